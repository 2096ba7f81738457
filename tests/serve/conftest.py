"""A real server (uvicorn in a thread, a free port) over a record of the sample stories."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))

from serve_build import TOKEN, Served, record_of_samples, served


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample stories; nobody writes to it."""
    return record_of_samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def reading(samples: Path) -> Iterator[Served]:
    """A server for reading alone, of this machine."""
    with served(samples) as one:
        yield one


@pytest.fixture(scope="session")
def public(samples: Path) -> Iterator[Served]:
    """A public server with a token."""
    with served(samples, token=TOKEN, public=True) as one:
        yield one


@pytest.fixture
def desk(samples: Path, tmp_path: Path) -> Iterator[Served]:
    """A server with a token over a record of its own."""
    copy = tmp_path / "desk.db"
    copy.write_bytes(samples.read_bytes())
    with served(copy, token=TOKEN) as one:
        yield one
