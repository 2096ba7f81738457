"""One short string that changes whenever any answer of the record may: what caches and ETags go by."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store import writing
from dateline.store.derived import pending
from dateline.store.schema import judgements, readings, redactions, stories, visits

_GROWING = (stories, readings, judgements, visits, redactions)

_WAITING = sa.select(sa.func.count()).select_from(pending).scalar_subquery()
_MARK = sa.select(
    writing.FOLDED.scalar_subquery(),
    *(sa.select(sa.func.max(table.c.seq)).scalar_subquery() for table in _GROWING),
    _WAITING,
)
_FOLDED = sa.select(
    *(sa.select(sa.func.max(table.c.seq)).scalar_subquery() for table in (judgements, visits, redactions)),
    writing.FOLDED.scalar_subquery(),
)


def mark(connection: sa.Connection) -> str:
    """What was kept, folded, judged, visited and redacted so far; the same string only for the same record."""
    return "-".join(str(one or 0) for one in connection.execute(_MARK).one())


def folded_mark(connection: sa.Connection) -> str:
    """The same for answers without what waits to be folded: they stay while stories are kept, until those are folded.

    Where people have judged, a question folds what waits in memory, so that it is ``mark``.
    """
    told = connection.execute(_FOLDED).one()
    return mark(connection) if told[0] else "-".join(str(one or 0) for one in told)
