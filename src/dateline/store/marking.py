"""One short string that changes whenever any answer of the record may: what caches and ETags go by."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.derived import pending
from dateline.store.schema import judgements, meta, readings, redactions, stories, visits

_FOLDS = "folds"
_BACKS = "backs"
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


def sent_back(connection: sa.Connection) -> str:
    """Changes with every judgement, and whenever what was folded is folded again; not while stories come in order."""
    made = connection.execute(sa.select(sa.func.max(judgements.c.seq))).scalar() or 0
    backs = connection.execute(sa.select(meta.c.value).where(meta.c.name == _BACKS)).scalar() or "0"
    return f"{backs}-{made}"


def count_back(connection: sa.Connection) -> None:
    """Counts that stories folded before are folded again."""
    backs = int(connection.execute(sa.select(meta.c.value).where(meta.c.name == _BACKS)).scalar() or "0")
    connection.execute(meta.delete().where(meta.c.name == _BACKS))
    connection.execute(meta.insert().values(name=_BACKS, value=str(backs + 1)))


def count_fold(connection: sa.Connection) -> str:
    """Counts one more; returns what ``folded`` now does."""
    now = str(int(folded(connection)) + 1)
    connection.execute(meta.delete().where(meta.c.name == _FOLDS))
    connection.execute(meta.insert().values(name=_FOLDS, value=now))
    return now
