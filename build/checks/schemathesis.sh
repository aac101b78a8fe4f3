#!/usr/bin/env bash
# Runs schemathesis over openapi.yaml against a `./mailroom start` of its own: with a token, all phases and all checks, stateful, 200 examples an
# endpoint, from a fixed seed. build/checks/schemathesis.toml has the settings, and every exception with its reason.
# Usage: build/checks/schemathesis.sh [SCHEMATHESIS OPTION...], such as `--include-path /v1/batches`.
# One line per endpoint that failed, then `N passed, N failed`. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
cd "$root"
venv=$root/target/checks-schemathesis-venv
pins=$root/build/checks/schemathesis-requirements.txt
report=$out/schemathesis
trap stop_stack EXIT

need_tools
# Limits per key would be all that is seen; schemathesis is faster than any of them.
start_stack --parameter RequestsPerMinute=0
mkdir -p "$report"
"$venv/bin/python" build/checks/schemathesis_run.py "$(said URL)" "$(said 'API key')" "$report" "$@"
