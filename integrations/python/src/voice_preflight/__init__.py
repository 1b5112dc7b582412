"""Measures voice recordings exactly, and checks them against what voice-cloning vendors demand.

The command ``voice-preflight`` does the work; this package runs it, on one machine or on many:

>>> from voice_preflight import measure
>>> for take in measure(["take.wav"]):  # doctest: +SKIP
...     print(take["path"], take["duration"])

``voice_preflight.spark`` and ``voice_preflight.ray`` do the same for the data frames of these engines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ._binary import BinaryNotFound, find_binary
from .process import CommandFailed, Measurer
from .requests import Path, Request
from .schema import measurement_schema, measurement_table

__all__ = [
    "BinaryNotFound",
    "CommandFailed",
    "Measurer",
    "Request",
    "find_binary",
    "measure",
    "measurement_schema",
    "measurement_table",
]


def measure(paths: Iterable[Path | Request], depth: str = "scan", **options: Any) -> Iterator[dict[str, Any]]:
    """Measures recordings, and gives the measurement of each as a dictionary, in order.

    A recording that cannot be measured has a dictionary too, whose ``kind`` is ``unreadable``.

    Args:
        paths: Paths, or requests.
        depth: ``declared``, ``scan``, ``decode`` or ``listen``.
        options: What :class:`Measurer` takes.
    """
    with Measurer(depth, **options) as measurer:
        for line in measurer.measure(path if isinstance(path, Request) else Request(path) for path in paths):
            yield json.loads(line)
