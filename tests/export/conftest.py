"""The helpers of the record's tests, and commands in a folder of their own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

for room in ("record", "cli"):
    sys.path.insert(0, str(Path(__file__).parents[1] / room))


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder, and nothing of the user's environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("DATELINE_RECORD", "DATELINE_ADDRESS", "DATELINE_PIPELINE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
