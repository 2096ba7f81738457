"""Which standing talks stand in the tables as they are as of a moment, so that nobody has to work them out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec
import sqlalchemy as sa

from dateline.record.derived.series import SeriesLine
from dateline.store.asking_at import At
from dateline.store.derived import states, talks, touched
from dateline.store.facets import END
from dateline.store.portions import portions


class _Kept(msgspec.Struct, frozen=True):
    """So much of what is kept of one series as its rounds follow from."""

    line: SeriesLine


_DECODER = msgspec.json.Decoder(tuple[_Kept, ...])


def kept(at: At, cores: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    """Parties (of these ``cores``), and what is kept of their talks (``talks.Talks`` as JSON) and true of the record as
    it stands now."""
    query = sa.select(talks.c.core, talks.c.told).join(
        touched, (touched.c.core == talks.c.core) & (touched.c.fold == talks.c.fold)
    )
    asked = [query] if cores is None else [query.where(talks.c.core.in_(some)) for some in portions(cores)]
    for one in asked:
        yield from ((row.core, row.told) for row in at.connection.execute(one))


def moved(at: At, cores: Collection[str] | None = None) -> set[str]:
    """Parties (of these ``cores``) whose events changed after that moment, or stand otherwise then."""
    found = set(at.otherwise)
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
