"""One short string that changes whenever any answer of the record may: what caches and ETags go by."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.derived import pending
from dateline.store.schema import judgements, meta, readings, redactions, stories, visits

_FOLDS = "folds"
_JUDGED, _KEEPINGS = "judged", "judged_kept"
FOLDED = sa.select(meta.c.value).where(meta.c.name == _FOLDS)
"""How often anything was folded."""
_GROWING = (stories, readings, judgements, visits, redactions)

_WAITING = sa.select(sa.func.count()).select_from(pending).scalar_subquery()
_MARK = sa.select(
    FOLDED.scalar_subquery(),
    *(sa.select(sa.func.max(table.c.seq)).scalar_subquery() for table in _GROWING),
    _WAITING,
)
_FOLDED = sa.select(
    *(sa.select(sa.func.max(table.c.seq)).scalar_subquery() for table in (judgements, visits, redactions)),
    FOLDED.scalar_subquery(),
)


def mark(connection: sa.Connection) -> str:
    """What was kept, folded, judged, visited and redacted so far; the same string only for the same record."""
    return "-".join(str(one or 0) for one in connection.execute(_MARK).one())


def folded_mark(connection: sa.Connection) -> str:
    """The same for answers without what waits: they stay while stories are kept, until those are folded."""
    return "-".join(str(one or 0) for one in connection.execute(_FOLDED).one())


def folded(connection: sa.Connection) -> str:
    """How often anything was folded: changes with every change of the tables."""
    return str(connection.execute(FOLDED).scalar() or "0")


def judged_until(connection: sa.Connection) -> str:
    """The place of the last story by when it was worked out what judgements change."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.name == _JUDGED)).scalar() or ""


def judged_mark(connection: sa.Connection) -> str:
    """Changes whenever that is kept anew."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.name == _KEEPINGS)).scalar() or "0"


def note_judged(connection: sa.Connection, last: str) -> None:
    """It is kept anew, up to the story at that place."""
    told = {_JUDGED: last, _KEEPINGS: str(int(judged_mark(connection)) + 1)}
    connection.execute(meta.delete().where(meta.c.name.in_(list(told))))
    connection.execute(meta.insert(), [{"name": name, "value": value} for name, value in told.items()])


def count_fold(connection: sa.Connection) -> str:
    """Counts one more; returns what ``folded`` now does."""
    now = str(int(folded(connection)) + 1)
    connection.execute(meta.delete().where(meta.c.name == _FOLDS))
    connection.execute(meta.insert().values(name=_FOLDS, value=now))
    return now
