"""Reading what is kept: stories with the reports of one engine, all of them or those asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from dateline.model import Reading, Report, Source, Span, Story, Telling, Translation, from_json, to_json
from dateline.model.known import AsOf
from dateline.store.portions import portions
from dateline.store.schema import readings, reports, stories, texts

if TYPE_CHECKING:
    from dateline.record.doubts import Doubt

MANY = 500
"""Rows that one query asks for."""
_COLUMNS = (
    stories.c.seq.label("story_seq"), stories.c.received, readings.c.seq, readings.c.engine, readings.c.story,
    reports.c.reports,
)  # fmt: skip


def rows(connection: sa.Connection, engine: str | None) -> Iterator[tuple[Story, str]]:
    """Story and reports' JSON of the newest reading of each story (or of that ``engine``'s), as they came in."""
    last = 0
    while page := _page(connection, last, engine):
        last = page[-1].story_seq
        yield from _newest(page)


def all_tellings(connection: sa.Connection, as_of: AsOf) -> list[Telling]:
    """The newest readings of every story known by then."""
    told = (Telling(story=story, reports=reports_of(told)) for story, told in rows(connection, None))
    return [one for one in told if as_of.allows(one.story.known)]


def tellings(connection: sa.Connection, names: Collection[str]) -> dict[str, Telling]:
    """The newest readings of those stories, by id."""
    found: dict[str, Telling] = {}
    for some in portions(names):
        query = _query().where(stories.c.id.in_(some))
        for story, told in _newest(connection.execute(query).all()):
            found[story.id] = Telling(story=story, reports=reports_of(told))
    return found


class Head(msgspec.Struct, frozen=True):
    """So much of a story as a list or a footnote names it by."""

    id: str
    text_sha256: str
    source: Source
    language: str | None = None
    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    notice: str | None = None
    supersedes: str | None = None
    translation: Translation | None = None


HEAD = msgspec.json.Decoder(Head)
"""Reads it out of ``readings.story``."""


def heads(connection: sa.Connection, names: Collection[str]) -> dict[str, Story]:
    """Those stories as their newest engine read them, by id, without their text, their evidence and their reports."""
    found: dict[str, Story] = {}
    for some in portions(names):
        query = sa.select(readings.c.story_id, readings.c.engine, readings.c.seq, readings.c.story)
        rows = connection.execute(query.where(readings.c.story_id.in_(some))).all()
        for row in sorted(rows, key=lambda row: (newness(row.engine), row.seq)):
            head = HEAD.decode(row.story)
            found[row.story_id] = Story(**{name: getattr(head, name) for name in head.__struct_fields__})
    return found


def named(connection: sa.Connection, what: str, *, begins: bool) -> list[str]:
    """The ids of the stories of that address, and (``begins``) those that begin so, as they came in."""
    same: sa.ColumnElement[bool] = stories.c.uri == what
    if begins:
        same = sa.or_(same, sa.and_(stories.c.id >= what, stories.c.id < f"{what}~"))
    return list(connection.execute(sa.select(stories.c.id).where(same).order_by(stories.c.seq)).scalars())


def reports_of(told: str) -> tuple[Report, ...]:
    """The reports of one reading."""
    return from_json(told, tuple[Report, ...])


def texts_of(connection: sa.Connection, names: Collection[str]) -> dict[str, str]:
    """The source texts of those stories' newest readings, by story; no more of them than one query may name."""
    query = (
        sa.select(readings.c.story_id, readings.c.engine, readings.c.seq, texts.c.text)
        .join_from(readings, texts)
        .where(readings.c.story_id.in_(list(names)))
    )
    found = sorted(connection.execute(query).all(), key=lambda row: (newness(row.engine), row.seq))
    return {row.story_id: row.text for row in found}


def doubt_of(told: str | None) -> Doubt | None:
    """What ``placements.doubt`` keeps."""
    from dateline.record.doubts import Doubt

    return from_json(told, Doubt) if told else None


