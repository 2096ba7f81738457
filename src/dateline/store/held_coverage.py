"""What was read by source and day as it stands now, held: what comes in is added.

A story counts where it was folded and no visit brought it, a visit counts as it is; neither ever changes but by a new
reading or a redaction, after which all of it is counted anew.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model.coverage import Covered
from dateline.store import marking
from dateline.store.asking_at import At
from dateline.store.asking_stories import coverage, read_by_day
from dateline.store.derived import pending, steps
from dateline.store.portions import portions
from dateline.store.schema import readings, redactions, stories, visits

_BROUGHT = ("fetched", "shelved")
_GROWING = (stories, readings, visits, redactions)


class Covering(msgspec.Struct, frozen=True, eq=False):
    """One source with its days, the earliest first; the same object as long as they are the same."""

    source: str
    rows: tuple[Covered, ...]


class HeldCoverage:
    """For one record; safe to share by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stands: tuple[str, list[int]] | None = None
        self._waiting: set[str] = set()
        self._days: dict[str, dict[str, dict[str, int]]] = {}
        self._sources: dict[str, Covering] = {}

    def now(self, at: At) -> list[Covering]:
        """Every source as of now, by name."""
        with self._lock:
            lasts = [int(at.connection.execute(sa.select(sa.func.max(t.c.seq))).scalar() or 0) for t in _GROWING]
            stands = marking.folded(at.connection), lasts
            if self._stands is None or self._anew(at, self._stands[1], lasts):
                self._count(at)
            elif stands != self._stands:
                self._follow(at, self._stands[1])
            self._stands = stands
            for source in self._days.keys() - self._sources.keys():
                self._sources[source] = Covering(source, tuple(_rows(source, self._days[source])))
            return [one for _, one in sorted(self._sources.items()) if one.rows]

    def _anew(self, at: At, before: Sequence[int], lasts: Sequence[int]) -> bool:
        """True where a story that was counted was read anew, or anything redacted."""
        known, read, _, redacted = before
        again = sa.select(readings.c.seq).join(stories, stories.c.id == readings.c.story_id)
        again = again.where(readings.c.seq > read, stories.c.seq <= known).limit(1)
        return redacted != lasts[3] or at.connection.execute(again).first() is not None

    def _count(self, at: At) -> None:
        """All of it."""
        self._days, self._sources = {}, {}
        for row in coverage(at):
            told = msgspec.structs.asdict(row)
            counts = {outcome: n for outcome, n in told.items() if outcome not in ("source", "day") and n}
            self._days.setdefault(row.source, {})[row.day] = counts
        self._waiting = set(at.connection.execute(sa.select(pending.c.story_id)).scalars())

    def _follow(self, at: At, before: Sequence[int]) -> None:
        """What came in since, and what was kept before and is folded now."""
        known, _, visited, _ = before
        came = list(at.connection.execute(sa.select(visits).where(visits.c.seq > visited)))
        for row in came:
            self._add(row.source, row.day or row.at[:10], row.outcome, 1)
        for row in self._taken(at, sorted({row.address for row in came if row.outcome in _BROUGHT}), before):
            self._add(row.source, row.day, row.outcome, -1)
        names = set(at.connection.execute(sa.select(stories.c.id).where(stories.c.seq > known)).scalars())
        asked = names | self._waiting
        self._waiting = asked & set(at.connection.execute(sa.select(pending.c.story_id)).scalars())
        for some in portions(sorted(asked - self._waiting)):
            for row in at.connection.execute(read_by_day(steps.c.story_id.in_(some))):
                self._add(row.source, row.day, row.outcome, row.n)

    def _taken(self, at: At, addresses: Sequence[str], before: Sequence[int]) -> Iterator[Any]:
        """The stories counted so far that those visits brought, and no earlier one."""
        known, _, visited, _ = before
        for some in portions(addresses):
            earlier = sa.select(visits.c.address).where(
                visits.c.address.in_(some), visits.c.seq <= visited, visits.c.outcome.in_(_BROUGHT)
            )
            new = sorted(set(some) - set(at.connection.execute(earlier).scalars()))
            told = sa.and_(stories.c.uri.in_(new), stories.c.seq <= known, steps.c.story_id.not_in(self._waiting))
            yield from at.connection.execute(read_by_day(told, brought=True))

    def _add(self, source: str, day: str, outcome: str, n: int) -> None:
        if not day:
            return
        self._sources.pop(source, None)
        days = self._days.setdefault(source, {})
        counts = days.setdefault(day, {})
        counts[outcome] = counts.get(outcome, 0) + n
        if not any(counts.values()):
            del days[day]


def _rows(source: str, days: dict[str, dict[str, int]]) -> Iterator[Covered]:
    for day, counts in sorted(days.items()):
        yield Covered(source=source, day=day, **counts)
