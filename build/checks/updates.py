"""What an update of the stack from the version of template.yaml before its last change to this one would replace."""

import subprocess
from pathlib import Path

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

ROOT = Path(__file__).resolve().parents[2]
REGION = "us-east-1"

# What holds data that nothing else has: never replaced, never deleted by an update.
KEEPERS = {"AWS::DynamoDB::Table", "AWS::KMS::Key"}


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def version_before():
    """The template as it was before its last change, and the commit's short name; the tree's own change counts as the last one."""
    now = (ROOT / "template.yaml").read_text()
    for commit in git("log", "--format=%h", "--", "template.yaml").split():
        before = git("show", f"{commit}:template.yaml")
        if before != now:
            return before, commit
    return None, None


def create_only(kind):
    """CloudFormation's create-only properties of a type, and those that are so sometimes: a change of one replaces the resource."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, kind).schema
    pointers = [*schema.get("createOnlyProperties", []), *schema.get("conditionalCreateOnlyProperties", [])]
    return [pointer.removeprefix("/properties/").split("/") for pointer in pointers]


def value_at(properties, path):
    for step in path:
        properties = properties.get(step) if isinstance(properties, dict) else None
    return properties


def replaced(before, now):
    """Keepers that go from one expansion to the other by a replacement or for good."""
    findings = []
    for name, resource in before["Resources"].items():
        if resource["Type"] not in KEEPERS:
            continue
        if now["Resources"].get(name, {}).get("Type") != resource["Type"]:
            findings.append(f"  {name} ({resource['Type']}) is gone")
            continue
        old, new = resource.get("Properties", {}), now["Resources"][name].get("Properties", {})
        findings += [
            f"  {name} ({resource['Type']}): {'.'.join(path)} changes, which replaces it"
            for path in create_only(resource["Type"])
            if value_at(old, path) != value_at(new, path)
        ]
    return "\n".join(findings)
