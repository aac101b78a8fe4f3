# shellcheck shell=bash
# Sourced by the checks that need a running stack, after tools.sh: a `./mailroom start` of their own, on free ports, ended with the script.
mailroom_pid=""
started=$out/start.log

# said WORD: what the stack's greeting says behind it.
said() { sed -nE "s/^ +$1 +([^ ]+)\$/\\1/p" "$started" | head -1; }

stack_is_ready() { [ -n "$(said URL)" ] && [ -n "$(said 'API key')" ]; }

# start_stack [OPTION...]: returns once it is ready.
start_stack() {
  : >"$started" # what an earlier one said is not this one's
  ./mailroom start --port 0 --no-aot "$@" >"$started" 2>&1 </dev/null &
  mailroom_pid=$!
  wait_for 300 "$mailroom_pid" stack_is_ready || { tail -20 "$started"; not_run "./mailroom start is not ready; see ${started#"$root"/}"; }
}

stop_stack() { end_process "$mailroom_pid"; mailroom_pid=""; }
