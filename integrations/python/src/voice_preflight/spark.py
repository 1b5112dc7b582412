"""Measurements and reports as Spark data frames.

One long-living command runs in each task, found on the executor. Reading, writing and shuffling are Spark's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from .check import check_sets as _check_sets
from .process import Measurer
from .requests import Request
from .schema import measurement_schema, measurement_table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

#: How many measurements make an Arrow batch.
_BATCH = 2048

#: The columns of the table of sets.
SET_SCHEMA = pa.schema(
    [
        pa.field("set", pa.string()),
        pa.field("profile", pa.string()),
        pa.field("verdict", pa.string()),
        pa.field("recordingCount", pa.int64()),
        pa.field("errorCount", pa.int64()),
        pa.field("warningCount", pa.int64()),
        pa.field("report", pa.string()),
    ]
)


def measure(
    df: DataFrame,
    path_col: str = "path",
    key_col: str | None = None,
    *,
    set_col: str | None = None,
    role_col: str | None = None,
    byte_count_col: str | None = None,
    depth: str = "scan",
    jobs: int = 1,
    time_limit: float | None = 600.0,
    hash: bool = False,
    binary: str | None = None,
) -> DataFrame:
    """Measures the recordings that a data frame names: exactly one row for each of its rows.

    Args:
        df: A row for each recording.
        path_col: The column with the path, a string, or binary for names that are not UTF-8.
        key_col: The column with what the recording is called; it comes back in ``key``, as a string.
        set_col: The column with the set that it is judged with, such as a voice.
        role_col: The column with its role in the profile.
        byte_count_col: The column with the size that it has where nobody changed it.
        depth: ``declared``, ``scan``, ``decode`` or ``listen``.
        jobs: How many recordings a task measures at once: the cores that a task has (``spark.task.cpus``).
        time_limit: How many seconds one recording may take; None for as long as it takes.
        hash: Whether to give the SHA-256 of each file at the depths ``declared`` and ``scan`` too.
        binary: The command on the executors; by default VOICE_PREFLIGHT_BINARY, then PATH, then beside the package.

    Returns:
        A data frame with the columns of :func:`voice_preflight.measurement_schema`.
    """
    named = {"path": path_col, "key": key_col, "set": set_col, "role": role_col, "byte_count": byte_count_col}
    columns = [F.col(column).alias(name) for name, column in named.items() if column is not None]

    def requests(batches: Iterator[pa.RecordBatch]) -> Iterator[Request]:
        for batch in batches:
            yield from map(Request.from_row, batch.to_pylist())

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        with Measurer(depth, jobs=jobs, time_limit=time_limit, hash=hash, binary=binary) as measurer:
            lines: list[bytes] = []
            for line in measurer.measure(requests(batches)):
                lines.append(line)
                if len(lines) == _BATCH:
                    yield from measurement_table(lines).to_batches()
                    lines = []
            if lines:
                yield from measurement_table(lines).to_batches()

    return df.select(*columns).mapInArrow(run, from_arrow_schema(measurement_schema()))


def check_sets(
    measured: DataFrame,
    profile: str,
    by: str = "set",
    *,
    parameters: dict[str, str] | None = None,
    binary: str | None = None,
) -> DataFrame:
    """Judges each set of measurements by a profile: a row for each set, with its verdict and its report as JSON.

    The report is, byte for byte, that of a check of the same recordings on one machine, in the order of their paths.

    Args:
        measured: What :func:`measure` gave.
        profile: The name of a profile, or a file that every executor has.
        by: The column that says which set a recording is of.
        parameters: Parameters of the submission, the same for all sets.
        binary: The command on the executors.
    """

    def lines(batches: Iterator[pa.RecordBatch]) -> Iterator[bytes]:
        for batch in batches:
            for group, line in zip(batch.column("group").to_pylist(), batch.column("line").to_pylist()):
                form = json.loads(line)
                if form.get("set") != group:
                    form["set"] = group
                    line = json.dumps(form, ensure_ascii=False, sort_keys=True)
                yield line.encode("utf-8")

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for judged in _check_sets(lines(batches), profile, parameters=parameters, binary=binary):
            report = judged["report"]
            severities = [finding["severity"] for finding in report["findings"]]
            row = {
                "set": judged["set"],
                "profile": report["profile"]["id"],
                "verdict": report["verdict"],
                "recordingCount": sum(total["recordingCount"] for total in report["totals"]),
                "errorCount": severities.count("error"),
                "warningCount": severities.count("warning"),
                "report": json.dumps(report, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            }
            yield pa.RecordBatch.from_pylist([row], schema=SET_SCHEMA)

    grouped = measured.select(F.col(by).cast("string").alias("group"), "path", "line").where(F.col("group").isNotNull())
    ordered = grouped.repartition("group").sortWithinPartitions("group", "path")
    return ordered.mapInArrow(run, from_arrow_schema(SET_SCHEMA))


def duplicates(measured: DataFrame) -> DataFrame:
    """The recordings that are in the data more than once: a row for each content, with ``paths`` in order.

    Contents are told apart by size and SHA-256, so measure with ``hash=True``, or at the depth ``decode`` or ``listen``.
    """
    return (
        measured.where(F.col("sha256").isNotNull())
        .groupBy("byteCount", "sha256")
        .agg(F.count("*").alias("count"), F.sort_array(F.collect_list("path")).alias("paths"))
        .where(F.col("count") > 1)
    )
