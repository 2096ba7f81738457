"""Standing talks as they stand now, held in brief: those of some parties are read again only once their events grew.

What is held is each line and its state on a day, never the events; it follows from the marks that the fold leaves
(``touched``), so that it is never older than the record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

import msgspec
import sqlalchemy as sa

from dateline.model import from_json
from dateline.record.derived.channels import Channel, channel_of, heard
from dateline.record.derived.series import SeriesLine
from dateline.store import talks
from dateline.store.around import Around
from dateline.store.asking_at import At
from dateline.store.derived import talks as kept
from dateline.store.held import Held
from dateline.store.portions import portions
from dateline.store.talks import Talks


class Line(msgspec.Struct, frozen=True):
    """One series, its state on the day asked for, and what it sorts by where the latest heard of comes first."""

    line: SeriesLine
    channel: Channel | None
    heard: tuple[int, str]


class HeldTalks:
    """For one record; safe to share by threads."""

    def __init__(self) -> None:
        self._held = Held(_lines)

    def lines(self, at: At, on: dt.date, parties: Collection[str] = ()) -> list[Line]:
        """Every series of all these parties (and others), by parties and earliest round, with its state on ``on``."""
        found = self._held.now(at, on)
        if found is None:
            return [_line(one, on) for one in talks.of_record(at, parties)]
        wanted = set(parties)
        return [one for core, lines in found if wanted <= set(core.split("|")) for one in lines]

    def channels(self, at: At, on: dt.date, parties: Collection[str] = ()) -> list[Channel]:
        """Their states, the latest heard of first."""
        told = sorted(self.lines(at, on, parties), key=lambda one: one.heard)
        return [one.channel for one in told if one.channel is not None]


def _lines(at: At, folds: dict[str, int], on: dt.date) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for core, told in _told(at, sorted(folds), folds):
        yield core, tuple(_line(one, on) for one in told)


def _told(at: At, cores: list[str], folds: dict[str, int]) -> Iterator[tuple[str, tuple[Talks, ...]]]:
    """The talks of those parties, as kept where that is true of the record, else worked out."""
    around = Around(at)
    for some in portions(cores):
        settled: dict[str, str] = {}
        for row in at.connection.execute(sa.select(kept.c.core, kept.c.fold, kept.c.told).where(kept.c.core.in_(some))):
            if row.fold == folds[row.core]:
                settled[row.core] = row.told
        open_ones = talks.named(at.connection, [core for core in some if core not in settled])
        for core in some:
            if core in settled:
                yield core, from_json(settled[core], tuple[Talks, ...])
            else:
                yield core, talks.worked_out(at, around, core) if core in open_ones else ()


def _line(one: Talks, on: dt.date) -> Line:
    channel = channel_of(one.line, one.rounds, on)
    return Line(one.line, channel, heard(channel) if channel else (0, one.line.id))
