"""What was read, held and followed, is what the record tells when it is asked anew, whatever comes in which order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from record_build import event, tell
from store_build import put

from dateline.model import Engine, Telling
from dateline.model.coverage import Visit
from dateline.store import Store, asking, open_store
from dateline.store.held_coverage import HeldCoverage


def story(n: int) -> Telling:
    return tell(f"s{n}", f"2023-04-{1 + n % 9:02d}T10:00:00+09:00", event("held", "2023-04-16"))


def visit(told: Telling, n: int) -> Visit:
    outcome = ("fetched", "shelved", "unchanged", "failed", "refused")[n % 5]
    at = f"2023-04-{1 + n % 9:02d}T12:00:00+00:00"
    return Visit(source=f"feed {n % 2}", address=told.story.source.uri, at=at, outcome=outcome)


def same(store: Store, held: HeldCoverage) -> None:
    with store.asking(skip_waiting=True) as at:
        assert [row for one in held.now(at) for row in one.rows] == asking.coverage(at)


@pytest.mark.parametrize("seed", range(6))
def test_it_is_followed(tmp_path: Path, seed: int) -> None:
    chance, held = random.Random(seed), HeldCoverage()
    steps = [*(("story", n) for n in range(12)), *(("visit", n) for n in range(12)), *(("again", n) for n in range(4))]
    chance.shuffle(steps)
    with open_store(str(tmp_path / "r.db"), create=True) as store:
        for what, n in steps:
            told = story(n)
            if what == "visit":
                store.visit(visit(told, n))
            elif what == "story":
                put(store, told)
            else:
                store.visit(visit(told, n))
            if chance.random() < 0.6:
                store.catch_up()
            if chance.random() < 0.7:
                same(store, held)
        store.catch_up()
        same(store, held)
        put(store, story(3), Engine(version="0.2.0", vocabulary="b" * 64))
        store.catch_up()
        same(store, held)
        store.redact_story(story(5).story.id, by="Ana", why="asked", on="2023-05-01T00:00:00+00:00")
        same(store, held)


def test_a_source_of_which_nothing_came_in_stays_the_same_object(tmp_path: Path) -> None:
    held = HeldCoverage()
    with open_store(str(tmp_path / "r.db"), create=True) as store:
        store.visit(visit(story(0), 0))
        with store.asking() as at:
            (before,) = held.now(at)
        store.visit(visit(story(1), 1))
        with store.asking() as at:
            assert held.now(at)[0] is before
