"""When an event stands in a calendar: its days, its hour where the zone is told, or the day that it was put off."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import msgspec

from dateline.export.mappings import Row, status_row
from dateline.model import Event
from dateline.model.edtf import Period
from dateline.model.known import NEVER, instant
from dateline.record.days import period

_DURATION = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?)?")
_HOUR = re.compile(r"T(?P<hour>\d\d:\d\d)(?::[\d.]+)?(?P<zone>Z|[+-]\d\d:\d\d)?$")
_OFF = frozenset({"postponed", "cancelled", "declined"})
LONGEST_SPAN = 31
"""Days of a period ("in May", "next week") on one day of which something falls, that a calendar still shows."""
LONGEST_STAY = 366
"""Days of something that lasts; what is open at an end has no place in a calendar."""
NAMES = uuid.uuid5(uuid.NAMESPACE_DNS, "dateline")
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """``first`` to ``last``, both included. ``some``: it falls on some day within, and lasts no longer than that.

    ``start`` and ``end`` are instants in UTC, only where a story tells the zone. ``old``: the day it had been set for.
    ``about``: a day or period that is only approximate; ``begins``: it lasts, and nobody tells until when.
    """

    first: dt.date
    last: dt.date
    some: bool = False
    old: bool = False
    about: bool = False
    begins: bool = False
    start: dt.datetime | None = None
    end: dt.datetime | None = None

    @property
    def days(self) -> int:
        """How many days that is."""
        return (self.last - self.first).days + 1

    @property
    def at_an_hour(self) -> bool:
        """True where it is an instant, or from one to another; what lasts for days, its end untold, is whole days."""
        return self.start is not None and (self.end is not None or self.some or self.days == 1)


def placed(event: Event) -> Placed | None:
    """Where the event stands; of one put off without a new day, where it stood. None: no story tells a day."""
    found = period(event.when)
    old = found is None and event.status in _OFF
    if old:
        found = period(event.when_was) or _last_told(event)
    if found is None:
        return None
    start = None if old else _start(event, found)
    end = start + length if start and (length := _length(event.duration)) else None
    return Placed(
        first=found.first, last=found.last, some=found.some and found.days > 1, old=old, about=found.approximate,
        begins=_is_open(found) and not found.some, start=start, end=end,
    )  # fmt: skip


def in_calendar(event: Event) -> Placed | None:
    """Where the event stands in a calendar; None where it has no place in one. What only begins stands on that day."""
    at = placed(event)
    if at and at.begins:
        return msgspec.structs.replace(at, last=at.first)
    return at if at and at.days <= (LONGEST_SPAN if at.some else LONGEST_STAY) else None


def on_a_timeline(event: Event) -> Placed | None:
    """Where its slide stands; None without a day, and without a first one. What only begins stands on that day."""
    at = placed(event)
    if at and at.begins:
        return msgspec.structs.replace(at, last=at.first)
    return at if at and at.first > dt.date.min and at.last < dt.date.max else None


def row_of(event: Event, at: Placed | None) -> Row:
    """How its status is written in the codes of others."""
    return status_row(event.status, has_day=at is not None and not at.old)


def ends(days: Period | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day; None for an end that nobody tells."""
    if days is None:
        return None, None
    return None if days.first == dt.date.min else days.first, None if days.last == dt.date.max else days.last


def unsure(event: Event, at: Placed) -> str:
    """What a reader must know of the day beside it: "day open", "day not told", "day approximate", "begins", ""."""
    if at.begins:
        return "begins"
    if at.some:
        return "day open" if row_of(event, at).open else "day not told"
    return "day approximate" if at.about else ""


def hour(event: Event, at: Placed) -> str:
    """The hour in words, where no instant can be written for it: of what lasts for days, or without its zone."""
    found = _HOUR.search(event.time or "")
    if found is None or at.at_an_hour or (found["zone"] and at.start is None):
        return ""
    return f"from {found['hour']} {found['zone']}" if found["zone"] else f"{found['hour']} (zone not told)"


def modified(event: Event) -> dt.datetime:
    """When what the record says of the event last changed: its newest story or judgement that changed it, in UTC."""
    stamps = [entry.known for entry in event.history] + [change.known for change in event.changes]
    return max((moment for stamp in stamps if (moment := instant(stamp)) != NEVER), default=EPOCH)


def urn(event: str) -> str:
    """A name for the event that holds everywhere, and follows from its id alone."""
    return uuid.uuid5(NAMES, event).urn


def created(event: Event) -> dt.datetime:
    """When the first story told of it, in UTC."""
    moment = instant(event.history[0].known) if event.history else NEVER
    return EPOCH if moment == NEVER else moment


def sequence(event: Event) -> int:
    """How often it changed: 0 as first told, and one more with every later entry of its history or change."""
    return max(0, len(event.history) - 1) + len(event.changes)


def _is_open(days: Period) -> bool:
    return days.last == dt.date.max and days.first > dt.date.min


def _last_told(event: Event) -> Period | None:
    return next((found for entry in reversed(event.history) if (found := period(entry.when))), None)


def _start(event: Event, days: Period) -> dt.datetime | None:
    """The hour in UTC. One without a zone is no instant, and one on another day is not the event's."""
    try:
        moment = dt.datetime.fromisoformat((event.time or "").replace("Z", "+00:00"))
        if moment.tzinfo is None or not days.first <= moment.date() <= days.last:
            return None
        return moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _length(duration: str | None) -> dt.timedelta | None:
    found = _DURATION.fullmatch(duration or "")
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return dt.timedelta(days=days, hours=hours, minutes=minutes)
