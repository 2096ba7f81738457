"""Is the record whole? Hashes, orphans and the law; and one digest of all it holds, the same on every store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.model import Telling, story_id, to_json
from dateline.model.known import AsOf
from dateline.record import folded, line_up
from dateline.store import checking_judged, judged, kept, noted
from dateline.store.asking_at import At
from dateline.store.derived import events, pending, placements, sentences, states, steps, turns
from dateline.store.derived_people import namings
from dateline.store.derived_review import disputes
from dateline.store.loading import load
from dateline.store.noted import REBUILD, Finding
from dateline.store.portions import portions
from dateline.store.schema import judgements, readings, reports, stories, texts

_ALL = AsOf(None)
REDACTED = "redacted"
"""The address of a story whose words were taken out (``redaction.redact``)."""


def check(connection: sa.Connection, *, law: bool = True) -> Iterator[Finding]:
    """Everything that is wrong with the record. ``law``: also fold all of it anew and compare, which takes long."""
    yield from _hashes(connection)
    yield from _orphans(connection)
    for name in unfolded(connection):
        yield Finding(what="a story that was never folded", row=name, advice=REBUILD)
    if law:
        yield from _law(connection)


def digest(connection: sa.Connection) -> str:
    """SHA-256 over what is kept (stories by id, judgements by moment) and over what the fold makes of it.

    The clock of ingestion, the order of arrival and the store do not enter.
    """
    found = hashlib.sha256()
    query = (
        sa.select(stories.c.id, readings.c.engine, readings.c.text_sha256, readings.c.story, reports.c.reports)
        .join(readings, readings.c.story_id == stories.c.id)
        .join(reports, (reports.c.story_id == readings.c.story_id) & (reports.c.engine == readings.c.engine))
    )
    ids = sorted(connection.execute(sa.select(stories.c.id)).scalars())
    for some in portions(ids):
        for row in sorted(tuple(row) for row in connection.execute(query.where(stories.c.id.in_(some)))):
            found.update(msgspec.json.encode(row))
    for one in judged.kept(connection):
        found.update(to_json(one).encode())
    found.update(to_json(load(connection, _ALL, _ALL)).encode())
    return found.hexdigest()


def _hashes(connection: sa.Connection) -> Iterator[Finding]:
    for row in connection.execute(sa.select(stories.c.id, stories.c.source_sha256, stories.c.source_index)):
        if story_id(row.source_sha256, row.source_index) != row.id:
            yield Finding(what="a story whose id is not that of its bytes", row=row.id, advice=_RESTORE)
    names = list(connection.execute(sa.select(texts.c.sha256)).scalars())
    for name in names:
        text = connection.execute(sa.select(texts.c.text).where(texts.c.sha256 == name)).scalar_one()
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != name:
            yield Finding(what="a source text that is not the one kept", row=name, advice=_RESTORE)


def _orphans(connection: sa.Connection) -> Iterator[Finding]:
    for what, query, advice in _ORPHANS:
        for row in connection.execute(query()).scalars():
            yield Finding(what=what, row=str(row), advice=advice)


def _law(connection: sa.Connection) -> Iterator[Finding]:
    """The tables against a fold of everything from the start."""
    tellings = [Telling(story=story, reports=kept.reports_of(told)) for story, told in kept.rows(connection, None)]
    made = judged.kept(connection)
    line = line_up(tellings, _ALL)
    whole = folded(line, made, _ALL)
    plain = folded(line, (), _ALL) if made else whole
    yield from noted.unlike(connection, line, plain)
    yield from checking_judged.talks(At(connection=connection), plain)
    if made:
        yield from checking_judged.under_judgements(connection, whole, plain)
    stands = load(connection, _ALL, _ALL)
    if to_json(whole) == to_json(stands):
        return
    mine = {event.id: event for event in stands.events}
    theirs = {event.id: event for event in whole.events}
    differ = sorted(name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name))
    for name in differ or ["-"]:
        yield Finding(what="an event that a fold from the start tells otherwise", row=name, advice=REBUILD)


def _unread(which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(stories.c.id).where(stories.c.id.not_in(sa.select(readings.c.story_id)), which)


def _without(column: sa.Column[str], other: sa.Column[str]) -> Callable[[], sa.Select[Any]]:
    return lambda: sa.select(column).where(column.not_in(sa.select(other))).distinct()


_RESTORE = "dateline restore BACKUP into a new record"
_ORPHANS: tuple[tuple[str, Callable[[], sa.Select[Any]], str], ...] = (
    ("a reading of a story that is not kept", _without(readings.c.story_id, stories.c.id), _RESTORE),
    ("a story without a reading", lambda: _unread(stories.c.uri != REDACTED), _RESTORE),
    ("a reading without its reports", _without(readings.c.story_id, reports.c.story_id), _RESTORE),
    ("a reading without its text", _without(readings.c.text_sha256, texts.c.sha256), _RESTORE),
    ("a text that no reading has", _without(texts.c.sha256, readings.c.text_sha256), _RESTORE),
    ("a step of a story that is not kept", _without(steps.c.story_id, stories.c.id), REBUILD),
    ("a pending story that is not kept", _without(pending.c.story_id, stories.c.id), REBUILD),
    ("a report placed for no step", _without(placements.c.story_id, steps.c.story_id), REBUILD),
    ("a report placed in no event", _without(placements.c.event, events.c.id), REBUILD),
    ("an event of no report", _without(events.c.id, placements.c.event), REBUILD),
    ("an event that lists do not know", _without(events.c.id, states.c.event), REBUILD),
    ("a state of an event that is not kept", _without(states.c.event, events.c.id), REBUILD),
    ("a naming of a person at an event that is not kept", _without(namings.c.event, events.c.id), REBUILD),
    ("a conflict of an event that is not kept", _without(disputes.c.event, events.c.id), REBUILD),
    ("a change of an event that is not kept", _without(turns.c.event, events.c.id), REBUILD),
    ("a sentence of a story that is not kept", _without(sentences.c.story_id, stories.c.id), REBUILD),
)


def unfolded(connection: sa.Connection) -> list[str]:
    """Stories that are neither folded nor pending."""
    query = sa.select(stories.c.id).where(
        stories.c.id.in_(sa.select(readings.c.story_id)),
        stories.c.id.not_in(sa.select(steps.c.story_id)),
        stories.c.id.not_in(sa.select(pending.c.story_id)),
    )
    return list(connection.execute(query).scalars())


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many there are of each."""
    tables = {"stories": stories, "events": events, "judgements": judgements, "pending": pending}
    return {
        name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for name, table in tables.items()
    }
