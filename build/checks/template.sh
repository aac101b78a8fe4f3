#!/usr/bin/env bash
# Checks template.yaml, samconfig.toml and openapi.yaml with SAM's own tools. Usage: build/checks/template.sh [--quick] [--no-install]
# --quick tries each value of a condition's parameters alone, not every combination. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

quick=() install=
for option in "$@"; do
  case $option in
    --quick) quick=(--quick) ;;
    --no-install) install=--no-install ;;
    *) echo "template.sh takes --quick and --no-install, not $option" >&2; exit 2 ;;
  esac
done
need_tools $install
exec "$venv/bin/python" "$root/build/checks/template.py" "${quick[@]}"
