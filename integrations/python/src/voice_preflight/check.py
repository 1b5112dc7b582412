"""Reports on sets of recordings, from their measurements."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from ._binary import find_binary
from .process import CommandFailed

#: The statuses of a check that was carried out: pass, fail, undetermined.
_VERDICTS = (0, 1, 2)


def check_sets(
    lines: Iterable[bytes], profile: str, *, parameters: dict[str, str] | None = None, binary: str | None = None
) -> Iterator[dict[str, Any]]:
    """Judges sets by a profile, and gives ``{"set": …, "report": …}`` for each.

    Args:
        lines: Lines of JSON of measurements that each name their set, sorted by it as bytes.
        profile: The name of a profile, or its file on the machine where this runs.
        parameters: Parameters of the submission, the same for all sets.
        binary: The command; see :func:`voice_preflight.find_binary`.

    Raises:
        CommandFailed: The command refused what it was given.
    """
    lines = iter(lines)
    first = next(lines, None)
    if first is None:
        return
    arguments = [find_binary(binary), "check", "--profile", profile, "--measurements", "-", "--group-by", "set"]
    arguments += ["--format", "json"]
    for name, value in (parameters or {}).items():
        arguments += ["--parameter", f"{name}={value}"]
    failures: list[BaseException] = []
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        errors: list[bytes] = []

        def feed() -> None:
            try:
                process.stdin.write(first + b"\n")
                for line in lines:
                    process.stdin.write(line + b"\n")
            except BrokenPipeError:
                pass
            except BaseException as error:  # What the caller's lines raise is raised where the reports are read.
                failures.append(error)
            finally:
                try:
                    process.stdin.close()
                except OSError:
                    pass

        threads = [
            threading.Thread(target=feed, daemon=True),
            threading.Thread(target=lambda: errors.append(process.stderr.read()), daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            for line in process.stdout:
                yield json.loads(line)
            status = process.wait()
        finally:
            if process.poll() is None:
                process.kill()
        for thread in threads:
            thread.join()
    if failures:
        raise failures[0]
    if status not in _VERDICTS:
        raise CommandFailed(b"".join(errors).decode("utf-8", "replace").strip() or f"the check ended with status {status}")
