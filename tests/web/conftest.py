from __future__ import annotations

from collections.abc import Iterator

import pytest
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
