"""Deploys template.yaml onto an emulator by `sam deploy`, and looks at what is there then. Usage: deploy.py ENDPOINT

One line per check, then `N passed, N failed`. Every resource that the SAM translator makes of the template must be created, but for the types that the
emulator has no part for: these are named below with whose fault it is, and a check of its own shows that the emulator still refuses them.
"""

import logging
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import boto3
from botocore.exceptions import ClientError
from samcli.yamlhelper import yaml_parse

from tally import Tally
from template import defaults, expanded
from updates import KEEPERS, version_before

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "target/checks/deploy"
SAM = Path(sys.executable).parent / "sam"
STACK = "mailroom"
BUCKET = "mailroom-artifacts"
REGION = "us-east-1"
CREDENTIALS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": REGION}

# What the emulator refuses, and whose fault it is. CloudFormation has all of these.
REFUSED = {
    "AWS::ApiGatewayV2::RouteResponse": "ministack has no such type; AWS does, and without it answers never reach a WebSocket's client",
}


def without(template, kinds):
    """The template's text without resources of these types. Nothing refers to them: they hang off others."""
    blocks = re.split(r"(?m)^(?=  [A-Za-z]+:(?: +#.*)?$|[A-Za-z]+:)", template)
    kind_of = {block: re.search(r"(?m)^    Type: (\S+)$", block) for block in blocks}
    return "".join(block for block in blocks if not (kind_of[block] and kind_of[block][1] in kinds))


class Emulator:
    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.cloudformation = self.client("cloudformation")
        self.environment = {
            **os.environ,
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "SAM_CLI_TELEMETRY": "0",
        }

    def client(self, service):
        return boto3.client(service, endpoint_url=self.endpoint, **CREDENTIALS)

    def deploy(self, template, *options):
        """What `sam deploy` said where it failed; empty where it succeeded."""
        command = [SAM, "deploy", "--template-file", template, "--stack-name", STACK, "--s3-bucket", BUCKET, "--s3-prefix", STACK]
        command += ["--config-file", OUT / "none.toml", "--capabilities", "CAPABILITY_IAM", "--no-confirm-changeset", "--no-fail-on-empty-changeset"]
        done = subprocess.run(
            [str(it) for it in [*command, *options]], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=900
        )
        with (OUT / "sam-deploy.log").open("a") as log:
            log.write(f"{' '.join(map(str, options))}\n{done.stdout}{done.stderr}\n")
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
        wrong = [line for line in said if re.search(r"_FAILED|^Error|An error occurred", line)]
        return "" if done.returncode == 0 else "\n".join(f"  {line}" for line in wrong or said[-10:])

    def resources(self):
        pages = self.cloudformation.get_paginator("list_stack_resources").paginate(StackName=STACK)
        return {it["LogicalResourceId"]: it for page in pages for it in page["StackResourceSummaries"]}

    def change_set(self):
        """The changes of the change set that `sam deploy --no-execute-changeset` left."""
        (made,) = [it for it in self.cloudformation.list_change_sets(StackName=STACK)["Summaries"] if it["ExecutionStatus"] == "AVAILABLE"]
        pages = self.cloudformation.get_paginator("describe_change_set").paginate(StackName=STACK, ChangeSetName=made["ChangeSetId"])
        changes = [it["ResourceChange"] for page in pages for it in page["Changes"]]
        self.cloudformation.delete_change_set(StackName=STACK, ChangeSetName=made["ChangeSetId"])
        return changes


def wanted(template, **parameters):
    """Logical id and type of every resource that the translator makes of the template, without what the emulator refuses."""
    result = expanded(template, {**defaults(template), **parameters})
    return {name: it["Type"] for name, it in result["Resources"].items() if it["Type"] not in REFUSED}


