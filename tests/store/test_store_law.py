"""What check finds, what rebuild, backup and restore leave as it was, and what search finds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from record_build import event, tell
from store_build import put

from dateline.errors import RecordError, UsageError
from dateline.store import archive, checking, open_store, searching

TALKS = tell("talks", "2023-04-14", event("planned", "2023-04-17"), text="Diplomats will talk on Monday.\nIt rained.")
DRILL = tell("drill", "2023-05-02", event("held", "2023-05-01", "KOR; USA", kind="exercise"), text="Ships drilled.")
TOLD = {"headline": "Talks of two states set for Monday", "by": "Yonhap", "text": "It was said."}
SEEN = tell(
    "seen", "2023-04-13", event("planned", "2023-04-18", "KOR: Woo Kyung-seok; USA", place=("Seoul", "KOR")), **TOLD
)
ALSO = tell(
    "also", "2023-04-13", event("planned", "2023-04-18", "KOR: Woo Kyung Seok; USA", place=("Busan", "KOR")), by="Kyodo"
)
KILL = tell("kill", "2023-04-14", notice="kill", headline="Kill: Talks of two states set for Monday", by="Yonhap")


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = str(tmp_path / "r.db")
    with open_store(file, create=True) as store:
        for one in (TALKS, DRILL, SEEN, ALSO, KILL):
            put(store, one)
    return file


def digest(path: str) -> str:
    with open_store(path, create=False) as store, store.reading() as connection:
        return checking.digest(connection)


def findings(path: str) -> list[str]:
    with open_store(path, create=False) as store, store.reading() as connection:
        return [one.what for one in checking.check(connection)]


def back(path: str, file: Path) -> None:
    with open_store(path, create=True) as store, store.writing() as connection:
        archive.restore(connection, file)


def change(path: str, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_record_is_whole_and_its_digest_stays(path: str) -> None:
    before = digest(path)
    assert findings(path) == []
    with open_store(path, create=True) as store:
        store.rebuild()
    assert (digest(path), findings(path)) == (before, [])
    with open_store(path, create=True) as store:
        put(store, tell("late", "2023-04-15", event("planned", "2023-04-17")))
    assert digest(path) != before


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE texts SET text = 'another' WHERE text LIKE 'Ships%'", "a source text that is not the one kept"),
        ("UPDATE stories SET source_index = 7", "a story whose id is not that of its bytes"),
        ("DELETE FROM reports", "a reading without its reports"),
        ("DELETE FROM steps WHERE place > '2023-05'", "a story that was never folded"),
        ("DELETE FROM events", "a report placed in no event"),
        ("DELETE FROM events", "a change of an event that is not kept"),
        ("DELETE FROM states", "an event that lists do not know"),
        ("DELETE FROM placements WHERE place > '2023-05'", "an event of no report"),
        ("UPDATE namings SET name = 'Nobody'", "a naming of a person that no story tells so"),
        ("DELETE FROM disputes", "a conflict that a fold from the start tells otherwise"),
        ("DELETE FROM suspects", "a story that a notice may mean, or not"),
        ("UPDATE alike SET other = 'Han Bit-na'", "two names that are not alike"),
        ("UPDATE placements SET why = 'a guess'", "an event that a fold from the start tells otherwise"),
    ],
)
def test_what_is_wrong_is_found(path: str, statement: str, says: str) -> None:
    change(path, statement)
    assert says in findings(path)


def test_a_backup_comes_back_the_same_and_a_cut_one_is_refused(path: str, tmp_path: Path) -> None:
    file, again = tmp_path / "b.jsonl.gz", str(tmp_path / "again.db")
    with open_store(path, create=False) as store, store.reading() as connection:
        archive.backup(connection, file)
    back(again, file)
    assert (digest(again), findings(again)) == (digest(path), [])
    with pytest.raises(RecordError, match="holds stories"):
        back(again, file)
    for cut in (file.read_bytes()[:-40], b"", b"no gzip at all"):
        broken = tmp_path / "cut.gz"
        broken.write_bytes(cut)
        empty = str(tmp_path / f"empty{len(cut)}.db")
        with pytest.raises(RecordError, match="no whole backup"):
            back(empty, broken)
        with open_store(empty, create=False) as store:
            assert store.count() == 0


@pytest.mark.parametrize(
    ("words", "narrowed", "found"),
    [
        ("diplomats talking", {}, ["Diplomats will talk on Monday."]),
        ('"talk on monday"', {}, ["Diplomats will talk on Monday."]),
        ('"monday talk"', {}, []),
        ("rained -diplomats", {}, ["It rained."]),
        ("ships", {"parties": ["USA"]}, ["Ships drilled."]),
        ("ships", {"parties": ["JPN"]}, []),
        ("ships", {"since": "2023-05-03"}, []),
        ("ships", {"since": "2023-05-01", "until": "2023-05-02"}, ["Ships drilled."]),
        ("diplomats ships", {}, []),
        ("it's \"un(balanced", {}, []),
    ],
)
@pytest.mark.parametrize("common", [False, True])
def test_search(
    path: str, words: str, narrowed: dict[str, object], found: list[str], common: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if common:  # as if more sentences held the words than are read at once: stories are gone through, latest first
        monkeypatch.setattr(searching, "_RARE", 0)
    with open_store(path, create=False) as store:
        hits = store.search(words, **narrowed)
        assert [hit.sentence for hit in hits] == found
        assert all(store.text(hit.story)[hit.start : hit.end] == hit.sentence for hit in hits)


def test_search_without_a_word(path: str) -> None:
    with open_store(path, create=False) as store, pytest.raises(UsageError, match="no word"):
        store.search("-talks")
