"""Counts checks, and prints a line each."""

import re


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, findings):
        """Findings are what is wrong, as text; empty is good."""
        if findings:
            self.failed += 1
            print(f"FAILED  {what}\n{findings}", flush=True)
        else:
            self.passed += 1
            print(f"passed  {what}", flush=True)

    def take(self, lines):
        """Another program's checks, its last line with the counts included."""
        passed, failed = map(int, re.findall(r"\d+", lines[-1]))
        self.passed += passed
        self.failed += failed
        print("\n".join(lines[:-1]), flush=True)

    def end(self):
        """The sum, which is the last line of every check, and the exit status that it means."""
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
