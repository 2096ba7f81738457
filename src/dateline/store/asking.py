"""Quick questions to a record of any size: one event, and the events of one set of parties as of a day or an instant.

They read what was folded before and no more; what follows from several events together (series, relations, checks,
storyline) is left out. Where the tables do not hold the answer, ``load`` gives it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

import msgspec
import sqlalchemy as sa

from dateline.model import Event, Telling, from_json
from dateline.model.known import AsOf, instant
from dateline.record import days
from dateline.record.case import Case
from dateline.record.fold import Growing
from dateline.record.judged.judged import Judged
from dateline.record.merge import merged
from dateline.record.order import clock
from dateline.store import kept, writing
from dateline.store.derived import events, pending, placements, sides, steps
from dateline.store.loading import load
from dateline.store.schema import judgements
from dateline.store.standing import Standing

_ALL = AsOf(None)
_END = "~"
"""Behind every place."""
_EAST, _WEST = dt.timedelta(hours=14), dt.timedelta(hours=12)
"""How far a local day may begin before, and end after, the same day in UTC."""


class Seen(msgspec.Struct, frozen=True):
    """What is known as of some moment: the stories before a place, and ``late`` ones behind it that count, too."""

    until: str
    late: tuple[str, ...] = ()


def page(connection: sa.Connection, name: str) -> Event | None:
    """The event of that id, alias, or beginning of a single one, as its own stories tell it; None for no such one."""
    query = (
        sa.select(placements.c.event)
        .where(placements.c.report >= name, placements.c.report < f"{name}{_END}")
        .distinct()
        .limit(2)
    )
    found = connection.execute(query).scalars().all() if name else []
    if len(found) != 1:
        return None
    told = connection.execute(sa.select(events.c.event).where(events.c.id == found[0])).scalar_one()
    silent = sa.select(placements.c.report).where(placements.c.event == found[0], placements.c.silent == 1)
    more = connection.execute(silent.order_by(placements.c.place, placements.c.nth)).scalars().all()
    event = from_json(told, Event)
    return msgspec.structs.replace(event, aliases=(*event.aliases, *more)) if more else event


def pair(connection: sa.Connection, parties: Collection[str], as_of: AsOf = _ALL) -> list[Event]:
    """Events of exactly these parties as of ``as_of``, by day, each as brief as a list needs it (``writing.brief``)."""
    wanted = writing.pair_of(parties)
    seen = _seen(connection, as_of) if _tables_suffice(connection) else None
    if seen is None:
        record = load(connection, as_of, as_of)
        return [writing.brief(event) for event in record.events if writing.pair_of(event.codes) == wanted]
    found = _stood(connection, wanted, seen.until)
    found |= _cut(connection, parties, seen.until)
    if seen.late:
        found |= _late(connection, seen)
    return sorted((e for e in found.values() if writing.pair_of(e.codes) == wanted), key=_by_day)


def _tables_suffice(connection: sa.Connection) -> bool:
    """False while stories are pending, and where people judged: then events are not as the tables have them."""
    return not any(
        connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first()
        for table in (pending, judgements)
    )


def _seen(connection: sa.Connection, as_of: AsOf) -> Seen | None:
    """None where a notice that was not known yet silences a story that was."""
    if as_of.text is None:
        return Seen(_END)
    if len(as_of.text) > len("2023-04-16"):
        seen = Seen(clock(instant(as_of.text)) + _END)
    else:
        seen = _by_local_day(connection, as_of)
    gone = steps.alias()
    unheard = (
        sa.select(steps.c.story_id)
        .join(gone, gone.c.story_id == steps.c.supersedes)
        .where(gone.c.place < seen.until, steps.c.place >= seen.until)
    )
    late_notice = sa.select(steps.c.story_id).where(steps.c.story_id.in_(seen.late), steps.c.role != "speaks")
    if connection.execute(unheard.limit(1)).first() or (seen.late and connection.execute(late_notice).first()):
        return None
    return seen


def _by_local_day(connection: sa.Connection, as_of: AsOf) -> Seen:
    """A day counts where the story was filed: around its ends some stories of it come behind some of the next."""
    start = instant(f"{as_of.text}T00:00:00+00:00")
    first, last = clock(start + dt.timedelta(days=1) - _EAST), clock(start + dt.timedelta(days=1) + _WEST)
    query = sa.select(steps.c.story_id, steps.c.place, steps.c.day).where(steps.c.place >= first, steps.c.place <= last)
    rows = connection.execute(query.order_by(steps.c.place)).all()
    at = next((n for n, row in enumerate(rows) if not as_of.allows(row.day)), len(rows))
    until = rows[at].place if at < len(rows) else last
    return Seen(until, tuple(row.story_id for row in rows[at:] if as_of.allows(row.day)))


def _stood(connection: sa.Connection, wanted: str, until: str) -> dict[str, Event]:
    """Events of which all was told by then."""
    query = sa.select(events.c.id, events.c.brief).where(events.c.pair == wanted, events.c.last < until)
    return {row.id: from_json(row.brief, Event) for row in connection.execute(query)}


def _cut(connection: sa.Connection, parties: Collection[str], until: str) -> dict[str, Event]:
    """Events of which more was told later: out of the reports by then."""
    told = [sa.select(sides.c.event).where(sides.c.code == code, sides.c.place < until) for code in parties]
    both = sa.intersect(*told).subquery() if told else sa.select(events.c.id.label("event")).subquery()
    query = sa.select(events.c.id).join(both, both.c.event == events.c.id)
    query = query.where(events.c.born < until, events.c.last >= until)
    names = connection.execute(query).scalars().all() if until != _END else []
    return _briefs(Standing(connection, until).cases(names))


def _late(connection: sa.Connection, seen: Seen) -> dict[str, Event]:
    """The few stories behind the place, folded on top of what stands before it."""
    growing = Growing(Judged((), {}), Standing(connection, seen.until))
    told = kept.tellings(connection, seen.late)
    for telling in _in_order(told, seen.late):
        growing.take(telling)
    return _briefs({case.first.report: case for case in growing.placed.values()}.values())


def _in_order(told: dict[str, Telling], names: Iterable[str]) -> list[Telling]:
    return [told[name] for name in names]


def _briefs(cases: Iterable[Case]) -> dict[str, Event]:
    found = (writing.brief(merged(case)) for case in cases)
    return {event.id: event for event in found}


def _by_day(event: Event) -> tuple[dt.date, dt.date, str]:
    period = days.period(event.when)
    return (period.first, period.last, event.id) if period else (dt.date.max, dt.date.max, event.id)
