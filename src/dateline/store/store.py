"""The store: stories with their source text, what each engine read in them, and what the fold makes of it all."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from dateline.errors import UnknownValue
from dateline.model import Engine, Event, Judgement, Reading, Report, Story, Telling
from dateline.model.coverage import Visit
from dateline.model.known import AsOf
from dateline.store import judged, kept, marking, searching, visited
from dateline.store.asking_at import NOW, At, at
from dateline.store.complaints import one_line
from dateline.store.derived import pending
from dateline.store.opening import opened
from dateline.store.portions import portions
from dateline.store.schema import stories
from dateline.store.searching import Hit
from dateline.store.sqlite import tidy

if TYPE_CHECKING:  # what writes and folds is loaded where it is done: a question starts without it
    from dateline.record import Record
    from dateline.store.folding import Folder
    from dateline.store.keeping import Added, Read
    from dateline.store.overlay import Overlaid
    from dateline.store.redaction import Redacted, Tombstone

T = TypeVar("T")
_HELD = 4
"""Records held in memory for questions that the tables do not answer."""


def open_store(url_or_path: str, *, create: bool) -> Store:
    """The record at a path, ``sqlite:///`` or ``postgresql://`` URL. ``create``: for writing, made where there is none.

    Without ``create`` it is opened for reading and takes no write lock. Raises RecordError, one line, for a file that
    is foreign, newer, missing or not writable; nothing is changed then.
    """
    try:
        engine, name = opened(url_or_path, create=create)
        return Store(engine, name, writes=create)
    except sa.exc.DatabaseError as error:
        raise one_line(url_or_path, error) from error


class Store:
    """An open record. Use as a context manager, or call ``close``."""

    def __init__(self, engine: sa.Engine, name: str, *, writes: bool) -> None:
        self._engine = engine
        self._writes = writes
        self.name = name
        self._lock = threading.Lock()
        self._held: dict[Hashable, Record] = {}
        self._overlays: dict[Hashable, Overlaid] = {}

    @cached_property
    def _folder(self) -> Folder:
        from dateline.store.folding import Folder

        return Folder()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """What was kept meanwhile is folded, unless something failed."""
        try:
            if kind is None and self._writes:
                self.catch_up()
                self.settle()
        finally:
            self.close()

    def close(self) -> None:
        """Lets go of the file or database."""
        self._engine.dispose()

    def add(self, reading: Reading, found: Sequence[Report], engine: Engine, received: str) -> Added:
        """Keeps one story whole, or not at all.

        ``known`` where this engine has read it already, ``reread`` where only another one has. A shelved story is
        kept without reports. ``redacted``: it, or its text, was taken out for good, and is not kept again.
        ``received`` is the caller's clock, ISO 8601.
        """
        return self._keep([(reading, found)], engine, received)[0]

    def add_all(
        self, read: Iterable[tuple[Reading, Sequence[Report]]], engine: Engine, received: str
    ) -> Counter[Added]:
        """Keeps many stories in one transaction, all or (error) none; returns how many became what."""
        return Counter(self._keep(read, engine, received))

    def _keep(self, read: Iterable[Read], engine: Engine, received: str) -> list[Added]:
        from dateline.store import keeping

        with self.writing() as connection:
            return keeping.keep(connection, read, engine, received)

    def catch_up(self) -> None:
        """Folds every story that is kept and not yet folded; what other processes kept, too."""
        left = self.pending()
        while left:
            try:
                with self.writing() as connection:
                    left = self._folder.fold(connection)
            except BaseException:
                self._folder.forget()
                raise

    def settle(self, names: int | None = None) -> None:
        """Works out what questions would have to: the standing talks of all parties whose events changed, and which
        new names may be those of people named before (``names``: so much work on them, as in ``namesakes.MOST``)."""
        from dateline.store import namesakes, talks

        names = namesakes.MOST if names is None else names
        while names > 0:
            with self.writing() as connection:
                done = namesakes.settle(connection, names)
            names = names - done if done else 0
        left = True
        while left:
            with self.writing() as connection:
                left = talks.settle(connection) > 0
        self.settle_judged()

    def settle_judged(self) -> None:
        """Keeps what judgements change of the record as it stands now. Others may write while it is worked out."""
        from dateline.store import judged_now, talks

        with self.reading() as connection:
            stands, found = marking.folded_mark(connection), judged_now.wanted(connection)
        if found is not None:
            with self.writing() as connection:
                if marking.folded_mark(connection) == stands:
                    judged_now.settle(connection, found)
        left = found is not None
        while left:
            with self.writing() as connection:
                left = talks.settle_judged(connection)

    def rebuild(self) -> None:
        """Throws away all that was folded and folds it anew."""
        from dateline.store import folding

        with self.writing() as connection:
            folding.empty(connection)
        self._folder.forget()
        self.catch_up()

    def readings(self, engine: str) -> Iterator[Reading]:
        """The newest reading of every story that the ``engine`` of that key has not read, with its source text."""
        with self.reading() as connection:
            names = kept.unread(connection, engine)
        for name in names:
            with self.reading() as connection:
                yield kept.reading(connection, name)

    def search(self, words: str, **narrowed: Any) -> list[Hit]:
        """Sentences that hold all the words; see ``searching.search``."""
        with self.asking(skip_waiting=True) as known:
            return searching.search(known, words, **narrowed)

    @contextmanager
    def asking(
        self, as_of: AsOf | None = None, judged_by: AsOf | None = None, *, skip_waiting: bool = False
    ) -> Iterator[At]:
        """One picture of the record as of ``as_of``, for the questions in ``asking``; see ``asking_at.at``."""
        moment = as_of or NOW
        with self.reading() as connection:
            yield at(
                connection, moment, judged_by, skip_waiting=skip_waiting, remember=self._remember, overlay=self._overlay
            )  # fmt: skip

    def _remember(self, connection: sa.Connection, as_of: AsOf, judged_by: AsOf) -> Record:
        """The record in memory; the last few asked for are held as long as nothing was written."""
        from dateline.store import loading

        stands = (marking.mark(connection), as_of.text, judged_by.text)
        return self._hold(self._held, stands, lambda: loading.load(connection, as_of, judged_by))

    def _overlay(
        self, connection: sa.Connection, as_of: AsOf, judged_by: AsOf, work_out: Callable[[], Overlaid]
    ) -> Overlaid:
        """What judgements change as of a moment, held as long as nothing was folded or judged."""
        stands = (marking.folded_mark(connection), marking.judged_mark(connection), as_of.text, judged_by.text)
        return self._hold(self._overlays, stands, work_out)

    def _hold(self, held: dict[Hashable, T], stands: Hashable, work_out: Callable[[], T]) -> T:
        with self._lock:
            if stands not in held:
                held[stands] = work_out()
            while len(held) > _HELD:
                del held[next(iter(held))]
            return held[stands]

    def page(self, name: str) -> Event | None:
        """One event by id, alias or the beginning of one, as its own stories tell it; see ``asking.page``."""
        from dateline.store import asking

        with self.reading() as connection:
            return asking.page(connection, name)

    def pair(self, parties: Collection[str], as_of: AsOf | None = None) -> list[Event]:
        """The events of exactly these parties, in brief, quickly; see ``asking.pair``."""
        from dateline.store import asking_events

        with self.asking(as_of) as known:
            return asking_events.pair(known, parties)

    def days(self) -> tuple[str, str] | None:
        """The days of the earliest and of the latest story folded so far, by their clocks; None where none has one."""
        from dateline.store import asking

        with self.reading() as connection:
            return asking.days_told(connection)

    def copies(self, names: Collection[str]) -> int:
        """How many of these stories, folded by now, are copies of another dispatch."""
        from dateline.store import writing

        with self.reading() as connection:
            return writing.copies(connection, list(names))

    def pending(self) -> int:
        """How many stories are kept and not yet folded."""
        with self.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(pending)).scalar_one()

    def tellings(self, engine: str | None = None) -> Iterator[Telling]:
        """Every story with the reports of its newest engine, or of the ``engine`` with that key, as they came in."""
        for story, told in self._rows(engine):
            yield Telling(story=story, reports=kept.reports_of(told))

    def stories(self) -> Iterator[Story]:
        """Every story, as its newest engine read it."""
        for story, _told in self._rows(None):
            yield story

    def named(self, what: str, *, begins: bool) -> list[Story]:
        """The stories of that address, and (``begins``) those whose ids begin so, as they came in."""
        with self.reading() as connection:
            found = kept.tellings(connection, kept.named(connection, what, begins=begins))
        return [told.story for told in found.values()]

    def shelved(self) -> Iterator[Story]:
        """Stories that are kept without being read for events, as they came in."""
        with self.reading() as connection:
            names = kept.shelved(connection)
            for some in portions(names):
                found = kept.tellings(connection, some)
                yield from (found[name].story for name in some if name in found)

    def judge(self, made: Iterable[Judgement]) -> int:
        """Keeps judgements for ever; returns how many were not there yet. All of them, or (error) none."""
        with self.writing() as connection:
            return judged.keep(connection, made)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, undone ones too, in the order in which they were made."""
        with self.reading() as connection:
            return judged.kept(connection)

    def visit(self, made: Visit) -> None:
        """Keeps what came of asking for one address."""
        with self.writing() as connection:
            visited.keep(connection, made)

    def visits(self) -> tuple[Visit, ...]:
        """Every address asked, in the order of asking."""
        with self.reading() as connection:
            return visited.kept(connection)

    def last_visit(self, address: str) -> Visit | None:
        """The last visit to ``address`` that did not fail."""
        with self.reading() as connection:
            return visited.last(connection, address)

    def was_taken(self, address: str, mark: str) -> bool:
        """True where ``address`` was visited before and held what ``mark`` says."""
        with self.reading() as connection:
            return visited.has(connection, address, mark)

    def redact_story(self, story_id: str, *, by: str, why: str, on: str) -> Redacted:
        """Removes a story's words for good; a tombstone stays. ``on``: the caller's clock, ISO 8601."""
        from dateline.store import redaction

        with self._scrubbing() as connection:
            return redaction.redact_story(connection, story_id, by=by, why=why, on=on)

    def redact_name(
        self, names: Collection[str], short: Mapping[str, Collection[str]], *, by: str, why: str, on: str
    ) -> Redacted:
        """Removes a person's name, in every spelling, for good; ``short``: lone names that mean them, by story id."""
        from dateline.store import redaction

        with self._scrubbing() as connection:
            return redaction.redact_name(connection, names, short, by=by, why=why, on=on)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was redacted: hashes, who, when, why."""
        from dateline.store import redaction

        with self.reading() as connection:
            return redaction.tombstones(connection)

    @contextmanager
    def _scrubbing(self) -> Iterator[sa.Connection]:
        """One transaction, behind which nothing of what it took is left in the file."""
        from dateline.store import folding

        with self.writing() as connection:
            yield connection
            folding.empty(connection)
            searching.empty(connection)
        self._folder.forget()
        self.catch_up()
        if self._engine.dialect.name != "sqlite":
            return
        with self._engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                raw.execute(statement)

    def text(self, story_id: str) -> str:
        """The decoded source text that the newest reading's offsets point into. Raises UnknownValue."""
        with self.reading() as connection:
            found = kept.text(connection, story_id)
        if found is None:
            raise UnknownValue("story", story_id, (), "see: dateline events --json, field stories")
        return found

    def mark(self) -> str:
        """A short string that changes whenever an answer may; see ``marking.mark``."""
        with self.reading() as connection:
            return marking.mark(connection)

    def folded_mark(self) -> str:
        """The same for questions that leave out what waits to be folded; see ``marking.folded_mark``."""
        with self.reading() as connection:
            return marking.folded_mark(connection)

    def count(self) -> int:
        """How many stories are kept."""
        with self.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(stories)).scalar_one()

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it is kept, or (error, Ctrl-C) nothing."""
        try:
            with self._engine.connect().execution_options(write=True) as connection, connection.begin():
                yield connection
        except sa.exc.DatabaseError as error:
            raise one_line(self.name, error) from error
        tidy(self._engine)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One picture of the record: what is written meanwhile is not seen."""
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except sa.exc.DatabaseError as error:
            raise one_line(self.name, error) from error

    def _rows(self, engine: str | None) -> Iterator[tuple[Story, str]]:
        with self.reading() as connection:
            yield from kept.rows(connection, engine)
