"""What was asked of the web and what came of it: appended, never changed. From it come coverage and the next round."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.model.coverage import Visit
from dateline.store.schema import visits

_GOOD = ("fetched", "shelved", "unchanged")
_NAMES = Visit.__struct_fields__


def keep(connection: sa.Connection, visit: Visit) -> None:
    """Adds one visit."""
    connection.execute(visits.insert().values({name: getattr(visit, name) for name in _NAMES}))


def kept(connection: sa.Connection) -> tuple[Visit, ...]:
    """All of them, in the order in which they were made."""
    rows = connection.execute(sa.select(*(visits.c[name] for name in _NAMES)).order_by(visits.c.seq)).all()
    return tuple(Visit(**dict(zip(_NAMES, row, strict=True))) for row in rows)


def last(connection: sa.Connection, address: str) -> Visit | None:
    """The last visit to ``address`` that did not fail."""
    query = (
        sa.select(*(visits.c[name] for name in _NAMES))
        .where(visits.c.address == address, visits.c.outcome.in_(_GOOD))
        .order_by(visits.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Visit(**dict(zip(_NAMES, row, strict=True))) if row else None


def has(connection: sa.Connection, address: str, mark: str) -> bool:
    """True where ``address`` was taken with that ``mark`` before."""
    query = sa.select(visits.c.seq).where(
        visits.c.address == address, visits.c.mark == mark, visits.c.outcome.in_(_GOOD)
    )
    return connection.execute(query.limit(1)).first() is not None
