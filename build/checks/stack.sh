# shellcheck shell=bash
# Sourced by the checks that need a running stack, after tools.sh: a `./mailroom start` of their own, on free ports, ended with the script.
mailroom_pid=""
started=$out/start.log

# said WORD: what the stack's greeting says behind it.
said() { sed -nE "s/^ +$1 +([^ ]+)\$/\\1/p" "$started" | head -1; }

# start_stack [OPTION...]: returns once it is ready.
start_stack() {
  local end=$((SECONDS + 300))
  : >"$started" # what an earlier one said is not this one's
  ./mailroom start --port 0 --no-aot "$@" >"$started" 2>&1 </dev/null &
  mailroom_pid=$!
  until [ -n "$(said URL)" ] && [ -n "$(said 'API key')" ]; do
    kill -0 "$mailroom_pid" 2>/dev/null && [ $SECONDS -lt $end ] ||
      { tail -20 "$started"; not_run "./mailroom start is not ready; see ${started#"$root"/}"; }
    sleep 0.5
  done
}

stop_stack() {
  [ -z "$mailroom_pid" ] || { kill "$mailroom_pid" 2>/dev/null && wait "$mailroom_pid" 2>/dev/null; } || true
  mailroom_pid=""
}
