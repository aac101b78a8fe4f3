#!/usr/bin/env bash
# Asks `sam local start-api` the golden requests again and holds what it answers against what is recorded, which the tests hold our gateway to.
# Usage: build/checks/golden-responses.sh [--record]: with it the recordings are replaced instead; docs/golden-responses.md then has to explain what differs.
# Prints `N passed, N failed`, one for each request. Exit 0: all as recorded, 1: something is not, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/containers.sh"
cd "$root"
case ${1:-} in '' | --record) ;; *) echo "golden-responses.sh takes --record only, not $1" >&2; exit 2 ;; esac
recorded=local/src/test/resources/golden
work=$out/golden
api_pid=""
stop() { end_process "$api_pid"; }
trap stop EXIT

recorder() { "${JAVA_HOME:?}/bin/java" -Dslf4j.provider=org.slf4j.jul.JULServiceProvider "-Dlocal.parts=$root/target/local/parts" -cp "local/target/test-classes:local/target/classes:$(printf '%s:' cli/target/lib/*.jar)" local.golden.Recorder "$@"; }
is_ready() { grep -q '^ready ' "$work/ready"; }

need_tools
need_zips
mkdir -p "$work"
[ -f local/target/test-classes/local/golden/Recorder.class ] || not_run "the tests' classes are missing: ./mailroom build makes them"
recorder lay "$work/stack"
: >"$work/ready"
build/checks/sam-api.sh "$work/stack/template.yaml" "$out/golden-sam.log" >"$work/ready" 2>"$work/api.log" </dev/null &
api_pid=$!
wait_for 300 "$api_pid" is_ready || not_run "sam local start-api does not answer; see target/checks/golden-sam.log and golden/api.log"
recorder record "$(sed -n 's/^ready //p' "$work/ready")" "$work/sam-local.json"
end_process "$api_pid"
api_pid=""

if [ "${1:-}" = --record ]; then
  cp "$work/sam-local.json" "$recorded/sam-local.json"
  recorder differences "$work/own" "$work/sam-local.json" "$recorded/differences.json"
fi
python3 - "$work/sam-local.json" "$recorded/sam-local.json" <<'X'
import json
import sys

now, recorded = (json.load(open(name)) for name in sys.argv[1:])
failed = [name for name in sorted(now.keys() | recorded.keys()) if now.get(name) != recorded.get(name)]
for name in failed:
    print(f"FAILED  {name}\n  recorded {json.dumps(recorded.get(name))}\n  now      {json.dumps(now.get(name))}")
print(f"{len(now) - len(failed)} passed, {len(failed)} failed")
sys.exit(bool(failed))
X
