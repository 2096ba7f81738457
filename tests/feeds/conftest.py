from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))

from rogue import Rogue, rogue


@pytest.fixture
def server() -> Iterator[Rogue]:
    with rogue() as one:
        yield one
