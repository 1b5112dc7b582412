"""Ray Data, where it is installed."""

from __future__ import annotations

import json

import pytest
from voice_preflight import Measurer, Request

ray = pytest.importorskip("ray")


def test_each_row_has_one_measurement(recordings):
    from voice_preflight import ray as vp

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        rows = [{"where": path, "number": index, "voice": group} for index, (path, group) in enumerate(recordings)]
        dataset = vp.measure(ray.data.from_items(rows).repartition(4), "where", "number", set_col="voice")
        measured = sorted(dataset.take_all(), key=lambda row: int(row["key"]))
    finally:
        ray.shutdown()
    with Measurer() as measurer:
        asked = [Request(path, key=str(index), set=group) for index, (path, group) in enumerate(recordings)]
        alone = [json.loads(line) for line in measurer.measure(asked)]

    def known(form: dict) -> dict:
        return {name: value for name, value in form.items() if name != "index"}

    assert [known(json.loads(row["line"])) for row in measured] == [known(form) for form in alone]
