"""The digest of a day in diary form: what is ahead by day, what changed, what is overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.export import dates, words
from dateline.export.desk.changes import Change, changes
from dateline.export.safe import line
from dateline.model import Event
from dateline.record import overdue, phased, upcoming
from dateline.record.days import period, shifted

_ELSEWHERE = frozenset({"overdue", "recalled"})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A line: ``text``, ``detail`` beside it, and the event it is about."""

    text: str
    detail: str
    event: str


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the diary, or a period, with its items."""

    name: str
    items: tuple[Item, ...]


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """``ahead`` by day, ``changed`` by the day it was known, ``late``: the longest overdue first."""

    title: str
    on: str
    since: str
    ahead: tuple[Day, ...]
    changed: tuple[Day, ...]
    late: tuple[Item, ...]

    @property
    def empty(self) -> bool:
        """True where there is nothing to tell."""
        return not (self.ahead or self.changed or self.late)


def digest(events: Iterable[Event], *, title: str, on: dt.date, since: dt.date, days: int = 14) -> Digest:
    """The digest as of ``on``: the ``days`` ahead and what has no day yet, and what became known since ``since``."""
    every = phased(events, on)
    last = shifted(on, days)
    ahead: dict[str, list[Item]] = {}
    for event in sorted(upcoming(every, on), key=_sharpness):
        stretch = period(event.when)
        if stretch is None or stretch.first <= last:
            ahead.setdefault(_day(event, on), []).append(_ahead(event))
    return Digest(
        title=line(title),
        on=on.isoformat(),
        since=since.isoformat(),
        ahead=_days(ahead),
        changed=_changed(changes(every, since=since.isoformat())),
        late=tuple(_late(one.event, one.days) for one in overdue(every, on)),
    )


def _sharpness(event: Event) -> int:
    """Days first, then periods that something falls in, then what has no day."""
    stretch = period(event.when)
    return 2 if stretch is None else int(stretch.some and stretch.days > 1)


def _day(event: Event, on: dt.date) -> str:
    """The head that it stands under: weekday and day; what lasts or falls within a period, that."""
    stretch = period(event.when)
    if stretch is None:
        return "Without a day"
    if stretch.first <= on <= stretch.last and stretch.days > 1 and not stretch.some:
        return f"Under way: {dates.told(event.when)}"
    told = dates.told(event.when)
    if stretch.days == 1:
        return f"{WEEKDAYS[stretch.first.weekday()]} {told}"
    return f"In {told}" if stretch.some and not told.startswith("some day") else told[:1].upper() + told[1:]


def _ahead(event: Event) -> Item:
    hour = event.time[11:16] if event.time and len(event.time) > 15 else ""
    confirmed = f"confirmed by {', '.join(event.confirmed_by)}" if event.confirmed_by else ""
    count = f"{event.independent_sources} source{'' if event.independent_sources == 1 else 's'}"
    claim = f"“{event.recurrence.text}”" if event.recurrence.text else ""
    detail = (words.status(event.status), hour, words.place(event), confirmed, claim, count)
    return Item(text=words.title(event), detail=line("; ".join(filter(None, detail)), 500), event=event.id)


def _changed(found: Iterable[Change]) -> tuple[Day, ...]:
    """By the day it was known; what is overdue has a part of its own, and what is only recalled is no news."""
    by_day: dict[str, list[Item]] = {}
    for one in found:
        if one.kind not in _ELSEWHERE:
            item = Item(text=words.title(one.event), detail=line(one.told, 500), event=one.event.id)
            by_day.setdefault(dates.known(one.known), []).append(item)
    return _days(by_day)


def _late(event: Event, days: int | None) -> Item:
    since = f"{days} day{'' if days == 1 else 's'} overdue" if days is not None else "never had a day"
    detail = f"{words.status(event.status)} for {dates.told(event.when)}; {since}"
    return Item(text=words.title(event), detail=detail, event=event.id)


def _days(told: dict[str, list[Item]]) -> tuple[Day, ...]:
    return tuple(Day(name=name, items=tuple(items)) for name, items in told.items())
