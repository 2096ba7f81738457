"""Which standing talks stand in the tables as they are as of a moment, so that nobody has to work them out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from dateline.record.derived.series import SeriesLine
from dateline.store.asking_at import At
from dateline.store.derived import states, talks, touched
from dateline.store.states import END, core_of


class _Kept(msgspec.Struct, frozen=True):
    """So much of what is kept of one series as its rounds follow from."""

    line: SeriesLine


_DECODER = msgspec.json.Decoder(tuple[_Kept, ...])


def kept(at: At, core: str | None = None) -> Iterator[tuple[str, str]]:
    """Parties, and what is kept of their talks (``talks.Talks`` as JSON) and true of the record as it stands now."""
    query = sa.select(talks.c.core, talks.c.told).join(
        touched, (touched.c.core == talks.c.core) & (touched.c.fold == talks.c.fold)
    )
    if core is not None:
        query = query.where(talks.c.core == core)
    yield from ((row.core, row.told) for row in at.connection.execute(query))


def moved(at: At, core: str | None = None) -> set[str]:
    """Parties whose events changed after that moment, or stand otherwise then."""
    found = {core_of(told.event) for told in at.over.values()}
    if at.until == END:
        return found
    later = sa.or_(states.c.since >= at.until, sa.and_(states.c.till >= at.until, states.c.till < END))
    query = sa.select(states.c.core).where(later).distinct()
    if core is not None:
        query = query.where(states.c.core == core)
    return found | set(at.connection.execute(query).scalars())


def lines_of(at: At, core: str) -> tuple[SeriesLine, ...] | None:
    """The series of those parties as of then; None where they are still to be worked out."""
    if core in moved(at, core):
        return None
    for _, told in kept(at, core):
        return tuple(one.line for one in _DECODER.decode(told))
    return None
