"""Claims of recurrence on the ladder: "first in 5 years", reaching back to when the last one is said to have been."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.model import Event, RecurrenceCheck
from dateline.record import days
from dateline.web.views.words import clean

YEAR = 365.25


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim on one event, from ``since`` to ``on``; ``by`` settles it and stood on ``by_day``.

    ``since`` is None for "first ever". ``told`` are the wordings of the stories; ``why`` the record's reason.
    """

    event: str
    label: str
    told: tuple[str, ...]
    verdict: str
    why: str
    since: dt.date | None
    on: dt.date
    by: str | None
    by_day: dt.date | None


def claims(events: Iterable[Event]) -> list[Claim]:
    """Every claim of these events, one for each verdict and gap however many stories repeat it, by day."""
    held = {event.id: event for event in events}
    found = [claim for event in held.values() if event.recurrence_checks for claim in _of(event, held)]
    return sorted(found, key=lambda c: (c.on, c.event, c.verdict))


def _of(event: Event, held: dict[str, Event]) -> list[Claim]:
    on = _day(event)
    groups: dict[tuple[str, str | None], list[RecurrenceCheck]] = {}
    for check in event.recurrence_checks:
        groups.setdefault((check.verdict, check.by), []).append(check)
    if on is None:
        return []
    return [
        Claim(
            event=event.id, label=label(event), told=tuple(dict.fromkeys(clean(c.claim) for c in checks)),
            verdict=verdict, why=checks[0].why, since=_since(event, on), on=on, by=by,
            by_day=_day(held[by]) if by in held else None,
        )
        for (verdict, by), checks in groups.items()
    ]  # fmt: skip


def label(event: Event) -> str:
    """ "first in 5 years", "second since 2018", "first ever": our wording, whatever the story's."""
    told = event.recurrence
    ordinal = clean(told.ordinal or "") or "first"
    if told.years is not None:
        count = f"{told.years:g}"
        return f"{ordinal} in {count} year{'' if count == '1' else 's'}"
    if told.since:
        return f"{ordinal} since {told.since.strip('[]')}"
    return f"{ordinal} ever" if not told.since_event else f"{ordinal} since then"


def _since(event: Event, on: dt.date) -> dt.date | None:
    """The last possible day of the time before, so that the bracket never claims more than was said."""
    period = days.period(event.recurrence.since)
    if period is not None and period.first != dt.date.min:
        return min(period.first + (period.last - period.first) / 2, on)
    if event.recurrence.years is not None:
        return days.shifted(on, -event.recurrence.years * YEAR)
    return None


def _day(event: Event) -> dt.date | None:
    """Its day; without one, the day it was first told of."""
    period = days.period(event.when)
    if period is not None:
        return period.first
    return days.date_of(event.history[0].known) if event.history else None
