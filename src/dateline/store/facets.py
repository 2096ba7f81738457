"""What the tables find, sort and show an event by: its days, its parties, its clock, and its form in brief.

Apart from what writes them (``states.py``, ``writing.py``), so that a question loads neither matching nor merging.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from dateline.model import Change, Event, HistoryEntry, from_json, to_json
from dateline.model.known import instant
from dateline.record import days
from dateline.record.order import clock

END = "~"
"""Behind every place: a state that still stands lasts until then."""
UNDATED = dt.date.max.toordinal()
"""``first`` and ``last`` of what has no day: it sorts last."""
HISTORY = "history"
"""``turns.field`` of an entry of the history."""


def entries(event: Event) -> Iterator[tuple[str, str, str | None]]:
    """What its history and changes tell: the field, the entry as JSON, and when it was known."""
    for entry in event.history:
        yield HISTORY, to_json(entry), entry.known
    for change in event.changes:
        yield change.field, to_json(change), change.known


def entry_of(field: str, told: str) -> HistoryEntry | Change:
    """The other way round."""
    return from_json(told, HistoryEntry) if field == HISTORY else from_json(told, Change)


def span(event: Event) -> tuple[int, int]:
    """First and last day, counted; UNDATED for an event without one."""
    period = days.period(event.when)
    return (period.first.toordinal(), period.last.toordinal()) if period else (UNDATED, UNDATED)


def stood(event: Event) -> int | None:
    """The day from which it stands as it does, counted."""
    day = days.date_of(event.history[-1].known) if event.history else None
    return day.toordinal() if day else None


def moved(event: Event) -> str:
    """The clock of its last history entry."""
    return clock(instant(event.history[-1].known if event.history else None))


def core_of(event: Event) -> str:
    """Who meets, as one string."""
    from dateline.record.derived.told import Told

    return pair_of(Told(event, ()).core)


def pair_of(parties: Iterable[str]) -> str:
    """Exactly these parties, as one string."""
    return "|".join(sorted(parties))


def brief(event: Event) -> Event:
    """What a list shows of an event: no evidence, people, phrases, nor more than the last state."""
    return msgspec.structs.replace(
        event, evidence=(), aliases=(), voices=(), agenda=(), outcomes=(), confirmed_by=(), changes=(), conflicts=(),
        stories=(), history=event.history[-1:],
        parties=tuple(msgspec.structs.replace(p, delegates=()) for p in event.parties),
    )  # fmt: skip
