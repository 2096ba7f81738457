"""Lists of events out of the tables: by filters, what is ahead, what is overdue, and one set of parties through time.

Every list is a page (``Listed``): so many items from an offset, and how many there are in all. Items are brief
(``facets.brief``): ``asking_event.whole`` makes them whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any, Generic, TypeVar

import msgspec
import sqlalchemy as sa

from dateline.model import Event, from_json
from dateline.record.derived.phase import FORGOTTEN, OPEN, Overdue, overdue_of
from dateline.record.query import AHEAD, TimelineRow, by_day, select, timeline
from dateline.store import searching
from dateline.store.asking_at import At
from dateline.store.derived import STILL_OPEN, placements, states
from dateline.store.facets import UNDATED, brief, moved, pair_of, span
from dateline.store.listing import Key, Order, Rows
from dateline.store.portions import portions

T = TypeVar("T")
LIMIT = 50


class Listed(msgspec.Struct, Generic[T], frozen=True):
    """One page of a list: ``items`` from ``offset``, of ``total``."""

    items: tuple[T, ...]
    total: int
    offset: int = 0

    @property
    def more(self) -> bool:
        """True where a further page follows."""
        return self.offset + len(self.items) < self.total


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: all the ``parties`` (``exactly`` these), one of the ``kinds``, ``statuses`` and ``levels``.

    ``since`` and ``until`` overlap the event's day; what has no day counts only with ``undated``, where days are asked
    for. ``text``: words that a sentence of one of its stories holds, as in ``searching.search``. ``country``: where.
    """

    parties: tuple[str, ...] = ()
    exactly: bool = False
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    country: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    undated: bool = False
    text: str | None = None


def listed(
    at: At, wanted: Wanted | None = None, *, order: Order = "day", limit: int = LIMIT, offset: int = 0
) -> Listed[Event]:
    """The events that fit, in brief. Raises UsageError for a ``text`` without a word."""
    asked = wanted or Wanted()
    return _page(at, asked, order, limit, offset)


def ids(at: At, wanted: Wanted) -> list[str]:
    """The ids of all that fit, by day."""
    return [name for *_, name in keys(at, wanted)]


def keys(at: At, wanted: Wanted, after: Key | None = None, limit: int | None = None) -> list[Key]:
    """So many (None: all) of those that fit, by day: behind ``after``, the last key of those before."""
    own = [(*span(event), event.id) for event in own_of(at, wanted)]
    found = rows_of(at, wanted).keys(after, limit) + [key for key in own if after is None or key > after]
    return sorted(found)[:limit]


def upcoming(
    at: At, on: dt.date, wanted: Wanted | None = None, *, limit: int = LIMIT, offset: int = 0
) -> Listed[Event]:
    """What is proposed, planned, postponed or under way and ends on or after ``on``, by day, undated last.

    Narrowed by ``wanted``, of which ``since`` says nothing here; ``until`` leaves out the undated, as ever.
    """
    return _page(at, ahead(wanted or Wanted(), on), "day", limit, offset, states.c.last >= on.toordinal())


def ahead(asked: Wanted, on: dt.date) -> Wanted:
    """What of those is ahead of a day."""
    undated = asked.undated or asked.until is None
    return msgspec.structs.replace(asked, statuses=_within(asked.statuses, AHEAD), since=on, undated=undated)


def overdue(
    at: At, on: dt.date, wanted: Wanted | None = None, *, limit: int = LIMIT, offset: int = 0
) -> Listed[Overdue]:
    """Plans whose day has passed by ``on`` and of which nobody says what came: longest overdue first, undated last."""
    asked = wanted or Wanted()
    asked = msgspec.structs.replace(asked, statuses=_within(asked.statuses, OPEN))
    today = on.toordinal()
    passed = sa.or_(
        sa.and_(states.c.first != UNDATED, states.c.last < today),
        sa.and_(states.c.first == UNDATED, states.c.stood < today - FORGOTTEN),
    )
    own = [brief(e) for e in own_of(at, asked) if overdue_of(e, on)]
    rows = rows_of(at, asked, passed)
    near, total = rows.counted("overdue", offset + limit)
    found = [one for e in (*own, *near) if (one := overdue_of(e, on))]
    found.sort(key=lambda o: (o.days is None, -(o.days or 0), o.event.id))
    return Listed(tuple(found[offset : offset + limit]), total + len(own), offset)


def pair(at: At, parties: Collection[str]) -> list[Event]:
    """All events of exactly these parties, in brief, by day."""
    asked = Wanted(parties=tuple(parties), exactly=True)
    found = [*map(brief, own_of(at, asked)), *rows_of(at, asked).all()]
    return sorted(found, key=by_day)


def pair_timeline(
    at: At, parties: Collection[str], wanted: Wanted | None = None, *, limit: int = LIMIT, offset: int = 0
) -> Listed[TimelineRow]:
    """The events of exactly these parties by day, each with the days since the one before it that was held.

    Gaps count between all events of the kinds asked for; only then are rows left out by what else ``wanted`` says.
    """
    asked = wanted or Wanted()
    told = pair(at, parties)
    rows = timeline(select(told, kinds=asked.kinds), parties)
    shown = {e.id for e in fitting(at, told, msgspec.structs.replace(asked, parties=tuple(parties)))}
    rows = [row for row in rows if row.event.id in shown]
    return Listed(tuple(rows[offset : offset + limit]), len(rows), offset)


