"""What a person should look at, out of the tables, as of a moment: kind by kind, and of each only the page read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model import Conflict, Event, from_json, to_json
from dateline.record.derived.derive import YEARS
from dateline.record.query import by_day
from dateline.record.review import (
    Item,
    conflict_item,
    doubt_item,
    notice_item,
    notices,
    overdue_item,
    review,
    unbound_item,
)
from dateline.store import kept
from dateline.store.asking_at import At
from dateline.store.asking_event import shown
from dateline.store.asking_events import LIMIT, Listed, Wanted, briefs, fitting, overdue, own_of, rows_of
from dateline.store.asking_stories import known_by
from dateline.store.derived import placements, steps
from dateline.store.derived_review import disputes, suspects
from dateline.store.portions import portions

_EVERY = 10_000_000
Stretch = Callable[[int, int], tuple[Sequence[Item], int]]
"""So many items from there, and how many there are in all."""


class Dispute(msgspec.Struct, frozen=True):
    """What sources of an event (in brief) differ on."""

    event: Event
    conflict: Conflict


def listed_review(
    at: At, on: dt.date, wanted: Wanted | None = None, *, kinds: Collection[str] = (), limit: int = LIMIT,
    offset: int = 0,
) -> Listed[Item]:  # fmt: skip
    """The gravest first: notices (where no parties are asked for), doubts, judgements that bind to nothing, conflicts,
    and what is overdue on ``on``. Of these ``kinds``; all but notices of events that fit.
    """
    asked = msgspec.structs.replace(wanted or Wanted(), undated=True)
    if at.memory is not None:
        return _remembered(at, on, asked, kinds, limit, offset)
    parts: dict[str, Stretch] = {
        "notice": lambda n, start: _notices(at, n, start),
        "doubt": lambda n, start: (_doubts if at.judged is None else _judged_doubts)(at, asked, n, start),
        "unbound": lambda n, start: _unbound(at, n, start),
        "conflict": lambda n, start: _conflicts(at, asked, n, start),
        "overdue": lambda n, start: _overdue(at, on, asked, n, start),
    }
    if asked.parties:
        del parts["notice"]
    items: list[Item] = []
    total = 0
    for kind, ask in parts.items():
        if not kinds or kind in kinds:
            found, count = ask(max(0, limit - len(items)), max(0, offset - total))
            items += found
            total += count
    return Listed(tuple(items), total, offset)


def listed_disputes(at: At, wanted: Wanted | None = None) -> list[Dispute]:
    """All that sources differ on, settled or not, by day of the event."""
    asked = msgspec.structs.replace(wanted or Wanted(), undated=True)
    if at.memory is not None:
        return _disputes((event, event.conflicts) for event in fitting(at, at.memory.events, asked))
    query = sa.select(disputes.c.event, disputes.c.told).where(
        at.tabled(disputes), disputes.c.event.in_(rows_of(at, asked).names())
    )
    told = {row.event: from_json(row.told, tuple[Conflict, ...]) for row in at.connection.execute(query)}
    told |= {event.id: event.conflicts for event in own_of(at, asked) if event.conflicts}
    # Whether a gap is right may follow from other events: only then is the event worked out.
    unsure = [name for name, found in told.items() if any(one.field == YEARS for one in found)]
    told |= {event.id: event.conflicts for event in shown(at, unsure)}
    return _disputes((event, told[name]) for name, event in briefs(at, told).items())


def _disputes(found: Iterable[tuple[Event, Sequence[Conflict]]]) -> list[Dispute]:
    listed = sorted(found, key=lambda one: by_day(one[0]))
    return [Dispute(event, conflict) for event, conflicts in listed for conflict in conflicts]


def _notices(at: At, limit: int, offset: int) -> tuple[list[Item], int]:
    notice, story = steps.alias(), steps.alias()
    query = (
        sa.select(suspects.c.notice, suspects.c.story_id)
        .join(notice, notice.c.story_id == suspects.c.notice)
        .join(story, story.c.story_id == suspects.c.story_id)
        .where(known_by(at, notice), known_by(at, story), suspects.c.story_id.not_in(_silenced(at)))
    )
    total = _count(at, query)
    rows = at.connection.execute(query.order_by(notice.c.place, story.c.place).limit(limit).offset(offset)).all()
    told = kept.tellings(at.connection, {name for row in rows for name in row})
    return [notice_item(told[row.notice].story, told[row.story_id].story) for row in rows], total


def _doubts(at: At, asked: Wanted, limit: int, offset: int) -> tuple[list[Item], int]:
    query = sa.select(placements.c.event, placements.c.doubt).where(
        placements.c.doubt.is_not(None), placements.c.place < at.until
    )
    if asked != Wanted(undated=True):
        own = [event.id for event in own_of(at, asked)]
        some = placements.c.event.in_(rows_of(at, asked).names())
        query = query.where(sa.or_(some, placements.c.event.in_(own)) if own else some)
    total = _count(at, query)
    rows = at.connection.execute(query.order_by(placements.c.place, placements.c.nth).limit(limit).offset(offset))
    told = [(row.event, doubt) for row in rows if (doubt := kept.doubt_of(row.doubt))]
    homes = {event.id for event in own_of(at, asked)}
    late = [(home, doubt) for doubt in at.doubts if (home := at.front.homes[doubt.report]) in homes]
    told += late[max(0, offset - total) :][: limit - len(told)]
    items = (doubt_item(doubt, home, doubt.rivals) for home, doubt in told)
    return [item for item in items if item is not None], total + len(late)


def _silenced(at: At) -> list[str]:
    """The stories of whose reports judgements leave none."""
    rejected = at.judged.rejected if at.judged is not None else {}
    named: set[str] = set()
    for some in portions(rejected):
        query = sa.select(placements.c.story_id).where(placements.c.report.in_(some))
        named.update(at.connection.execute(query).scalars())
    told = kept.tellings(at.connection, named)
    return [name for name, one in told.items() if all(r.report in rejected for r in one.reports)]


def _judged_doubts(at: At, asked: Wanted, limit: int, offset: int) -> tuple[list[Item], int]:
    """The same under judgements: what they settle is in no doubt, and rivals go by the events where they stand."""
    assert at.judged is not None
    columns = (placements.c.report, placements.c.place, placements.c.nth, placements.c.event, placements.c.story_id)
    query = sa.select(*columns, placements.c.doubt).where(
        placements.c.doubt.is_not(None), placements.c.place < at.until
    )
    rows = [row for row in at.connection.execute(query) if row.story_id not in at.judged.anew]
    found = [(row.place, row.nth, row.event, row.report, row.doubt) for row in rows]
    found += [(where, nth, one.report, one.report, to_json(one)) for where, nth, one in at.judged.doubts]
    every = asked == Wanted(undated=True)
    homes = set() if every else {*at.connection.execute(rows_of(at, asked).names()).scalars()}
    homes |= {event.id for event in own_of(at, asked)}
    items: list[Item] = []
    for _, _, event, report, told in sorted(found):
        home = at.home(report, event)
        doubt = kept.doubt_of(told) if home and report not in at.judged.paired and (every or home in homes) else None
        if home and doubt:
            rivals = (there for name in doubt.rivals if (there := at.home(name, name)) is not None)
            item = doubt_item(doubt, home, rivals)
            items += [item] if item is not None else []
    return items[offset : offset + limit], len(items)


def _unbound(at: At, limit: int, offset: int) -> tuple[list[Item], int]:
    found = [unbound_item(one) for one in at.judgements if one.unbound]
    return found[offset : offset + limit], len(found)


def _conflicts(at: At, asked: Wanted, limit: int, offset: int) -> tuple[list[Item], int]:
    found = [one for one in listed_disputes(at, asked) if one.conflict.verdict == "open"]
    return [conflict_item(one.event.id, one.conflict) for one in found[offset : offset + limit]], len(found)


def _overdue(at: At, on: dt.date, asked: Wanted, limit: int, offset: int) -> tuple[list[Item], int]:
    found = overdue(at, on, asked, limit=limit, offset=offset)
    whole = {event.id: event for event in shown(at, [one.event.id for one in found.items], checked=False)}
    late = (msgspec.structs.replace(one, event=whole[one.event.id]) for one in found.items)
    return [overdue_item(one) for one in late], found.total


def _count(at: At, query: sa.Select[Any]) -> int:
    return at.connection.execute(query.with_only_columns(sa.func.count())).scalar_one()


def _remembered(at: At, on: dt.date, asked: Wanted, kinds: Collection[str], limit: int, offset: int) -> Listed[Item]:
    """The same of a record in memory."""
    assert at.memory is not None
    told = [] if asked.parties else notices(at.memory, kept.all_tellings(at.connection, at.as_of))
    found = [*told, *review(at.memory, fitting(at, at.memory.events, asked), on)]
    shown_ones = [item for item in found if not kinds or item.kind in kinds]
    return Listed(tuple(shown_ones[offset : offset + limit]), len(shown_ones), offset)
