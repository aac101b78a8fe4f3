#!/usr/bin/env bash
# Invokes functions with their events by `sam local invoke`, in containers, against the services of a `./mailroom start` of its own: one for the
# functions that serve where BatchesLayout is routed, one for those that are there only where it is separate.
# Usage: build/checks/sam-invoke.sh [FUNCTION...]; without names every function.
# Needs Docker, and the image of Lambda's Java runtime: pulled, or its stand-in built where images cannot be pulled.
# One line per function, then `N passed, N failed`. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
cd "$root"

image=public.ecr.aws/lambda/java:25-x86_64
stand_in=${MAILROOM_SHARED:-$root/../shared}/tools/stand-in-images.sh
environment=target/local/sam-env.json
reachable=$out/sam-env.json # the same, by the address that containers use
patience=300
export AWS_DEFAULT_REGION=us-east-1 SAM_CLI_TELEMETRY=0
# A line per function: the layout of the stack that it is invoked in, and its logical id.
functions=$(awk '
  /^  [A-Za-z]+:$/ { id = substr($1, 1, length($1) - 1) }
  /^    Type: AWS::Serverless::Function$/ { layout[id] = "routed" }
  /^    Condition: SeparateLayout$/ { if (id in layout) layout[id] = "separate" }
  END { for (id in layout) print layout[id], id }' template.yaml | sort)
[ -n "$functions" ] || { echo "template.yaml shows no function" >&2; exit 1; }
for name in "$@"; do
  grep -q " $name\$" <<<"$functions" || { echo "there is no function '$name', there are" $(cut -d' ' -f2 <<<"$functions") >&2; exit 2; }
done
[ $# = 0 ] || functions=$(grep -E " ($(IFS='|'; echo "$*"))\$" <<<"$functions")

mailroom_pid="" bridge_pid="" dockerd_pid="" passed=0 failed=0

stop_services() {
  [ -z "$bridge_pid" ] || { kill "$bridge_pid" 2>/dev/null && wait "$bridge_pid" 2>/dev/null; } || true
  [ -z "$mailroom_pid" ] || { kill "$mailroom_pid" 2>/dev/null && wait "$mailroom_pid" 2>/dev/null; } || true
  bridge_pid="" mailroom_pid=""
}

stop() {
  stop_services
  [ -z "$dockerd_pid" ] || { kill "$dockerd_pid" 2>/dev/null && wait "$dockerd_pid" 2>/dev/null; } || true
}
trap stop EXIT

# Waits until the command after $1 seconds succeeds, or the process $2 is gone.
wait_for() {
  local end=$((SECONDS + $1)) pid=$2
  shift 2
  until "$@"; do
    kill -0 "$pid" 2>/dev/null && [ $SECONDS -lt $end ] || return 1
    sleep 0.5
  done
}

docker_answers() { docker info >/dev/null 2>&1; }

need_docker() {
  docker_answers && return
  if ! command -v dockerd >/dev/null || ! command -v iptables >/dev/null; then
    [ "$(id -u)" = 0 ] || not_run "Docker is missing, and only root can install it"
    command -v apt-get >/dev/null || not_run "Docker is missing, and there is no apt-get to install docker.io"
    echo "installing docker.io"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq docker.io iptables; } >"$out/docker-install.log" 2>&1 ||
      not_run "docker.io cannot be installed; see target/checks/docker-install.log"
  fi
  [ "$(id -u)" = 0 ] || not_run "Docker does not run, and only root can start it"
  nohup dockerd >"$out/dockerd.log" 2>&1 &
  dockerd_pid=$!
  wait_for 60 "$dockerd_pid" docker_answers || not_run "dockerd does not start; see target/checks/dockerd.log"
}

need_image() {
  docker image inspect "$image" >/dev/null 2>&1 && return
  if [ -f "$stand_in" ]; then
    echo "building the stand-in for $image (minutes, once)"
    bash "$stand_in" lambda >"$out/image.log" 2>&1 || not_run "the stand-in for $image cannot be built; see target/checks/image.log"
  else
    echo "pulling $image"
    docker pull --quiet "$image" >"$out/image.log" 2>&1 || not_run "$image cannot be pulled; see target/checks/image.log"
  fi
}

need_zips() {
  local zip
  for zip in $(sed -nE 's/^ +(CodeUri|ContentUri): (.*\.zip)$/\2/p' template.yaml | sort -u); do
    [ -f "$zip" ] || { echo "building, since $zip is missing"; ./mailroom build >"$out/build.log" 2>&1 </dev/null || not_run "the build failed; see target/checks/build.log"; return; }
  done
}

environment_is_new() { [ "$environment" -nt "$out/starting" ]; }

# start_services LAYOUT. Its functions are not used, so none of their caches is made.
start_services() {
  touch "$out/starting"
  ./mailroom start --port 0 --no-aot --parameter "BatchesLayout=$1" >"$out/start.log" 2>&1 </dev/null &
  mailroom_pid=$!
  wait_for $patience "$mailroom_pid" environment_is_new || { tail -20 "$out/start.log"; not_run "./mailroom start is not ready; see target/checks/start.log"; }
}

bridge_is_up() { [ -s "$reachable" ]; }

bridge_services() {
  local address
  address=$(docker network inspect bridge --format '{{(index .IPAM.Config 0).Gateway}}')
  [ -n "$address" ] || not_run "Docker's bridge network has no address of this machine"
  rm -f "$reachable"
  python3 build/checks/bridge.py "$address" "$environment" "$reachable" >"$out/bridge.log" 2>&1 </dev/null &
  bridge_pid=$!
  wait_for 20 "$bridge_pid" bridge_is_up || not_run "containers cannot reach this machine by $address; see target/checks/bridge.log"
}

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
  start_services "$layout"
  bridge_services
  for function in $(sed -n "s/^$layout //p" <<<"$functions"); do
    # The access key says who calls, as everywhere in the local services.
    AWS_ACCESS_KEY_ID=LOCAL$(tr '[:lower:]' '[:upper:]' <<<"$function") AWS_SECRET_ACCESS_KEY=local AWS_SESSION_TOKEN="" \
      invoke "$function" "$function" "events/$(event_of "$function").json" --env-vars "$reachable" --parameter-overrides "BatchesLayout=$layout"
  done
  stop_services
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
