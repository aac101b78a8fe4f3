#!/usr/bin/env bash
# Runs the contract suites that carry @AlsoOnLocalStack over LocalStack, which Testcontainers starts, or over the one that LOCALSTACK_ENDPOINT names.
# Where Docker is missing it is installed and started, and ended again; the image is made once and kept.
# Usage: build/checks/localstack.sh
# The tests' own lines, then `N passed, M failed`. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/containers.sh"
[ $# = 0 ] || { echo "localstack.sh takes no options" >&2; exit 2; }
cd "$root"
mkdir -p "$out"

image=localstack/localstack:4.4.0
log=$out/localstack.log
trap stop_docker EXIT

need_maven
if [ -z "${LOCALSTACK_ENDPOINT:-}" ]; then
  need_docker
  need_image "$image" localstack
  # Testcontainers' own helper images: left out where images cannot be pulled. The suite ends its container itself.
  export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_CHECKS_DISABLE=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
fi

began=$out/localstack-began
touch "$began"
status=0
LOCALSTACK_REQUIRED=true mvn -B -pl tests -am test -DskipTests -Dlocalstack.skip=false >"$log" 2>&1 </dev/null || status=$?
grep -E '^\[(INFO|ERROR|WARNING)\] Tests run:.* -- in |^\[ERROR\]' "$log" | sed -E 's/^\[(INFO|WARNING)\] //' || true

counts=$(build/count-tests.sh tests "$began" '*-localstack.xml')
if [ "$status" != 0 ] && [[ "$counts" == *" 0 failed"* ]]; then
  echo "FAILED  the suites did not run to their end; see target/checks/localstack.log"
  exit 1 # without counts the caller sees a failure
fi
[[ "$counts" != "0 passed"* ]] || { echo "FAILED  no suite ran; see target/checks/localstack.log"; status=1; }
echo "$counts"
[ "$status" = 0 ]
