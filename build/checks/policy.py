"""Checks expanded templates with checkov, and every statement of their roles with parliament. Usage: policy.py EXPANDED.json...

One line per check, then `N passed, N failed`. What is excepted stands below with its reason; an exception that nothing needs is a failure too.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import parliament
from checkov.cloudformation.runner import Runner
from checkov.runner_filter import RunnerFilter

from tally import Tally

ACCOUNT = "123456789012"
REGION = "us-east-1"

# checkov's rules that do not hold here, and why.
CHECKOV = {
    "CKV_AWS_26": "SES and CloudWatch cannot publish to a topic under the key alias/aws/sns; the other topics are encrypted",
    "CKV_AWS_27": "the queues have SQS's own encryption, which the rule does not know; a KMS key costs a call per batch of messages",
    "CKV_AWS_115": "a new account has 10 concurrent executions and may reserve none; each queue's MaximumConcurrency is the limit",
    "CKV_AWS_116": "only asynchronous calls use a function's own queue; each event source here has a dead-letter queue, and the tests hold that",
    "CKV_AWS_117": "nothing here is inside a VPC, and a NAT gateway would be most of the bill",
    "CKV_AWS_119": "DynamoDB encrypts with its own key; a key of the customer is a dollar a month each and a choice of whoever deploys",
    "CKV_AWS_158": "CloudWatch encrypts with its own key; see CKV_AWS_119",
    "CKV_AWS_173": "the environment holds names of tables and queues, and no secret",
}

# parliament's findings that do not hold here, as "role finding", and why. None: what it found was mended (ADR 24).
PARLIAMENT: dict[str, str] = {}


def arn(service, rest):
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{rest}"


def made_up(kind, name, attribute):
    """What a reference to a resource gives, in the form that its type has."""
    service = {
        "AWS::DynamoDB::Table": ("dynamodb", f"table/{name}"),
        "AWS::SQS::Queue": ("sqs", name),
        "AWS::SNS::Topic": ("sns", name),
        "AWS::KMS::Key": ("kms", "key/00000000-0000-0000-0000-000000000000"),
        "AWS::Logs::LogGroup": ("logs", f"log-group:/aws/lambda/{name}:*"),
        "AWS::Lambda::Function": ("lambda", f"function:{name}"),
        "AWS::SES::ConfigurationSet": ("ses", f"configuration-set/{name}"),
        "AWS::SES::EmailIdentity": ("ses", f"identity/{name}"),
        "AWS::SSM::Parameter": ("ssm", f"parameter/{name}"),
    }.get(kind)
    if attribute == "StreamArn":
        return arn("dynamodb", f"table/{name}/stream/label")
    if service and (attribute == "Arn" or (attribute is None and kind == "AWS::SNS::Topic")):
        return arn(*service)
    return name


def plain(node, resources):
    """The node with every reference replaced by what it could be."""
    if isinstance(node, list):
        return [plain(item, resources) for item in node]
    if not isinstance(node, dict):
        return node
    if set(node) == {"Ref"}:
        return reference(node["Ref"], resources)
    if set(node) == {"Fn::GetAtt"}:
        path = node["Fn::GetAtt"]
        return reference(".".join(path) if isinstance(path, list) else path, resources)
    if set(node) == {"Fn::Sub"}:
        text, own = (node["Fn::Sub"], {}) if isinstance(node["Fn::Sub"], str) else node["Fn::Sub"]
        own = plain(own, resources)
        return re.sub(r"\$\{([^!}]+)\}", lambda it: str(own.get(it[1], reference(it[1], resources))), text)
    if set(node) == {"Fn::Join"}:
        separator, parts = node["Fn::Join"]
        return separator.join(map(str, plain(parts, resources)))
    return {key: plain(value, resources) for key, value in node.items()}


def reference(path, resources):
    pseudo = {"AWS::Partition": "aws", "AWS::Region": REGION, "AWS::AccountId": ACCOUNT, "AWS::StackName": "mailroom"}
    name, _, attribute = path.partition(".")
    if path in pseudo:
        return pseudo[path]
    kind = resources.get(name, {}).get("Type")
    return f"/{name}" if kind == "AWS::SSM::Parameter" and not attribute else made_up(kind, name, attribute or None)


def checkov_findings(template):
    """Per rule that failed: its title, and the resources."""
    report = Runner().run(root_folder=None, files=[str(template)], runner_filter=RunnerFilter(framework=["cloudformation"]))
    failed = defaultdict(lambda: ("", []))
    for check in report.failed_checks:
        failed[check.check_id] = (check.check_name, [*failed[check.check_id][1], check.resource])
    return failed, len(report.passed_checks)


def parliament_findings(resources):
    """Per role: what parliament says of its statements, as (finding, detail)."""
    for name, resource in resources.items():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        findings = []
        for policy in resource["Properties"].get("Policies", []):
            document = plain(policy["PolicyDocument"], resources)
            analyzed = parliament.analyze_policy_string(json.dumps(document))
            findings += [(it.issue, f"{it.title} {it.detail} {it.location}") for it in map(parliament.enhance_finding, analyzed.findings)]
        yield name, findings


def main(*templates):
    tally = Tally()
    used_checkov, used_parliament = set(), set()
    for path in map(Path, templates):
        failed, passed = checkov_findings(path)
        wrong = [f"  {rule} {title}: {', '.join(found)}" for rule, (title, found) in sorted(failed.items()) if rule not in CHECKOV]
        used_checkov |= set(failed) & set(CHECKOV)
        tally.check(f"checkov, {path.stem}: {passed} checks passed", "\n".join(wrong) or ("" if passed else "  it checked nothing"))
        roles = list(parliament_findings(json.loads(path.read_text())["Resources"]))
        wrong = [f"  {role}: {issue}: {detail}" for role, found in roles for issue, detail in found if f"{role} {issue}" not in PARLIAMENT]
        used_parliament |= {f"{role} {issue}" for role, found in roles for issue, _ in found} & set(PARLIAMENT)
        tally.check(f"parliament, {path.stem}: {len(roles)} roles", "\n".join(wrong) or ("" if roles else "  it saw no role"))
    idle = sorted((set(CHECKOV) - used_checkov) | (set(PARLIAMENT) - used_parliament))
    tally.check("every exception is needed", "\n".join(f"  {rule}" for rule in idle))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
