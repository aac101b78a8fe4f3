#!/usr/bin/env bash
# Deploys template.yaml by the real `sam deploy` onto ministack, an emulator that we did not write: the version before, an update to this one, and
# from there to the other layout. What the emulator has no part for is left out and named.
# Usage: build/checks/deploy.sh
# One line per check, then `N passed, N failed`. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/containers.sh"
[ $# = 0 ] || { echo "deploy.sh takes no options" >&2; exit 2; }
cd "$root"
emulator_pid=""
trap 'end_process "$emulator_pid"; rm -rf "$out/ministack"' EXIT

need_tools
tools=$venv
venv=$root/target/checks-deploy-venv
pins=$root/build/checks/deploy-requirements.txt
need_tools
need_zips

port=$(free_port)
mkdir -p "$out/ministack"
# Its functions are never called, so it needs no Docker.
env -u DOCKER_HOST BIND_HOST=127.0.0.1 MINISTACK_HOST=127.0.0.1 GATEWAY_PORT="$port" S3_DATA_DIR="$out/ministack" TMPDIR="$out/ministack" \
  AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test "$venv/bin/ministack" >"$out/ministack.log" 2>&1 </dev/null &
emulator_pid=$!
answers() { curl -sf "http://127.0.0.1:$port/_ministack/health" >/dev/null 2>&1; }
wait_for 60 "$emulator_pid" answers || { tail -5 "$out/ministack.log"; not_run "ministack does not answer; see target/checks/ministack.log"; }
"$tools/bin/python" build/checks/deploy.py "http://127.0.0.1:$port"
