"""Channels: standing talks and whether they are alive, as of a day that is handed in."""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from dateline.model import Event
from dateline.record import days
from dateline.record.derived.series import SeriesLine
from dateline.record.record import Record

State = Literal["active", "silent", "suspended", "resumed"]
QUIET = 730
"""Days without a round after which talks are silent, unless they always took longer."""
SLACK = 2.0
"""Times their usual gap that talks may be late before they are silent."""
_OFF = frozenset({"cancelled", "declined", "postponed", "suspended"})
_AHEAD = frozenset({"proposed", "planned", "under_way"})


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """Standing talks: ``state`` since ``since``, because of event ``by``; ``why`` in words."""

    id: str
    name: str | None
    parties: tuple[str, ...]
    level: str
    state: State
    since: str | None
    by: str | None
    events: tuple[str, ...]
    why: str


def channels(record: Record, on: dt.date) -> list[Channel]:
    """Every series of two or more rounds, or of one by name, with its state on ``on``; the latest heard of first."""
    events = {e.id: e for e in record.events}
    return in_order(channel_of(line, events, on) for line in record.series)


def in_order(found: Iterable[Channel | None]) -> list[Channel]:
    """The latest heard of first."""
    return sorted((one for one in found if one is not None), key=heard)


def heard(one: Channel) -> tuple[int, str]:
    """What channels sort by: the latest heard of first."""
    return -_ordinal(one.since), one.id


def channel_of(line: SeriesLine, events: Mapping[str, Event], on: dt.date) -> Channel | None:
    """The state of one series on ``on``; None for what is no channel. ``events``: at least its rounds, by id."""
    rounds = [events[r.event] for r in line.rounds if r.event in events]
    if not rounds or rounds[0].kind == "agreement":
        return None
    state, by, why = _state(rounds, on)
    return Channel(
        id=line.id, name=line.name, parties=line.parties, level=line.level, state=state,
        since=by.when if by else None, by=by.id if by else None, events=tuple(e.id for e in rounds), why=why,
    )  # fmt: skip


def _state(rounds: Sequence[Event], on: dt.date) -> tuple[State, Event | None, str]:
    held = [e for e in rounds if e.status == "held" and _started(e, on)]
    last = held[-1] if held else None
    for event in reversed(rounds):
        if event.status in _OFF and (last is None or _after(event, last)) and not _set_again(event, rounds):
            return "suspended", event, f"its last round was {event.status} and none is set"
    ahead = next((e for e in rounds if e.status in _AHEAD and not _overdue(e, on)), None)
    if last is None:
        if ahead is not None:
            return "active", ahead, "a round is ahead"
        return "silent", rounds[-1], "no round is known to be held"
    usual = _usual(held)
    quiet = max(QUIET, usual * SLACK)
    since_last = days.gap(last.when, on.isoformat())
    if since_last > quiet and ahead is None:
        return "silent", last, f"no round for {since_last} days"
    return _alive(held, quiet)


def _alive(held: Sequence[Event], quiet: float) -> tuple[State, Event, str]:
    """Resumed where the last round ended a silence, by the record or by what it says itself."""
    last = held[-1]
    gap = days.gap(held[-2].when, last.when) if len(held) > 1 else 0
    if gap > quiet:
        return "resumed", last, f"the first round after {gap} days"
    claimed = last.recurrence.years or 0.0
    if claimed * 365 > quiet and not any(c.verdict == "contradicted" for c in last.recurrence_checks):
        return "resumed", last, f"by its own word {last.recurrence.text!r}"
    return "active", last, "its last round was held in time"


def _usual(held: Sequence[Event]) -> float:
    """The middle gap of the rounds before the last one, in days; 0 where there is none."""
    gaps = [days.gap(one.when, other.when) for one, other in itertools.pairwise(held[:-1])]
    return statistics.median(gaps) if gaps else 0.0


def _set_again(event: Event, rounds: Iterable[Event]) -> bool:
    """A later round is set or was held, or the event itself has a new day."""
    if event.status == "postponed" and event.when:
        return True
    return any(e is not event and e.status not in _OFF and _after(e, event) for e in rounds)


def _after(event: Event, other: Event) -> bool:
    """True where it is to begin, or was last heard of, later."""
    one, two = days.period(event.when), days.period(other.when)
    if one and two:
        return one.first > two.last
    if one is None and event.status in (*_AHEAD, "postponed"):
        return True
    return (one.first if one else _heard(event)) > (two.last if two else _heard(other))


def _heard(event: Event) -> dt.date:
    return days.date_of(event.history[-1].known) or dt.date.max


def _started(event: Event, on: dt.date) -> bool:
    period = days.period(event.when)
    return period is not None and period.first <= on


def _overdue(event: Event, on: dt.date) -> bool:
    period = days.period(event.when)
    return period is not None and period.last < on


def _ordinal(when: str | None) -> int:
    period = days.period(when)
    return period.last.toordinal() if period else 0
