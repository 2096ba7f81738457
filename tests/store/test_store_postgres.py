"""One schema, two stores: the same stories give the same answers and the same digest."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from record_build import event, tell
from record_strategies import tellings
from store_build import put

from dateline.errors import RecordError
from dateline.model import Telling, to_json
from dateline.model.known import AsOf
from dateline.record import fold
from dateline.store import archive, checking, load_record, open_store
from dateline.store.derived import ONLY
from dateline.store.schema import metadata

TALKS = tell("talks", "2023-04-14", event("planned", "2023-04-17"), text="Diplomats will talk on Monday.\nIt rained.")
HELD = tell("held", "2023-04-18", event("held", "2023-04-17"), text="They talked; a NUL \0 and a \\0 stand here.")


def digest(place: str) -> str:
    with open_store(place, create=False) as store, store.reading() as connection:
        return checking.digest(connection)


def kept(place: str, heap: list[Telling]) -> str:
    with open_store(place, create=True) as store:
        for told in heap:
            put(store, told)
    return digest(place)


def test_what_goes_in_comes_out(place: str) -> None:
    with open_store(place, create=True) as store:
        assert [put(store, HELD), put(store, TALKS), put(store, TALKS)] == ["new", "new", "known"]
    with open_store(place, create=False) as store:
        assert [story.id for story in store.stories()] == [HELD.story.id, TALKS.story.id]
        assert store.text(HELD.story.id) == HELD.story.paragraphs[0].text
        assert [e.status for e in load_record(store, AsOf("2023-04-15")).events] == ["planned"]
        assert [hit.sentence for hit in store.search("diplomat talks")] == ["Diplomats will talk on Monday."]
        with store.reading() as connection:
            assert list(checking.check(connection)) == []
        with pytest.raises(RecordError):
            put(store, tell("more", "2023-05-01"))


@given(heap=tellings())
@settings(
    max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_the_digest_is_that_of_the_other_store(
    database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory, heap: list[Telling]
) -> None:
    shuffled = random.Random(7).sample(heap, len(heap))
    there, here = database(), str(tmp_path_factory.mktemp("store") / "r.db")
    assert kept(there, shuffled) == kept(here, heap)
    with open_store(there, create=False) as store:
        assert to_json(load_record(store)) == to_json(fold(heap))


def test_a_backup_goes_from_one_to_the_other(database: Callable[[], str], tmp_path: Path) -> None:
    here, there, file = str(tmp_path / "r.db"), database(), tmp_path / "b.gz"
    before = kept(here, [HELD, TALKS])
    with open_store(here, create=False) as store, store.reading() as connection:
        archive.backup(connection, file)
    with open_store(there, create=True) as store, store.writing() as connection:
        archive.restore(connection, file)
    assert digest(there) == before
    assert kept(there, [tell("more", "2023-05-01", event("held", "2023-04-30"))]) != before


def test_what_is_no_record_is_left_alone(database: Callable[[], str]) -> None:
    place = database()
    with pytest.raises(RecordError, match="there is no record"):
        open_store(place, create=False)
    engine = sa.create_engine(place.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE theirs (x integer)")
    engine.dispose()
    for create in (False, True):
        with pytest.raises(RecordError, match="other tables"):
            open_store(place, create=create)


def test_both_have_the_same_tables(database: Callable[[], str], tmp_path: Path) -> None:
    for place in (str(tmp_path / "r.db"), database()):
        with open_store(place, create=True) as store, store.reading() as connection:
            found = sa.inspect(connection)
            for table in metadata.tables.values():
                told = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
                assert told == {c.name: bool(c.nullable) for c in table.columns}, (place, table.name)
                indexed = {tuple(i["column_names"]) for i in found.get_indexes(table.name)}
                assert indexed >= {tuple(c.name for c in i.columns) for i in table.indexes}, (place, table.name)
                partial = {i["name"] for i in found.get_indexes(table.name) if _where(i)}
                assert partial == {i.name for i in table.indexes if ONLY in i.info}, (place, table.name)


def _where(index: Any) -> bool:
    """True for an index of some rows alone."""
    return any(name.endswith("_where") and told is not None for name, told in index.get("dialect_options", {}).items())


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(RecordError, match=r"no PostgreSQL answers there .*check host"):
        open_store("postgresql://me:secret@127.0.0.1:1/record", create=False)
