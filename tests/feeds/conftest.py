from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))

from rogue import Rogue, nobody_else, rogue


@pytest.fixture
def server() -> Iterator[Rogue]:
    with rogue() as one:
        yield one


@pytest.fixture(autouse=True)
def strangers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No test of this room asks, or looks up, any address but its own server's."""
    with nobody_else(monkeypatch) as seen:
        yield seen
