#!/usr/bin/env bash
# Runs schemathesis over openapi.yaml against a `./mailroom start` of its own: with a token, all phases and all checks, stateful, 200 examples an
# endpoint, from a fixed seed. build/checks/schemathesis.toml has the settings, and every exception with its reason.
# Usage: build/checks/schemathesis.sh [SCHEMATHESIS OPTION...], such as `--include-path /v1/batches`.
# One line per endpoint that failed, then `N passed, N failed`. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
cd "$root"
venv=$root/target/checks-schemathesis-venv
pins=$root/build/checks/schemathesis-requirements.txt
report=$out/schemathesis
started=$out/schemathesis-start.log
patience=300
mailroom_pid=""

stop() { [ -z "$mailroom_pid" ] || { kill "$mailroom_pid" 2>/dev/null && wait "$mailroom_pid" 2>/dev/null; } || true; }
trap stop EXIT

# said WORD: what the stack's greeting says behind it.
said() { sed -nE "s/^ +$1 +([^ ]+)\$/\\1/p" "$started" | head -1; }

# Limits per key would be all that is seen; schemathesis is faster than any of them.
parameters() { ! grep -q '^  RequestsPerMinute:' template.yaml || echo --parameter RequestsPerMinute=0; }

start_stack() {
  local end=$((SECONDS + patience))
  # shellcheck disable=SC2046
  ./mailroom start --port 0 --no-aot $(parameters) >"$started" 2>&1 </dev/null &
  mailroom_pid=$!
  until [ -n "$(said URL)" ] && [ -n "$(said 'API key')" ]; do
    kill -0 "$mailroom_pid" 2>/dev/null && [ $SECONDS -lt $end ] ||
      { tail -20 "$started"; not_run "./mailroom start is not ready; see target/checks/schemathesis-start.log"; }
    sleep 0.5
  done
}

need_tools
start_stack
mkdir -p "$report"
"$venv/bin/python" build/checks/schemathesis_run.py "$(said URL)" "$(said 'API key')" "$report" "$@"
