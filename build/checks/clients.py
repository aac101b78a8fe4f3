"""Drives the local services with boto3 and with the AWS CLI. Usage: clients.py SAM_ENV

A journey is written once, as calls with the parameters of the service's API, and made by both clients: the CLI takes the same parameters as JSON. One
line per client and service, then `N passed, N failed`.
"""

import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from tally import Tally

ROOT = Path(__file__).resolve().parents[2]
REGION = "us-east-1"
CREDENTIALS = {"aws_access_key_id": "LOCALCLIENTS", "aws_secret_access_key": "local"}


class Refused(Exception):
    """What a service refused, by the code of its error."""


class Boto3:
    name = "boto3"

    def __init__(self, endpoint):
        self.endpoint, self.clients = endpoint, {}

    def call(self, service, operation, **parameters):
        if service not in self.clients:
            config = Config(retries={"total_max_attempts": 1})
            self.clients[service] = boto3.client(service, endpoint_url=self.endpoint, region_name=REGION, config=config, **CREDENTIALS)
        try:
            answer = getattr(self.clients[service], operation.replace("-", "_"))(**parameters)
        except ClientError as refusal:
            raise Refused(refusal.response["Error"]["Code"]) from refusal
        if service == "lambda" and "Payload" in answer:
            answer["Payload"] = answer["Payload"].read()
        return answer


class Cli:
    name = "AWS CLI"

    def __init__(self, endpoint):
        self.command = [str(Path(sys.executable).parent / "aws"), "--endpoint-url", endpoint, "--region", REGION, "--output", "json", "--no-paginate"]
        self.environment = {**os.environ, **{key.upper(): value for key, value in CREDENTIALS.items()}, "AWS_MAX_ATTEMPTS": "1"}

    def call(self, service, operation, **parameters):
        with tempfile.TemporaryDirectory() as folder:
            payload = Path(folder) / "payload"
            command = [*self.command, service, operation]
            if (service, operation) == ("lambda", "invoke"):  # the one whose answer goes into a file, and that takes options only
                command += [part for name, value in parameters.items() if isinstance(value, str) for part in (self.option(name), value)]
                command.append(str(payload))
            else:
                plain = {name: value for name, value in parameters.items() if not isinstance(value, bytes)}
                command += ["--cli-input-json", json.dumps(plain, default=bytes.decode)]
            for name, value in parameters.items():
                if isinstance(value, bytes):
                    file = Path(folder) / name
                    file.write_bytes(value)
                    command += [self.option(name), f"fileb://{file}"]
            done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
            if done.returncode:
                code = re.search(r"An error occurred \(([^)]+)\)", done.stderr)
                raise Refused(code[1]) if code else RuntimeError(done.stderr.strip())
            answer = json.loads(done.stdout) if done.stdout.strip() else {}
            if payload.exists():
                answer["Payload"] = payload.read_bytes()
            return answer | {name: base64.b64decode(answer[name]) for name in ("Signature",) if name in answer}

    @staticmethod
    def option(name):
        return "--" + re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def expect(holds, what):
    if not holds:
        raise AssertionError(what)


def refused(client, code, *call, **parameters):
    try:
        client.call(*call, **parameters)
    except Refused as refusal:
        expect(str(refusal) in code, f"{call} was refused as {refusal}, not as {' or '.join(code)}")
    else:
        raise AssertionError(f"{call} was not refused")


