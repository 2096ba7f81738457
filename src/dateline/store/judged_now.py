"""What judgements change of the record as it stands now, kept by writing commands, so that no question works it out.

It stays true while stories come that bear on none of its events: none that looks for one, is a copy of what was
rejected, or is named by a judgement.
"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from dateline.model import from_json, to_json
from dateline.store import judged, marking, waiting
from dateline.store.derived import steps
from dateline.store.derived_judged import overlays
from dateline.store.derived_looks import looks
from dateline.store.facets import END
from dateline.store.overlay import Bearing, Overlaid
from dateline.store.portions import portions


class Kept(msgspec.Struct, frozen=True):
    """What ``overlays.told`` holds."""

    overlaid: Overlaid
    bearing: Bearing


def now(connection: sa.Connection) -> Overlaid:
    """What judgements change now: as it is kept, where that is still true."""
    found = kept(connection)
    return found.overlaid if found is not None else _worked_out(connection).overlaid


def kept(connection: sa.Connection) -> Kept | None:
    """What is kept, where it is still true."""
    query = sa.select(overlays).where(overlays.c.stands == marking.sent_back(connection))
    row = connection.execute(query).first()
    if row is None:
        return None
    found = from_json(row.told, Kept)
    return found if row.last == last(connection) or _untouched(connection, row.last, found.bearing) else None


def settle(connection: sa.Connection, found: Kept) -> None:
    """Keeps it in the place of what was kept before."""
    connection.execute(overlays.delete())
    row = {"stands": marking.sent_back(connection), "last": last(connection), "told": to_json(found)}
    connection.execute(overlays.insert(), [row])


def wanted(connection: sa.Connection) -> Kept | None:
    """What is to be kept from now on; None where nobody judged, stories wait, or what is kept is of now."""
    if not judged.any_made(connection) or waiting.count(connection):
        return None
    same = sa.select(overlays.c.last).where(overlays.c.stands == marking.sent_back(connection))
    if connection.execute(same).scalar() == last(connection):
        return None
    return kept(connection) or _worked_out(connection)


def last(connection: sa.Connection) -> str:
    """The place of the last story that was folded."""
    return connection.execute(sa.select(sa.func.max(steps.c.place))).scalar() or ""


def _worked_out(connection: sa.Connection) -> Kept:
    from dateline.store.overlaid import overlaid

    return Kept(*overlaid(connection, END, (), judged.kept(connection)))


def _untouched(connection: sa.Connection, since: str, bearing: Bearing) -> bool:
    """True where no story behind that place bears on it."""
    if bearing.always:
        return False
    asked = ((looks.c.key, looks.c.place, bearing.keys), (steps.c.family, steps.c.place, bearing.families),
             (steps.c.story_id, steps.c.place, bearing.stories))  # fmt: skip
    for column, place, names in asked:
        for some in portions(names):
            query = sa.select(place).where(place > since, column.in_(some)).limit(1)
            if connection.execute(query).first() is not None:
                return False
    return True