def text(connection: sa.Connection, story_id: str) -> str | None:
    """The source text that the newest reading's offsets point into; None for a story that is not kept."""
    query = (
        sa.select(readings.c.engine, readings.c.seq, texts.c.text)
        .join_from(readings, texts)
        .where(readings.c.story_id == story_id)
    )
    found = connection.execute(query).all()
    return str(max(found, key=lambda row: (newness(row.engine), row.seq)).text) if found else None


class Marks(msgspec.Struct, frozen=True):
    """What of a reading its story does not say: the headline's span, and where the reporting begins."""

    headline: Span | None
    body: int


def marks_of(reading: Reading) -> str:
    """What ``readings.marks`` keeps."""
    return to_json(Marks(reading.headline, reading.body))


def unread(connection: sa.Connection, engine: str) -> list[str]:
    """The stories that this engine has not read, as they came in."""
    by_it = sa.select(readings.c.story_id).where(readings.c.engine == engine)
    query = sa.select(stories.c.id).where(stories.c.id.not_in(by_it)).order_by(stories.c.seq)
    return list(connection.execute(query).scalars())


def shelved(connection: sa.Connection) -> list[str]:
    """The stories whose newest reading is shelved, as they came in."""
    query = sa.select(readings.c.story_id, readings.c.engine, readings.c.seq, readings.c.shelved)
    newest: dict[str, Any] = {}
    for row in connection.execute(query):
        held = newest.get(row.story_id)
        if held is None or (newness(row.engine), row.seq) > (newness(held.engine), held.seq):
            newest[row.story_id] = row
    order = connection.execute(sa.select(stories.c.id).order_by(stories.c.seq)).scalars()
    return [name for name in order if name in newest and newest[name].shelved]


def reading(connection: sa.Connection, story_id: str) -> Reading:
    """The newest reading of a story, with the text that its offsets point into."""
    query = sa.select(readings, texts.c.text).join_from(readings, texts).where(readings.c.story_id == story_id)
    row = max(connection.execute(query).all(), key=lambda r: (newness(r.engine), r.seq))
    story = from_json(row.story, Story)
    first = story.paragraphs[0].start if story.paragraphs else 0
    marks = from_json(row.marks, Marks) if row.marks else Marks(None, first)
    return Reading(story=story, text=row.text, headline=marks.headline, body=marks.body, shelved=row.shelved)


def newness(key: str) -> tuple[int, ...]:
    """Orders engines by package version; what is appended later wins among equals."""
    return tuple(int(part) for part in re.findall(r"\d+", key.split("/")[0]))


def _query() -> sa.Select[Any]:
    return (
        sa.select(*_COLUMNS)
        .join(readings, readings.c.story_id == stories.c.id)
        .join(reports, (reports.c.story_id == readings.c.story_id) & (reports.c.engine == readings.c.engine))
    )


def _page(connection: sa.Connection, after: int, engine: str | None) -> Sequence[sa.Row[Any]]:
    some = sa.select(stories.c.seq).where(stories.c.seq > after).order_by(stories.c.seq).limit(MANY)
    query = _query().where(stories.c.seq.in_(some) if engine is None else stories.c.seq > after)
    if engine is not None:
        query = query.where(readings.c.engine == engine).limit(MANY)
    return connection.execute(query.order_by(stories.c.seq)).all()


def _newest(page: Sequence[sa.Row[Any]]) -> Iterator[tuple[Story, str]]:
    newest: dict[int, sa.Row[Any]] = {}
    for row in page:
        held = newest.get(row.story_seq)
        if held is None or (newness(row.engine), row.seq) > (newness(held.engine), held.seq):
            newest[row.story_seq] = row
    for row in newest.values():
        story = from_json(row.story, Story)
        yield msgspec.structs.replace(story, received=story.received or row.received), row.reports
