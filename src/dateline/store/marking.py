"""One short string that changes whenever any answer of the record may: what caches and ETags go by."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store import writing
from dateline.store.derived import pending
from dateline.store.schema import judgements, readings, redactions, stories, visits

_GROWING = (stories, readings, judgements, visits, redactions)


def mark(connection: sa.Connection) -> str:
    """What was kept, folded, judged, visited and redacted so far; the same string only for the same record."""
    lasts = [connection.execute(sa.select(sa.func.max(table.c.seq))).scalar() or 0 for table in _GROWING]
    waiting = connection.execute(sa.select(sa.func.count()).select_from(pending)).scalar_one()
    return "-".join(str(n) for n in (writing.folded(connection), *lasts, waiting))
