#!/usr/bin/env bash
# Expands the golden templates with the real SAM translator, and compares with what is recorded beside them: the tests of the
# template reader (local/) compare with the records, so that they need no Python. Usage: build/checks/golden-templates.sh [record]
# Without `record` nothing is written. Exit 0: the records are right, 1: one differs, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
case ${1:-} in '' | record) ;; *) echo "golden-templates.sh takes 'record' or nothing, not $1" >&2; exit 2 ;; esac
need_tools
exec "$venv/bin/python" "$root/build/checks/golden_templates.py" "${1:-check}"
