#!/usr/bin/env bash
# Adds up surefire reports below $1 and prints one closing line: 'N passed, N failed, N skipped'. Those count that are newer than $2 (what the last
# build left) and whose names match $3 (all).
set -euo pipefail
find "$1" -path '*/target/surefire-reports/TEST-*.xml' -name "${3:-*}" -newer "${2:-$1/target/built}" -print0 | xargs -0 -r grep -hm1 '<testsuite ' |
  awk '{
    for (i = 1; i <= NF; i++) if (match($i, /^(tests|errors|failures|skipped)="[0-9]+"/)) { split($i, part, "\""); sum[substr($i, 1, index($i, "=") - 1)] += part[2] }
  }
  END { bad = sum["errors"] + sum["failures"]; printf "%d passed, %d failed, %d skipped\n", sum["tests"] - bad - sum["skipped"], bad, sum["skipped"] }'
