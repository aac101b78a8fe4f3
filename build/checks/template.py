"""Checks template.yaml, samconfig.toml and openapi.yaml. One line per check, then `N passed, N failed`.

A valid template is one that the SAM translator expands, so it is expanded for every combination of the values that its conditions tell apart. The
conditions are then applied, as CloudFormation would, and whatever is left must refer to nothing that is gone.

Linting takes seconds where expanding takes a twentieth of one, so not every combination is linted: as many are as it takes for every two resources
to be seen together in every pair of forms that they can have. A finding is about one resource or about two, so linting more finds no more.
"""

import copy
import itertools
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from cfnlint.api import lint
from cfnlint.config import ManualArgs
from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform

from tally import Tally
from updates import replaced, version_before

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "template.yaml"
TOOLS = Path(sys.executable).parent
CHECKS = ROOT / "target/checks"
POLICY_PYTHON = ROOT / "target/checks-policy-venv/bin/python"
REGION = "us-east-1"

# A value that differs from the default, for each parameter that a condition reads and that is not a list of choices.
SAMPLES = {
    "AlarmEmail": "ops@example.com",
    "CorsOrigins": "https://app.example.com,https://admin.example.com",
    "FeedbackWindowSeconds": "2",
    "ServicesEndpoint": "http://127.0.0.1:4566",
}
# Choices that add resources or statements, for whoever looks at one expansion only.
EVERYTHING = {"SenderIdentityMode": "create", "SesSandbox": "true", "WebSocketAccessLogs": "true"}
# The rule looks for a destination at every event source mapping, also at those of queues, which have a redrive policy instead. The template's
# own list of ignored rules is lost in the expansion, so it is given again.
NOT_FOR_EXPANDED = ["ES1001"]


class NoValue:
    """What AWS::NoValue leaves: nothing."""


def applied(node, conditions, values):
    """The node as CloudFormation deploys it: every Fn::If decided, what turned into AWS::NoValue left out, parameters replaced by their values."""
    if isinstance(node, dict):
        if set(node) == {"Fn::If"}:
            name, then, otherwise = node["Fn::If"]
            return applied(then if conditions[name] else otherwise, conditions, values)
        if set(node) == {"Ref"}:
            return NoValue if node["Ref"] == "AWS::NoValue" else values.get(node["Ref"], node)
        pairs = ((key, applied(value, conditions, values)) for key, value in node.items())
        return {key: value for key, value in pairs if value is not NoValue}
    if isinstance(node, list):
        return [value for value in (applied(item, conditions, values) for item in node) if value is not NoValue]
    return node


def holds(node, template, parameters):
    """Whether a condition holds. Knows what the template uses; anything else stops the check."""
    (function, argument), = node.items()
    if function == "Condition":
        return holds(template["Conditions"][argument], template, parameters)
    if function == "Fn::Not":
        return not holds(argument[0], template, parameters)
    if function == "Fn::And":
        return all(holds(item, template, parameters) for item in argument)
    if function == "Fn::Or":
        return any(holds(item, template, parameters) for item in argument)
    if function == "Fn::Equals":
        left, right = (str(parameters[item["Ref"]]) if isinstance(item, dict) else str(item) for item in argument)
        return left == right
    raise ValueError(f"condition with {function}: build/checks/template.py does not know it")


def references(node):
    """The names that a node refers to: by Ref, GetAtt, Sub (without its own variables) and DependsOn."""
    if isinstance(node, list):
        return set().union(*map(references, node))
    if not isinstance(node, dict):
        return set()
    found = set()
    for key, value in node.items():
        if key == "Ref":
            found.add(value)
        elif key == "Fn::GetAtt":
            found.add(value.split(".")[0] if isinstance(value, str) else value[0])
        elif key == "DependsOn":
            found.update([value] if isinstance(value, str) else value)
        elif key == "Fn::Sub":
            text, own = (value, {}) if isinstance(value, str) else value
            found.update({name.split(".")[0] for name in re.findall(r"\$\{([^!}]+)\}", text)} - set(own))
            found |= references(own)
        else:
            found |= references(value)
    return found


