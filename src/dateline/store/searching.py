"""Full text: which sentences of the reporting hold all the words. FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.errors import UsageError
from dateline.model import Span, Story
from dateline.store import kept
from dateline.store.derived import placements, sentences, sides, steps
from dateline.store.schema import stories

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_FOUND = sa.table("found", sa.column("rowid"), sa.column("words"))
_WORD = re.compile(r"\w")


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that holds the words: ``source_text[start:end]`` of ``story``, known when, told by whom and where."""

    story: str
    uri: str
    known: str | None
    start: int
    end: int
    sentence: str
    events: tuple[str, ...] = ()


def index_sentences(connection: sa.Connection, told: Sequence[Story]) -> None:
    """Makes the sentences of stories searchable; nothing to do where they are."""
    for at in range(0, len(told), kept.MANY):
        names = [story.id for story in told[at : at + kept.MANY]]
        there = sa.select(sentences.c.story_id).where(sentences.c.story_id.in_(names)).distinct()
        known = set(connection.execute(there).scalars())
        new = [story for story in told[at : at + kept.MANY] if story.id not in known]
        texts = kept.texts_of(connection, [story.id for story in new])
        rows = [row for story in new for row in _rows(story, texts.get(story.id, ""))]
        if rows:
            connection.execute(sentences.insert(), rows)
        if rows and connection.dialect.name == "sqlite":
            fresh = sa.select(sentences.c.seq, sentences.c.words).where(
                sentences.c.story_id.in_([story.id for story in new])
            )
            connection.execute(_FOUND.insert().from_select(["rowid", "words"], fresh))


def _rows(story: Story, text: str) -> list[dict[str, object]]:
    return [
        {"story_id": story.id, "start": at.start, "end": at.end, "words": _words(text[at.start : at.end])}
        for at in _sentences(story, text)
    ]


def forget_sentences(connection: sa.Connection, story_id: str) -> None:
    """Takes a story's sentences out of the search: it is read anew, or redacted."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO found (found, rowid, words) SELECT 'delete', seq, words FROM sentences WHERE story_id = ?",
            (story_id,),
        )
    connection.execute(sentences.delete().where(sentences.c.story_id == story_id))


def empty(connection: sa.Connection) -> None:
    """Takes everything out of the search, for good; what is folded next is searchable again."""
    connection.execute(sentences.delete())
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO found (found) VALUES ('delete-all')")


def search(
    connection: sa.Connection,
    words: str,
    *,
    parties: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    most: int = 100,
) -> list[Hit]:
    """Sentences that hold all the words, the latest story's first.

    ``words`` are matched by their stems, ``"in quotes"`` as a phrase, ``-word`` not. ``parties``: only stories that
    tell of an event with all of them; ``since`` and ``until`` (ISO days) bound the story's day. Raises UsageError.
    """
    terms = _terms(words)
    query = (
        sa.select(sentences, steps.c.day, stories.c.uri)
        .join(steps, steps.c.story_id == sentences.c.story_id)
        .join(stories, stories.c.id == sentences.c.story_id)
        .where(_matches(connection.dialect.name, terms))
        .order_by(steps.c.place.desc(), sentences.c.start)
        .limit(most)
    )
    if since:
        query = query.where(steps.c.day >= since)
    if until:
        query = query.where(steps.c.day <= until)
    for code in parties:
        about = (
            sa.select(placements.c.story_id)
            .join(sides, sides.c.event == placements.c.event)
            .where(sides.c.code == code)
        )
        query = query.where(sentences.c.story_id.in_(about))
    found = connection.execute(query).all()
    told = _events(connection, {row.story_id for row in found})
    return [
        Hit(
            story=row.story_id, uri=row.uri, known=row.day, start=row.start, end=row.end, sentence=row.words,
            events=told.get(row.story_id, ()),
        )
        for row in found
    ]  # fmt: skip


def stories_of(connection: sa.Connection, words: str) -> sa.Select[Any]:
    """The stories with a sentence that holds all the words, perhaps more than once; as ``search``."""
    return sa.select(sentences.c.story_id).where(_matches(connection.dialect.name, _terms(words)))


def _sentences(story: Story, text: str) -> list[Span]:
    # Questions need none of it: it is loaded where stories are folded.
    from dateline.language.normal import plain
    from dateline.language.sentences import split

    head = [e for e in story.evidence if e.field == "headline" and e.start is not None and e.end is not None]
    spans = [Span(e.start or 0, e.end or 0) for e in head[:1]]
    smooth = plain(text)
    for paragraph in story.paragraphs:
        if paragraph.end <= len(text):
            spans += split(smooth, paragraph.span)
    return [at for at in spans if text[at.start : at.end].strip()]


def _words(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())


def _terms(words: str) -> list[tuple[bool, str]]:
    """Each word or phrase, and whether it must stand there."""
    found = []
    for phrase, word in _TERM.findall(words):
        term = phrase or word.lstrip("-")
        if _WORD.search(term):
            found.append((not word.startswith("-"), term))
    if not any(wanted for wanted, _ in found):
        raise UsageError(f"search {words!r} has no word to look for; for example: dateline search 'security talks'")
    return found


def _matches(dialect: str, terms: list[tuple[bool, str]]) -> sa.ColumnElement[bool]:
    if dialect == "postgresql":
        asked = " ".join(f'{"" if wanted else "-"}"{term}"' for wanted, term in terms)
        document = sa.func.to_tsvector(sa.text("'english'"), sentences.c.words)
        return document.op("@@")(sa.func.websearch_to_tsquery(sa.text("'english'"), asked))
    quoted = [(wanted, '"' + term.replace('"', " ") + '"') for wanted, term in terms]
    asked = " AND ".join(term for wanted, term in quoted if wanted)
    asked = f"({asked})" + "".join(f" NOT {term}" for wanted, term in quoted if not wanted)
    rows = (
        sa.text("SELECT rowid FROM found WHERE found MATCH :asked").bindparams(asked=asked).columns(sa.column("rowid"))
    )
    return sentences.c.seq.in_(rows)


def _events(connection: sa.Connection, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    query = sa.select(placements.c.story_id, placements.c.event).where(
        placements.c.story_id.in_(list(names)), placements.c.silent == 0
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(query.order_by(placements.c.nth)):
        found[row.story_id] = tuple(dict.fromkeys((*found.get(row.story_id, ()), row.event)))
    return found