def briefs(at: At, names: Iterable[str]) -> dict[str, Event]:
    """Events by id, in brief; those not known then are left out."""
    wanted = list(dict.fromkeys(names))
    if at.memory is not None:
        held = {event.id: event for event in at.memory.events}
        return {name: brief(held[name]) for name in wanted if name in held}
    found = {name: brief(at.over[name].event) for name in wanted if name in at.over}
    asked = [name for name in wanted if name not in found]
    for part in portions(asked):
        some = states.c.event.in_(part)
        rows = sa.select(states.c.brief).where(some, at.tabled(states, sought=False))
        told = (from_json(one, Event) for one in at.connection.execute(rows).scalars())
        found |= {event.id: event for event in told}
    return {name: found[name] for name in wanted if name in found}


def _page(at: At, asked: Wanted, order: Order, limit: int, offset: int, *more: sa.ColumnElement[bool]) -> Listed[Event]:
    own = own_of(at, asked)
    rows = rows_of(at, asked, *more)
    if not own:
        found, total = rows.counted(order, limit, offset)
        return Listed(tuple(found), total, offset)
    found, total = rows.counted(order, offset + limit)
    found = _sorted([*found, *own], order)[offset : offset + limit]
    return Listed(tuple(map(brief, found)), total + len(own), offset)


def _sorted(told: Iterable[Event], order: Order) -> list[Event]:
    """As ``Rows.page`` orders them."""
    found = sorted(told, key=lambda e: e.id)
    if order == "changed":
        return sorted(found, key=moved, reverse=True)
    if order == "latest":
        found.sort(key=span, reverse=True)
        return sorted(found, key=lambda e: span(e)[0] == UNDATED)
    return sorted(found, key=span)


def own_of(at: At, asked: Wanted) -> list[Event]:
    """What fits of the events that do not come out of the tables."""
    told = at.memory.events if at.memory is not None else [one.event for one in at.over.values()]
    return fitting(at, told, asked) if told else []


def fitting(at: At, told: Iterable[Event], asked: Wanted) -> list[Event]:
    """Those of the events at hand that fit."""
    found = select(
        told, parties=asked.parties, kinds=asked.kinds, statuses=asked.statuses, since=asked.since, until=asked.until,
        undated=asked.undated,
    )  # fmt: skip
    said = set(_said(at, asked.text)) if asked.text else set()
    return [
        event
        for event in found
        if (not asked.exactly or event.codes == set(asked.parties))
        and (not asked.levels or event.level in asked.levels)
        and (not asked.country or (event.where is not None and event.where.country == asked.country))
        and (not asked.text or not said.isdisjoint(event.stories))
    ]


def _within(asked: Collection[str], allowed: Collection[str]) -> tuple[str, ...]:
    """The statuses asked for, of those allowed; none of them fits nothing."""
    return tuple(sorted(set(asked) & set(allowed) if asked else allowed)) or ("-",)


def rows_of(at: At, asked: Wanted, *more: sa.ColumnElement[bool]) -> Rows:
    """The same as rows of ``states``."""
    where = list(more)
    still = bool(asked.statuses) and OPEN.issuperset(asked.statuses) and not asked.exactly
    if still:
        where.append(STILL_OPEN)
    if asked.exactly:
        where.append(states.c.pair == pair_of(asked.parties))
    for column, values in (
        (states.c.kind, asked.kinds),
        (states.c.status, asked.statuses),
        (states.c.level, asked.levels),
    ):
        if values:
            where.append(column.in_(values))
    if asked.country:
        where.append(states.c.country == asked.country)
    if asked.text:
        where.append(states.c.event.in_(_telling(at, asked.text)))
    return Rows(
        at=at, parties=() if asked.exactly else asked.parties, days=lambda table: days_of(asked, table), where=where,
        few=asked.exactly, still=still, dear=bool(asked.text),
    )  # fmt: skip


def days_of(asked: Wanted, table: Any) -> list[sa.ColumnElement[bool]]:
    """The days asked for, as conditions on ``first`` and ``last`` of a table."""
    within = []
    if asked.since:
        within.append(table.c.last >= asked.since.toordinal())
    if asked.until:
        within.append(table.c.first <= asked.until.toordinal())
    if not within:
        return []
    dated = sa.and_(table.c.first != UNDATED, *within)
    return [sa.or_(dated, table.c.first == UNDATED)] if asked.undated else [dated]


def _telling(at: At, text: str) -> sa.Select[Any]:
    """The events that stories of those words tell of, whenever."""
    said = sa.select(placements.c.event).where(placements.c.silent == 0, placements.c.place < at.until)
    return said.where(placements.c.story_id.in_(searching.stories_of(at.connection, text)))


def _said(at: At, text: str) -> Iterable[Any]:
    return at.connection.execute(searching.stories_of(at.connection, text)).scalars()
