"""What tests of several rooms need: a folder of their own for commands, and nothing of the user's environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to be in, commands 200 columns wide."""
    monkeypatch.chdir(tmp_path)
    for name in [one for one in os.environ if one.startswith("DATELINE_") and one != "DATELINE_TEST_BROWSER"]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path
