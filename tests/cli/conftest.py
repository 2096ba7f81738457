"""Commands are run in this process, in a folder of their own, at a width of 100 columns."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder, and nothing of the user's environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("DATELINE_RECORD", "DATELINE_MAX_SOURCE_BYTES", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
