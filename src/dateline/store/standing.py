"""What the store kept of a fold, as a further fold stands on it: events and families, read as they are asked for."""

from __future__ import annotations

import array
import datetime as dt
from collections import OrderedDict
from collections.abc import Collection, Iterable
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model import Story, Telling
from dateline.model.known import NEVER, instant
from dateline.record.before import Held
from dateline.record.case import Case, Member
from dateline.record.families import REMEMBERED
from dateline.record.order import clock
from dateline.store import kept
from dateline.store.derived import events, filings, placements, steps
from dateline.store.portions import portions

_HELD = 2_000
"""Events kept ready in memory, some 30 kB each; those asked for longest ago go first."""
_UNDATED = clock(NEVER)


class HeldStory:
    """A story folded before; its text is read where a likely copy comes."""

    __slots__ = ("_standing", "family", "moment", "name", "sample")

    def __init__(
        self, standing: Standing, name: str, moment: dt.datetime, family: str, sample: tuple[int, ...]
    ) -> None:
        self.name = name
        self.family = family
        self.moment = moment
        self.sample = sample
        self._standing = standing

    @property
    def telling(self) -> Telling:
        """The story with its reports."""
        return kept.tellings(self._standing.connection, [self.name])[self.name]


class Standing:
    """The fold so far, or (``until``) so far as the stories before that place. Good for one transaction at a time."""

    def __init__(self, connection: sa.Connection, until: str | None = None) -> None:
        self.connection = connection
        self._until = until
        self._cases: OrderedDict[str, Case] = OrderedDict()
        self._cells: dict[str, list[str]] = {}
        self._texts: dict[str, tuple[str, str] | None] = {}

    def expect(self, cells: Collection[str], texts: Collection[str]) -> None:
        """Reads at once what the next stories will ask for. It holds as long as the tables stay as they are."""
        self._cells = {cell: [] for cell in cells}
        self._texts = dict.fromkeys(texts)
        for some in portions(cells):
            for row in self.connection.execute(self._before(sa.select(filings.c.cell, filings.c.event), filings, some)):
                self._cells[row.cell].append(row.event)
        for some in portions(texts):
            for row in self.connection.execute(self._same_texts(some)):
                self._texts[row.text_sha256] = self._texts[row.text_sha256] or (row.story_id, row.family)
        self.cases(dict.fromkeys(event for held in self._cells.values() for event in held))

    def filed(self, cells: Collection[str]) -> Iterable[Case]:
        """Events filed under any of the cells."""
        names: dict[str, None] = {}
        asked = []
        for cell in cells:
            held = self._cells.get(cell)
            if held is None:
                asked.append(cell)
            else:
                names.update(dict.fromkeys(held))
        for some in portions(asked):
            query = self._before(sa.select(filings.c.event), filings, some)
            names.update(dict.fromkeys(self.connection.execute(query).scalars()))
        return self.cases(names)

    def cases(self, names: Iterable[str]) -> list[Case]:
        """Events by id, each the same object as long as it is held."""
        wanted = list(names)
        missing = [name for name in wanted if name not in self._cases]
        for some in portions(missing):
            self._cases.update(self._read(some))
        found = []
        for name in wanted:
            case = self._cases.get(name)
            if case is not None:
                self._cases.move_to_end(name)
                found.append(case)
        while len(self._cases) > max(_HELD, len(wanted)):
            self._cases.popitem(last=False)
        return found

    def hold(self, cases: Iterable[Case]) -> None:
        """Takes over events that grew, so that they need not be read again."""
        for case in cases:
            self._cases[case.first.report] = case

    def same_text(self, text_sha256: str) -> tuple[str, str] | None:
        """The first story of that text that speaks, and its family."""
        if text_sha256 in self._texts:
            return self._texts[text_sha256]
        row = self.connection.execute(self._same_texts((text_sha256,)).limit(1)).first()
        return (row.story_id, row.family) if row else None

    def _same_texts(self, some: Collection[str]) -> sa.Select[Any]:
        query = sa.select(steps.c.text_sha256, steps.c.story_id, steps.c.family).where(
            steps.c.text_sha256.in_(some), steps.c.role == "speaks"
        )
        if self._until is not None:
            query = query.where(steps.c.place < self._until)
        return query.order_by(steps.c.place)

    def _before(self, query: sa.Select[Any], table: sa.Table, cells: Collection[str]) -> sa.Select[Any]:
        query = query.where(table.c.cell.in_(cells))
        return query if self._until is None else query.where(table.c.place < self._until)

    def held(self, known: Held) -> HeldStory:
        """A story just joined: its text is in the tables."""
        return HeldStory(self, known.name, known.moment, known.family, known.sample)

    def held_since(self, moment: dt.datetime | None, most: int) -> Iterable[HeldStory]:
        """The last ``most`` stories that speak, have words and whose clock is not before ``moment``, in order."""
        if moment is None:
            latest = self._latest()
            moment = instant(latest) - REMEMBERED if latest else NEVER
        query = sa.select(steps).where(steps.c.role == "speaks", steps.c.place >= clock(moment))
        query = query.where(sa.func.length(steps.c.sample) > 0)
        if self._until is not None:
            query = query.where(steps.c.place < self._until)
        for row in reversed(self.connection.execute(query.order_by(steps.c.place.desc()).limit(most)).all()):
            sample = tuple(array.array("q", row.sample))
            yield HeldStory(self, row.story_id, moment_of(row.place), row.family, sample)

    def _latest(self) -> str | None:
        query = sa.select(sa.func.max(steps.c.place)).where(steps.c.role == "speaks", steps.c.place < _UNDATED)
        if self._until is not None:
            query = query.where(steps.c.place < self._until)
        found = self.connection.execute(query).scalar()
        return f"{found.partition('|')[0]}+00:00" if found else None

    def _read(self, names: Collection[str]) -> dict[str, Case]:
        query = (
            sa.select(placements, steps.c.family, events.c.born, events.c.nth.label("rank"))
            .join(steps, steps.c.story_id == placements.c.story_id)
            .join(events, events.c.id == placements.c.event)
            .where(placements.c.event.in_(names), placements.c.silent == 0)
            .order_by(placements.c.place, placements.c.nth)
        )
        if self._until is not None:
            query = query.where(placements.c.place < self._until)
        found = self.connection.execute(query).all()
        told = kept.tellings(self.connection, {row.story_id for row in found})
        cases: dict[str, Case] = {}
        stories = {name: slim(telling.story) for name, telling in told.items()}
        reports = {r.report: r for telling in told.values() for r in telling.reports}
        for row in found:
            member = Member(reports[row.report], stories[row.story_id], row.family, row.why)
            if row.event in cases:
                cases[row.event].add(member, (row.place, row.nth))
            else:
                cases[row.event] = Case((row.born, row.rank), member, (row.place, row.nth))
        return cases


def slim(story: Story) -> Story:
    """The story without its text: what an event needs of it."""
    return msgspec.structs.replace(story, paragraphs=(), dropped=(), evidence=(), tags=(), related=())


def moment_of(place: str) -> dt.datetime:
    """The clock in a place."""
    found = dt.datetime.fromisoformat(place.partition("|")[0]).replace(tzinfo=dt.UTC)
    return NEVER if found >= NEVER else found


def sample_of(sample: Collection[int]) -> bytes:
    """What ``steps.sample`` keeps."""
    return array.array("q", sample).tobytes()
