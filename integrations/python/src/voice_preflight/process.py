"""One long-living command that answers requests, and what happens when it dies."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from ._binary import find_binary
from .requests import Request

#: How many requests wait for an answer at most: enough to keep the command busy, and few enough to be asked again.
WINDOW = 256

#: How much longer than a recording's own time limit an answer may take, in seconds, before the command is stopped.
GRACE_SECONDS = 30.0


class CommandFailed(RuntimeError):
    """The command could not be started, or refused its options."""


class _Died(Exception):
    """The command ended, or answered nothing in time."""

    def __init__(self, code: str, cause: str) -> None:
        super().__init__(cause)
        self.code = code
        self.cause = cause


class _Child:
    """One run of the command."""

    def __init__(self, arguments: list[str]) -> None:
        self._process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
        )
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._errors: deque[bytes] = deque(maxlen=20)
        threading.Thread(target=self._read, daemon=True).start()
        self._error_reader = threading.Thread(target=self._read_errors, daemon=True)
        self._error_reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        rest = b""
        while chunk := self._process.stdout.read(1 << 16):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self._lines.put(line)
        # A line that was cut off is no answer.
        self._lines.put(None)

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        for line in iter(self._process.stderr.readline, b""):
            self._errors.append(line)

    def send(self, request: Request) -> None:
        assert self._process.stdin is not None
        view = memoryview(request.to_json())
        try:
            while view:
                view = view[self._process.stdin.write(view) :]
        except OSError:
            # Whoever reads the answers finds out how it ended.
            pass

    def has_answer(self) -> bool:
        """Whether a line is there already."""
        return not self._lines.empty()

    def answer(self, seconds: float | None) -> bytes:
        """The next line.

        Raises:
            _Died: The command ended, or wrote nothing for so many seconds.
        """
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            self.kill()
            raise _Died("measuring.time-limit", f"no answer came within {seconds:g} s") from None
        if line is None:
            status = self._process.wait()
            raise _Died("measuring.crashed", self._ending(status))
        return line

    def finish(self) -> int:
        """Ends the input, and waits for the end of the command."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._process.wait()

    def kill(self) -> None:
        """Stops the command, whatever it does."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        if self._process.poll() is None:
            self.kill()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    pass

    def _ending(self, status: int) -> str:
        if status < 0:
            try:
                return f"voice-preflight was ended by {signal.Signals(-status).name}"
            except ValueError:
                return f"voice-preflight was ended by signal {-status}"
        return f"voice-preflight ended with status {status}{self.words}"

    @property
    def words(self) -> str:
        """What it wrote to standard error."""
        self._error_reader.join(timeout=5)
        text = b"".join(self._errors).decode("utf-8", "replace").strip()
        return f": {text}" if text else ""


class Measurer:
    """Measures recordings with one long-living command, and gives exactly one line of JSON for each, in order.

    A command that dies is started again. The recordings whose answers are missing are asked for one by one; one that ends
    the command while it is alone has an answer that says so, with the code ``measuring.crashed`` or
    ``measuring.time-limit``.

    Args:
        depth: ``declared``, ``scan``, ``decode`` or ``listen``.
        jobs: How many recordings are measured at once. A task on a cluster has one core.
        time_limit: How many seconds one recording may take; None for as long as it takes.
        hash: Whether to give the SHA-256 of each file at the depths ``declared`` and ``scan`` too.
        binary: The command; see :func:`find_binary`.
    """

    def __init__(
        self,
        depth: str = "scan",
        *,
        jobs: int = 1,
        time_limit: float | None = 600.0,
        hash: bool = False,
        binary: str | None = None,
    ) -> None:
        self._arguments = [find_binary(binary), "measure", "--stream", "--jobs", str(jobs), "--depth", depth]
        if hash:
            self._arguments.append("--hash")
        if time_limit is not None:
            self._arguments += ["--time-limit", f"{time_limit:g}s"]
        self._arguments.append("-")
        self._patience = None if time_limit is None else time_limit + GRACE_SECONDS
        self._child: _Child | None = None
        self._head: dict[str, Any] = {}

    def __enter__(self) -> Measurer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the command."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def measure(self, requests: Iterable[Request]) -> Iterator[bytes]:
        """Gives a line of JSON for each request, in order, as soon as it is there.

        Raises:
            CommandFailed: The command cannot be started.
        """
        waiting: deque[Request] = deque()
        source = iter(requests)
        is_over = False
        while True:
            child = self._running()
            while not is_over and len(waiting) < WINDOW and not child.has_answer():
                request = next(source, None)
                if request is None:
                    is_over = True
                    break
                waiting.append(request)
                child.send(request)
            if not waiting:
                return
            try:
                line = child.answer(self._patience)
            except _Died:
                self.close()
                yield from self._one_by_one(waiting)
                continue
            waiting.popleft()
            yield line

    def _one_by_one(self, waiting: deque[Request]) -> Iterator[bytes]:
        """Answers the requests that were lost, up to the one that ends the command, or all; those that are left are sent."""
        while waiting:
            request = waiting[0]
            child = self._running()
            child.send(request)
            try:
                line = child.answer(self._patience)
            except _Died as death:
                self.close()
                waiting.popleft()
                yield self._failure(request, death)
                break
            waiting.popleft()
            yield line
        child = self._running()
        for request in waiting:
            child.send(request)

    def _failure(self, request: Request, death: _Died) -> bytes:
        form: dict[str, Any] = {
            **{name: self._head[name] for name in ("schema", "tool", "depth") if name in self._head},
            **{k: v for k, v in json.loads(request.to_json()).items() if k in ("path", "pathBytes", "key", "role", "set")},
            "kind": "unreadable",
            "index": 0,
            "given": True,
            "code": death.code,
            "message": f"{death.cause} while this recording was measured alone.",
            "facts": {"cause": death.cause},
        }
        form.setdefault("path", request.path_text)
        return json.dumps(form, sort_keys=True).encode("ascii")

    def _running(self) -> _Child:
        """The command, which is started where it does not run."""
        if self._child is None:
            try:
                child = _Child(self._arguments)
            except OSError as error:
                raise CommandFailed(f"{self._arguments[0]} cannot be started: {error}") from error
            try:
                head = json.loads(child.answer(GRACE_SECONDS))
            except (_Died, ValueError) as error:
                words = child.words
                child.close()
                raise CommandFailed(f"{' '.join(self._arguments)} did not begin to answer: {error}{words}") from error
            self._child, self._head = child, head
        return self._child