def inputs(node, conditions):
    """What decides the form of a node: what it refers to, and what its conditions read."""
    if isinstance(node, list):
        return set().union(*(inputs(item, conditions) for item in node))
    if not isinstance(node, dict):
        return set()
    found = references(node)
    for key, value in node.items():
        name = value[0] if key == "Fn::If" else value if key == "Condition" else None
        if isinstance(name, str):
            found |= inputs(conditions[name], conditions)
        found |= inputs(value, conditions)
    return found


def choices_of(template):
    """The values to try, for each parameter that a condition reads."""
    parameters = template["Parameters"]
    conditions = template["Conditions"]
    choices = {}
    for name in sorted(set().union(*(inputs(body, conditions) for body in conditions.values())) & set(parameters)):
        declared = parameters[name]
        if "AllowedValues" in declared:
            choices[name] = [str(value) for value in declared["AllowedValues"]]
        elif name in SAMPLES:
            choices[name] = [str(declared["Default"]), SAMPLES[name]]
        else:
            raise ValueError(f"a condition reads {name}: give it a sample value in build/checks/template.py")
    return choices


def cover(template, choices):
    """Combinations of choices such that every two resources occur in every pair of forms that they can have, and all combinations."""
    everything = [dict(zip(choices, values)) for values in itertools.product(*choices.values())]
    of_globals = inputs(template["Globals"], template["Conditions"])
    deciding = {
        frozenset((inputs(body, template["Conditions"]) | (of_globals if body["Type"].startswith("AWS::Serverless::") else set())) & set(choices))
        for body in (*template["Resources"].values(), {"Type": "outputs", **template["Outputs"]})
    }
    unions = {one | other for one in deciding for other in deciding}

    def shows(chosen):
        return {frozenset((name, chosen[name]) for name in union) for union in unions}

    missing = set().union(*map(shows, everything))
    linted = []
    while missing:
        best = max(everything, key=lambda chosen: len(shows(chosen) & missing))
        missing -= shows(best)
        linted.append(best)
    return linted, everything


def expanded(template, parameters):
    """What the SAM translator makes of the template, conditions applied."""
    source = copy.deepcopy(template)
    for name, value in parameters.items():
        declared = source["Parameters"][name]
        declared["Default"] = int(value) if declared["Type"] == "Number" else value
    for resource in source["Resources"].values():
        for uri in ("CodeUri", "ContentUri"):
            if uri in resource.get("Properties", {}):
                resource["Properties"][uri] = "s3://bucket/key"
    values = {name: declared["Default"] for name, declared in source["Parameters"].items()}
    conditions = {name: holds(body, source, parameters) for name, body in source["Conditions"].items()}
    result = json.loads(json.dumps(transform(source, {"AWS::Region": REGION}, NoManagedPolicies())))
    kept = {
        name: {key: applied(value, conditions, values) for key, value in resource.items() if key != "Condition"}
        for name, resource in result["Resources"].items()
        if conditions.get(resource.get("Condition"), True)
    }
    return {
        "AWSTemplateFormatVersion": result["AWSTemplateFormatVersion"],
        "Parameters": result["Parameters"],
        "Resources": kept,
        "Outputs": applied(result["Outputs"], conditions, values),
    }


def dangling(result):
    """References to what is not in an expanded template."""
    known = {*result["Resources"], *result["Parameters"]}
    found = references([result["Resources"], result["Outputs"]])
    return sorted(name for name in found - known if not name.startswith("AWS::"))


class NoManagedPolicies:
    """Every role is written out in the template, so no managed policy is looked up."""

    def load(self):
        return {}


def defaults(template):
    return {name: str(declared["Default"]) for name, declared in template["Parameters"].items()}


def expand(template, chosen):
    """The findings on one combination, as text, and what it expands to; no text is good."""
    try:
        result = expanded(template, {**defaults(template), **chosen})
    except Exception as refusal:  # the translator's own types differ by version; its message is what matters
        return f"not expanded: {getattr(refusal, 'message', refusal)}", None
    return "\n".join(f"refers to {name}, which is not there" for name in dangling(result)), result


def expand_and_lint(template, chosen, ignored):
    """The findings on one combination, as text; empty is good."""
    findings, result = expand(template, chosen)
    if findings:
        return findings
    settings = ManualArgs(
        regions=[REGION],
        append_rules=["cfn_lint_serverless.rules"],
        ignore_checks=[*ignored, "W2001"],  # parameters are unused once they are replaced by their values
    )
    return "\n".join(f"{match.rule.id} {match.path}: {match.message}" for match in lint(json.dumps(result), config=settings))


