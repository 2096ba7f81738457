"""What the record says of claims of recurrence ("the first in five years"), out of rows of ``states``.

A claim is held against all that its parties held before, of which kind, rank, place and days are enough: their reports
are not read. Pairs that met a thousand times are asked for on every list that shows one claim of theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import sqlalchemy as sa

from dateline.model import RecurrenceCheck
from dateline.record.derived.checks import checks_of, covers_since
from dateline.record.derived.derive import places_of
from dateline.record.derived.told import Told
from dateline.store import settled
from dateline.store.around import Around
from dateline.store.asking_at import At
from dateline.store.derived import states
from dateline.store.facets import core_of
from dateline.store.portions import portions
from dateline.store.slim import slim


def checks(at: At, around: Around, tolds: Iterable[Told]) -> dict[str, tuple[RecurrenceCheck, ...]]:
    """The verdicts on the claims of these events, by event; for a moment that the tables hold."""
    cores: dict[str, dict[str, Told]] = {}
    for told in tolds:
        if any(m.report.recurrence.text for m in told.members):
            cores.setdefault(core_of(told.event), {})[told.event.id] = told
    groups, covers = _held(at, cores), _covers(at, cores)
    lines = settled.lines_of(at, cores)
    found: dict[str, tuple[RecurrenceCheck, ...]] = {}
    for core, claiming in cores.items():
        group = groups[core] | claiming
        if core in lines:
            among = _among(([one.event for one in line.rounds] for line in lines[core]), group)
        else:
            places = places_of(around.series_of(core))
            among = {name: rounds for name, (_, rounds) in places.items() if len(rounds) > 1}
            group |= {t.event.id: t for rounds in among.values() for t in rounds if t.event.id in group}
        mine = [group[name] for name in claiming]
        found |= checks_of(mine, list(group.values()), among, covers.get(core))
    return found


def _among(series: Iterable[Sequence[str]], group: Mapping[str, Told]) -> dict[str, list[Told]]:
    """Of each round those it stands among. Those that were not held bear on no claim and are in no ``group``."""
    return {
        name: [group[other] for other in rounds if other in group]
        for rounds in series
        if len(rounds) > 1
        for name in rounds
    }


def _held(at: At, cores: Collection[str]) -> dict[str, dict[str, Told]]:
    """By parties what they held by then, by id, without their reports."""
    found: dict[str, dict[str, Told]] = {core: {} for core in cores}
    for some in portions(cores):
        query = sa.select(states.c.core, states.c.brief).where(
            states.c.core.in_(some), states.c.status == "held", at.tabled(states, sought=False)
        )
        for row in at.connection.execute(query):
            one = slim(row.brief)
            found[row.core][one.id] = Told(one, ())
    for core in cores:
        found[core] |= {name: at.over[name] for name in at.front.by_core.get(core, ())}
    return found


def _covers(at: At, cores: Collection[str]) -> dict[str, str]:
    """By parties the earliest day on which any story told of them by then."""
    found: dict[str, list[str]] = {}
    for some in portions(cores):
        query = sa.select(states.c.core, sa.func.min(states.c.heard).label("first")).where(
            states.c.core.in_(some), at.tabled(states, sought=False)
        )
        for row in at.connection.execute(query.group_by(states.c.core)):
            found.setdefault(row.core, []).extend(filter(None, [row.first]))
    for core, first in _over(at, cores):
        found.setdefault(core, []).append(first)
    return {core: min(days) for core, days in found.items() if days}


def _over(at: At, cores: Collection[str]) -> Iterator[tuple[str, str]]:
    for core in cores:
        for name in at.front.by_core.get(core, ()):
            first = covers_since([at.over[name]])
            if first:
                yield core, first
