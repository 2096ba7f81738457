"""Suspended stretches: from a round called off, or a pact suspended, until the talks go on again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dateline.model import Event
from dateline.record import SeriesLine, days
from dateline.web.ladder.facts import what

_OFF = frozenset({"cancelled", "declined", "postponed", "suspended", "ended"})
_ON = frozenset({"held", "under_way", "restored", "in_force", "signed", "concluded"})


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Standing talks (or a pact, ``paper``) that were off: from ``first`` because of ``by`` until ``last``.

    ``until`` is the event that ended it, None where it is still on as of the day asked for.
    """

    name: str
    level: str
    first: dt.date
    last: dt.date
    by: str
    until: str | None
    paper: bool = False


class _Turn(msgspec.Struct, frozen=True):
    """A day on which talks went off or on, and the event that says so."""

    on: dt.date
    off: bool
    event: Event


def stretches(
    events: Iterable[Event], lines: Iterable[SeriesLine], pair: tuple[str, str], on: dt.date
) -> list[Stretch]:
    """All of the pair's channels and pacts, up to ``on``."""
    own = {e.id: e for e in events if set(pair) <= e.codes}
    found: list[Stretch] = []
    for line in lines:
        turns = [turn for r in line.rounds if r.event in own for turn in _of_round(own[r.event])]
        found += _folded(turns, line.level, on)
    for group in _pacts(own).values():
        turns = [turn for event in group for turn in _of_paper(event)]
        found += _folded(turns, group[0].level, on, paper=True)
    return sorted(found, key=lambda s: (s.first, s.by))


def _of_round(event: Event) -> Iterator[_Turn]:
    """One turn a round: the day it was put off or took place. One set anew for a later day is not off."""
    period = days.period(event.when)
    if event.status in _OFF and not (event.status == "postponed" and event.when):
        when = period.first if period else days.date_of(event.history[-1].known) if event.history else None
        if when:
            yield _Turn(when, True, event)
    elif event.status in _ON and period:
        yield _Turn(period.first, False, event)


def _of_paper(event: Event) -> Iterator[_Turn]:
    """One turn for each status that the pact went through."""
    for entry in event.history:
        period = days.period(entry.when)
        when = period.first if period else days.date_of(entry.known)
        if when and entry.status in _OFF | _ON:
            yield _Turn(when, entry.status in _OFF, event)


def _pacts(own: Mapping[str, Event]) -> dict[str, list[Event]]:
    """Agreements by name; one without a name stands for itself."""
    found: dict[str, list[Event]] = {}
    for event in own.values():
        if event.kind == "agreement":
            found.setdefault((event.series.name or event.id).casefold(), []).append(event)
    return found


def _folded(turns: Iterable[_Turn], level: str, on: dt.date, *, paper: bool = False) -> Iterator[Stretch]:
    start: _Turn | None = None
    for turn in sorted((t for t in turns if t.on <= on), key=lambda t: (t.on, t.off, t.event.id)):
        if turn.off:
            start = start or turn
        elif start is not None:
            yield _stretch(start, turn.on, turn.event.id, level, paper)
            start = None
    if start is not None:
        yield _stretch(start, on, None, level, paper)


def _stretch(start: _Turn, last: dt.date, until: str | None, level: str, paper: bool) -> Stretch:
    return Stretch(
        name=what(start.event), level=level, first=start.on, last=last, by=start.event.id, until=until, paper=paper
    )
