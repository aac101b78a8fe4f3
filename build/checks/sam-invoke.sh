#!/usr/bin/env bash
# Invokes functions with their events by `sam local invoke`, in containers, against the services of a `./mailroom start` of its own: one for the
# functions that serve where BatchesLayout is routed, one for those that are there only where it is separate.
# Usage: build/checks/sam-invoke.sh [FUNCTION...]; without names every function.
# Needs Docker, and the image of Lambda's Java runtime: pulled, or its stand-in built where images cannot be pulled.
# One line per function, then `N passed, N failed`. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/containers.sh"
source "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
cd "$root"

environment=target/local/sam-env.json
reachable=$out/sam-env.json # the same, by the address that containers use
# A line per function: the layout of the stack that it is invoked in, and its logical id.
functions=$(awk '
  /^  [A-Za-z]+:( +#.*)?$/ { id = substr($1, 1, length($1) - 1) }
  /^    Type: AWS::Serverless::Function$/ { layout[id] = "routed" }
  /^    Condition: SeparateLayout$/ { if (id in layout) layout[id] = "separate" }
  END { for (id in layout) print layout[id], id }' template.yaml | sort)
[ -n "$functions" ] || { echo "template.yaml shows no function" >&2; exit 1; }
for name in "$@"; do
  grep -q " $name\$" <<<"$functions" || { echo "there is no function '$name', there are" $(cut -d' ' -f2 <<<"$functions") >&2; exit 2; }
done
[ $# = 0 ] || functions=$(grep -E " ($(IFS='|'; echo "$*"))\$" <<<"$functions")

bridge_pid="" passed=0 failed=0

stop_services() {
  end_process "$bridge_pid"
  bridge_pid=""
  stop_stack
}

stop() { stop_services; stop_docker; }
trap stop EXIT

event_of() { sed -E 's/([a-z0-9])([A-Z])/\1-\2/g' <<<"$1" | tr '[:upper:]' '[:lower:]'; }

# A good answer is JSON without an error of the runtime, without a failed item, and no 5xx.
good='
import json, sys
answer = json.load(sys.stdin)
if isinstance(answer, dict):
    bad = {key: answer[key] for key in ("errorType", "errorMessage", "batchItemFailures") if answer.get(key)}
    if answer.get("statusCode", 0) >= 500: bad["statusCode"] = answer["statusCode"]
    if bad: sys.exit("answered " + json.dumps(bad))
'

# invoke LABEL FUNCTION EVENT [OPTION...]
invoke() {
  local label=$1 function=$2 event=$3 log=$out/sam-$2.log answer=$out/sam-$2.json reason
  shift 3
  if [ ! -f "$event" ]; then
    reason="$event is missing"
  elif ! timeout 180 "$venv/bin/sam" local invoke "$function" -e "$event" --skip-pull-image "$@" >"$answer" 2>"$log" </dev/null; then
    reason="sam local invoke failed; see ${log#"$root"/}"
  elif ! reason=$(python3 -c "$good" <"$answer" 2>&1); then
    reason="$(tail -1 <<<"$reason"); see ${log#"$root"/}"
  else
    passed=$((passed + 1)); echo "passed  sam local invoke $label"
    return
  fi
  failed=$((failed + 1)); echo "FAILED  sam local invoke $label: $reason"
}

need_tools
need_zips
need_docker
need_image

echo '{"Records":[]}' >"$out/no-records.json"
invoke "Relay, on its own, no records" Relay "$out/no-records.json"

for layout in $(cut -d' ' -f1 <<<"$functions" | sort -u); do
  start_stack --parameter "BatchesLayout=$layout" # its functions are not used, so none of their caches is made
  bridge_services "$environment" "$reachable" bridge
  for function in $(sed -n "s/^$layout //p" <<<"$functions"); do
    # The access key says who calls, as everywhere in the local services.
    AWS_ACCESS_KEY_ID=LOCAL$(tr '[:lower:]' '[:upper:]' <<<"$function") AWS_SECRET_ACCESS_KEY=local AWS_SESSION_TOKEN="" \
      invoke "$function" "$function" "events/$(event_of "$function").json" --env-vars "$reachable" --parameter-overrides "BatchesLayout=$layout"
  done
  stop_services
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
