"""Which standing talks stand in the tables as they are as of a moment, so that nobody has to work them out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set

import msgspec
import sqlalchemy as sa

from dateline.record.derived.series import SeriesLine
from dateline.store.asking_at import At
from dateline.store.derived import states, talks, touched
from dateline.store.derived_judged import judged_talks
from dateline.store.facets import END
from dateline.store.portions import portions


class _Kept(msgspec.Struct, frozen=True):
    """So much of what is kept of one series as its rounds follow from."""

    line: SeriesLine


_DECODER = msgspec.json.Decoder(tuple[_Kept, ...])


def kept(at: At, cores: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    """Parties (of these ``cores``), and what is kept of their talks (``talks.Talks`` as JSON) and true of the record as
    it stands now, under all judgements where those are asked for."""
    query = sa.select(talks.c.core, talks.c.told).join(
        touched, (touched.c.core == talks.c.core) & (touched.c.fold == talks.c.fold)
    )
    asked = [query] if cores is None else [query.where(talks.c.core.in_(some)) for some in portions(cores)]
    for one in asked:
        yield from ((row.core, row.told) for row in at.connection.execute(one) if row.core not in at.otherwise)
    ours = _judged(at, cores)
    for some in portions(sorted(ours)):
        rows = at.connection.execute(sa.select(judged_talks).where(judged_talks.c.core.in_(some)))
        yield from ((row.core, row.told) for row in rows)


def judged(connection: sa.Connection, cores: Collection[str]) -> set[str]:
    """Those parties, of whom judgements change an event, whose talks are kept as they stand now under all of them."""
    found: set[str] = set()
    for some in portions(sorted(cores)):
        query = sa.select(judged_talks.c.core).outerjoin(touched, touched.c.core == judged_talks.c.core)
        query = query.where(judged_talks.c.core.in_(some), judged_talks.c.fold == sa.func.coalesce(touched.c.fold, 0))
        found.update(connection.execute(query).scalars())
    return found


def _judged(at: At, cores: Collection[str] | None) -> set[str]:
    """The same as of that moment."""
    if at.judged is None:
        return set()
    return judged(at.connection, at.judged.settled if cores is None else at.judged.settled.intersection(cores))


def moved(at: At, cores: Collection[str] | None = None) -> Set[str]:
    """Parties (of these ``cores``) whose events changed after that moment, or stand otherwise then than is kept."""
    found = at.otherwise - _judged(at, cores)
    if at.until == END:
        return found
    later = sa.or_(states.c.since >= at.until, sa.and_(states.c.till >= at.until, states.c.till < END))
    query = sa.select(states.c.core).where(later).distinct()
    asked = [query] if cores is None else [query.where(states.c.core.in_(some)) for some in portions(cores)]
    return found.union(*(at.connection.execute(one).scalars() for one in asked))


def lines_of(at: At, cores: Collection[str]) -> dict[str, tuple[SeriesLine, ...]]:
    """The series of those parties as of then; without those that are still to be worked out."""
    if not cores:
        return {}
    still = set(cores) - moved(at, cores)
    return {core: tuple(one.line for one in _DECODER.decode(told)) for core, told in kept(at, sorted(still))}
