"""Measures and judges on a Spark cluster of two one-core workers on this machine, and holds it against one command.

Usage: scale.py COUNT [FOLDER]    as many recordings, which are made in FOLDER, by default a temporary one
"""

from __future__ import annotations

import base64
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from conftest import corpus  # noqa: E402

import pyspark  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402
from voice_preflight import Measurer, Request, find_binary  # noqa: E402
from voice_preflight import spark as vp  # noqa: E402

PROFILES = ("alibaba-ims-standard", "tencent-vod-clone", "huawei-metastudio-premium")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    """A standalone master and two workers with one core each, on loopback."""

    def __init__(self, folder: Path) -> None:
        self.home = Path(pyspark.__file__).parent
        self.port = free_port()
        self.folder = folder
        environment = {
            **os.environ,
            "SPARK_HOME": str(self.home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_WORKER_DIR": str(folder / "work"),
            "SPARK_NO_DAEMONIZE": "1",
        }
        run = [str(self.home / "bin" / "spark-class")]
        master = ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(self.port),
                  "--webui-port", str(free_port())]
        self.processes = [self.start(run + master, environment, "master")]
        self.wait_for_port()
        for number in range(2):
            worker = ["org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g",
                      "--webui-port", str(free_port()), self.address]
            self.processes.append(self.start(run + worker, environment, f"worker-{number}"))

    @property
    def address(self) -> str:
        return f"spark://127.0.0.1:{self.port}"

    def start(self, arguments: list[str], environment: dict[str, str], name: str) -> subprocess.Popen:
        log = open(self.folder / f"{name}.log", "wb")
        return subprocess.Popen(arguments, env=environment, stdout=log, stderr=log, start_new_session=True)

    def wait_for_port(self) -> None:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.2)
        raise SystemExit("scale: the Spark master does not answer")

    def stop(self) -> None:
        for process in self.processes:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


def processes(word: bytes) -> list[int]:
    """The processes of this machine with a word in their arguments."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                if word in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def require(condition: bool, words: str) -> None:
    if not condition:
        raise SystemExit(f"scale: {words}")


def without_index(line: str) -> dict:
    form = json.loads(line)
    form.pop("index", None)
    return form


def path_of(form: dict) -> bytes:
    return base64.b64decode(form["pathBytes"]) if "pathBytes" in form else form["path"].encode("utf-8")


def main() -> None:
    count = int(sys.argv[1])
    scratch = tempfile.TemporaryDirectory(prefix="scale-")
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else scratch.name)
    began = time.monotonic()
    recordings = corpus(folder / "recordings", count, sets=max(3, min(40, count // 50)))
    print(f"scale: {count} recordings made in {time.monotonic() - began:.1f} s", flush=True)
    binary = find_binary()

    began = time.monotonic()
    with Measurer(jobs=1) as measurer:
        alone = [without_index(line.decode()) for line in measurer.measure(
            Request(path, key=str(number), set=group) for number, (path, group) in enumerate(recordings))]
    seconds_alone = time.monotonic() - began
    print(f"scale: one command with one job: {count / seconds_alone:,.0f} recordings/s", flush=True)

    cluster = Cluster(folder)
    session = None
    try:
        session = (
            SparkSession.builder.master(cluster.address)
            .appName("scale")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.memory", "512m")
            .config("spark.executorEnv.VOICE_PREFLIGHT_BINARY", binary)
            .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
            .config("spark.pyspark.python", sys.executable)
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
            .config("spark.task.maxFailures", "8")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        rows = [(bytearray(path), str(number), group) for number, (path, group) in enumerate(recordings)]
        shuffled = list(rows)
        random.Random(1).shuffle(shuffled)

        def measured(partitions: int, some: list = rows, **options):
            frame = session.createDataFrame(some, "path binary, key string, voice string").repartition(partitions)
            return vp.measure(frame, key_col="key", set_col="voice", **options)

        def collect(frame) -> list[dict]:
            answers = [without_index(row.line) for row in frame.select("line").collect()]
            return sorted(answers, key=lambda answer: int(answer["key"]))

        # Whoever comes first pays for the start of the executors.
        session.range(2).repartition(2).count()
        began = time.monotonic()
        require(measured(2).count() == count, "the cluster did not answer once for each input")
        seconds = time.monotonic() - began
        print(f"scale: the cluster: {count / seconds:,.0f} recordings/s, {seconds_alone / 2 / seconds:.2f} of two commands' "
              "speed", flush=True)

        require(collect(measured(1)) == alone, "one partition gives other measurements than the command")
        require(collect(measured(7, shuffled)) == alone, "seven partitions give other measurements than the command")
        print(f"scale: {count} measurements are the same from 1 and 7 partitions and from one command", flush=True)

        sets = sorted({group for _, group in recordings})
        for profile in PROFILES:
            expected = {}
            for group in sets:
                paths = b"\0".join(path for path, of in recordings if of == group) + b"\0"
                ended = subprocess.run(
                    [binary, "check", "--profile", profile, "--depth", "scan", "--format", "json", "-"],
                    input=paths, capture_output=True)
                require(ended.returncode in (0, 1, 2, 66), f"check of {group} ended with {ended.returncode}: {ended.stderr}")
                expected[group] = json.dumps(
                    json.loads(ended.stdout), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            for partitions in (1, 5):
                frame = vp.check_sets(measured(partitions, shuffled, hash=True), profile)
                judged = {row["set"]: row["report"] for row in frame.collect()}
                require(set(judged) == set(sets), f"{profile}: the sets are {sorted(judged)}")
                for group in sets:
                    if judged[group] != expected[group]:
                        (folder / "cluster.json").write_text(judged[group])
                        (folder / "alone.json").write_text(expected[group])
                        scratch._finalizer.detach()
                        raise SystemExit(f"scale: {profile}, {group}: the reports differ; see {folder}")
        print(f"scale: {len(sets)} reports by {len(PROFILES)} profiles are the same, byte for byte", flush=True)

        contents = vp.duplicates(measured(3, hash=True)).collect()
        require(len(contents) >= 1 and all(row["count"] == len(row["paths"]) for row in contents), "no copies were found")

        for name, word, number in (("command", b"--stream", signal.SIGKILL), ("Python worker", b"pyspark.daemon", signal.SIGKILL),
                                   ("executor", b"CoarseGrainedExecutorBackend", signal.SIGKILL),
                                   ("stopped command", b"--stream", signal.SIGSTOP)):
            done = threading.Event()
            hit: list[int] = []

            def strike() -> None:
                # Once work is under way.
                while not done.wait(0.02):
                    if processes(b"--stream") and (found := processes(word)):
                        done.wait(0.05)
                        for process in found[:1]:
                            try:
                                os.kill(process, number)
                                hit.append(process)
                            except ProcessLookupError:
                                continue
                        if hit:
                            return

            striker = threading.Thread(target=strike)
            striker.start()
            try:
                answers = collect(measured(4, depth="decode", time_limit=5))
            finally:
                done.set()
                striker.join()
            require(bool(hit), f"the {name} was never met")
            require([answer["key"] for answer in answers] == [str(number) for number in range(count)],
                    f"after a {name} was hit, the rows are not one for each input")
            print(f"scale: {name} hit: one row for each of {count} inputs", flush=True)
    finally:
        if session is not None:
            session.stop()
        cluster.stop()
    print("scale: passed")


if __name__ == "__main__":
    main()
