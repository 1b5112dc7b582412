"""Measurements as a dataset of Ray Data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from .process import Measurer
from .requests import Request
from .schema import measurement_table

if TYPE_CHECKING:
    import ray.data


class BatchMeasurer:
    """Measures the recordings of a batch, with a command that lives as long as its actor.

    Args:
        columns: The columns of the batches, by what they hold: ``path``, and ``key``, ``set``, ``role``, ``byte_count``.
        options: What :class:`voice_preflight.Measurer` takes.
    """

    def __init__(self, columns: dict[str, str], options: dict[str, Any]) -> None:
        self._columns = columns
        self._measurer = Measurer(**options)

    def __call__(self, batch: pa.Table) -> pa.Table:
        named = batch.select(list(self._columns.values())).rename_columns(list(self._columns))
        requests = map(Request.from_row, named.to_pylist())
        return measurement_table(list(self._measurer.measure(requests)))


def measure(
    dataset: ray.data.Dataset,
    path_col: str = "path",
    key_col: str | None = None,
    *,
    set_col: str | None = None,
    role_col: str | None = None,
    byte_count_col: str | None = None,
    concurrency: int = 2,
    **options: Any,
) -> ray.data.Dataset:
    """Measures the recordings that a dataset names: exactly one row for each of its rows, with the columns of
    :func:`voice_preflight.measurement_schema`.

    Args:
        dataset: A row for each recording.
        concurrency: How many actors measure, each with a command of its own.
        options: What :class:`voice_preflight.Measurer` takes.
    """
    named = {"path": path_col, "key": key_col, "set": set_col, "role": role_col, "byte_count": byte_count_col}
    columns = {name: column for name, column in named.items() if column is not None}
    return dataset.map_batches(
        BatchMeasurer,
        fn_constructor_args=(columns, options),
        batch_format="pyarrow",
        concurrency=concurrency,
    )
