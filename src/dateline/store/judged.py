"""Judgements in a record file: added once each, never changed, read in the order in which they were made."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from dateline.model import Judgement, from_json, to_json
from dateline.model.known import instant
from dateline.store.schema import judgements


def keep(connection: sa.Connection, made: Iterable[Judgement]) -> int:
    """Adds those that are not there yet; returns how many."""
    added = 0
    for one in made:
        if connection.execute(sa.select(judgements.c.seq).where(judgements.c.id == one.id)).first() is None:
            connection.execute(judgements.insert().values(id=one.id, made=one.made, judgement=to_json(one)))
            added += 1
    return added


def any_made(connection: sa.Connection) -> bool:
    """True where anybody has judged."""
    return connection.execute(sa.select(judgements.c.seq).limit(1)).first() is not None


def kept(connection: sa.Connection) -> tuple[Judgement, ...]:
    """All of them, by the moment they were made, then by id."""
    rows = connection.execute(sa.select(judgements.c.judgement)).all()
    found = [from_json(row.judgement, Judgement) for row in rows]
    return tuple(sorted(found, key=lambda one: (instant(one.made), one.id)))
