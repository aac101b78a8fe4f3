"""Runs schemathesis with a token, and counts endpoints. Usage: schemathesis_run.py URL API_KEY REPORT_FOLDER [OPTION...]

One line per endpoint that failed, then `N passed, N failed`.
"""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = Path(sys.executable).parent / "schemathesis"

# The security service comes last: what is tried there may take the caller's own rights away.
RUNS = {"mail": ["--exclude-tag", "security"], "security": ["--include-tag", "security"]}


def token(url, key):
    key_id, _, secret = key.partition(".")
    body = json.dumps({"key_id": key_id, "secret": secret}).encode()
    request = urllib.request.Request(f"{url}/v1/tokens", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["access_token"]


def await_rights(url, bearer):
    """Returns once the services know the key's person, which they hear of a moment after the key was made; until then they answer 503."""
    for path, method in (("/v1/batches", "GET"), ("/v1/stream-tickets", "POST")):
        request = urllib.request.Request(url + path, method=method, headers={"authorization": f"Bearer {bearer}"})
        end = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(request, timeout=30).close()
                break
            except urllib.error.HTTPError as refusal:
                if refusal.code != 503 or time.monotonic() > end:
                    raise
                time.sleep(0.2)


def run(url, key, report, name, options):
    """The names of the endpoints that passed and of those that failed."""
    results = Path(report) / f"{name}.xml"
    results.unlink(missing_ok=True)
    bearer = token(url, key)
    await_rights(url, bearer)
    command = [str(TOOL), "--config-file", str(ROOT / "build/checks/schemathesis.toml"), "run", str(ROOT / "openapi.yaml"), "--url", url]
    command += ["-H", f"Authorization: Bearer {bearer}", "--report", "junit", "--report-junit-path", str(results), *options]
    status = subprocess.run(command, cwd=report, check=False).returncode
    if not results.exists():
        return [], [f"{name}: schemathesis wrote no report"]
    cases = list(xml.parse(results).getroot().iter("testcase"))
    failed = [it.get("name") for it in cases if it.find("failure") is not None or it.find("error") is not None]
    if status and not failed:
        failed.append(f"{name}: schemathesis ended with {status}")
    return [it.get("name") for it in cases if it.get("name") not in failed], failed


def main(url, key, report, *options):
    passed, failed = [], []
    for name, selection in RUNS.items():
        good, bad = run(url, key, report, name, [*selection, *options])
        passed += good
        failed += bad
    for name in failed:
        print(f"FAILED  {name}")
    print(f"{len(passed)} passed, {len(failed)} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
