"""Real processes that are killed, run out of disk, find the record locked, or write together: nothing is lost."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from record_build import event, tell
from store_build import put

from dateline.errors import RecordError
from dateline.model import Telling, to_json
from dateline.record import fold
from dateline.store import checking, load_record, open_store

CHILD = Path(__file__).with_name("crash_child.py")
DISPATCH = (
    "Diplomats and defence officials of the two states will sit down on Monday in Seoul, the ministry said, and take "
    "up the security of the region and the policies of both sides in turn before they part."
)
HEAP = [
    tell(
        f"s{n}",
        f"2023-0{1 + n % 6}-{1 + n:02}",
        event("planned" if n % 3 else "held", f"2023-0{1 + n % 6}-{10 + n % 9}", "KOR; JPN" if n % 2 else "KOR; USA"),
        event("held", "2022-11-02", "KOR; JPN", prominence="background"),
        text=DISPATCH if n % 5 == 0 else "",
    )
    for n in range(24)
]


@pytest.fixture
def heap(tmp_path: Path) -> Path:
    return written(tmp_path / "heap.json", HEAP)


def written(file: Path, heap: list[Telling]) -> Path:
    file.write_text("[" + ",".join(to_json(told) for told in heap) + "]", encoding="utf-8")
    return file


def started(place: str, heap: Path, *limit: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(CHILD), place, str(heap), *limit]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def finished(place: str, heap: Path, *limit: str) -> tuple[int, str]:
    child = started(place, heap, *limit)
    out, _ = child.communicate(timeout=120)
    return child.returncode, out


def is_whole(place: str, heap: list[Telling]) -> None:
    """The record is that of the heap, neither more nor less."""
    with open_store(place, create=False) as store:
        assert store.pending() == 0
        assert to_json(load_record(store)) == to_json(fold(heap))
        with store.reading() as connection:
            assert list(checking.check(connection)) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_anywhere_and_begun_again(place: str, heap: Path, seed: int) -> None:
    chance = random.Random(seed)
    for steps in (chance.randrange(1, 12), chance.randrange(5, 30)):
        child = started(place, heap)
        assert child.stdout is not None
        kept = sum(child.stdout.readline().startswith("kept") for _ in range(steps))
        time.sleep(chance.random() * 0.02)
        child.kill()
        child.wait()
        child.stdout.close()
        with open_store(place, create=False) as store:
            known = [story.id for story in store.stories()]
            assert len(known) >= kept, "what it said to have kept is kept"
            assert to_json(load_record(store)) == to_json(fold(t for t in HEAP if t.story.id in known))
    assert finished(place, heap)[0] == 0
    is_whole(place, HEAP)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files")
@pytest.mark.parametrize("room", [150_000, 260_000, 330_000])
def test_no_room_left(tmp_path: Path, heap: Path, room: int) -> None:
    place = str(tmp_path / "r.db")
    open_store(place, create=True).close()
    status, out = finished(place, heap, str(room))
    assert status == 1
    assert "free some" in out.splitlines()[-1] or "check the disk" in out.splitlines()[-1]
    with open_store(place, create=False) as store:
        known = [story.id for story in store.stories()]
        assert to_json(load_record(store)) == to_json(fold(t for t in HEAP if t.story.id in known))
    assert finished(place, heap)[0] == 0
    is_whole(place, HEAP)


def test_locked_and_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "r.db")
    open_store(place, create=True).close()
    monkeypatch.setattr("dateline.store.sqlite._PATIENCE_MS", 100)
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(place, create=True) as store:
        with pytest.raises(RecordError, match="another process is writing"):
            put(store, HEAP[0])
        assert load_record(store).events == ()
        other.execute("ROLLBACK")
        for told in HEAP:
            put(store, told)
    is_whole(place, HEAP)


def test_two_writers_and_a_reader(place: str, tmp_path: Path) -> None:
    open_store(place, create=True).close()
    halves = [written(tmp_path / "a.json", HEAP[:15]), written(tmp_path / "b.json", HEAP[9:][::-1])]
    children = [started(place, half) for half in halves]
    seen = 0
    while any(child.poll() is None for child in children):
        with open_store(place, create=False) as store:
            record = load_record(store)
            assert store.count() >= seen
            seen = store.count()
            assert len(json.loads(to_json(record))["events"]) <= len(fold(HEAP).events) + len(HEAP)
    assert [child.wait() for child in children] == [0, 0]
    for child in children:
        assert child.stdout is not None
        child.stdout.close()
    is_whole(place, HEAP)
