"""Rows of what each event was, story by story, on their way into the tables: ``states``, ``attending``,
``disputes``, ``turns``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model import Event, to_json
from dateline.model.known import instant
from dateline.record.case import Case
from dateline.record.merge import merged
from dateline.record.order import clock
from dateline.store import marking, writing
from dateline.store.derived import attending, states, touched, turns
from dateline.store.derived_review import disputes
from dateline.store.facets import END, brief, core_of, entries, moved, pair_of, span, stood
from dateline.store.hints import beside
from dateline.store.portions import portions

Turns = dict[tuple[str, str], dict[str, Any]]
"""Rows of ``turns`` by field and entry."""


class Grown(msgspec.Struct):
    """An event, told by one more story."""

    at: str
    case: Case
    event: Event
    heard: str | None


class States:
    """What the stories of one chunk made of events, in order."""

    def __init__(self) -> None:
        self._grown: dict[str, list[Grown]] = {}

    def grew(self, cases: Iterable[Case], at: str) -> None:
        """The story at that place told of these events."""
        for case in cases:
            event = merged(case)
            heard = min((m.story.known[:10] for m in case.members if m.story.known), default=None)
            self._grown.setdefault(event.id, []).append(Grown(at, case, event, heard))

    def newest(self) -> list[Grown]:
        """Each event as it stands after the chunk."""
        return [grown[-1] for grown in self._grown.values()]

    def write(self, connection: sa.Connection) -> None:
        """Ends the states that stood before and adds those that came."""
        if not self._grown:
            return
        touch(connection, self._cores(connection), int(marking.folded(connection)) + 1)
        for table in (states, attending, disputes):
            end = table.update().where(
                table.c.event == sa.bindparam("name"), table.c.till == END, table.c.since < sa.bindparam("at")
            )
            ends = [{"name": name, "at": grown[0].at} for name, grown in self._grown.items()]
            connection.execute(end.values(till=sa.bindparam("at")), ends)
        rows: dict[sa.Table, list[dict[str, Any]]] = {states: [], attending: [], disputes: []}
        for grown in self._grown.values():
            for one, till in zip(grown, [*(g.at for g in grown[1:]), END], strict=True):
                rows[states].append(_state(one, till))
                rows[attending] += _attending(one, till)
                if one.event.conflicts:
                    differ = to_json(list(one.event.conflicts))
                    rows[disputes].append({"event": one.event.id, "since": one.at, "till": till, "told": differ})
        for table, told in rows.items():
            writing.put(connection, table, told)
        self._write_turns(connection)

    def _cores(self, connection: sa.Connection) -> Iterator[str]:
        """Who meets in any of the events, and who did before."""
        yield from (core_of(one.event) for grown in self._grown.values() for one in grown)
        for some in portions(list(self._grown)):
            query = sa.select(states.c.core).where(states.c.event.in_(some), beside(states.c.till) == END)
            yield from connection.execute(query.distinct()).scalars()

    def _write_turns(self, connection: sa.Connection) -> None:
        before = _standing_turns(connection, list(self._grown))
        fresh: list[dict[str, Any]] = []
        gone: list[dict[str, Any]] = []
        for name, grown in self._grown.items():
            standing = before.get(name, {})
            for one in grown:
                now = {(field, told): (field, told, known) for field, told, known in entries(one.event)}
                for key in [key for key in standing if key not in now]:
                    row = standing.pop(key)
                    row["till"] = one.at
                    if "b_event" in row:
                        gone.append(row)
                for nth, (key, entry) in enumerate(now.items()):
                    if key not in standing:
                        standing[key] = _turn(name, one.at, nth, *entry)
                        fresh.append(standing[key])
        writing.put(connection, turns, fresh)
        if gone:
            same = [turns.c[name] == sa.bindparam(f"b_{name}") for name in ("event", "since", "nth")]
            connection.execute(turns.update().where(*same).values(till=sa.bindparam("till")), gone)


def undo(connection: sa.Connection, start: str) -> None:
    """Takes away what stories from that place on made of events."""
    changed = sa.or_(states.c.since >= start, sa.and_(states.c.till >= start, states.c.till < END))
    cores = list(connection.execute(sa.select(states.c.core).where(changed).distinct()).scalars())
    touch(connection, cores, int(marking.folded(connection)) + 1)
    for table in (states, attending, disputes, turns):
        connection.execute(table.delete().where(table.c.since >= start))
        connection.execute(table.update().where(table.c.till >= start, table.c.till < END).values(till=END))


def touch(connection: sa.Connection, cores: Iterable[str], fold: int) -> None:
    """Notes that the fold of that number changed events of those parties."""
    names = sorted(set(cores))
    for some in portions(names):
        connection.execute(touched.delete().where(touched.c.core.in_(some)))
    writing.put(connection, touched, [{"core": core, "fold": fold} for core in names])


def _state(one: Grown, till: str) -> dict[str, Any]:
    event = one.event
    first, last = span(event)
    return {
        "event": event.id, "since": one.at, "till": till, "kind": event.kind, "status": event.status,
        "level": event.level, "format": event.format, "country": event.where.country if event.where else None,
        "pair": pair_of(event.codes), "core": core_of(event), "series": event.series.name,
        "first": first, "last": last,
        "stood": stood(event), "moved": moved(event), "heard": one.heard, "brief": to_json(brief(event)),
    }  # fmt: skip


def _attending(one: Grown, till: str) -> list[dict[str, Any]]:
    first, last = span(one.event)
    row = {"event": one.event.id, "since": one.at, "till": till, "first": first, "last": last}
    return [{"code": code, **row} for code in sorted(one.event.codes)]


def _turn(name: str, at: str, nth: int, field: str, told: str, known: str | None) -> dict[str, Any]:
    return {
        "event": name, "since": at, "nth": nth, "till": END, "moment": clock(instant(known)),
        "day": known[:10] if known else None, "field": field, "told": told,
    }  # fmt: skip


def _standing_turns(connection: sa.Connection, names: Sequence[str]) -> dict[str, Turns]:
    """Entries of those events that stand, as rows to be updated."""
    found: dict[str, Turns] = {}
    for some in portions(names):
        query = sa.select(turns).where(turns.c.event.in_(some), turns.c.till == END)
        for row in connection.execute(query.order_by(turns.c.event, turns.c.since, turns.c.nth)):
            key = {"b_event": row.event, "b_since": row.since, "b_nth": row.nth}
            found.setdefault(row.event, {})[(row.field, row.told)] = key
    return found
