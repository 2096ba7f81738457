"""Stories that wait to be folded: in the order of their places, a few at a time, and what they change behind them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.record.order import place_of
from dateline.store import kept
from dateline.store.derived import pending, steps
from dateline.store.portions import MOST, portions
from dateline.store.schema import readings, reports

_NOTED = (
    pending.update()
    .where(pending.c.story_id == sa.bindparam("name"))
    .values(place=sa.bindparam("at"), supersedes=sa.bindparam("other"))
)


class _Waiting(msgspec.Struct, frozen=True):
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


def first_changed(connection: sa.Connection) -> str | None:
    """Notes the places of stories that newly wait; the first place folded already that they change, None for none."""
    start: str | None = None
    new = sa.select(pending.c.story_id).where(pending.c.place.is_(None)).limit(MOST)
    while names := connection.execute(new).scalars().all():
        found = _read(connection, names)
        drop(connection, [name for name in names if name not in {one.id for one in found}])
        if found:
            rows = [{"name": one.id, "at": one.place, "other": one.supersedes} for one in found]
            connection.execute(_NOTED, rows)
            changed = _changed_from(connection, found)
            start = min(filter(None, (start, changed)), default=None)
    return start


def count(connection: sa.Connection) -> int:
    """How many wait."""
    return connection.execute(sa.select(sa.func.count()).select_from(pending)).scalar_one()


def ahead(connection: sa.Connection, most: int) -> list[str]:
    """So many of those whose places were noted, in order."""
    query = sa.select(pending.c.story_id).order_by(pending.c.place, pending.c.story_id).limit(most)
    return list(connection.execute(query).scalars())


def drop(connection: sa.Connection, names: Sequence[str]) -> None:
    """No longer pending: folded, or without a reading (redacted)."""
    for some in portions(names):
        connection.execute(pending.delete().where(pending.c.story_id.in_(some)))


def again(connection: sa.Connection, start: str) -> None:
    """What was folded from that place on waits again."""
    known = sa.select(pending.c.story_id)
    query = sa.select(steps.c.story_id, steps.c.place, steps.c.supersedes)
    query = query.where(steps.c.place >= start, steps.c.story_id.not_in(known))
    connection.execute(pending.insert().from_select(["story_id", "place", "supersedes"], query))


def unnote(connection: sa.Connection, names: Sequence[str]) -> None:
    """What was read of those stories is no longer the newest: their places are to be looked up anew."""
    for some in portions(names):
        connection.execute(pending.update().where(pending.c.story_id.in_(some)).values(place=None))


def _read(connection: sa.Connection, names: Collection[str]) -> list[_Waiting]:
    """Those stories by their newest readings; what has none (redacted), or none with its reports, is left out."""
    newest: dict[str, Any] = {}
    columns = (readings.c.story_id, readings.c.engine, readings.c.seq, readings.c.story)
    whole = (reports.c.story_id == readings.c.story_id) & (reports.c.engine == readings.c.engine)
    rows = connection.execute(sa.select(*columns).join(reports, whole).where(readings.c.story_id.in_(names)))
    for row in sorted(rows, key=lambda r: (kept.newness(r.engine), r.seq)):
        newest[row.story_id] = row
    return [_one(name, row.story) for name, row in newest.items()]


def _one(name: str, told: str) -> _Waiting:
    head = msgspec.json.decode(told, type=_Head)
    return _Waiting(name, place_of(head.updated or head.published, name), head.supersedes if head.notice else None)


def _changed_from(connection: sa.Connection, arrived: Sequence[_Waiting]) -> str | None:
    """The first place that is folded already and that those stories change; None where they come after all."""
    last = connection.execute(sa.select(sa.func.max(steps.c.place))).scalar()
    if last is None:
        return None
    names = [one.id for one in arrived]
    places = [one.place for one in arrived]
    for some in portions(names):
        own = sa.select(steps.c.place, steps.c.supersedes).where(steps.c.story_id.in_(some))
        for row in connection.execute(own):
            places.append(row.place)
            places += _places(connection, [row.supersedes] if row.supersedes else [])
    places += _places(connection, [one.supersedes for one in arrived if one.supersedes])
    start = min(places)
    return start if start <= last else None


def _places(connection: sa.Connection, names: list[str]) -> list[str]:
    """Where those stories begin, and what translates them, kept before or without them."""
    found: list[str] = []
    for some in portions(names):
        found += connection.execute(sa.select(steps.c.place).where(steps.c.story_id.in_(some))).scalars()
    for name in names:
        of = readings.c.story.contains(f'"of":"{name}"', autoescape=True)
        query = sa.select(steps.c.place).join(readings, readings.c.story_id == steps.c.story_id)
        found += connection.execute(query.where(steps.c.text_sha256 == "", of)).scalars()
    return [at.partition("|")[0] for at in found]
