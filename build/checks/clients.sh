#!/usr/bin/env bash
# Drives the local services with clients that we did not write, the AWS CLI and boto3, against a `./mailroom start` of its own. The Java SDK drives them
# in the tests of local/ (local.aws, local.invoke) and in the contract tests.
# Usage: build/checks/clients.sh
# One line per client and service, then `N passed, N failed`. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
[ $# = 0 ] || { echo "clients.sh takes no options" >&2; exit 2; }
cd "$root"
venv=$root/target/checks-clients-venv
pins=$root/build/checks/clients-requirements.txt
trap stop_stack EXIT

need_tools
start_stack
"$venv/bin/python" build/checks/clients.py target/local/sam-env.json
