"""The store: stories with their source text, and what each engine read in them. It only ever grows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from dateline.errors import UnknownValue
from dateline.model import Engine, Judgement, Reading, Report, Story, Telling, from_json
from dateline.model.coverage import Visit
from dateline.store import judged, redaction, visited
from dateline.store.hashing import sha256_of
from dateline.store.opening import engine_for, file_of, one_line
from dateline.store.redaction import Redacted, Tombstone
from dateline.store.schema import readings, reports, stories, texts

Added = Literal["new", "known", "reread", "redacted"]
_PAGE = 500


def open_store(url_or_path: str, *, create: bool) -> Store:
    """The record at a path or ``sqlite:///`` URL. ``create``: for writing, made where there is none.

    Without ``create`` it is opened for reading and takes no write lock. Raises RecordError, one line, for a file that
    is foreign, newer, missing or not writable; nothing is changed then.
    """
    path = file_of(url_or_path)
    try:
        return Store(engine_for(path, create=create), path)
    except sa.exc.DatabaseError as error:
        raise one_line(path, error) from error


class Store:
    """An open record. Use as a context manager, or call ``close``."""

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def add(self, reading: Reading, found: Sequence[Report], engine: Engine, received: str) -> Added:
        """Keeps one story whole, or not at all.

        ``known`` where this engine has read it already, ``reread`` where only another one has. A shelved story is
        kept without reports. ``redacted``: it, or its text, was taken out for good, and is not kept again.
        ``received`` is the caller's clock, ISO 8601.
        """
        with self._writing() as connection:
            if redaction.buried(connection, reading.story.id, reading.story.text_sha256) is not None:
                return "redacted"
            reading, told = redaction.shielded(connection, reading, () if reading.shelved else found)
            story = reading.story
            there = connection.execute(sa.select(stories.c.seq).where(stories.c.id == story.id)).first()
            if there and self._has(connection, story.id, engine.key):
                return "known"
            if not there:
                connection.execute(
                    stories.insert().values(
                        id=story.id,
                        source_sha256=story.source.sha256,
                        source_index=story.source.index,
                        uri=story.source.uri,
                        received=received,
                    )
                )
            self._keep(connection, reading, told, engine.key)
        return "reread" if there else "new"

    def tellings(self, engine: str | None = None) -> Iterator[Telling]:
        """Every story with the reports of its newest engine, or of the ``engine`` with that key, as they came in."""
        for story, told in self._rows(engine):
            yield Telling(story=story, reports=from_json(told, tuple[Report, ...]))

    def stories(self) -> Iterator[Story]:
        """Every story, as its newest engine read it."""
        for story, _told in self._rows(None):
            yield story

    def judge(self, made: Iterable[Judgement]) -> int:
        """Keeps judgements for ever; returns how many were not there yet. All of them, or (error) none."""
        with self._writing() as connection:
            return judged.keep(connection, made)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, undone ones too, in the order in which they were made."""
        with self._reading() as connection:
            return judged.kept(connection)

    def visit(self, made: Visit) -> None:
        """Keeps what came of asking for one address."""
        with self._writing() as connection:
            visited.keep(connection, made)

    def visits(self) -> tuple[Visit, ...]:
        """Every address asked, in the order of asking."""
        with self._reading() as connection:
            return visited.kept(connection)

    def last_visit(self, address: str) -> Visit | None:
        """The last visit to ``address`` that did not fail."""
        with self._reading() as connection:
            return visited.last(connection, address)

    def was_taken(self, address: str, mark: str) -> bool:
        """True where ``address`` was visited before and held what ``mark`` says."""
        with self._reading() as connection:
            return visited.has(connection, address, mark)

    def redact_story(self, story_id: str, *, by: str, why: str, on: str) -> Redacted:
        """Removes a story's words for good; a tombstone stays. ``on``: the caller's clock, ISO 8601."""
        with self._scrubbing() as connection:
            return redaction.redact_story(connection, story_id, by=by, why=why, on=on)

    def redact_name(
        self, names: Collection[str], short: Mapping[str, Collection[str]], *, by: str, why: str, on: str
    ) -> Redacted:
        """Removes a person's name, in every spelling, for good; ``short``: lone names that mean them, by story id."""
        with self._scrubbing() as connection:
            return redaction.redact_name(connection, names, short, by=by, why=why, on=on)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was redacted: hashes, who, when, why."""
        with self._reading() as connection:
            return redaction.tombstones(connection)

    @contextmanager
    def _scrubbing(self) -> Iterator[sa.Connection]:
        """One transaction, behind which nothing of what it took is left in the file."""
        with self._writing() as connection:
            yield connection
        with self._reading() as connection:
            raw: Any = connection.connection.dbapi_connection
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                raw.execute(statement)

    def text(self, story_id: str) -> str:
        """The decoded source text that the newest reading's offsets point into. Raises UnknownValue."""
        query = (
            sa.select(readings.c.engine, readings.c.seq, texts.c.text)
            .join_from(readings, texts)
            .where(readings.c.story_id == story_id)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        if not rows:
            raise UnknownValue("story", story_id, (), "see: dateline events --json, field stories")
        return str(max(rows, key=lambda row: (_newness(row.engine), row.seq)).text)

    def count(self) -> int:
        """How many stories are kept."""
        with self._reading() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(stories)).scalar_one()

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it is kept, or (error, Ctrl-C) nothing."""
        try:
            with self._engine.connect().execution_options(write=True) as connection, connection.begin():
                yield connection
        except sa.exc.DatabaseError as error:
            raise one_line(self.path, error) from error

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DatabaseError as error:
            raise one_line(self.path, error) from error

    @staticmethod
    def _has(connection: sa.Connection, story_id: str, key: str) -> bool:
        query = sa.select(readings.c.seq).where(readings.c.story_id == story_id, readings.c.engine == key)
        return connection.execute(query).first() is not None

    @staticmethod
    def _keep(connection: sa.Connection, reading: Reading, found: Sequence[Report], key: str) -> None:
        story = reading.story
        sha256 = sha256_of(reading.text)
        if connection.execute(sa.select(texts.c.sha256).where(texts.c.sha256 == sha256)).first() is None:
            connection.execute(texts.insert().values(sha256=sha256, text=reading.text))
        connection.execute(
            readings.insert().values(
                story_id=story.id,
                engine=key,
                known=story.known,
                text_sha256=sha256,
                story=msgspec.json.encode(story).decode(),
                shelved=reading.shelved,
            )
        )
        connection.execute(
            reports.insert().values(story_id=story.id, engine=key, reports=msgspec.json.encode(list(found)).decode())
        )

    def _rows(self, engine: str | None) -> Iterator[tuple[Story, str]]:
        """Story and reports' JSON of the chosen reading of each story; pages, so that no cursor stays open."""
        last = 0
        while page := self._page(last, engine):
            last = page[-1].story_seq
            newest: dict[int, sa.Row[Any]] = {}
            for row in page:
                held = newest.get(row.story_seq)
                if held is None or (_newness(row.engine), row.seq) > (_newness(held.engine), held.seq):
                    newest[row.story_seq] = row
            for row in newest.values():
                story = from_json(row.story, Story)
                received = story.received or row.received
                yield msgspec.structs.replace(story, received=received), row.reports

    def _page(self, after: int, engine: str | None) -> Sequence[sa.Row[Any]]:
        some = sa.select(stories.c.seq).where(stories.c.seq > after).order_by(stories.c.seq).limit(_PAGE)
        query = (
            sa.select(
                stories.c.seq.label("story_seq"),
                stories.c.received,
                readings.c.seq,
                readings.c.engine,
                readings.c.story,
                reports.c.reports,
            )
            .join(readings, readings.c.story_id == stories.c.id)
            .join(reports, (reports.c.story_id == readings.c.story_id) & (reports.c.engine == readings.c.engine))
            .where(stories.c.seq.in_(some) if engine is None else stories.c.seq > after)
            .order_by(stories.c.seq)
        )
        if engine is not None:
            query = query.where(readings.c.engine == engine).limit(_PAGE)
        with self._reading() as connection:
            return list(connection.execute(query))


def _newness(key: str) -> tuple[int, ...]:
    """Orders engines by package version; what is appended later wins among equals."""
    return tuple(int(part) for part in re.findall(r"\d+", key.split("/")[0]))