def missing(resources, template, **parameters):
    """What was not created, and what was that should not be."""
    there = {name: it["ResourceType"] for name, it in resources.items()}
    findings = [
        f"  {name} ({it['ResourceType']}): {it['ResourceStatus']} {it.get('ResourceStatusReason', '')}"
        for name, it in resources.items()
        if not it["ResourceStatus"].endswith(("CREATE_COMPLETE", "UPDATE_COMPLETE"))
    ]
    expected = wanted(template, **parameters)
    # A version and a deployment carry a hash of what they hold in their names, which depends on where the code lies.
    hashed = {"AWS::Lambda::Version", "AWS::Lambda::LayerVersion", "AWS::ApiGateway::Deployment"}
    for kind, count in (Counter(expected.values()) - Counter(there.values())).items():
        findings.append(f"  {count} {kind} missing: {sorted(name for name, it in expected.items() if it == kind and name not in there)}")
    findings += [f"  {name} ({kind}) is missing" for name, kind in expected.items() if kind not in hashed and name not in there]
    findings += [f"  {name} ({kind}) is not in the template" for name, kind in there.items() if kind not in hashed and name not in expected]
    return "\n".join(findings)


def held(changes):
    """Tables and keys that a change set replaces or takes away."""
    return "\n".join(
        f"  {it['LogicalResourceId']} ({it['ResourceType']}): {it['Action']}, replacement {it.get('Replacement', '-')}"
        for it in changes
        if it["ResourceType"] in KEEPERS and (it["Action"] == "Remove" or it.get("Replacement") == "True")
    )


def looks(emulator, template):
    """What the services themselves show of the stack, by calls of theirs."""
    kinds = Counter(wanted(template).values())
    count = {
        "AWS::Lambda::Function": len(emulator.client("lambda").get_paginator("list_functions").paginate().build_full_result()["Functions"]),
        "AWS::Lambda::EventSourceMapping": len(emulator.client("lambda").list_event_source_mappings()["EventSourceMappings"]),
        "AWS::DynamoDB::Table": len(emulator.client("dynamodb").list_tables()["TableNames"]),
        "AWS::SQS::Queue": len(emulator.client("sqs").list_queues().get("QueueUrls", [])),
        "AWS::SNS::Topic": len(emulator.client("sns").list_topics()["Topics"]),
        "AWS::SNS::Subscription": len(emulator.client("sns").list_subscriptions()["Subscriptions"]),
        "AWS::ApiGatewayV2::Api": len(emulator.client("apigatewayv2").get_apis()["Items"]),
        "AWS::KMS::Key": len(emulator.client("kms").list_keys()["Keys"]),
    }
    return "\n".join(f"  {kinds[kind]} {kind} in the template, {there} there" for kind, there in count.items() if there != kinds[kind])


def tables(emulator):
    """Names and ids of the stack's tables: the same before and after an update, or they were replaced."""
    dynamo = emulator.client("dynamodb")
    return {name: dynamo.describe_table(TableName=name)["Table"]["TableId"] for name in dynamo.list_tables()["TableNames"]}


def operator(emulator):
    """What `./mailroom admin` does to a deployed stack, by AWS credentials alone; empty where all of it worked."""

    def admin(*arguments):
        command = [str(ROOT / "mailroom"), "admin", *arguments, "--stack", STACK]
        done = subprocess.run(command, cwd=ROOT, env=emulator.environment, capture_output=True, text=True, check=False, timeout=120)
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: {(done.stdout + done.stderr).strip()}")
        return done.stdout

    def state():
        return next(line for line in admin("list-keys").splitlines() if line.startswith(key)).split()[-1]

    def signs():
        (stack,) = emulator.cloudformation.describe_stacks(StackName=STACK)["Stacks"]
        return next(it["ParameterValue"] for it in stack["Parameters"] if it["ParameterKey"] == "ActiveSigningKey")

    try:
        key = admin("create-key", "--team", "news", "--subject", "ann@example.com").partition(".")[0]
        findings = [] if re.fullmatch(r"mk_live_[0-9A-Z]{26}", key) else [f"  the key's id is {key}"]
        made = state()
        admin("revoke", key)
        findings += [] if made != state() else [f"  the key is {made} before and after it was revoked"]
        before = signs()
        admin("rotate-signing-key")
        findings += [] if before != signs() else [f"  the signing key is still {before}"]
    except (RuntimeError, StopIteration) as problem:
        findings = [f"  {problem!r}"]
    return "\n".join(findings)


