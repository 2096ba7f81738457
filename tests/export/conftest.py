"""The helpers of the record's tests, and commands in a folder of their own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

for room in ("record", "cli"):
    sys.path.insert(0, str(Path(__file__).parents[1] / room))


@pytest.fixture(autouse=True)
def alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own."""
    monkeypatch.setenv("COLUMNS", "100")