def command(*arguments):
    """The output of a tool that failed; empty where it succeeded."""
    environment = {**os.environ, "SAM_CLI_TELEMETRY": "0"}
    done = subprocess.run(
        [str(TOOLS / arguments[0]), *arguments[1:]], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def samconfig(template):
    """Overrides in samconfig.toml that name no parameter, or a value that it does not allow."""
    findings = []
    for name, environment in tomllib.loads((ROOT / "samconfig.toml").read_text()).items():
        if not isinstance(environment, dict):
            continue
        for override in environment.get("deploy", {}).get("parameters", {}).get("parameter_overrides", []):
            key, _, value = override.partition("=")
            declared = template["Parameters"].get(key)
            if declared is None:
                findings.append(f"{name}: the template has no parameter {key}")
            elif value not in map(str, declared.get("AllowedValues", [value])):
                findings.append(f"{name}: {key} cannot be {value}")
    return "\n".join(findings)


def policies(template):
    """What policy.py says of the expansion of each layout with everything on; it has tools of its own, and so a process of its own."""
    files = []
    for layout in template["Parameters"]["BatchesLayout"]["AllowedValues"]:
        file = CHECKS / f"{layout}.json"
        file.write_text(json.dumps(expanded(template, {**defaults(template), **SAMPLES, **EVERYTHING, "BatchesLayout": layout})))
        files.append(str(file))
    done = subprocess.run([POLICY_PYTHON, ROOT / "build/checks/policy.py", *files], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    return lines if lines and re.fullmatch(r"\d+ passed, \d+ failed", lines[-1]) else [f"FAILED  policy.py stopped\n{done.stderr}", "0 passed, 1 failed"]


def updates(template):
    """Per layout: its name, and the tables and keys that an update from the version before replaces."""
    text, commit = version_before()
    if text is None:
        print("git knows no version of template.yaml before this one: no update is looked at")
        return
    before = yaml_parse(text)
    for layout in template["Parameters"]["BatchesLayout"]["AllowedValues"]:
        given = {**SAMPLES, **EVERYTHING, "BatchesLayout": layout}
        known = {name: value for name, value in given.items() if name in before["Parameters"]}
        pair = [expanded(it, {**defaults(it), **values}) for it, values in ((before, known), (template, given))]
        yield f"an update from {commit} replaces no table and no key, {layout}", replaced(*pair)


def named(chosen):
    return " ".join(f"{name}={value or '(empty)'}" for name, value in chosen.items())


def main():
    os.environ["AWS_DEFAULT_REGION"] = REGION
    logging.getLogger("samtranslator.metrics.metrics").setLevel(logging.ERROR)
    tally = Tally()
    template = yaml_parse(TEMPLATE.read_text())
    for environment in ("default", "prod"):
        tally.check(f"sam validate --lint --config-env {environment}", command("sam", "validate", "--lint", "--config-env", environment))
    tally.check("cfn-lint", command("cfn-lint", "template.yaml"))
    tally.check("cfn-lint with cfn-lint-serverless", command("cfn-lint", "template.yaml", "-a", "cfn_lint_serverless.rules"))
    tally.check("samconfig.toml overrides parameters that exist", samconfig(template))
    tally.check("openapi-spec-validator", command("openapi-spec-validator", "openapi.yaml"))
    ignored = [*template["Metadata"]["cfn-lint"]["config"]["ignore_checks"], *NOT_FOR_EXPANDED]
    linted, everything = cover(template, choices_of(template))
    refused = [f"{named(chosen)}\n{findings}" for chosen in everything if (findings := expand(template, chosen)[0])]
    tally.check(f"{len(everything)} combinations of conditions expanded", "\n".join(refused))
    with ProcessPoolExecutor() as pool:
        results = pool.map(expand_and_lint, itertools.repeat(template), linted, itertools.repeat(ignored))
        for chosen, findings in zip(linted, results):
            tally.check(f"expanded and linted: {named(chosen)}", findings)
    for check, findings in updates(template):
        tally.check(check, findings)
    tally.take(policies(template))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
