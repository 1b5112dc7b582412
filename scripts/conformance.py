"""Runs every vendor's suite against the sandbox; called by scripts/conformance, which sets up what it needs."""

import importlib
import logging
import sys
import traceback

from conforming.sandbox import Sandbox

VENDORS = ["alibaba", "huawei", "tencent"]


class Table:
    def __init__(self):
        self.passed, self.failed = 0, []

    def row(self, vendor, call, what, problem=None):
        if problem is None:
            self.passed += 1
        else:
            self.failed.append((vendor, call, what, problem))
        verdict = "passed" if problem is None else "FAILED"
        print(f"{vendor:<8}  {call:<58}  {what:<28}  {verdict}", flush=True)
        if problem is not None:
            print("          " + problem.strip().replace("\n", "\n          "), flush=True)


def told(error):
    """An exception in few words, with the place in our suite where it came from."""
    places = [f for f in traceback.extract_tb(error.__traceback__) if "/conforming/" in f.filename]
    place = f" ({places[-1].filename.rsplit('/', 1)[-1]}:{places[-1].lineno})" if places else ""
    return f"{type(error).__module__}.{type(error).__name__}{place}: {error}"[:1500]


def accept(suite, sandbox, table):
    """Makes all calls with the right secret: what they answered, for the calls that came through."""
    clients, seen, done = suite.clients(sandbox, False), {}, set()
    for call in suite.calls:
        try:
            answer = call.perform(clients, seen)
            if call.examine:
                call.examine(answer, seen)
            done.add(call.name)
            table.row(suite.vendor, call.name, call.outcome)
        except Exception as error:
            table.row(suite.vendor, call.name, call.outcome, told(error))
    return seen, done


def refuse(suite, sandbox, table, seen, done):
    """Makes the same calls with a wrong secret."""
    clients = suite.clients(sandbox, True)
    for call in suite.calls:
        if call.refused is None or call.name not in done:
            continue
        what = "wrong secret refused"
        try:
            answer = call.perform(clients, seen)
            table.row(suite.vendor, call.name, what, f"it was accepted: {answer!r}"[:500])
        except Exception as error:
            code = suite.code(error)
            fits = code in call.refused
            table.row(suite.vendor, call.name, what, None if fits else f"code {code!r}: {told(error)}")


def main(binary, chosen):
    unknown = [name for name in chosen if name not in VENDORS]
    if unknown:
        print(f"conformance: no vendor {unknown[0]!r}; there are {', '.join(VENDORS)}.", file=sys.stderr)
        return 64
    logging.disable(logging.CRITICAL)
    table = Table()
    for vendor in chosen or VENDORS:
        suite = importlib.import_module(f"conforming.{vendor}").SUITE
        with Sandbox(binary, "--job-seconds", "1") as sandbox:
            seen, done = accept(suite, sandbox, table)
            refuse(suite, sandbox, table, seen, done)
    print(f"\n{table.passed} passed, {len(table.failed)} failed")
    return 1 if table.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
