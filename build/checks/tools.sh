# shellcheck shell=bash disable=SC2034
# Sourced by the checks: the repository's root, the Python tools they need (pinned in requirements.txt and kept under target/checks-venv), a JDK, and what
# starting a process takes.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
out=$root/target/checks
venv=$root/target/checks-venv
pins=$root/build/checks/requirements.txt
NOT_RUN=3

# Ends the check with a reason; the caller decides what a check that did not run is worth.
not_run() { printf 'not run: %s\n' "$*"; exit $NOT_RUN; }

tools_are_ready() { cmp -s "$pins" "$venv/installed"; }

# Debian keeps what makes a virtual environment in a package of its own.
install_venv() {
  [ "$(id -u)" = 0 ] && command -v apt-get && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
}

# Installs the tools unless they are there.
need_tools() {
  mkdir -p "$out"
  tools_are_ready && return
  command -v python3 >/dev/null || not_run "python3 is missing (3.11 or later)"
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || not_run "python3 is $(python3 -V 2>&1), 3.11 or later is needed"
  printf 'installing %s\n' "$(tr '\n' ' ' <"$pins")"
  rm -rf "$venv"
  python3 -m venv "$venv" >"$out/install.log" 2>&1 || { install_venv && python3 -m venv "$venv"; } >>"$out/install.log" 2>&1 ||
    not_run "python3 cannot make a virtual environment (Debian: python3-venv); see target/checks/install.log"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$pins" >>"$out/install.log" 2>&1 ||
    not_run "pip cannot install the tools (is PyPI reachable?); see target/checks/install.log"
  cp "$pins" "$venv/installed"
}

# Sets JAVA_HOME to a JDK 25, the caller's own if it is one.
need_maven() {
  local jdk
  command -v mvn >/dev/null || not_run "Maven is missing"
  for jdk in "${JAVA_HOME:-/none}" /usr/lib/jvm/*; do
    [ -x "$jdk/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$jdk/release" 2>/dev/null && { export JAVA_HOME=$jdk; return; }
  done
  not_run "no JDK 25 found: set JAVA_HOME to one"
}

# Waits until the command after $1 seconds succeeds, or the process $2 is gone.
wait_for() {
  local end=$((SECONDS + $1)) pid=$2
  shift 2
  until "$@"; do
    kill -0 "$pid" 2>/dev/null && [ $SECONDS -lt $end ] || return 1
    sleep 0.5
  done
}

# Ends a process of ours; none is none.
end_process() { [ -z "$1" ] || { kill "$1" 2>/dev/null && wait "$1" 2>/dev/null; } || true; }

# A port of loopback that nobody listens on.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
