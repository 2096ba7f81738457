"""Visits are kept in order; the last good one answers, and what was taken is known."""

from __future__ import annotations

from pathlib import Path

from dateline.model.coverage import Visit
from dateline.store import open_store

FEED = Visit(
    source="Harbour", address="https://h.example/rss", at="2023-04-14T09:00:00+00:00", outcome="unchanged", etag='"1"'
)
FAILED = Visit(
    source="Harbour", address=FEED.address, at="2023-04-14T10:00:00+00:00", outcome="failed", reason="silent"
)
PAGE = Visit(
    source="Harbour", address="https://h.example/a", at=FAILED.at, outcome="fetched", mark="m1", day="2023-04-14"
)


def test_the_last_good_visit_answers_and_what_was_taken_is_known(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "r.db"), create=True) as store:
        for visit in (FEED, FAILED, PAGE):
            store.visit(visit)
    with open_store(str(tmp_path / "r.db"), create=False) as store:
        assert store.visits() == (FEED, FAILED, PAGE)
        assert store.last_visit(FEED.address) == FEED
        assert store.last_visit("https://h.example/b") is None
        assert store.was_taken(PAGE.address, "m1") and not store.was_taken(PAGE.address, "m2")
