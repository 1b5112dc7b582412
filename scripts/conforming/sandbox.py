"""A vendor-sandbox for the length of a `with` block."""

import json
import subprocess
import urllib.request


class Sandbox:
    def __init__(self, binary, *arguments):
        self.command = [binary, "--until-stdin-closes", "--lifetime", "1800", *arguments]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"conformance: vendor-sandbox ended with status {self.process.wait()}.")
        ready = json.loads(line)
        self.endpoints, self.credentials = ready["endpoints"], ready["credentials"]
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.process.stdout.close()

    def journal(self):
        endpoint = next(iter(self.endpoints.values()))
        with urllib.request.urlopen(endpoint + "/sandbox/journal") as answer:
            return json.load(answer)


def authority(endpoint):
    """127.0.0.1:PORT of http://127.0.0.1:PORT."""
    return endpoint.split("://", 1)[1]


def spoiled(secret):
    """The secret with its last character changed."""
    return secret[:-1] + ("a" if secret[-1] != "a" else "b")
