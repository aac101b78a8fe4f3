#!/usr/bin/env bash
# Shows reports of the comparison to a browser, wide and on a phone, light and dark, and looks at what it makes of them.
# Usage: build/checks/report.sh [REPORT.html...]; without names the tests' made-up reports and those below target/compare.
# One line per check, then `N passed, N failed`. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
venv=$root/target/checks-report-venv
pins=$root/build/checks/report-requirements.txt
samples=$root/comparison/lab/target/sample-reports

find_browser() {
  local name
  for name in chromium chromium-browser google-chrome; do
    ! command -v "$name" || return 0
  done
  return 1
}

# Prints where the browser is.
need_browser() {
  find_browser && return
  [ "$(id -u)" = 0 ] || not_run "a browser (chromium) is missing, and only root can install it" >&2
  command -v apt-get >/dev/null || not_run "a browser (chromium) is missing, and there is no apt-get to install it" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >"$out/chromium-install.log" 2>&1 ||
    not_run "chromium cannot be installed; see target/checks/chromium-install.log" >&2
  find_browser || not_run "chromium was installed and is not on the PATH" >&2
}

need_samples() {
  [ -f "$samples/whole/report.html" ] && return
  need_maven
  echo "writing the made-up reports"
  (cd "$root" && mvn -q -B -pl comparison/lab -am test -Dtest=SampleReportsTest -Dsurefire.failIfNoSpecifiedTests=false) >"$out/samples.log" 2>&1 ||
    not_run "the made-up reports cannot be written; see target/checks/samples.log"
}

reports=("$@")
need_tools
browser=$(need_browser)
if [ $# = 0 ]; then
  need_samples
  shopt -s nullglob
  reports=("$samples"/*/report.html "$root"/target/compare/*/report.html)
fi
"$venv/bin/python" "$root/build/checks/report.py" "$browser" "$out" "${reports[@]}"
