"""Events by id as their own stories tell them, which is all that a list shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import msgspec
import sqlalchemy as sa

from dateline.model import Event, from_json
from dateline.store.asking_at import At, tolds_of
from dateline.store.derived import events, placements
from dateline.store.hints import beside
from dateline.store.portions import portions
from dateline.store.slim import slim

if TYPE_CHECKING:
    from dateline.record.record import Record


def moving(at: At, names: Iterable[str]) -> list[Event]:
    """Events by id with what became otherwise of them (``slim.slim``), many at a time; those not known are left out."""
    wanted = list(dict.fromkeys(names))
    found: list[Event] = []
    if at.memory is None:
        for some in portions(name for name in wanted if name not in at.over):
            query = sa.select(events.c.event).where(events.c.id.in_(some), beside(events.c.last) < at.until)
            found += map(slim, at.connection.execute(query).scalars())
    there = {one.id for one in found}
    return found + plain(at, [name for name in wanted if name not in there])


def plain(at: At, names: Iterable[str]) -> list[Event]:
    """Events by id as their own stories tell them, many at a time; those not known then are left out."""
    wanted = list(dict.fromkeys(names))
    if at.memory is not None:
        return out_of(at.memory, wanted)
    told = {name: at.over[name].event for name in wanted if name in at.over}
    cut: list[str] = []
    for some in portions(name for name in wanted if name not in told):
        query = sa.select(events.c.id, events.c.last, events.c.event)
        for row in at.connection.execute(query.where(events.c.id.in_(some), events.c.born < at.until)):
            if row.last < at.until:
                told[row.id] = from_json(row.event, Event)
            else:
                cut.append(row.id)
    if cut:
        from dateline.store.standing import Standing

        told |= {name: one.event for name, one in tolds_of(Standing(at.connection, at.until).cases(cut)).items()}
    return with_silent(at, [told[name] for name in wanted if name in told])


def out_of(record: Record, names: Iterable[str]) -> list[Event]:
    """Events of a record in memory by id, those that it has."""
    held = {event.id: event for event in record.events}
    return [held[name] for name in names if name in held]


def with_silent(at: At, ones: Iterable[Event]) -> list[Event]:
    """The events with those of their ids, too, that no story speaks for any more."""
    told = list(ones)
    own = at.over if at.judged is not None else {}  # those tell all their ids themselves
    more = _silent(at, [one.id for one in told if one.id not in own])
    return [
        msgspec.structs.replace(one, aliases=(*one.aliases, *more[one.id])) if one.id in more else one for one in told
    ]


def _silent(at: At, names: Collection[str]) -> dict[str, list[str]]:
    """Their ids that no story speaks for any more; those of the stories that tell of it otherwise stay away."""
    found: dict[str, list[str]] = {}
    if at.as_of.text:
        wanted = set(names)
        for report, event in at.silent:
            if event in wanted and at.home(report, event) == event:
                found.setdefault(event, []).append(report)
        return found
    for some in portions(names):
        query = sa.select(placements.c.event, placements.c.report).where(
            placements.c.event.in_(some), beside(placements.c.silent) == 1
        )
        for row in at.connection.execute(query.order_by(placements.c.place, placements.c.nth)):
            if at.home(row.report, row.event) == row.event:
                found.setdefault(row.event, []).append(row.report)
    return found
