"""What changed between two moments: entries of histories, and changes of other fields, by when they were known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model import Change, Event, HistoryEntry
from dateline.model.known import AsOf, instant
from dateline.record.order import clock
from dateline.store.asking_at import EAST, At
from dateline.store.asking_events import LIMIT, Listed, briefs
from dateline.store.derived import attending, turns
from dateline.store.facets import HISTORY, entries, entry_of


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """One change: of ``event`` (in brief, as it stands then) in ``field``, ``history`` for status and day.

    ``first``: the event came into the record with it.
    """

    event: Event
    field: str
    told: HistoryEntry | Change
    first: bool = False


class _Turn(msgspec.Struct, frozen=True):
    event: str
    field: str
    told: str
    moment: str
    first: bool


def changes(
    at: At, since: AsOf, *, parties: Collection[str] = (), limit: int = LIMIT, offset: int = 0
) -> Listed[Changed]:
    """What the record as of ``at`` tells of that was not known by ``since``, the newest first.

    An instant or a day; as of a day counts the local date of the story. ``parties``: only events with all of them.
    """
    own = [turn for event in _own(at) if set(parties) <= event.codes for turn in _turns_of(event, since)]
    found, total = list(own), len(own)
    if at.memory is None:
        where = _told_since(at, since, parties)
        total += at.connection.execute(sa.select(sa.func.count()).select_from(turns).where(*where)).scalar_one()
        query = sa.select(turns).where(*where)
        query = query.order_by(turns.c.moment.desc(), turns.c.event, turns.c.field, turns.c.told)
        found += [_turn(row) for row in at.connection.execute(query.limit(offset + limit))]
    found.sort(key=lambda t: (t.event, t.field, t.told))
    found.sort(key=lambda t: t.moment, reverse=True)
    page = found[offset : offset + limit]
    held = briefs(at, [turn.event for turn in page])
    items = (Changed(event=held[t.event], field=t.field, told=entry_of(t.field, t.told), first=t.first) for t in page)
    return Listed(tuple(items), total, offset)


def changed_events(at: At, since: AsOf, *, parties: Collection[str] = ()) -> list[str]:
    """The ids of the events of which ``changes`` tells, in no order."""
    own = {event.id for event in _own(at) if set(parties) <= event.codes and any(_turns_of(event, since))}
    if at.memory is None:
        query = sa.select(turns.c.event).where(*_told_since(at, since, parties))  # distinct would walk all by event
        own.update(at.connection.execute(query).scalars())
    return list(own)


Moment = tuple[str, str]
"""When something became otherwise, as ``order.clock`` writes it, and the event."""


def changed_before(
    at: At, since: AsOf, before: str | None, limit: int, *, parties: Collection[str] = ()
) -> tuple[dict[str, set[str]], bool]:
    """Some moments (all before ``before``, newest first) at which ``changes`` tells of something, and of which events:
    those of about ``limit`` changes, a moment never in part. Beside them: whether older ones may be left."""
    own = [(t.moment, t.event) for e in _own(at) if set(parties) <= e.codes for t in _turns_of(e, since)]
    found = sorted({one for one in own if before is None or one[0] < before}, reverse=True)
    size = limit
    while at.memory is None:
        where = _told_since(at, since, parties)
        query = sa.select(turns.c.moment, turns.c.event).where(*where, *([turns.c.moment < before] if before else ()))
        rows = at.connection.execute(query.order_by(turns.c.moment.desc()).limit(size)).all()
        if len(rows) < size or rows[0].moment != rows[-1].moment:
            last = rows[-1].moment if len(rows) == size else ""
            kept = [(row.moment, row.event) for row in rows if row.moment > last]
            return _by_moment([*kept, *(one for one in found if one[0] > last)]), len(rows) == size
        size *= 2  # all of one moment
    return _by_moment(found), False


def _by_moment(told: Iterable[Moment]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for moment, event in sorted(told, reverse=True):
        found.setdefault(moment, set()).add(event)
    return found


def _told_since(at: At, since: AsOf, parties: Collection[str]) -> list[sa.ColumnElement[bool]]:
    return [at.tabled(turns), _after(since), *(turns.c.event.in_(_with(at, code)) for code in parties)]


def _own(at: At) -> Iterable[Event]:
    return at.memory.events if at.memory is not None else (told.event for told in at.over.values())


def _turns_of(event: Event, since: AsOf) -> Iterator[_Turn]:
    for nth, (field, told, known) in enumerate(entries(event)):
        if since.text is None or not since.allows(known):
            yield _Turn(event.id, field, told, clock(instant(known)), field == HISTORY and nth == 0)


def _turn(row: Any) -> _Turn:
    return _Turn(row.event, row.field, row.told, row.moment, row.field == HISTORY and row.nth == 0)


def _after(since: AsOf) -> sa.ColumnElement[bool]:
    """What was not known by then; what has no clock never was."""
    if since.text is None:
        return sa.true()
    if since.is_day:
        # The local day decides; by its clock none of a later day can be earlier than this, and those have an index.
        start = instant(f"{since.text}T00:00:00+00:00") + dt.timedelta(days=1) - EAST
        return sa.and_(turns.c.moment >= clock(start), sa.or_(turns.c.day.is_(None), turns.c.day > since.text))
    return turns.c.moment > clock(instant(since.text))


def _with(at: At, code: str) -> sa.Select[Any]:
    return sa.select(attending.c.event).where(attending.c.code == code, at.stands(attending))
