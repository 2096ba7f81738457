"""Full text: which sentences of the reporting hold all the words. FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from dateline.errors import UsageError
from dateline.model import Span, Story, to_json
from dateline.store import kept
from dateline.store.derived import attending, placements, sentences, steps
from dateline.store.portions import MOST, portions
from dateline.store.schema import stories

if TYPE_CHECKING:
    from dateline.store.asking_at import At

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_FOUND = sa.table("found", sa.column("rowid"), sa.column("words"))
_WORD = re.compile(r"\w")
_ADDRESS = re.compile(r"[a-z]{2,10}://\S+")
_LABEL = re.compile(r"^\s*[\w-]{1,20}:")
_RARE = 2_000
"""Sentences with the words up to which all of them are read; of more, stories are gone through, latest first."""
_FIRST = 50
"""Stories that are gone through first, then twice as many each time."""
_Terms = list[tuple[bool, str]]
_Condition = sa.ColumnElement[bool]


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
    for some in portions(told):
        names = [story.id for story in some]
        there = sa.select(sentences.c.story_id).where(sentences.c.story_id.in_(names)).distinct()
        known = set(connection.execute(there).scalars())
        new = [story for story in some if story.id not in known]
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
        if _says(text[at.start : at.end])
    ]


def _says(words: str) -> bool:
    """False for what is but an address or several, with a label before it or none: nobody looks for words in those."""
    return any(letter.isalpha() for letter in _LABEL.sub("", _ADDRESS.sub("", words)))


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
    at: At,
    words: str,
    *,
    parties: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    most: int = 100,
) -> list[Hit]:
    """Sentences that hold all the words, the latest story's first, with the events of their stories as of now.

    ``words`` are matched by their stems, ``"in quotes"`` as a phrase, ``-word`` not. ``parties``: only stories that
    tell of an event with all of them; ``since`` and ``until`` (ISO days) bound the story's day. Raises UsageError.
    """
    terms = _terms(words)
    within = [steps.c.day >= since] if since else []
    within += [steps.c.day <= until] if until else []
    found = _holding(at.connection, terms)
    if len(found) < _RARE:
        told = set(_about(at, parties)) if parties else None
        rows = [row for row in _read(at.connection, found, within) if told is None or row.story_id in told]
    else:
        rows = _newest(at, terms, parties, within, most)
    rows = sorted(sorted(rows, key=lambda row: int(row.start)), key=lambda row: str(row.place), reverse=True)[:most]
    events = _events(at, {row.story_id for row in rows})
    return [
        Hit(
            story=row.story_id, uri=row.uri, known=row.day, start=row.start, end=row.end, sentence=row.words,
            events=events.get(row.story_id, ()),
        )
        for row in rows
    ]  # fmt: skip


def _newest(at: At, terms: _Terms, parties: Collection[str], within: Sequence[_Condition], most: int) -> list[Any]:
    """Sentences with words that many have: the stories are gone through, latest first, until there are enough."""
    connection = at.connection
    found: list[Any] = []
    ahead, size = iter(_about(at, parties) if parties else _latest(connection, within)), _FIRST
    while len(found) < most and (some := list(itertools.islice(ahead, size))):
        size = min(2 * size, MOST)
        query = sa.select(sentences.c.seq).where(sentences.c.story_id.in_(some))
        own = list(connection.execute(query).scalars())
        found += _read(connection, _holding(connection, terms, own), within) if own else ()
    return found


def _latest(connection: sa.Connection, within: Sequence[_Condition]) -> Iterator[str]:
    """All stories of those days, the latest first."""
    before: list[_Condition] = []
    while True:
        query = sa.select(steps.c.story_id, steps.c.place).where(*within, *before).order_by(steps.c.place.desc())
        rows = connection.execute(query.limit(MOST)).all()
        if not rows:
            return
        yield from (row.story_id for row in rows)
        before = [steps.c.place < rows[-1].place]


def _about(at: At, parties: Collection[str]) -> list[str]:
    """The stories that tell of an event with all these parties, the latest first."""
    query = sa.select(placements.c.story_id, placements.c.place).where(placements.c.silent == 0)
    for code in parties:
        there = attending.alias()
        query = query.join(there, there.c.event == placements.c.event).where(there.c.code == code, at.tabled(there))
    found = {row.story_id: row.place for row in at.connection.execute(query)}
    own = (told.event.stories for told in at.over.values() if told.event.codes.issuperset(parties))
    for some in portions({name for names in own for name in names} - found.keys()):
        places = sa.select(steps.c.story_id, steps.c.place).where(steps.c.story_id.in_(some))
        found |= {row.story_id: row.place for row in at.connection.execute(places)}
    return sorted(found, key=lambda name: found[name], reverse=True)


def _read(connection: sa.Connection, rows: Sequence[int], within: Sequence[_Condition]) -> list[Any]:
    """Those sentences with what a hit tells of their stories."""
    found: list[Any] = []
    for some in portions(rows):
        query = (
            sa.select(sentences, steps.c.day, steps.c.place, stories.c.uri)
            .join(steps, steps.c.story_id == sentences.c.story_id)
            .join(stories, stories.c.id == sentences.c.story_id)
            .where(sentences.c.seq.in_(some), *within)
        )
        found += connection.execute(query)
    return found


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


def _terms(words: str) -> _Terms:
    """Each word or phrase, and whether it must stand there."""
    found = []
    for phrase, word in _TERM.findall(words):
        term = phrase or word.lstrip("-")
        if _WORD.search(term):
            found.append((not word.startswith("-"), term))
    if not any(wanted for wanted, _ in found):
        raise UsageError(f"search {words!r} has no word to look for; for example: dateline search 'security talks'")
    return found


def _holding(connection: sa.Connection, terms: _Terms, among: Sequence[int] = ()) -> list[int]:
    """Rows of sentences that hold them: ``_RARE`` at most, or all ``among`` those."""
    if connection.dialect.name == "sqlite":
        query = "SELECT rowid FROM found WHERE found MATCH :asked"
        told: dict[str, object] = {"asked": _asked(terms), "most": _RARE}
        if among:
            query += " AND rowid BETWEEN :first AND :last AND +rowid IN (SELECT value FROM json_each(:among))"
            told |= {"first": min(among), "last": max(among), "among": to_json(list(among)), "most": -1}
        return list(connection.execute(sa.text(f"{query} LIMIT :most"), told).scalars())
    rows = sa.select(sentences.c.seq).where(_matches(connection.dialect.name, terms))
    rows = rows.where(sentences.c.seq.in_(among)) if among else rows.limit(_RARE)
    return list(connection.execute(rows).scalars())


def _matches(dialect: str, terms: _Terms) -> sa.ColumnElement[bool]:
    if dialect == "postgresql":
        asked = " ".join(f'{"" if wanted else "-"}"{term}"' for wanted, term in terms)
        document = sa.func.to_tsvector(sa.text("'english'"), sentences.c.words)
        return document.op("@@")(sa.func.websearch_to_tsquery(sa.text("'english'"), asked))
    rows = sa.text("SELECT rowid FROM found WHERE found MATCH :asked").bindparams(asked=_asked(terms))
    return sentences.c.seq.in_(rows.columns(sa.column("rowid")))


def _asked(terms: _Terms) -> str:
    """As FTS5 asks."""
    quoted = [(wanted, '"' + term.replace('"', " ") + '"') for wanted, term in terms]
    asked = " AND ".join(term for wanted, term in quoted if wanted)
    return f"({asked})" + "".join(f" NOT {term}" for wanted, term in quoted if not wanted)


def _events(at: At, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The events that these stories tell of."""
    query = sa.select(placements.c.story_id, placements.c.report, placements.c.event).where(
        placements.c.story_id.in_(list(names)), placements.c.silent == 0
    )
    found: dict[str, dict[str, None]] = {name: {} for name in names}
    for row in at.connection.execute(query.order_by(placements.c.nth)):
        home = at.home(row.report, row.event)
        found[row.story_id] |= {home: None} if home is not None else {}
    for told in at.over.values():
        for name in found.keys() & set(told.event.stories):
            found[name][told.event.id] = None
    return {name: tuple(events) for name, events in found.items()}
