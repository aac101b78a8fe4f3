"""Records what the real SAM translator makes of the templates beside this file.

    python -m venv venv && venv/bin/pip install aws-sam-translator cfn-flip && venv/bin/python record.py
"""
import json
import pathlib

import cfn_flip
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    def load(self):
        return {}


def expand(path):
    return transform(json.loads(cfn_flip.to_json(path.read_text())), {}, NoManagedPolicies())


for template in sorted(pathlib.Path(__file__).parent.glob("*.yaml")):
    expansion = template.with_suffix(".expanded.json")
    expansion.write_text(json.dumps(expand(template), indent=1, sort_keys=True) + "\n")
    print(expansion.name)
