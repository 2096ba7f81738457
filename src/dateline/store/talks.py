"""Standing talks: the series of each set of parties with their rounds, kept as they were last worked out.

A series follows from all events of its parties. The fold notes whose events it changed (``touched``); a writing command
works those out at its end (``settle``), and a question works out for itself what is not settled, so that no answer is
older than the record.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
import sqlalchemy as sa

from dateline.model import Event, Series, from_json, to_json
from dateline.record.derived.checks import checks_of, covers_since
from dateline.record.derived.derive import derived, places_of
from dateline.record.derived.series import SeriesLine, lines
from dateline.record.record import Record
from dateline.store import judged_now, settled, writing
from dateline.store.around import Around
from dateline.store.asking_at import At
from dateline.store.derived import states, talks, touched
from dateline.store.derived_judged import judged_talks
from dateline.store.facets import END, brief, core_of, pair_of
from dateline.store.hints import beside
from dateline.store.portions import portions

_NO_NUMBER = f"%{to_json(Series())}%"
"""What the JSON of an event without a series holds."""
IN_SERIES: sa.ColumnElement[bool] = sa.or_(states.c.series.is_not(None), states.c.brief.not_like(_NO_NUMBER))
"""Events that any story told with the name or the number of a series; without one such, parties have no talks."""
SETTLED = 100
"""Sets of parties worked out in one transaction."""


class Talks(msgspec.Struct, frozen=True):
    """One series and its rounds in brief, by id, with what the record says of their claims."""

    line: SeriesLine
    rounds: dict[str, Event]


def of_record(at: At, parties: Collection[str] = ()) -> list[Talks]:
    """Every series of all these parties (and others) as of then, by parties, in the order of their earliest rounds."""
    if at.memory is not None:
        return [one for one in _remembered(at.memory) if set(parties) <= set(one.line.parties)]
    wanted = cores(at, parties)
    moved = settled.moved(at)
    kept = {core: told for core, told in settled.kept(at) if core in wanted and core not in moved}
    found: dict[str, Sequence[Talks]] = {}
    for core in wanted:
        found[core] = from_json(kept[core], tuple[Talks, ...]) if core in kept else worked_out(at, Around(at), core)
    return [one for core in sorted(found) for one in found[core]]


def of_event(at: At, name: str) -> tuple[Talks, ...]:
    """Those of the parties of one event, by its present id."""
    if at.memory is not None:
        return tuple(one for one in _remembered(at.memory) if name in one.rounds)
    (told,) = Around(at).told([name])
    core = core_of(told.event)
    if core not in settled.moved(at, [core]):
        for _, kept in settled.kept(at, [core]):
            return from_json(kept, tuple[Talks, ...])
    return worked_out(at, Around(at), core)


def worked_out(at: At, around: Around, core: str) -> tuple[Talks, ...]:
    """The series of one set of parties out of their events."""
    group = around.of_core(core)
    grown = around.series_of(core)
    places = places_of(grown)
    among = {name: rounds for name, (_, rounds) in places.items() if len(rounds) > 1}
    checks = checks_of([t for one in grown for t in one.rounds], group, among, covers_since(group))
    found = []
    for one, line in zip(grown, lines(grown), strict=True):
        rounds = (derived(t, places, (), checks.get(t.event.id, ()), "") for t in one.rounds)
        found.append(Talks(line, {e.id: _plain(e) for e in rounds}))
    return tuple(found)


def unsettled(connection: sa.Connection, most: int | None = None) -> list[tuple[str, int]]:
    """Sets of parties that are still to be worked out, and the fold that changed them."""
    query = (
        sa.select(touched.c.core, touched.c.fold)
        .outerjoin(talks, (talks.c.core == touched.c.core) & (talks.c.fold == touched.c.fold))
        .where(talks.c.core.is_(None))
    )
    return [(row.core, row.fold) for row in connection.execute(query.limit(most))]


def settle(connection: sa.Connection) -> int:
    """Works out some of them; returns how many. Runs inside a writing transaction."""
    at = At(connection=connection)
    around = Around(at)
    rows = []
    ahead = unsettled(connection, SETTLED)
    open_ones = named(connection, [core for core, _ in ahead])
    for core, fold in ahead:
        found = worked_out(at, around, core) if core in open_ones else ()
        rows.append({"core": core, "fold": fold, "n": len(found), "told": to_json(list(found))})
    for some in portions([str(row["core"]) for row in rows]):
        connection.execute(talks.delete().where(talks.c.core.in_(some)))
    writing.put(connection, talks, rows)
    return len(rows)


def settle_judged(connection: sa.Connection) -> bool:
    """The same for parties of whom judgements change an event, as they stand now under all of them; True where more
    may be left."""
    cores = frozenset[str]().union(*(group.cores for group in judged_now.groups(connection)))
    ahead = sorted(cores - settled.judged(connection, cores))[:SETTLED]
    overlaid = judged_now.around(connection, ahead)
    at = At(connection=connection, over=overlaid.over, births=overlaid.births, judged=overlaid)
    series = {core_of(told.event) for told in at.over.values() if told.event.series != Series()}
    open_ones = series | named(connection, ahead)
    folds = _folds(connection, ahead)
    around = Around(at)
    rows = []
    for core in ahead:
        found = worked_out(at, around, core) if core in open_ones else ()
        rows.append({"core": core, "fold": folds.get(core, 0), "n": len(found), "told": to_json(list(found))})
    connection.execute(judged_talks.delete().where(judged_talks.c.core.in_(ahead)))
    writing.put(connection, judged_talks, rows)
    return len(rows) == SETTLED


def _folds(connection: sa.Connection, cores: Collection[str]) -> dict[str, int]:
    """The fold that last changed any event of those parties."""
    rows = connection.execute(sa.select(touched).where(touched.c.core.in_(list(cores))))
    return {row.core: row.fold for row in rows}


def named(connection: sa.Connection, cores: Collection[str]) -> set[str]:
    """Those of whose events any has a series' name or number: others have no talks."""
    found: set[str] = set()
    for some in portions(list(cores)):
        query = sa.select(states.c.core).where(states.c.core.in_(some), beside(states.c.till) == END, IN_SERIES)
        found.update(connection.execute(query.distinct()).scalars())
    return found


def size(connection: sa.Connection, core: str) -> int:
    """How much there is to look at to work out the talks of those parties: so many states of their events."""
    query = sa.select(sa.func.count()).select_from(states).where(states.c.core == core)
    return max(1, connection.execute(query).scalar_one())


def _remembered(record: Record) -> list[Talks]:
    events = {event.id: event for event in record.events}
    found = [Talks(line, {r.event: _plain(events[r.event]) for r in line.rounds}) for line in record.series]
    return sorted(found, key=lambda one: pair_of(one.line.parties))


def _plain(one: Event) -> Event:
    """A round in brief, without what this page does not say of it."""
    return msgspec.structs.replace(brief(one), relations=(), storyline=None)


def cores(at: At, parties: Collection[str]) -> list[str]:
    """The sets of parties that may have talks, with all of those parties, sorted."""
    names = {str(core) for core in at.connection.execute(sa.select(touched.c.core)).scalars()}
    names |= {core_of(told.event) for told in at.over.values()}
    return [name for name in sorted(names) if set(parties) <= set(name.split("|"))]