def received(client, url, count):
    """The bodies of so many messages, in order of the texts; each is deleted."""
    bodies = []
    while len(bodies) < count:
        answer = client.call("sqs", "receive-message", QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=5)
        expect(answer.get("Messages"), f"{len(bodies)} of {count} messages came")
        for message in answer["Messages"]:
            bodies.append(message["Body"])
            client.call("sqs", "delete-message", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return sorted(bodies)


def sqs(client, name):
    url = client.call("sqs", "create-queue", QueueName=name, Attributes={"VisibilityTimeout": "30"})["QueueUrl"]
    expect(client.call("sqs", "get-queue-url", QueueName=name)["QueueUrl"] == url, "the queue's URL is another")
    expect(url in client.call("sqs", "list-queues", QueueNamePrefix=name)["QueueUrls"], "the queue is not listed")
    attribute = {"kind": {"DataType": "String", "StringValue": "first"}}
    sent = client.call("sqs", "send-message", QueueUrl=url, MessageBody="żółw 🐢", MessageAttributes=attribute)
    got = client.call("sqs", "receive-message", QueueUrl=url, MessageAttributeNames=["All"], AttributeNames=["All"], WaitTimeSeconds=5)["Messages"][0]
    expect(got["MessageId"] == sent["MessageId"] and got["Body"] == "żółw 🐢", "another message came")
    expect(got["MessageAttributes"]["kind"]["StringValue"] == "first", "the attribute did not come")
    expect(got["Attributes"]["ApproximateReceiveCount"] == "1", "it was received more than once")
    client.call("sqs", "change-message-visibility", QueueUrl=url, ReceiptHandle=got["ReceiptHandle"], VisibilityTimeout=0)
    again = client.call("sqs", "receive-message", QueueUrl=url, WaitTimeSeconds=5)["Messages"][0]
    expect(again["MessageId"] == sent["MessageId"], "it did not come back")
    client.call("sqs", "delete-message", QueueUrl=url, ReceiptHandle=again["ReceiptHandle"])
    entries = [{"Id": "a", "MessageBody": "a"}, {"Id": "b", "MessageBody": "b"}]
    batch = client.call("sqs", "send-message-batch", QueueUrl=url, Entries=entries)
    expect(len(batch["Successful"]) == 2, "the batch was not taken")
    expect(received(client, url, 2) == ["a", "b"], "the batch did not come")
    attributes = client.call("sqs", "get-queue-attributes", QueueUrl=url, AttributeNames=["All"])["Attributes"]
    expect(attributes["VisibilityTimeout"] == "30" and attributes["ApproximateNumberOfMessages"] == "0", "the attributes are others")
    client.call("sqs", "delete-queue", QueueUrl=url)
    refused(client, ("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"), "sqs", "get-queue-url", QueueName=name)


def sns(client, name):
    url = client.call("sqs", "create-queue", QueueName=f"{name}-topic")["QueueUrl"]
    queue = client.call("sqs", "get-queue-attributes", QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = client.call("sns", "create-topic", Name=name)["TopicArn"]
    attributes = {"RawMessageDelivery": "true", "FilterPolicy": json.dumps({"kind": ["wanted"]})}
    subscription = client.call(
        "sns", "subscribe", TopicArn=topic, Protocol="sqs", Endpoint=queue, Attributes=attributes, ReturnSubscriptionArn=True
    )["SubscriptionArn"]
    listed = client.call("sns", "list-subscriptions-by-topic", TopicArn=topic)["Subscriptions"]
    expect([it["SubscriptionArn"] for it in listed] == [subscription], "the subscription is not listed")

    def kind(value):
        return {"kind": {"DataType": "String", "StringValue": value}}

    client.call("sns", "publish", TopicArn=topic, Message="left out", MessageAttributes=kind("other"))
    client.call("sns", "publish", TopicArn=topic, Message="let through", MessageAttributes=kind("wanted"))
    entries = [{"Id": str(it), "Message": f"batch {it}", "MessageAttributes": kind("wanted")} for it in range(2)]
    expect(len(client.call("sns", "publish-batch", TopicArn=topic, PublishBatchRequestEntries=entries)["Successful"]) == 2, "the batch was not taken")
    expect(received(client, url, 3) == ["batch 0", "batch 1", "let through"], "other messages came")
    client.call("sns", "unsubscribe", SubscriptionArn=subscription)
    client.call("sns", "delete-topic", TopicArn=topic)
    client.call("sqs", "delete-queue", QueueUrl=url)
    refused(client, ("NotFound", "NotFoundException"), "sns", "publish", TopicArn=topic, Message="too late")


def dynamodb(client, name):
    client.call(
        "dynamodb",
        "create-table",
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    )
    first, second = ({"pk": {"S": "a"}, "sk": {"S": str(it)}} for it in (1, 2))
    client.call("dynamodb", "put-item", TableName=name, Item={**first, "count": {"N": "1"}})
    updated = client.call(
        "dynamodb",
        "update-item",
        TableName=name,
        Key=first,
        UpdateExpression="ADD #count :one",
        ExpressionAttributeNames={"#count": "count"},
        ExpressionAttributeValues={":one": {"N": "1"}},
        ReturnValues="ALL_NEW",
    )
    expect(updated["Attributes"]["count"] == {"N": "2"}, "it was not counted")
    twice = {"TableName": name, "Item": first, "ConditionExpression": "attribute_not_exists(pk)"}
    refused(client, ("ConditionalCheckFailedException",), "dynamodb", "put-item", **twice)
    refused(client, ("TransactionCanceledException",), "dynamodb", "transact-write-items", TransactItems=[{"Put": {**twice, "Item": second}}, {"Put": twice}])
    expect("Item" not in client.call("dynamodb", "get-item", TableName=name, Key=second, ConsistentRead=True), "half a transaction was made")
    client.call("dynamodb", "transact-write-items", TransactItems=[{"Put": {**twice, "Item": second}}])
    found = client.call("dynamodb", "query", TableName=name, KeyConditionExpression="pk = :a", ExpressionAttributeValues={":a": {"S": "a"}})
    expect(found["Count"] == 2, "the query found others")
    both = client.call("dynamodb", "batch-get-item", RequestItems={name: {"Keys": [first, second]}})
    expect(len(both["Responses"][name]) == 2, "the batch found others")
    client.call("dynamodb", "delete-table", TableName=name)
    refused(client, ("ResourceNotFoundException",), "dynamodb", "describe-table", TableName=name)


def ses(client, name):
    expect(client.call("sesv2", "get-account")["SendingEnabled"], "sending is off")
    sender, receiver = "sender@example.com", "success@simulator.amazonses.com"
    simple = {"Subject": {"Data": name}, "Body": {"Text": {"Data": "żółw"}, "Html": {"Data": "<p>żółw</p>"}}}
    to = {"Destination": {"ToAddresses": [receiver]}, "FromEmailAddress": sender}
    sent = client.call("sesv2", "send-email", **to, Content={"Simple": simple})
    expect(sent["MessageId"], "it has no id")
    raw = f"From: {sender}\r\nTo: {receiver}\r\nSubject: {name}\r\n\r\nraw\r\n".encode()
    expect(client.call("sesv2", "send-email", **to, Content={"Raw": {"Data": raw}})["MessageId"], "it has no id")
    bulk = client.call(
        "sesv2",
        "send-bulk-email",
        FromEmailAddress=sender,
        DefaultContent={
            "Template": {"TemplateContent": {"Subject": name, "Text": "Dear {{name}}"}, "TemplateData": json.dumps({"name": "nobody"})}
        },
        BulkEmailEntries=[
            {
                "Destination": {"ToAddresses": [receiver]},
                "ReplacementEmailContent": {"ReplacementTemplate": {"ReplacementTemplateData": json.dumps({"name": "Ada"})}},
            }
        ],
    )
    expect([it["Status"] for it in bulk["BulkEmailEntryResults"]] == ["SUCCESS"], "the bulk mail was not taken")
    refused(client, ("BadRequestException",), "sesv2", "send-email", **{**to, "FromEmailAddress": "no address"}, Content={"Simple": simple})


def ssm(client, name):
    path = f"/{name}/a"
    expect(client.call("ssm", "put-parameter", Name=path, Value="one", Type="String")["Version"] == 1, "the first version is not 1")
    refused(client, ("ParameterAlreadyExists",), "ssm", "put-parameter", Name=path, Value="two", Type="String")
    expect(client.call("ssm", "put-parameter", Name=path, Value="two", Type="String", Overwrite=True)["Version"] == 2, "the next version is not 2")
    expect(client.call("ssm", "get-parameter", Name=path)["Parameter"]["Value"] == "two", "another value came")
    known = client.call("ssm", "get-parameters", Names=[path, f"{path}-not"])
    expect(len(known["Parameters"]) == 1 and known["InvalidParameters"] == [f"{path}-not"], "others are known")
    below = client.call("ssm", "get-parameters-by-path", Path=f"/{name}", Recursive=True)["Parameters"]
    expect([it["Name"] for it in below] == [path], "others are below the path")
    history = client.call("ssm", "get-parameter-history", Name=path)["Parameters"]
    expect([it["Value"] for it in history] == ["one", "two"], "the history is another")
    client.call("ssm", "delete-parameter", Name=path)
    refused(client, ("ParameterNotFound",), "ssm", "get-parameter", Name=path)


def kms(client, name):
    key = client.call("kms", "list-keys")["Keys"][0]["KeyId"]
    expect(client.call("kms", "get-public-key", KeyId=key)["KeySpec"] == "ECC_NIST_P256", "the key is of another kind")
    said = {"KeyId": key, "Message": name.encode(), "MessageType": "RAW", "SigningAlgorithm": "ECDSA_SHA_256"}
    signature = client.call("kms", "sign", **said)["Signature"]
    expect(client.call("kms", "verify", **said, Signature=signature)["SignatureValid"] is True, "the signature does not hold")
    other = {**said, "Message": b"something else"}
    refused(client, ("KMSInvalidSignatureException",), "kms", "verify", **other, Signature=signature)
    refused(client, ("NotFoundException",), "kms", "get-public-key", KeyId="00000000-0000-4000-8000-000000000000")


def functions(client, _):
    names = [it["FunctionName"] for it in client.call("lambda", "list-functions")["Functions"]]
    name, relay = (next(it for it in names if it.endswith(end)) for end in ("Authorizer", "-Relay"))
    described = client.call("lambda", "get-function", FunctionName=name)["Configuration"]
    expect(described["Runtime"] == "java25" and described["State"] == "Active", "the function is described otherwise")
    event = (ROOT / "events/authorizer.json").read_bytes()
    answer = client.call("lambda", "invoke", FunctionName=name, Payload=event, LogType="Tail")
    expect(answer["StatusCode"] == 200 and "FunctionError" not in answer, f"the function failed: {answer}")
    expect(isinstance(json.loads(answer["Payload"])["isAuthorized"], bool), "the answer is no authorizer's")
    expect(b"REPORT RequestId" in base64.b64decode(answer["LogResult"]) or b"platform.report" in base64.b64decode(answer["LogResult"]), "no log came")
    expect(client.call("lambda", "invoke", FunctionName=name, InvocationType="DryRun")["StatusCode"] == 204, "a dry run was none")
    expect(client.call("lambda", "invoke", FunctionName=name, InvocationType="Event", Payload=event)["StatusCode"] == 202, "an event was not taken")
    foreign = json.dumps({"Records": [{"eventSourceARN": "arn:aws:dynamodb:us-east-1:000000000000:table/another/stream/1"}]}).encode()
    wrong = client.call("lambda", "invoke", FunctionName=relay, Payload=foreign)
    expect(wrong.get("FunctionError") == "Unhandled" and "errorMessage" in json.loads(wrong["Payload"]), f"a foreign event gave no function error: {wrong}")
    refused(client, ("InvalidRequestContentException",), "lambda", "invoke", FunctionName=name, Payload=b"{")
    refused(client, ("ResourceNotFoundException",), "lambda", "get-function", FunctionName="nobody")
    refused(client, ("ResourceNotFoundException",), "lambda", "invoke", FunctionName="nobody", Payload=b"{}")


JOURNEYS = {"SQS": sqs, "SNS": sns, "DynamoDB": dynamodb, "SES": ses, "SSM": ssm, "KMS": kms, "Lambda": functions}


def main(environment):
    (endpoint,) = {variables["AWS_ENDPOINT_URL"] for variables in json.loads(Path(environment).read_text()).values()}
    tally = Tally()
    for client in (Boto3(endpoint), Cli(endpoint)):
        for service, journey in JOURNEYS.items():
            tally.check(f"{client.name}, {service}", trouble(journey, client))
    return tally.end()


def trouble(journey, client):
    """What went wrong on the way; whatever a client throws, the other services are asked all the same."""
    try:
        journey(client, f"clients-{type(client).__name__.lower()}")
    except Exception:
        return traceback.format_exc(limit=-2)
    return ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
