"""What was asked of the web and what came of it: appended, never changed. From it come coverage and the next round."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.model.coverage import Visit
from dateline.store.schema import visits
from dateline.store.store import Store

Mark = tuple[str, str]


class Visits:
    """The visits of an open record."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._taken: set[Mark] | None = None

    def add(self, visit: Visit) -> None:
        """Keeps one visit."""
        with self._store.writing() as connection:
            connection.execute(visits.insert().values(**{name: getattr(visit, name) for name in visit.__struct_fields__}))
        if visit.mark and self._taken is not None and visit.outcome in ("fetched", "shelved"):
            self._taken.add((visit.address, visit.mark))

    def all(self) -> tuple[Visit, ...]:
        """Every visit, in order."""
        names = Visit.__struct_fields__
        with self._store.reading() as connection:
            rows = connection.execute(sa.select(*(visits.c[name] for name in names)).order_by(visits.c.seq)).all()
        return tuple(Visit(**dict(zip(names, row, strict=True))) for row in rows)

    def validators(self, address: str) -> tuple[str, str]:
        """ETag and Last-Modified of the last good visit to ``address``; two empty strings where there was none."""
        query = (
            sa.select(visits.c.etag, visits.c.last_modified)
            .where(visits.c.address == address, visits.c.outcome.in_(("fetched", "shelved", "unchanged")))
            .order_by(visits.c.seq.desc())
            .limit(1)
        )
        with self._store.reading() as connection:
            row = connection.execute(query).first()
        return (row.etag, row.last_modified) if row else ("", "")

    def has(self, address: str, mark: str) -> bool:
        """True where ``address`` was taken with that ``mark`` before."""
        if self._taken is None:
            query = sa.select(visits.c.address, visits.c.mark).where(visits.c.outcome.in_(("fetched", "shelved")))
            with self._store.reading() as connection:
                self._taken = {(row.address, row.mark) for row in connection.execute(query)}
        return (address, mark) in self._taken
