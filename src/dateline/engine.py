"""One source in, its stories and reports out: the walk through reading, language, times, actors and events."""

from __future__ import annotations

import functools

import msgspec

from dateline import __version__, entries, events, reading
from dateline.model import Engine, Reading, Report, StoryLine
from dateline.sources import Bytes
from dateline.vocabulary import digest


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A reading with what the engine found in it."""

    reading: Reading
    reports: tuple[Report, ...]

    def line(self) -> StoryLine:
        """The contract's line for ``dateline read --json``."""
        return StoryLine(engine=engine(), story=self.reading.story, events=self.reports)


@functools.cache
def engine() -> Engine:
    """Identity of this engine: its version and the hash of its vocabulary."""
    return Engine(version=__version__, vocabulary=digest())


def read(source: Bytes, *, date: str | None = None) -> tuple[Read, ...]:
    """All stories of one source, each with its reports.

    ``date`` (ISO day) anchors stories that carry no date of their own. A shelved story (another language) has no
    reports. Raises SourceError where the bytes cannot be read.
    """
    if entries.is_entry(source):
        story, told = entries.read(source, date=date)
        return (Read(reading=story, reports=told),)
    return tuple(
        Read(reading=one, reports=() if one.shelved else events.extract(one)) for one in reading.read(source, date=date)
    )
