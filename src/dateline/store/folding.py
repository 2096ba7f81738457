"""The fold kept up to date: stories that are pending are taken in order; a late one sends those after it back first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from dateline.model import Story, Telling, to_json
from dateline.record.case import Case
from dateline.record.families import Families
from dateline.record.growing import Growing
from dateline.record.index import looked_at
from dateline.record.judged.judged import Judged
from dateline.record.merge import merged
from dateline.record.order import place, stands_for
from dateline.store import judged_now, kept, looking, marking, states, waiting, writing
from dateline.store.derived import SILENT, filings, pending, placements, steps
from dateline.store.derived import events as event_rows
from dateline.store.derived_looks import looks
from dateline.store.emptied import BY_PLACE, FOLDED
from dateline.store.noting import Notes
from dateline.store.portions import portions
from dateline.store.searching import index_sentences
from dateline.store.standing import Standing
from dateline.store.states import States

CHUNK = 500
"""Stories folded in one transaction."""
TOGETHER = 3000
"""Stories sent back by a late one that are folded again in one transaction; of more, readers see the stages."""
LATE = "~"
"""The place of what superseded stories told: behind all that speaks."""


class Folder:
    """Keeps what a fold needs from one transaction to the next, as long as nobody else folds between them."""

    def __init__(self) -> None:
        self._seen = ""
        self._standing: Standing | None = None
        self._families: Families | None = None

    def fold(self, connection: sa.Connection) -> int:
        """Takes ``CHUNK`` pending stories or less; returns how many are left. Runs inside a writing transaction.

        What a late story sends back is folded again in the same transaction, so that no reader misses it meanwhile,
        unless there is too much of it (``TOGETHER``).
        """
        if self._seen != marking.folded(connection):
            self.forget()
        start = waiting.first_changed(connection)
        if start is not None:
            send_back(connection, start)
            self.forget()
        left = waiting.count(connection)
        most = TOGETHER if start is not None and left <= TOGETHER else CHUNK
        for _ in range(0, min(most, left), CHUNK):
            names = waiting.ahead(connection, CHUNK)
            told = kept.tellings(connection, names)
            self._take(connection, [told[name] for name in names])
            waiting.drop(connection, names)
        return max(0, left - most)

    def forget(self) -> None:
        """Nothing of what is held in memory can be relied on."""
        self._standing = self._families = None

    def _take(self, connection: sa.Connection, chunk: Sequence[Telling]) -> None:
        if self._standing is None or self._seen != marking.folded(connection):
            self._standing, self._families = Standing(connection), None
        standing = self._standing
        standing.connection = connection
        standing.expect(_cells(chunk), {t.story.text_sha256 for t in chunk})
        growing = Growing(Judged((), {}), standing)
        if self._families is not None:
            growing.families = self._families
        taking = _Taking(connection, growing, _Roles(connection, chunk))
        for telling in chunk:
            taking.step(telling)
        taking.close()
        standing.hold(growing.placed.values())
        self._families = growing.families
        self._families.let_go()
        self._seen = marking.count_fold(connection)


class _Taking:
    """One chunk on its way into the tables."""

    def __init__(self, connection: sa.Connection, growing: Growing, roles: _Roles) -> None:
        self._connection = connection
        self._roles = roles
        self._growing = growing
        self._rows: dict[str, list[dict[str, object]]] = {"steps": [], "placements": [], "filings": [], "looks": []}
        self._states = States()
        self._notes = Notes(int(marking.folded(connection)) + 1)
        self._stories: list[Story] = []

    def step(self, telling: Telling) -> None:
        """One story in its role."""
        story, growing = telling.story, self._growing
        at = place(story)
        role = self._roles.of(story)
        family = why = None
        sample: Sequence[int] = ()
        told = len(growing.placed)
        if role == "speaks":
            growing.take(telling)
            family, why, sample = growing.families.last
        elif role == "again":
            growing.name(telling)
        self._rows["steps"].append(writing.step_row(story, at, role, family, why, sample))
        self._rows["looks"] += looking.rows(telling)
        fresh = _last(growing.placed, len(growing.placed) - told)
        for nth, (report, case) in enumerate(fresh):
            self._place(report, case, story, at, nth, silent=role != "speaks")
        for cell, case in growing.index.fresh:
            self._rows["filings"].append({"cell": cell, "event": case.first.report, "place": at})
        growing.index.fresh.clear()
        self._notes.take(telling, fresh if role == "speaks" else None)
        if role == "speaks":
            self._states.grew({case.first.report: case for _, case in fresh}.values(), at)
        self._stories.append(story)

    def close(self) -> None:
        """Writes what the chunk changed; then the ids of superseded stories are told anew, where they stand now."""
        writing.put(self._connection, steps, self._rows["steps"])
        writing.put(self._connection, placements, self._rows["placements"])
        writing.put(self._connection, filings, self._rows["filings"], keep_first=True)
        writing.put(self._connection, looks, self._rows["looks"])
        self._states.write(self._connection)
        self._notes.write(self._connection)
        writing.events(self._connection, [(one.case, one.event, one.at) for one in self._states.newest()])
        self._name_superseded()
        index_sentences(self._connection, self._stories)

    def _place(self, report: str, case: Case, story: Story, at: str, nth: int, *, silent: bool) -> None:
        event = case.first.report
        why = self._growing.reasons[report]
        row = {
            "report": report, "event": event, "story_id": story.id, "place": at, "nth": nth, "silent": int(silent),
            "why": why, "doubt": _doubt(self._growing, report),
        }  # fmt: skip
        self._rows["placements"].append(row)

    def _name_superseded(self) -> None:
        """What a superseded story told goes by the event that its ids would join now."""
        connection = self._connection
        connection.execute(placements.delete().where(placements.c.place >= LATE))
        query = sa.select(steps.c.story_id).where(SILENT, steps.c.role == "superseded").order_by(steps.c.place)
        names = list(connection.execute(query).scalars())
        told = kept.tellings(connection, names)
        self._rows["placements"].clear()
        for telling in (told[name] for name in names):
            before = len(self._growing.placed)
            self._growing.name(telling)
            at = f"{LATE}{place(telling.story)}"
            for nth, (report, case) in enumerate(list(self._growing.placed.items())[before:]):
                self._place(report, case, telling.story, at, nth, silent=True)
        writing.put(connection, placements, self._rows["placements"])


class _Roles:
    """Which stories of a chunk speak."""

    def __init__(self, connection: sa.Connection, chunk: Sequence[Telling]) -> None:
        names = [name for t in chunk for name in stands_for(t.story)]
        self._gone = _named(connection, steps.c.supersedes, names) | _named(connection, pending.c.supersedes, names)
        keys = [key for t in chunk if (key := writing.address_key(t.story)) is not None]
        self._addresses = _named(connection, steps.c.address, keys, steps.c.role == "speaks")

    def of(self, story: Story) -> str:
        """``superseded`` where any notice says so, ``again`` where a story before it has its address and text."""
        if stands_for(story) & self._gone:
            return "superseded"
        key = writing.address_key(story)
        if key is None:
            return "speaks"
        if key in self._addresses:
            return "again"
        self._addresses.add(key)
        return "speaks"


def _named(
    connection: sa.Connection, column: sa.Column[Any], names: Sequence[str], *which: sa.ColumnElement[bool]
) -> set[str]:
    """Those of the names that stand in the column."""
    found: set[str] = set()
    for some in portions(names):
        found.update(connection.execute(sa.select(column).where(column.in_(some), *which)).scalars())
    return found


def _cells(chunk: Sequence[Telling]) -> set[str]:
    """Every cell in which a report of the chunk will look."""
    return {cell for t in chunk for r in t.reports for cells in looked_at(r, t.story) for cell in cells}


def _last(placed: dict[str, Case], n: int) -> list[tuple[str, Case]]:
    """What was placed last, in order."""
    return list(islice(reversed(placed.items()), n))[::-1]


def _doubt(growing: Growing, report: str) -> str | None:
    unsure = growing.doubts.get(report)
    return to_json(unsure) if unsure else None


def send_back(connection: sa.Connection, start: str) -> None:
    """Undoes the fold from that place on; what stood there and behind it is pending again."""
    judged_now.send_back(connection, start)
    waiting.again(connection, start)
    cut = list(
        connection.execute(
            sa.select(event_rows.c.id).where(event_rows.c.born < start, event_rows.c.last >= start)
        ).scalars()
    )
    for table in BY_PLACE:
        connection.execute(table.delete().where(table.c.place >= start))
    connection.execute(event_rows.delete().where(event_rows.c.born >= start))
    states.undo(connection, start)
    cases = Standing(connection).cases(cut)
    writing.events(connection, [(case, merged(case), place(case.members[-1].story)) for case in cases])
    marking.count_fold(connection)


def empty(connection: sa.Connection) -> None:
    """Throws away all that was folded: every story is pending."""
    for table in FOLDED:
        connection.execute(table.delete())
    connection.execute(pending.delete())
    connection.execute(pending.insert().from_select(["story_id"], writing.all_stories()))
    marking.note_judged(connection, "")
    marking.count_fold(connection)
