"""Questions to a record: what fits, what is ahead, and one set of parties through time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

import msgspec

from dateline.model import Event
from dateline.record import days

AHEAD = frozenset({"proposed", "planned", "postponed", "under_way"})


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event, and the days since the one before it that was held (None for the first, or without a day)."""

    event: Event
    gap: int | None = None


def select(
    events: Iterable[Event],
    *,
    parties: Collection[str] = (),
    kinds: Collection[str] = (),
    statuses: Collection[str] = (),
    since: dt.date | None = None,
    until: dt.date | None = None,
    undated: bool = False,
) -> list[Event]:
    """Events with all the ``parties``, one of the ``kinds`` and ``statuses``; ``since``/``until`` overlap ``when``.

    Where days are asked for, an event without one counts only with ``undated``.
    """
    return [
        event
        for event in events
        if set(parties) <= event.codes
        and (not kinds or event.kind in kinds)
        and (not statuses or event.status in statuses)
        and _overlaps(event, since, until, undated)
    ]


def upcoming(events: Iterable[Event], on: dt.date) -> list[Event]:
    """What is proposed, planned, postponed or under way and ends on or after ``on``, by day, undated last."""
    ahead = []
    for event in events:
        period = days.period(event.when)
        if event.status in AHEAD and (period is None or period.last >= on):
            ahead.append(event)
    return sorted(ahead, key=by_day)


def timeline(events: Iterable[Event], parties: Collection[str]) -> list[TimelineRow]:
    """The events of exactly these parties, by day, each with the gap to the previous one that was held."""
    rows: list[TimelineRow] = []
    last: dt.date | None = None
    for event in sorted((e for e in events if e.codes == set(parties)), key=by_day):
        period = days.period(event.when)
        gap = (period.first - last).days if period and last and period.first >= last else None
        rows.append(TimelineRow(event=event, gap=gap))
        if event.status == "held" and period:
            last = max(last or period.last, period.last)
    return rows


def _overlaps(event: Event, since: dt.date | None, until: dt.date | None, undated: bool) -> bool:
    period = days.period(event.when)
    if period is None:
        return undated or (since is None and until is None)
    return (since is None or period.last >= since) and (until is None or period.first <= until)


def by_day(event: Event) -> tuple[dt.date, dt.date, str]:
    """What lists of events sort by: first and last day, undated last."""
    period = days.period(event.when)
    return (period.first, period.last, event.id) if period else (dt.date.max, dt.date.max, event.id)
