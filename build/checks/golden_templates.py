"""Records what the real SAM translator makes of templates, or compares it with the records. Usage: golden_templates.py check|record

One line per template, then `N passed, N failed`. A record is the whole expansion, sorted, with the parameters' defaults; conditions stay in it.
"""

import difflib
import json
import logging
import os
import sys
from pathlib import Path

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform

from tally import Tally

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "local/src/test/resources/sam"
REGION = "us-east-1"
HINT = "if the template is right: build/checks/golden-templates.sh record"


class NoManagedPolicies:
    """No managed policy is looked up: names stay names."""

    def load(self):
        return {}


def expanded(template):
    source = yaml_parse(template.read_text())
    for resource in source["Resources"].values():
        for uri in ("CodeUri", "ContentUri"):
            if not str(resource.get("Properties", {}).get(uri, "s3://")).startswith("s3://"):
                resource["Properties"][uri] = "s3://bucket/key"  # the translator takes no path
    return json.dumps(transform(source, {"AWS::Region": REGION}, NoManagedPolicies()), indent=1, sort_keys=True) + "\n"


def record_of(template):
    return FOLDER / f"{template.stem}.expanded.json"


def difference(recorded, now):
    lines = difflib.unified_diff(recorded.splitlines(), now.splitlines(), "recorded", "now", lineterm="", n=1)
    return "\n".join(list(lines)[:40])


def main(mode):
    os.environ["AWS_DEFAULT_REGION"] = REGION
    logging.getLogger("samtranslator.metrics.metrics").setLevel(logging.CRITICAL)
    templates = sorted(FOLDER.glob("*.yaml"))
    tally = Tally()
    for template in templates:
        record, now = record_of(template), expanded(template)
        if mode == "record":
            record.write_text(now)
        recorded = record.read_text() if record.exists() else ""
        name = template.relative_to(ROOT)
        tally.check(f"{name} expands to what is recorded", "" if recorded == now else f"{difference(recorded, now)}\n{HINT}")
    orphans = sorted({*FOLDER.glob("*.expanded.json")} - {record_of(template) for template in templates})
    for orphan in orphans:
        tally.check(orphan.relative_to(ROOT), "  has no template")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
