#!/usr/bin/env bash
# Runs `sam build` on template.yaml: there is nothing to build, as CodeUri names zips, and what comes out must be as complete as what went in.
# Prints `N passed, N failed`, one for each function and layer. Exit 0: all passed, 1: something failed, 3: not run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$(dirname "${BASH_SOURCE[0]}")/containers.sh"
cd "$root"
need_tools
need_zips
built=$out/sam-build
"$venv/bin/sam" build --build-dir "$built" >"$out/sam-build.log" 2>&1 </dev/null || { tail -20 "$out/sam-build.log"; echo "0 passed, 1 failed"; exit 1; }
"$venv/bin/python" - "$root/template.yaml" "$built/template.yaml" <<'X'
import sys
from pathlib import Path

from samcli.yamlhelper import yaml_parse

CODE = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri"}


def code(template):
    """Where the code of each function and layer lies, by logical id."""
    path = Path(template)
    resources = yaml_parse(path.read_text())["Resources"]
    return {name: path.parent / body["Properties"][CODE[body["Type"]]] for name, body in resources.items() if body["Type"] in CODE}


before, after = map(code, sys.argv[1:])
failed = [name for name, place in before.items() if name not in after or not after[name].exists()]
for name in failed:
    print(f"FAILED  {name}: not in what sam build made, or its code is not there")
print(f"{len(before) - len(failed)} passed, {len(failed)} failed")
sys.exit(bool(failed))
X
