"""What goes into the store comes out of it, once, whole, and nothing else is touched."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from record_build import event, tell
from record_strategies import tellings

from dateline.errors import RecordError, UnknownValue
from dateline.model import Engine, Reading, Telling, to_json
from dateline.model.known import AsOf
from dateline.record import fold
from dateline.store import Store, load_record, open_store, sqlite
from dateline.store.opening import opened
from dateline.store.schema import VERSION

ENGINE = Engine(version="0.1.0", vocabulary="a" * 64)
NEWER = Engine(version="0.10.0", vocabulary="b" * 64)
NOW = "2023-05-01T00:00:00+00:00"
PLAN = tell("plan", "2023-04-14", event("planned", "2023-04-17"))
HELD = tell("held", "2023-04-18", event("held", "2023-04-17"))


def put(store: Store, told: Telling, engine: Engine = ENGINE, shelved: str | None = None) -> str:
    return store.add(
        Reading(story=told.story, text=f"text of {told.story.id}", shelved=shelved), told.reports, engine, NOW
    )


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "dateline.db")


def test_new_known_reread(path: str) -> None:
    with open_store(path, create=True) as store:
        assert [put(store, PLAN), put(store, PLAN), put(store, PLAN, NEWER), put(store, PLAN, ENGINE)] == [
            "new",
            "known",
            "reread",
            "known",
        ]
        assert store.count() == 1


def test_the_newest_engine_counts_whichever_came_last(path: str) -> None:
    better = msgspec.structs.replace(PLAN, reports=HELD.reports)
    with open_store(path, create=True) as store:
        put(store, better, NEWER)
        put(store, PLAN, ENGINE)
        assert [t.reports for t in store.tellings()] == [HELD.reports]
        assert [t.reports for t in store.tellings(ENGINE.key)] == [PLAN.reports]


def test_stories_text_and_received(path: str) -> None:
    with open_store(path, create=True) as store:
        put(store, PLAN)
    with open_store(f"sqlite:///{path}", create=False) as store:
        (story,) = store.stories()
        assert story == msgspec.structs.replace(PLAN.story, received=NOW)
        assert store.text(story.id) == f"text of {story.id}"
        with pytest.raises(UnknownValue):
            store.text("nothing")


def test_a_shelved_story_is_kept_without_events(path: str) -> None:
    with open_store(path, create=True) as store:
        assert put(store, PLAN, shelved="language ko") == "new"
        assert [t.reports for t in store.tellings()] == [()]
        assert load_record(store).events == ()


def test_the_record_as_of_a_day(path: str) -> None:
    with open_store(path, create=True) as store:
        put(store, HELD)
        put(store, PLAN)
        assert [e.status for e in load_record(store).events] == ["held"]
        assert [e.status for e in load_record(store, AsOf("2023-04-15")).events] == ["planned"]


@given(tellings())
@settings(max_examples=15, deadline=None)
def test_through_the_store_the_record_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, heap: list[Telling]
) -> None:
    file = tmp_path_factory.mktemp("store") / "r.db"
    with open_store(str(file), create=True) as store:
        for told in heap:
            put(store, told)
        assert to_json(load_record(store)) == to_json(fold(heap))


def test_an_interrupted_story_leaves_nothing_of_itself(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with open_store(path, create=True) as store:
        put(store, PLAN)
        monkeypatch.setattr("dateline.store.keeping.reports.insert", interrupted)
        with pytest.raises(KeyboardInterrupt):
            put(store, HELD)
        monkeypatch.undo()
        assert [t.story.id for t in store.tellings()] == [PLAN.story.id]
        assert put(store, HELD) == "new"


def test_a_reader_goes_on_while_another_writes(path: str) -> None:
    with open_store(path, create=True) as writer:
        put(writer, PLAN)
        with open_store(path, create=False) as reader, writer.writing() as connection:
            connection.exec_driver_sql("DELETE FROM reports")
            assert [t.story.id for t in reader.tellings()] == [PLAN.story.id]
            raise_nothing = reader.count()
            assert raise_nothing == 1


def test_a_reader_cannot_write(path: str) -> None:
    open_store(path, create=True).close()
    with open_store(path, create=False) as reader, pytest.raises(RecordError):
        put(reader, PLAN)


def test_many_pages(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.kept.MANY", 3)
    many = [tell(f"s{n}", "2023-04-14", event("planned", "2023-04-17")) for n in range(10)]
    with open_store(path, create=True) as store:
        for told in many:
            put(store, told)
            put(store, told, NEWER)
        assert [t.story.id for t in store.tellings()] == [t.story.id for t in many]
        assert len(list(store.tellings(NEWER.key))) == 10


def test_a_large_journal_is_emptied_once_nobody_reads_from_before(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_EMPTYING_MS", 0)
    journal = Path(f"{path}-wal")
    engine, _ = opened(path, create=True)
    with open_store(path, create=True) as store, open_store(path, create=False) as reader:
        with reader.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM stories")
            put(store, PLAN)
            assert not sqlite.tidy(engine, most=0)
            assert reader.count() == 1
        assert journal.stat().st_size > 0
        assert sqlite.tidy(engine, most=0)
        assert journal.stat().st_size == 0
        assert not sqlite.tidy(engine, most=0)
        assert reader.count() == 1
    engine.dispose()


def _foreign(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE theirs (x)")
    connection.commit()
    connection.close()


def _newer(file: Path) -> None:
    open_store(str(file), create=True).close()
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda file: file.write_text("just some notes, and not a record of anything at all\n" * 9), "no SQLite file"),
        (_foreign, "no Dateline record"),
        (_newer, "update dateline"),
        (lambda file: file.mkdir(), "not a file"),
    ],
    ids=["text", "foreign", "newer", "folder"],
)
def test_what_is_not_ours_is_left_as_it_is(tmp_path: Path, make: object, says: str, create: bool) -> None:
    file = tmp_path / "x.db"
    make(file)  # type: ignore[operator]
    before = file.read_bytes() if file.is_file() else b""
    with pytest.raises(RecordError, match=says) as caught:
        open_store(str(file), create=create)
    assert "\n" not in str(caught.value)
    assert (file.read_bytes() if file.is_file() else b"") == before


def test_missing_and_unwritable(tmp_path: Path) -> None:
    for target, create in ((tmp_path / "none.db", False), (tmp_path / "no" / "folder.db", True)):
        with pytest.raises(RecordError):
            open_store(str(target), create=create)
    with pytest.raises(RecordError, match="no PostgreSQL answers"):
        open_store("postgresql://localhost:1/record", create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(RecordError, match="not writable"):
            open_store(str(tmp_path / "x.db"), create=True)
    finally:
        tmp_path.chmod(0o700)
