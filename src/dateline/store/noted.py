"""Are the tables of people and of review what a fold from the start says?"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from dateline.model import Conflict, from_json
from dateline.record import Record
from dateline.record.derived.people import akin, namings_of
from dateline.record.notices import unsettled
from dateline.record.order import Line
from dateline.store.derived_people import alike, namings
from dateline.store.derived_review import disputes, suspects
from dateline.store.facets import END
from dateline.store.writing import waiting

REBUILD = "dateline rebuild"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that should not be: what, which row, and what to do."""

    what: str
    row: str
    advice: str


def unlike(connection: sa.Connection, line: Line, record: Record) -> Iterator[Finding]:
    """What differs from ``record``, the fold of ``line`` under no judgement."""
    if waiting(connection):  # the tables lag behind
        return
    found = {
        "a naming of a person that no story tells so": _namings(connection) ^ set(_named(line, record)),
        "a conflict that a fold from the start tells otherwise": _disputes(connection) ^ set(_differ(record)),
        "a story that a notice may mean, or not": _suspects(connection) ^ set(_meant(line, record)),
        "two names that are not alike": set(_apart(connection)),
    }
    for what, rows in found.items():
        for row in sorted(rows, key=str):
            yield Finding(what=what, row=str(row[0]), advice=REBUILD)


Row = tuple[object, ...]


def _namings(connection: sa.Connection) -> set[Row]:
    columns = (namings.c.id, namings.c.name, namings.c.title, namings.c.body, namings.c.party, namings.c.story_id)
    return {tuple(row) for row in connection.execute(sa.select(*columns, namings.c.known, namings.c.event))}


def _named(line: Line, record: Record) -> Iterator[Row]:
    for one in namings_of(line, record):
        yield (one.id, one.name, one.title, one.body, one.party, one.story, one.known, one.event)


def _disputes(connection: sa.Connection) -> set[Row]:
    query = sa.select(disputes.c.event, disputes.c.told).where(disputes.c.till == END)
    rows = ((row.event, from_json(row.told, tuple[Conflict, ...])) for row in connection.execute(query))
    return {(event, one.field, one.values, one.stories) for event, told in rows for one in told}


def _differ(record: Record) -> Iterator[Row]:
    return ((event.id, one.field, one.values, one.stories) for event in record.events for one in event.conflicts)


def _suspects(connection: sa.Connection) -> set[Row]:
    return {tuple(row) for row in connection.execute(sa.select(suspects.c.notice, suspects.c.story_id))}


def _meant(line: Line, record: Record) -> Iterator[Row]:
    return ((notice.id, told.story.id) for notice, told in unsettled((*line.steps, *line.superseded), record))


def _apart(connection: sa.Connection) -> Iterator[Row]:
    rows = connection.execute(sa.select(alike))
    return ((row.name, row.other) for row in rows if not akin(row.name, row.other, row.party))
