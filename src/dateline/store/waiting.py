"""Stories that wait to be folded: their places in the order, read once and without their texts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.record.order import place_of
from dateline.store import kept
from dateline.store.portions import portions
from dateline.store.schema import readings, reports


class Waiting(msgspec.Struct, frozen=True):
    """One story: its place, and the story in whose place it stands, where it is a notice."""

    id: str
    place: str
    supersedes: str | None


class _Head(msgspec.Struct, frozen=True):
    """So much of a story as its place follows from."""

    published: str | None = None
    updated: str | None = None
    notice: str | None = None
    supersedes: str | None = None


def waiting(connection: sa.Connection, names: Collection[str]) -> dict[str, Waiting]:
    """Those stories by their newest readings; what has none (redacted), or none with its reports, is left out."""
    found: dict[str, Waiting] = {}
    columns = (readings.c.story_id, readings.c.engine, readings.c.seq, readings.c.story)
    for some in portions(list(names)):
        newest: dict[str, Any] = {}
        whole = (reports.c.story_id == readings.c.story_id) & (reports.c.engine == readings.c.engine)
        rows = connection.execute(sa.select(*columns).join(reports, whole).where(readings.c.story_id.in_(some)))
        for row in sorted(rows, key=lambda r: (kept.newness(r.engine), r.seq)):
            newest[row.story_id] = row
        found |= {name: _one(name, row.story) for name, row in newest.items()}
    return found


def _one(name: str, told: str) -> Waiting:
    head = msgspec.json.decode(told, type=_Head)
    return Waiting(name, place_of(head.updated or head.published, name), head.supersedes if head.notice else None)
