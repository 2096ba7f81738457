"""One source in, its stories and reports out: the walk through reading, language, times, actors and events."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import msgspec

from dateline import __version__, entries, events, language, reading
from dateline.events import Silent
from dateline.language import Pipeline
from dateline.model import Engine, Reading, Report, StoryLine
from dateline.reading import translation
from dateline.sources import Bytes
from dateline.vocabulary import digest


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A reading with what the engine found in it."""

    reading: Reading
    reports: tuple[Report, ...]

    def line(self) -> StoryLine:
        """The contract's line for ``dateline read --json``."""
        return StoryLine(engine=engine(), story=self.reading.story, events=self.reports)


_PIPELINE: ContextVar[Pipeline] = ContextVar("pipeline")


@contextmanager
def using(pipeline: str) -> Iterator[None]:
    """Inside, stories are read by the pipeline of that setting (``language.choose``); outside by patterns alone.

    Raises PipelineError where it cannot be used.
    """
    before = _PIPELINE.set(language.choose(pipeline))
    try:
        yield
    finally:
        _PIPELINE.reset(before)


def engine() -> Engine:
    """Identity of this engine: its version, the hashes of its vocabulary (with the parser it uses) and of its model."""
    pipeline = _PIPELINE.get(None)
    return _engine(pipeline.identity if pipeline else "")


@functools.cache
def _engine(parser: str) -> Engine:
    words = hashlib.sha256(f"{digest()} {parser}".encode()).hexdigest() if parser else digest()
    return Engine(version=__version__, vocabulary=words, model=events.model())


def read(source: Bytes, *, date: str | None = None) -> tuple[Read, ...]:
    """All stories of one source, each with its reports.

    ``date`` (ISO day) anchors stories that carry no date of their own. A shelved story (another language) has no
    reports. Raises SourceError where the bytes cannot be read.
    """
    if entries.is_entry(source):
        story, told = entries.read(source, date=date)
        return (Read(reading=story, reports=told),)
    if translation.is_translation(source):
        return (_found(translation.read(source, date=date)),)
    return tuple(_found(one) for one in reading.read(source, date=date))


def is_by_hand(source: Bytes) -> bool:
    """True for what only a person may write into a record: an entry or a translation."""
    return entries.is_entry(source) or translation.is_translation(source)


def _found(one: Reading) -> Read:
    """The reading with its reports; words of a translation are marked as such."""
    if one.shelved:
        return Read(reading=one, reports=())
    told = events.extract(one, _PIPELINE.get(None))
    return Read(reading=one, reports=tuple(map(_marked, told)) if one.story.translation else told)


def _marked(report: Report) -> Report:
    marked = (msgspec.structs.replace(e, translated=True) if e.text is not None else e for e in report.evidence)
    return msgspec.structs.replace(report, evidence=tuple(marked))


def silences(one: Reading) -> tuple[Silent, ...]:
    """The words of a story that may tell an event and gave none, each with the reason.

    A shelved story and an entry have none.
    """
    return () if one.shelved or one.story.is_entry else events.silences(one, _PIPELINE.get(None))


def reread(old: Reading) -> Read:
    """The events of a story read before, out of its kept text; of plain text its anatomy is read anew, too."""
    source = old.story.source
    data = old.text.encode("utf-8", "surrogatepass")
    if source.media_type == "text/plain" and hashlib.sha256(data).hexdigest() == source.sha256:
        day = old.story.anchor or (old.story.known or "")[:10] or None
        for one in read(Bytes(source.uri, data, source.sha256), date=day):
            if one.reading.story.id == old.story.id:
                return one
    return _found(old)
