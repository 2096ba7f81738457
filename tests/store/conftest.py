"""Stories for the store are built as for the record; both kinds of store are made anew for each test that asks."""

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))

import postgres_server

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> str:
    """A PostgreSQL server; skipped with the reason where there is none, but not where CI asks for one."""
    try:
        return postgres_server.address()
    except postgres_server.NoServer as error:
        if os.environ.get(postgres_server.NEVER_SKIP):
            pytest.fail(f"PostgreSQL is wanted here: {error}")
        pytest.skip(f"PostgreSQL: {error}")


@pytest.fixture
def database(server: str) -> Iterator[Callable[[], str]]:
    """Makes URLs of empty databases."""
    import psycopg

    made: list[str] = []

    def make() -> str:
        name = f"r{os.getpid()}_{next(_NUMBERS)}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        made.append(name)
        return f"{server}/{name}"

    yield make
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        for name in made:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new record can be, on each kind of store."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return str(request.getfixturevalue("database")())
