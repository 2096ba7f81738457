"""What is written: decisions, entries and stories, one after another, by one open store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from dateline import engine
from dateline.entries import entry_of
from dateline.entries.taking import Known, Row, steps
from dateline.model import Judgement
from dateline.record.judged.standing import Standing
from dateline.settings import Settings
from dateline.sources import Bytes
from dateline.store import Store, asking, open_store
from dateline.store.deciding import Decision, decide, standing
from dateline.web.serving import Clock
from dateline.web.wishes import Added, Entered, Kept

T = TypeVar("T")
FEW = 500
"""Work on names within one request (as in ``store.settle``): well below a second, and enough for one story's."""


class Writer:
    """Writes to the record of ``settings``; opened when first needed. Others who write meanwhile are waited for."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self._lock = threading.Lock()
        self._store: Store | None = None

    def close(self) -> None:
        """Lets go of the record."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def judge(self, asked: Decision, by: str, why: str) -> Standing:
        """Keeps a decision; what became of it. Raises UsageError and UnknownValue."""

        def made(store: Store) -> Standing:
            one: Judgement = decide(store, asked, by=by, why=why, made=self._clock().isoformat())
            return standing(store, one)

        return self._with(made)

    def ingest(self, source: Bytes, day: str | None) -> Added:
        """Reads one source and keeps its stories. Raises SourceError where it cannot be read."""
        with engine.using(self._settings.pipeline):
            read, who = engine.read(source, date=day), engine.engine()

        def kept(store: Store) -> Added:
            now = self._clock().isoformat(timespec="seconds")
            outcomes = [store.add(one.reading, one.reports, who, now) for one in read]
            store.catch_up()
            store.settle(names=FEW)
            told = [
                Kept(
                    story=one.reading.story.id, outcome=outcome, shelved=one.reading.shelved,
                    events=_stand(store, [r.report for r in one.reports]),
                )
                for one, outcome in zip(read, outcomes, strict=True)
            ]  # fmt: skip
            return Added(stories=tuple(told))

        return self._with(kept)

    def enter(self, columns: dict[str, str], by: str) -> Entered:
        """Keeps what somebody knows of one event; the same author and key again is an update. Raises EntryError."""
        row = {**columns, "by": by}
        row.setdefault("key", "-".join(filter(None, (row.get(n) for n in ("party_a", "party_b", "day", "kind")))))
        entry = entry_of(row, "the entry")

        def kept(store: Store) -> Entered:
            today = self._clock().date().isoformat()
            (step,) = steps([Row(where="the entry", entry=entry)], Known(store.stories()), today)
            story: str | None = None
            events: tuple[str, ...] = ()
            for one in engine.read(step.source) if step.source else ():
                now = self._clock().isoformat(timespec="seconds")
                store.add(one.reading, one.reports, engine.engine(), now)
                store.catch_up()
                store.settle(names=FEW)
                story, events = one.reading.story.id, _stand(store, [r.report for r in one.reports])
            return Entered(outcome=step.outcome, key=step.entry.key, story=story, events=events)

        return self._with(kept)

    def _with(self, work: Callable[[Store], T]) -> T:
        with self._lock:
            if self._store is None:
                self._store = open_store(self._settings.record, create=True)
            return work(self._store)


def _stand(store: Store, reports: list[str]) -> tuple[str, ...]:
    """The events in which reports stand now."""
    if not reports:
        return ()
    with store.asking(skip_waiting=True) as at:
        return tuple(dict.fromkeys(event for r in reports for event in asking.present_id(at, r)))
