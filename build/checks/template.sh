#!/usr/bin/env bash
# Checks template.yaml, samconfig.toml and openapi.yaml with SAM's own tools, and what the template expands to with checkov and parliament. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
[ $# = 0 ] || { echo "template.sh takes no options" >&2; exit 2; }
need_tools
tools=$venv
venv=$root/target/checks-policy-venv
pins=$root/build/checks/policy-requirements.txt
need_tools
exec "$tools/bin/python" "$root/build/checks/template.py"
