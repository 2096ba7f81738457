"""Floors under the benches that need no data but our own; GUM's tuning half where the data lie."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "times"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(str(BENCH))

    def load(name: str) -> ModuleType:
        sys.modules.pop(name, None)
        return importlib.import_module(name)

    return load


def test_deictic_cases_of_our_own(bench: object) -> None:
    figures = bench("deictic").measure(SimpleNamespace(misses=False))  # type: ignore[operator]
    assert figures["dev"]["share"] >= 0.99
    assert figures["dev"]["look-backs read as future"] == 0
    assert figures["blind"]["share"] >= 0.93
    assert figures["blind"]["look-backs read as future"] <= 2


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="DATELINE_DATA names no folder with the public data sets")
def test_gum_tuning_half(bench: object) -> None:
    figures = bench("gum").measure(SimpleNamespace(misses=False))  # type: ignore[operator]
    assert figures["tune"]["F1"] >= 86
