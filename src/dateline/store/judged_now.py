"""What judgements change of the record as it stands now, kept by writing commands, so that no question works it out.

It is kept by groups of judgements that have nothing to do with each other. One stays true while stories come that bear
on none of its events: none that looks for one, is a copy of what was rejected, or is named by a judgement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model import from_json, to_json
from dateline.store import judged, marking, waiting
from dateline.store.derived import steps
from dateline.store.derived_judged import judged_events, judged_groups, judged_talks
from dateline.store.derived_looks import looks
from dateline.store.groups import Group
from dateline.store.overlay import Overlaid, all_of
from dateline.store.portions import portions
from dateline.store.schema import judgements


class Worked(msgspec.Struct, frozen=True):
    """What is to be kept in the place of what was: groups worked out anew, and those that are no more."""

    fresh: tuple[tuple[Group, Overlaid], ...]
    gone: tuple[Group, ...]
    last: str

    @property
    def cores(self) -> frozenset[str]:
        """The parties of whom any event may stand otherwise than it did."""
        return frozenset[str]().union(*(g.cores for g in (*self.gone, *(group for group, _ in self.fresh))))


def now(connection: sa.Connection) -> Overlaid:
    """What judgements change now: as it is kept, where that is still true."""
    worked = _worked(connection)
    gone = {group.name for group in worked.gone}
    rows = connection.execute(sa.select(judged_groups)).all()
    told = [from_json(row.told, Overlaid) for row in rows if row.name not in gone]
    cores = frozenset[str]().union(*(one.cores for one in told)) - worked.cores
    kept = not worked.fresh and not worked.gone
    return all_of([*told, *(overlaid for _, overlaid in worked.fresh)], cores, kept=kept)


def wanted(connection: sa.Connection) -> Worked | None:
    """What is to be kept from now on; None where nobody judged, stories wait, or what is kept is of now."""
    if not judged.any_made(connection) or waiting.count(connection):
        return None
    worked = _worked(connection)
    is_of_now = marking.judged_until(connection) == worked.last and not worked.fresh and not worked.gone
    return None if is_of_now else worked


def settle(connection: sa.Connection, worked: Worked) -> None:
    """Keeps it."""
    _drop(connection, worked.gone)
    _forget_talks(connection, worked.cores)
    rows = [
        {"name": group.name, "latest": group.latest, "head": to_json(group), "told": to_json(told)}
        for group, told in worked.fresh
    ]
    for some in portions(rows):
        connection.execute(judged_groups.insert(), some)
    hidden = [{"event": event, "name": group.name} for group, _ in worked.fresh for event in sorted(group.events)]
    for some in portions(hidden):
        connection.execute(judged_events.insert(), some)
    marking.note_judged(connection, worked.last)


def send_back(connection: sa.Connection, start: str) -> None:
    """What was folded from that place on is taken back: groups that took it into account are no longer true."""
    query = sa.select(judged_groups.c.head).where(judged_groups.c.latest >= start)
    gone = [from_json(head, Group) for head in connection.execute(query).scalars()]
    _drop(connection, gone)
    _forget_talks(connection, frozenset[str]().union(*(group.cores for group in gone)))
    before = connection.execute(sa.select(sa.func.max(steps.c.place)).where(steps.c.place < start)).scalar() or ""
    if before < marking.judged_until(connection):
        marking.note_judged(connection, before)


def before(
    connection: sa.Connection, until: str, late: Sequence[str], made: Collection[str]
) -> list[tuple[Group, Overlaid]]:
    """The groups, all of those judgements, that change before that place, and with the ``late`` stories, what they do
    now."""
    query = sa.select(judged_groups).where(judged_groups.c.latest < until)
    rows = {row.name: row for row in connection.execute(query)}
    groups = [group for row in rows.values() if set((group := from_json(row.head, Group)).judgements) <= set(made)]
    keys = _looked_under(connection, late)
    untouched = [one for one in groups if keys.isdisjoint(one.keys) and one.named.isdisjoint(late)]
    behind = _borne_on(connection, untouched)
    return [(one, from_json(rows[one.name].told, Overlaid)) for one in untouched if one.name not in behind]


def last(connection: sa.Connection) -> str:
    """The place of the last story that was folded."""
    return connection.execute(sa.select(sa.func.max(steps.c.place))).scalar() or ""


def groups(connection: sa.Connection) -> list[Group]:
    """All that are kept."""
    return [from_json(head, Group) for head in connection.execute(sa.select(judged_groups.c.head)).scalars()]


def around(connection: sa.Connection, cores: Collection[str]) -> Overlaid:
    """What is kept of the groups that change events of those parties."""
    names = [group.name for group in groups(connection) if not group.cores.isdisjoint(cores)]
    found: list[Overlaid] = []
    for some in portions(names):
        query = sa.select(judged_groups.c.told).where(judged_groups.c.name.in_(some))
        found += (from_json(told, Overlaid) for told in connection.execute(query).scalars())
    return all_of(found)


def _worked(connection: sa.Connection) -> Worked:
    """What is kept is still true but for this."""
    there = groups(connection)
    names = set(connection.execute(sa.select(judgements.c.id)).scalars())
    lost = _borne_on(connection, there)
    ready = [one for one in there if one.name not in lost and names.issuperset(one.judgements)]
    here = last(connection)
    if sum(len(one.judgements) for one in ready) == len(names):
        true = {one.name for one in ready}
        return Worked((), tuple(one for one in there if one.name not in true), here)
    from dateline.store.overlaid import Moment, grouped

    found = grouped(Moment(connection=connection, made=judged.kept(connection)), ready)
    stay = {group.judgements for group, told in found if told is None}
    fresh = tuple((group, told) for group, told in found if told is not None)
    return Worked(fresh, tuple(one for one in there if one.judgements not in stay), here)


def _drop(connection: sa.Connection, gone: Iterable[Group]) -> None:
    for some in portions(group.name for group in gone):
        for table in (judged_groups, judged_events):
            connection.execute(table.delete().where(table.c.name.in_(some)))


def _forget_talks(connection: sa.Connection, cores: Iterable[str]) -> None:
    for some in portions(sorted(cores)):
        connection.execute(judged_talks.delete().where(judged_talks.c.core.in_(some)))


def _borne_on(connection: sa.Connection, there: Sequence[Group]) -> set[str]:
    """Those of the groups, by name, on which any story bears that was folded since they were kept."""
    since = marking.judged_until(connection)
    if not there or last(connection) == since:
        return set()
    keys = _among(connection, looks.c.key, looks.c.place > since, {key for one in there for key in one.keys})
    families = {family for one in there for family in one.families}
    families = _among(connection, steps.c.family, steps.c.place > since, families)
    named = _among(connection, steps.c.story_id, steps.c.place > since, {name for one in there for name in one.named})
    return {one.name for one in there
            if one.always or keys & one.keys or families & one.families or named & one.named}  # fmt: skip


def _looked_under(connection: sa.Connection, names: Sequence[str]) -> set[str]:
    """The keys of ``looks`` of those stories."""
    if not names:
        return set()
    from dateline.store import kept, looking

    return {row["key"] for one in kept.tellings(connection, names).values() for row in looking.rows(one)}


def _among(connection: sa.Connection, column: Any, since: sa.ColumnElement[bool], names: Collection[str]) -> set[str]:
    """Those of the names that a story behind has."""
    found: set[str] = set()
    for some in portions(sorted(names)):
        found.update(connection.execute(sa.select(column).where(column.in_(some), since).distinct()).scalars())
    return found