def delete(emulator):
    command = [str(SAM), "delete", "--stack-name", STACK, "--region", REGION, "--no-prompts"]
    done = subprocess.run(command, cwd=ROOT, env=emulator.environment, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        return (done.stdout + done.stderr).strip()[-2000:]
    try:
        (stack,) = emulator.cloudformation.describe_stacks(StackName=STACK)["Stacks"]
    except ClientError:
        stack = {"StackStatus": "DELETE_COMPLETE"}
    return "" if stack["StackStatus"] == "DELETE_COMPLETE" else f"  the stack is {stack['StackStatus']}"


def refusals(said):
    """The types that the emulator did not recognize."""
    found = re.search(r"Unrecognized resource types: \[([^\]]*)\]", said)
    return set(found[1].split(", ")) if found else set()


def main(endpoint):
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "none.toml").write_text("version = 0.1\n")  # our samconfig.toml asks before it deploys
    (OUT / "sam-deploy.log").unlink(missing_ok=True)
    logging.getLogger("samtranslator.metrics.metrics").setLevel(logging.ERROR)  # it would rather publish them
    tally, emulator = Tally(), Emulator(endpoint)
    check = tally.check
    emulator.client("s3").create_bucket(Bucket=BUCKET)

    text = (ROOT / "template.yaml").read_text()
    template = yaml_parse(text)
    said = emulator.deploy(ROOT / "template.yaml")
    refused = refusals(said)
    check(
        "the emulator refuses the types that are listed as its own gaps, and no others",
        "" if refused == set(REFUSED) else f"  refused: {sorted(refused)}, listed: {sorted(REFUSED)}\n{'' if refused else said}",
    )
    for kind in sorted(refused):
        print(f"        {kind}: {REFUSED.get(kind, 'not listed')}")

    now = ROOT / "emulated.yaml"  # beside template.yaml, since CodeUri is relative to the file
    before = ROOT / "emulated-before.yaml"
    try:
        now.write_text(without(text, REFUSED))
        old, commit = version_before()
        if old is None:
            print("git knows no version of template.yaml before this one: no update of it is deployed")
            check("sam deploy creates the stack", emulator.deploy(now))
        else:
            before.write_text(without(old, REFUSED))
            check(f"sam deploy creates the stack of {commit}", emulator.deploy(before))
            check(f"every resource of {commit} is there", missing(emulator.resources(), yaml_parse(old)))
            kept = tables(emulator)
            check(f"sam deploy makes a change set from {commit} to this version", emulator.deploy(now, "--no-execute-changeset"))
            check("it replaces and deletes no table and no key", held(emulator.change_set()))
            check("sam deploy updates the stack", emulator.deploy(now))
            check("every table is the one that it was", "" if kept.items() <= tables(emulator).items() else f"  {kept}\n  {tables(emulator)}")
        check("every resource is there", missing(emulator.resources(), template))
        check("the services show as many of each kind", looks(emulator, template))

        check("an operator makes, lists and takes back a key, and rotates the signing key", operator(emulator))
        kept = tables(emulator)
        other = ("--parameter-overrides", "BatchesLayout=separate")
        check("sam deploy makes a change set to the separate layout", emulator.deploy(now, "--no-execute-changeset", *other))
        check("it replaces and deletes no table and no key", held(emulator.change_set()))
        check("sam deploy changes the layout", emulator.deploy(now, *other))
        check("every resource of the separate layout is there", missing(emulator.resources(), template, BatchesLayout="separate"))
        check("every table is the one that it was", "" if kept == tables(emulator) else f"  {kept}\n  {tables(emulator)}")
        check("sam delete takes everything away", delete(emulator))
    finally:
        now.unlink(missing_ok=True)
        before.unlink(missing_ok=True)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
