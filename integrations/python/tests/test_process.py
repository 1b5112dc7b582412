"""The long-living command: one line for each request, whatever happens."""

from __future__ import annotations

import base64
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from voice_preflight import BinaryNotFound, CommandFailed, Measurer, Request, find_binary, measure, measurement_table
from voice_preflight.schema import json_schema, measurement_schema


def path_of(answer: dict) -> bytes:
    return base64.b64decode(answer["pathBytes"]) if "pathBytes" in answer else answer["path"].encode("utf-8")


def requests(recordings: list[tuple[bytes, str]]) -> list[Request]:
    return [Request(path, key=f"row {index}", set=group) for index, (path, group) in enumerate(recordings)]


def assert_one_each(answers: list[dict], asked: list[Request]) -> None:
    assert [answer["key"] for answer in answers] == [request.key for request in asked]
    assert [path_of(answer) for answer in answers] == [request.path_bytes for request in asked]
    assert [answer["set"] for answer in answers] == [request.set for request in asked]


def test_one_line_for_each_in_order(recordings):
    asked = requests(recordings) + [Request("missing.wav", key="m", set="x"), Request("/", key="folder", set="x")]
    answers = list(measure(asked, jobs=2))
    assert_one_each(answers, asked)
    kinds = {answer["kind"] for answer in answers}
    assert kinds == {"recording", "unreadable"}
    assert answers[-2]["code"] == "file.missing" and answers[-1]["code"] == "file.not-regular"


def test_a_name_that_looks_like_escaped_bytes_is_told_from_one_that_has_them(tmp_path):
    names = [b"a\xff.wav", rb"a\xFF.wav", "ä.wav".encode()]
    paths = [os.path.join(os.fsencode(tmp_path), name) for name in names]
    assert [path_of(answer) for answer in measure(paths)] == paths


def test_a_size_that_was_expected_is_compared(recordings):
    path = recordings[0][0]
    size = os.path.getsize(path)
    right, wrong = measure([Request(path, byte_count=size), Request(path, byte_count=size + 1)])
    assert right["kind"] == "recording" and wrong["code"] == "file.changed"


def child_of_this_process(deadline: float = 20) -> int:
    end = time.monotonic() + deadline
    while time.monotonic() < end:
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                    words = (entry / "cmdline").read_bytes().split(b"\0")
                except OSError:
                    continue
                if int(fields[1]) == os.getpid() and b"--stream" in words:
                    return int(entry.name)
        time.sleep(0.01)
    raise AssertionError("the command does not run")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_command_that_is_killed_loses_nothing(recordings, number):
    # More than are asked for ahead, so that there is something to lose.
    asked = requests(recordings * 6)
    answers = []
    with Measurer() as measurer:
        for line in measurer.measure(asked):
            answers.append(json.loads(line))
            if len(answers) in (10, 600):
                os.kill(child_of_this_process(), number)
    assert_one_each(answers, asked)
    assert not any(answer.get("code") == "measuring.crashed" for answer in answers)


def test_a_command_that_is_stopped_is_replaced(recordings, monkeypatch):
    monkeypatch.setattr("voice_preflight.process.GRACE_SECONDS", 5.0)
    asked = requests(recordings * 6)
    answers = []
    with Measurer(time_limit=5) as measurer:
        for line in measurer.measure(asked):
            answers.append(json.loads(line))
            if len(answers) == 20:
                os.kill(child_of_this_process(), signal.SIGSTOP)
    assert_one_each(answers, asked)


FAULT = """#!{python}
import os, signal, subprocess, sys, threading
child = subprocess.Popen([{binary!r}, *sys.argv[1:]], stdin=subprocess.PIPE)
for line in sys.stdin.buffer:
    if b"poison" in line:
        os.kill(os.getpid(), signal.SIGABRT if b"abort" in line else signal.SIGSTOP)
    child.stdin.write(line)
    child.stdin.flush()
child.stdin.close()
sys.exit(child.wait())
"""


@pytest.fixture
def poisonable(tmp_path) -> str:
    """The real command behind a filter that dies, or stops, of requests with certain names."""
    script = tmp_path / "voice-preflight"
    script.write_text(FAULT.format(python=sys.executable, binary=find_binary()))
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def test_a_record_that_ends_the_command_is_a_row_that_says_so(recordings, poisonable):
    asked = requests(recordings[:60])
    asked.insert(30, Request("poison-abort.wav", key="p1", set="x"))
    asked.insert(31, Request("poison-abort-2.wav", key="p2", set="x"))
    asked.append(Request("poison-abort-3.wav", key="p3", set="x"))
    answers = list(measure(asked, binary=poisonable))
    assert_one_each(answers, asked)
    crashed = [answer for answer in answers if answer.get("code") == "measuring.crashed"]
    assert [answer["key"] for answer in crashed] == ["p1", "p2", "p3"]
    assert "SIGABRT" in crashed[0]["message"]


def test_a_record_that_hangs_is_a_row_that_says_so(recordings, poisonable, monkeypatch):
    monkeypatch.setattr("voice_preflight.process.GRACE_SECONDS", 4.0)
    asked = requests(recordings[:10])
    asked.insert(5, Request("poison.wav", key="p", set="x"))
    answers = list(measure(asked, binary=poisonable, time_limit=2))
    assert_one_each(answers, asked)
    assert [answer["key"] for answer in answers if answer.get("code") == "measuring.time-limit"] == ["p"]


def test_an_unfinished_request_is_not_measured():
    ended = subprocess.run([find_binary(), "measure", "--stream", "-"], input=b"/dev/null\0unfinished", capture_output=True)
    lines = ended.stdout.splitlines()
    assert ended.returncode == 65 and b"has no end" in ended.stderr
    assert [json.loads(line)["kind"] for line in lines] == ["head", "unreadable"]


def test_an_answer_does_not_wait_for_the_next_request(recordings):
    with subprocess.Popen(
        [find_binary(), "measure", "--stream", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        for path, _ in recordings[:3]:
            process.stdin.write(path + b"\0")
            process.stdin.flush()
            assert path_of(json.loads(process.stdout.readline())) == path
        process.stdin.close()
        assert process.wait() == 0


def test_what_cannot_be_started_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("VOICE_PREFLIGHT_BINARY", str(tmp_path / "nothing"))
    with pytest.raises(BinaryNotFound, match="VOICE_PREFLIGHT_BINARY"):
        list(measure(["a.wav"]))
    with pytest.raises(CommandFailed, match="did not begin to answer"):
        list(measure(["a.wav"], binary="/bin/false"))


def test_the_schema_is_that_of_the_command():
    printed = subprocess.run([find_binary(), "schema", "measurements"], capture_output=True, check=True).stdout
    assert json.loads(printed) == json_schema()


def test_the_table_has_a_column_for_every_key(recordings):
    lines = []
    with Measurer("decode") as measurer:
        lines = list(measurer.measure(requests(recordings)))
    table = measurement_table(lines)
    assert table.schema == measurement_schema() and table.num_rows == len(recordings)
    left_out = {"schema", "tool", "facts", "index", "given"}
    for row, line in zip(table.to_pylist(), lines):
        answer = json.loads(line)
        assert row["line"] == line.decode("utf-8")
        for name, value in answer.items():
            if name in left_out or isinstance(value, (dict, list)):
                continue
            assert row[name] == value, name
        for defect, stated in zip(row["defects"] or [], answer.get("defects", [])):
            assert defect["code"] == stated["code"] and defect["message"] == stated["message"]
