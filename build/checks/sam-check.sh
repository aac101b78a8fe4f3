#!/usr/bin/env bash
# SAM for real, in parts: what `./mailroom sam-check` runs. Prints a table and `N passed, N failed`; the whole output of each part is in target/checks.
# Usage: build/checks/sam-check.sh [--record] [validate] [build] [invoke] [api] [golden]; without names every part.
# --record replaces the golden recordings. Exit 0: all passed, 1: something failed, 3: a part was not run and nothing failed.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/containers.sh"
cd "$root" || exit 1
record="" wanted=""
for argument in "$@"; do
  case $argument in
    --record) record=--record ;;
    -h | --help) sed -n '2,/^set /s/^# //p' "${BASH_SOURCE[0]}"; exit 0 ;;
    validate | build | invoke | api | golden) wanted+=" $argument" ;;
    *) echo "sam-check takes --record, validate, build, invoke, api and golden, not $argument" >&2; exit 2 ;;
  esac
done
passed=0 failed=0 missing=0 table=""
trap stop_docker EXIT

# part NAME WHAT COMMAND...: runs it where it is wanted, and reads its counts: the last `N passed, N failed`, or Surefire's sum.
part() {
  local name=$1 what=$2 log began=$SECONDS status good bad note=""
  shift 2
  case "$wanted " in ' ' | *" $name "*) ;; *) return ;; esac
  log=$out/sam-check-${what//[^a-z]/-}.log
  printf '%s ...\n' "$what"
  "$@" >"$log" 2>&1 </dev/null
  status=$?
  read -r good bad < <(counts "$log") || { good=0 bad=0; }
  case $status in
    0) [ "$good" != 0 ] || { bad=1 note="no counts; "; } ;;
    3) missing=$((missing + 1)) note="$(tail -1 "$log"); " ;;
    *) [ "$bad" != 0 ] || bad=1 ;;
  esac
  [ "$bad" = 0 ] || { grep -E '^FAILED|^\[ERROR\] +[A-Za-z]' "$log" | head -40; note+="see ${log#"$root"/}"; }
  passed=$((passed + good)) failed=$((failed + bad))
  table+=$(printf '%-62s %6d %6d %6d  %s' "$what" "$good" "$bad" $((SECONDS - began)) "$note")$'\n'
}

counts() {
  if grep -qE '^[0-9]+ passed, [0-9]+ failed' "$1"; then
    sed -nE 's/^([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p' "$1" | tail -1
  else
    sed -nE 's/^\[[A-Z]+\] Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+)$/\1 \2 \3 \4/p' "$1" | tail -1 |
      { read -r all failures errors skipped && echo $((all - failures - errors - skipped)) $((failures + errors)); }
  fi
}

validate() {
  "$venv/bin/sam" validate --lint && echo "1 passed, 0 failed"
}

# end_to_end LAYOUT TESTS: the end-to-end suite's HTTP part, with `sam local start-api` in place of our gateway. What `sam local` has no part for is
# tagged in the tests, and stands in docs/testing.md with its cause.
end_to_end() {
  need_zips
  mvn -B -pl tests -am test-compile surefire:test -Dmailroom.tests.sam=true "-Dmailroom.tests.layout=$1" "-Dtest=$2" -DexcludedGroups=not-in-sam-local -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.reportNameSuffix=sam
}

need_tools
mkdir -p "$out"
case "$wanted " in ' ' | *' api '*) need_maven ;; esac
case "$wanted " in ' ' | *' invoke '* | *' api '* | *' golden '*) need_docker; need_image ;; esac

part validate 'sam validate --lint' validate
part build 'sam build' build/checks/sam-build.sh
part invoke 'sam local invoke of every function' build/checks/sam-invoke.sh
part api 'sam local start-api, end-to-end suite over HTTP' end_to_end routed 'mailroom.tests.e2e.*Test'
part api 'sam local start-api, one function per endpoint' end_to_end separate 'mailroom.tests.e2e.AuthenticationTest,mailroom.tests.e2e.BatchActionsTest'
part golden 'golden requests to sam local start-api, as recorded' build/checks/golden-responses.sh $record

printf '\n%-62s %6s %6s %6s\n%s' part passed failed seconds "$table"
cat <<'X'

Not here, since sam local has no part for it (docs/testing.md says more):
  WebSocket API           it serves AWS::Serverless::HttpApi and Api only; LiveTest runs on the local runtime
  queues, topics, streams nothing polls or retries; the functions behind them run in the local runtime beside start-api
  the gateway's limits    a body over 10 MB is 502 and not 413, an unknown route 403 and not 404 (docs/golden-responses.md)
  authorizer cache        every request asks the authorizer again, ReauthorizeEvery is not read
  throttles, access log   DefaultRouteSettings, RouteSettings and AccessLogSettings are not read
X
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] || exit 1
[ "$missing" = 0 ] || exit 3
