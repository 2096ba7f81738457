"""Which stories look for an event: by its parties and series first, then by the very cells of the index of matching."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from dateline.model import Report, Story, Telling
from dateline.record.case import Case, Member
from dateline.record.index import filed_under, keys, looked_at
from dateline.record.order import place
from dateline.record.partial import cells
from dateline.store import kept, writing
from dateline.store.derived import SILENT, steps
from dateline.store.derived_looks import looks
from dateline.store.portions import portions


def rows(telling: Telling) -> Iterator[dict[str, Any]]:
    """What ``looks`` keeps of a story."""
    at = place(telling.story)
    for key in sorted(_keys(telling.reports, look=True)):
        yield {"key": key, "place": at, "story_id": telling.story.id}


def fill(connection: sa.Connection, names: Collection[str]) -> None:
    """Keeps it of stories that were folded before the table was there."""
    for some in portions(names):
        for telling in kept.tellings(connection, some).values():
            writing.put(connection, looks, list(rows(telling)))


def filed(case: Case) -> set[str]:
    """Every cell under which an event was filed while it grew."""
    steps = iter(case.steps)
    first = next(steps).told
    assert isinstance(first, Member)
    grown = Case(case.ordinal, first)
    found = set(filed_under(grown, first.report))
    for step in steps:
        if isinstance(step.told, Member):
            grown.add(step.told)
        else:
            grown.judge(step.told)
        found.update(filed_under(grown, step.told.report))
    return found


def keys_of(case: Case) -> set[str]:
    """The keys of ``looks`` under which the event is looked for."""
    return _keys((step.told.report for step in case.steps), look=False)


def lookers(connection: sa.Connection, case: Case, cells_of_it: Collection[str], after: str) -> list[str]:
    """The stories behind the place ``after`` that look into any of those cells of the event."""
    asked = sorted(keys_of(case))
    near: set[str] = set()
    for some in portions(asked):
        query = sa.select(looks.c.story_id).where(looks.c.key.in_(some), looks.c.place > after)
        near.update(connection.execute(query).scalars())
    wanted = set(cells_of_it)
    told = kept.tellings(connection, near)
    return [name for name, one in told.items() if _looks(one.story, one.reports, wanted)]


def superseded(connection: sa.Connection, cases: Iterable[Case], until: str) -> set[str]:
    """The superseded stories before a place that look for any of those events."""
    held = {cell for case in cases for cell in filed(case)}
    query = sa.select(steps.c.story_id).where(SILENT, steps.c.role == "superseded", steps.c.place < until)
    told = kept.tellings(connection, list(connection.execute(query).scalars()))
    return {name for name, one in told.items() if _looks(one.story, one.reports, held)}


def _looks(story: Story, reports: Iterable[Report], wanted: set[str]) -> bool:
    return any(not wanted.isdisjoint(some) for report in reports for some in looked_at(report, story))


def _keys(reports: Iterable[Report], *, look: bool) -> set[str]:
    return {key for r in reports for key in (*("|".join(key) for key in keys(r)), *cells(r, look=look))}
