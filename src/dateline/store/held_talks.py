"""Standing talks as they stand now, held in brief: those of some parties are read again only once their events grew.

What is held is each line and its state on a day, never the events; it follows from the marks that the fold leaves
(``touched``). A writing command works out all talks that it changed (``talks.settle``). While one is still at it, a
question works out those of so many events at most (``MOST``); the others stand as they were last worked out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

import msgspec
import sqlalchemy as sa

from dateline.model import from_json
from dateline.record.derived.channels import Channel, channel_of, heard
from dateline.record.derived.series import SeriesLine
from dateline.store import settled, talks
from dateline.store.around import Around
from dateline.store.asking_at import At
from dateline.store.derived import talks as kept
from dateline.store.facets import END
from dateline.store.held import Held
from dateline.store.held_then import HeldThen
from dateline.store.portions import portions
from dateline.store.talks import Talks

MOST = 250
"""Events (states of them) after which a question works out no further talks; some 100 ms."""
_NEVER = 0
"""No fold: the talks were never worked out."""


class Line(msgspec.Struct, frozen=True):
    """One series, its state on the day asked for, and what it sorts by where the latest heard of comes first."""

    line: SeriesLine
    channel: Channel | None
    heard: tuple[int, str]


class HeldTalks:
    """For one record; safe to share by threads."""

    def __init__(self) -> None:
        self._held = Held(_lines, _anew)
        self._then = HeldThen()

    @property
    def step(self) -> int:
        """Changes with the lines while the fold stays (``Held.step``)."""
        return self._held.step

    def lines(self, at: At, on: dt.date, parties: Collection[str] = ()) -> list[Line]:
        """Every series of all these parties (and others), by parties and earliest round, with its state on ``on``."""
        found = self._held.now(at, on)
        if found is None:
            return [_line(one, on) for one in self._as_of(at, parties) or ()]
        wanted = set(parties)
        return [one for core, lines in found if wanted <= set(core.split("|")) for one in lines]

    def near(self, at: At, on: dt.date, parties: Collection[str] = (), most: int = MOST) -> list[Line] | None:
        """The same; None where more than ``most`` events would first have to be looked at."""
        if at.memory is None and at.until != END:
            then = self._then.talks(at, parties, most)
            return None if then is None else [_line(one, on) for one in then]
        return self.lines(at, on, parties)

    def _as_of(self, at: At, parties: Collection[str]) -> list[Talks] | None:
        return talks.of_record(at, parties) if at.memory is not None else self._then.talks(at, parties)

    def channels(self, at: At, on: dt.date, parties: Collection[str] = ()) -> list[Channel]:
        """Their states, the latest heard of first."""
        return channels_of(self.lines(at, on, parties))


def channels_of(lines: Collection[Line]) -> list[Channel]:
    """The states of such talks, the latest heard of first."""
    return [one.channel for one in sorted(lines, key=lambda one: one.heard) if one.channel is not None]


def _lines(
    at: At, folds: dict[str, int], held: Mapping[str, int], on: dt.date
) -> Iterator[tuple[str, int, tuple[Line, ...]]]:
    for core, fold, told in _told(at, folds, held):
        yield core, fold, tuple(_line(one, on) for one in told)


def _anew(at: At, cores: Collection[str], on: dt.date) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The same of parties of whom judgements change an event."""
    around = Around(at)
    told = dict(settled.kept(at, cores))
    for core in sorted(cores):
        found = from_json(told[core], tuple[Talks, ...]) if core in told else talks.worked_out(at, around, core)
        yield core, tuple(_line(one, on) for one in found)


def _told(at: At, folds: dict[str, int], held: Mapping[str, int]) -> Iterator[tuple[str, int, tuple[Talks, ...]]]:
    """The talks of those parties, as kept where that is true of the record, else worked out, or as they last were."""
    around, left = Around(at), MOST
    for some in portions(sorted(folds)):
        query = sa.select(kept.c.core, kept.c.fold).where(kept.c.core.in_(some))
        known = {str(row.core): int(row.fold) for row in at.connection.execute(query)}
        late = [core for core in some if known.get(core) != folds[core]]
        for core in late:
            if left > 0:
                left -= talks.size(at.connection, core)
                known[core] = folds[core]
                there = talks.named(at.connection, [core])
                yield core, folds[core], talks.worked_out(at, around, core) if there else ()
        open_ones = {core for core in late if known.get(core) != folds[core]}
        texts = _texts(at, [core for core in some if core not in late or (core in open_ones and core not in held)])
        for core, told in texts.items():
            yield core, known[core], from_json(told, tuple[Talks, ...])
        for core in sorted(open_ones - texts.keys() - held.keys()):
            yield core, _NEVER, ()


def _texts(at: At, cores: list[str]) -> dict[str, str]:
    """What is kept of their talks."""
    query = sa.select(kept.c.core, kept.c.told).where(kept.c.core.in_(cores))
    return {row.core: row.told for row in at.connection.execute(query)}


def _line(one: Talks, on: dt.date) -> Line:
    channel = channel_of(one.line, one.rounds, on)
    return Line(one.line, channel, heard(channel) if channel else (0, one.line.id))
