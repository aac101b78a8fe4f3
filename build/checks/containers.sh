# shellcheck shell=bash
# Sourced by the checks that need containers, after tools.sh: Docker, the image of Lambda's Java runtime, and what is started for them and ended with
# the script.

image=public.ecr.aws/lambda/java:25-x86_64
stand_in=${MAILROOM_SHARED:-$root/../shared}/tools/stand-in-images.sh
export AWS_DEFAULT_REGION=us-east-1 SAM_CLI_TELEMETRY=0
dockerd_pid=""

docker_answers() { docker info >/dev/null 2>&1; }

# A daemon that runs already is used, and left; one that is started here is ended by stop_docker.
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

stop_docker() { end_process "$dockerd_pid"; dockerd_pid=""; }

# need_image [IMAGE PART]: pulled, or its stand-in built where images cannot be pulled; Docker keeps it. Without a name that of Lambda's Java runtime.
need_image() {
  local name=${1:-$image} part=${2:-lambda}
  docker image inspect "$name" >/dev/null 2>&1 && return
  if [ -f "$stand_in" ]; then
    echo "building the stand-in for $name (minutes, once)"
    bash "$stand_in" "$part" >"$out/image-$part.log" 2>&1 || not_run "the stand-in for $name cannot be built; see target/checks/image-$part.log"
  else
    echo "pulling $name"
    docker pull --quiet "$name" >"$out/image-$part.log" 2>&1 || not_run "$name cannot be pulled; see target/checks/image-$part.log"
  fi
}

# This machine's address in a network of Docker's. A daemon says none for its default network before that has had a container; the first is meant then.
address_in() {
  docker network inspect "$1" --format '{{with index .IPAM.Config 0}}{{.Gateway}} {{.Subnet}}{{end}}' | awk '{ if (NF > 1) print $1; else { sub(/0\/.*/, "1", $1); print $1 } }'
}

# bridge_services ENVIRONMENT REACHABLE NETWORK: makes what it names reachable from containers in the network, and REACHABLE the same file with the
# address that they use. Sets bridge_pid.
bridge_services() {
  local address
  address=$(address_in "$3")
  [ -n "$address" ] || not_run "Docker's network $3 has no address of this machine"
  rm -f "$2"
  python3 "$root/build/checks/bridge.py" "$address" "$1" "$2" >"$out/bridge.log" 2>&1 </dev/null &
  bridge_pid=$!
  wait_for 20 "$bridge_pid" test -s "$2" || not_run "containers cannot reach this machine by $address; see target/checks/bridge.log"
}

# The zips that template.yaml names, and with them the tests' classes.
need_zips() {
  local zip
  for zip in $(sed -nE 's/^ +(CodeUri|ContentUri): (.*\.zip)$/\2/p' "$root/template.yaml" | sort -u); do
    [ -f "$root/$zip" ] || { echo "building, since $zip is missing"; "$root/mailroom" build --no-aot >"$out/build.log" 2>&1 </dev/null || not_run "the build failed; see target/checks/build.log"; return; }
  done
}
