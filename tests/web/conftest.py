from __future__ import annotations

from collections.abc import Iterator

import pytest
from rogue import Rogue, rogue


@pytest.fixture
def server() -> Iterator[Rogue]:
    with rogue() as one:
        yield one
