"""Stories as lists show them, one story with what it tells, and the sources they came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.errors import UnknownValue
from dateline.model import Event, Story
from dateline.model.coverage import Covered
from dateline.model.known import instant
from dateline.model.story import ENTRY_TYPE
from dateline.record.order import clock
from dateline.store import kept, searching
from dateline.store.asking_at import WEST, At
from dateline.store.asking_events import LIMIT, Listed, briefs
from dateline.store.derived import COPIES, placements, steps
from dateline.store.facets import END
from dateline.store.hints import beside
from dateline.store.portions import portions
from dateline.store.schema import readings, stories, visits


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list. ``source`` is who it came from, ``day`` its local day. ``role``: ``speaks``, ``again`` (the
    same fetched again) or ``superseded``. ``family`` is the story whose dispatch it copies, and ``why`` that is so.
    ``entry``: a person wrote it down for the record, and no agency did.
    """

    id: str
    headline: str | None
    source: str | None
    publisher: str | None
    agencies: tuple[str, ...]
    known: str | None
    day: str | None
    uri: str
    language: str | None
    role: str
    notice: str | None = None
    supersedes: str | None = None
    family: str | None = None
    why: str | None = None
    entry: bool = False


class StoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """One story, the events that it tells of (in brief, in its order), and the stories of its family, itself first."""

    row: StoryRow
    story: Story
    events: tuple[Event, ...]
    family: tuple[StoryRow, ...]


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source: how many stories it brought, how many of them are copies of another dispatch, first and last day."""

    source: str
    stories: int
    copies: int
    first: str | None
    last: str | None


def listed_stories(
    at: At,
    *,
    source: str | None = None,
    since: str | None = None,
    until: str | None = None,
    text: str | None = None,
    limit: int = LIMIT,
    offset: int = 0,
) -> Listed[StoryRow]:
    """The stories known then, newest first: of one ``source``, between days (ISO, included), with ``text``."""
    where = [known_by(at)]
    if source:
        where.append(steps.c.source == source)
    if since:
        where.append(steps.c.day >= since)
    if until:
        where.append(steps.c.day <= until)
    if text:
        where.append(steps.c.story_id.in_(searching.stories_of(at.connection, text)))
    total = at.connection.execute(sa.select(sa.func.count()).select_from(steps).where(*where)).scalar_one()
    query = sa.select(steps.c.story_id).where(*where, _not_later(at)).order_by(steps.c.place.desc())
    query = query.limit(limit).offset(offset)
    names = list(at.connection.execute(query).scalars())
    found = {row.id: row for row in story_rows(at, names)}
    return Listed(tuple(found[name] for name in names), total, offset)


def story_rows(at: At, names: Iterable[str]) -> tuple[StoryRow, ...]:
    """Those stories, by their clocks."""
    wanted = list(dict.fromkeys(names))
    found: list[tuple[str, StoryRow]] = []
    for some in portions(wanted):
        query = (
            sa.select(steps, stories.c.uri, readings.c.seq, readings.c.engine, readings.c.story)
            .join(stories, stories.c.id == steps.c.story_id)
            .join(readings, readings.c.story_id == steps.c.story_id)
            .where(steps.c.story_id.in_(some))
        )
        newest: dict[str, Any] = {}
        for row in sorted(at.connection.execute(query), key=lambda r: (kept.newness(r.engine), r.seq)):
            newest[row.story_id] = row
        found += [(row.place, _row(row)) for row in newest.values()]
    return tuple(row for _, row in sorted(found, key=lambda one: one[0]))


def story_page(at: At, name: str) -> StoryPage:
    """One story by its id, or the beginning of one. Raises UnknownValue for none, or several."""
    query = sa.select(steps.c.story_id, steps.c.family).where(
        steps.c.story_id >= name, steps.c.story_id < f"{name}~", known_by(at)
    )
    rows = at.connection.execute(query.limit(3)).all() if name else []
    if len(rows) != 1:
        raise UnknownValue("single story", name, [row.story_id for row in rows], "see: dateline events --json")
    row = rows[0]
    told = kept.tellings(at.connection, [row.story_id])[row.story_id]
    kin = sa.select(steps.c.story_id).where(of_families([row.family or row.story_id]), known_by(at))
    family = story_rows(at, at.connection.execute(kin).scalars())
    own = next(iter(story_rows(at, [row.story_id])))
    return StoryPage(
        row=own,
        story=told.story,
        events=tuple(briefs(at, _events_of(at, row.story_id)).values()),
        family=(own, *(one for one in family if one.id != own.id)),
    )


def speaking(at: At, begins: str, most: int = 2) -> list[str]:
    """Stories that speak whose ids begin so, no more than ``most``."""
    query = sa.select(steps.c.story_id).where(
        steps.c.story_id >= begins, steps.c.story_id < f"{begins}~", beside(steps.c.role) == "speaks"
    )
    return list(at.connection.execute(query.limit(most)).scalars()) if begins else []


def of_families(names: Collection[str]) -> sa.ColumnElement[bool]:
    """The stories of those families, each by its own name and by what copies it, so that both are looked up."""
    first = sa.and_(steps.c.story_id.in_(names), beside(steps.c.family).in_(names))
    return sa.or_(first, sa.and_(steps.c.family.in_(names), COPIES))


def sources(at: At) -> list[SourceRow]:
    """Every source of the stories known then, the busiest first."""
    count = sa.func.count().label("n")
    days = sa.func.min(steps.c.day).label("first"), sa.func.max(steps.c.day).label("last")
    named = sa.select(steps.c.source, count).where(known_by(at), steps.c.source.is_not(None)).group_by(steps.c.source)
    copied = named.where(COPIES)
    copies = {row.source: row.n for row in at.connection.execute(copied)}
    rows = at.connection.execute(named.add_columns(*days).order_by(count.desc(), steps.c.source))
    return [
        SourceRow(source=r.source, stories=r.n, copies=copies.get(r.source, 0), first=r.first, last=r.last)
        for r in rows
    ]


def coverage(at: At, *, since: str | None = None, until: str | None = None) -> list[Covered]:
    """What had been read by then, a row a source and day, between two days (ISO, included).

    As ``record.coverage.covered`` has it: a story counts from its own clock on, a visit from the day it was of.
    """
    counts: dict[tuple[str, str], dict[str, int]] = {}
    until = min(filter(None, (until, (at.as_of.text or "")[:10])), default=None)
    for row in (*_visited(at), *_read(at, since, until)):
        if row.day and (not since or row.day >= since) and (not until or row.day <= until):
            cell = counts.setdefault((row.source, row.day), {})
            cell[row.outcome] = cell.get(row.outcome, 0) + row.n
    return [Covered(source=source, day=day, **count) for (source, day), count in sorted(counts.items())]


def any_undated(at: At) -> bool:
    """True where a story has no day of its own: it counts on that of its receipt, and as of no day."""
    return at.connection.execute(sa.select(steps.c.story_id).where(steps.c.day.is_(None)).limit(1)).first() is not None


def known_by(at: At, table: Any = steps) -> sa.ColumnElement[bool]:
    """The stories that were known then, as rows of ``table``: ``steps``, or an alias of it."""
    if at.as_of.text is None:
        return sa.true()
    if at.as_of.is_day:
        known: sa.ColumnElement[bool] = table.c.day <= at.as_of.text
        return known
    return sa.and_(table.c.day.is_not(None), table.c.place < clock(instant(at.as_of.text)) + END)


def _not_later(at: At) -> sa.ColumnElement[bool]:
    """No story of a later day: those are passed over in the order of the clocks."""
    if not at.as_of.is_day:
        return sa.true()
    end = instant(f"{at.as_of.text}T00:00:00+00:00") + dt.timedelta(days=1) + WEST
    return steps.c.place < clock(end) + END


def _row(row: Any) -> StoryRow:
    head = kept.HEAD.decode(row.story)
    return StoryRow(
        id=row.story_id, headline=head.headline, source=row.source, publisher=head.publisher, agencies=head.agencies,
        known=head.updated or head.published, day=row.day, uri=row.uri, language=row.language, role=row.role,
        notice=head.notice, supersedes=head.supersedes, family=row.family, why=row.why,
        entry=head.source.media_type == ENTRY_TYPE,
    )  # fmt: skip


def _events_of(at: At, story: str) -> Sequence[str]:
    """The events that a story tells of, in its order."""
    if at.memory is not None:
        return [e.id for e in at.memory.events if story in e.stories]
    own = [name for name, told in at.over.items() if story in told.event.stories]
    query = sa.select(placements.c.report, placements.c.event).where(
        placements.c.story_id == story, placements.c.place < at.until
    )
    rows = at.connection.execute(query.order_by(placements.c.nth))
    tabled = (home for row in rows if (home := at.home(row.report, row.event)) is not None)
    return list(dict.fromkeys((*tabled, *own)))


def _visited(at: At) -> Iterator[Any]:
    """How often each source was asked on which day, and what came of it."""
    day = sa.func.coalesce(visits.c.day, sa.func.substr(visits.c.at, 1, 10)).label("day")
    query = sa.select(visits.c.source, day, visits.c.outcome, sa.func.count().label("n"))
    yield from at.connection.execute(query.group_by(visits.c.source, day, visits.c.outcome))


def _read(at: At, since: str | None, until: str | None) -> Iterator[Any]:
    """How many stories of each source and day (those, and without one) no visit brought."""
    within = [sa.or_(steps.c.day >= since, steps.c.day.is_(None))] if since else []
    within += [sa.or_(steps.c.day <= until, steps.c.day.is_(None))] if until else []
    yield from at.connection.execute(read_by_day(*within, known_by(at)))


def read_by_day(*where: sa.ColumnElement[bool], brought: bool = False) -> sa.Select[Any]:
    """``source``, ``day``, ``outcome``, ``n``: how many of those stories, each by its local day, no visit brought.

    ``brought``: those that visits brought are counted as well.
    """
    day = sa.func.coalesce(steps.c.day, sa.func.substr(stories.c.received, 1, 10)).label("day")
    outcome = sa.case((steps.c.language == "en", "fetched"), else_="shelved").label("outcome")
    query = sa.select(steps.c.source, day, outcome, sa.func.count().label("n"))
    query = query.join(stories, stories.c.id == steps.c.story_id).where(*where)
    if not brought:
        told = sa.select(visits.c.address).where(visits.c.outcome.in_(("fetched", "shelved")))
        query = query.where(stories.c.uri.not_in(told))
    return query.group_by(steps.c.source, day, outcome)
