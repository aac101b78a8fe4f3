#!/usr/bin/env bash
# Serves a template's HTTP API by `sam local start-api`, in warm containers, until it is ended. Writes `ready URL` once it answers.
# Usage: build/checks/sam-api.sh TEMPLATE LOG [ENVIRONMENT [PARAMETER=VALUE...]]
# LOG gets what SAM and the functions write. ENVIRONMENT is the file that points the functions at running services (see bridge.py).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/containers.sh"
template=$1 log=$2 environment=${3:-}
shift $(($# < 3 ? $# : 3))
sam_pid="" bridge_pid="" options=()

# SAM ends its containers itself where it is interrupted in order; what it leaves behind is ours, by the network that they are in.
stop() {
  trap '' INT TERM
  [ -z "$sam_pid" ] || { kill -INT "$sam_pid" 2>/dev/null; for _ in $(seq 40); do kill -0 "$sam_pid" 2>/dev/null || break; sleep 0.25; done; }
  end_process "$sam_pid"
  [ -z "${network:-}" ] || {
    docker ps -aq --filter "network=$network" | xargs -r docker rm -f >/dev/null 2>&1 || true
    docker network rm "$network" >/dev/null 2>&1 || true
  }
  end_process "$bridge_pid"
  stop_docker
}
trap stop EXIT
trap 'exit 143' INT TERM

need_tools >&2
need_docker >&2
need_image >&2
# The containers of this run are told apart by a network of their own, by which they also reach the services.
network=mailroom-sam-$$
docker network create "$network" >/dev/null
if [ -n "$environment" ]; then
  bridge_services "$environment" "$environment.reachable.json" "$network"
  options+=(--env-vars "$environment.reachable.json")
fi
[ $# = 0 ] || options+=(--parameter-overrides "$*")
port=$(free_port)
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

AWS_ACCESS_KEY_ID=LOCALSAM AWS_SECRET_ACCESS_KEY=local AWS_SESSION_TOKEN="" "$venv/bin/sam" local start-api --template "$template" --port "$port" \
  --warm-containers LAZY --skip-pull-image --docker-network "$network" "${options[@]}" >"$log" 2>&1 </dev/null &
sam_pid=$!
wait_for 90 "$sam_pid" answers || { tail -20 "$log" >&2; not_run "sam local start-api does not answer; see $log"; }
echo "ready http://127.0.0.1:$port"
wait "$sam_pid"
