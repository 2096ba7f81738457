"""iCalendar (RFC 5545, with RFC 7986): a calendar that subscribers keep, the same bytes for the same record.

UID is the event's id; SEQUENCE, DTSTAMP and LAST-MODIFIED come from the record and never from a clock. Whole days end
before DTEND. An hour is written where a story tells its zone; without one the day is written, and the hour in words.
What has no day, or only a long period (``days.LONGEST_SPAN``, ``LONGEST_STAY``), has no place in a calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from icalendar import Calendar
from icalendar import Event as Entry
from icalendar.prop import vDuration, vText, vUri

from dateline import __version__
from dateline.export import words
from dateline.export.context import Context
from dateline.export.days import Placed, created, in_calendar, modified, row_of, sequence
from dateline.export.safe import line, text
from dateline.model import Event

REFRESH = dt.timedelta(hours=1)
_OFF = "CANCELLED"
_SETTLED = frozenset({"held", "under_way"})
_END = b"END:VCALENDAR\r\n"


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """A calendar in pieces: its head, an entry an event, its end."""
    yield _head(context)
    for event in events:
        at = in_calendar(event)
        if at is None or (context.cancelled == "drop" and row_of(event, at).ics == _OFF):
            continue
        yield bytes(_entry(event, at, context).to_ical())
    yield _END


def _head(context: Context) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Dateline//{__version__}//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = line(context.title)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    if context.own:
        calendar.add("source", vUri(context.own), parameters={"VALUE": "URI"})
    return bytes(calendar.to_ical()).removesuffix(_END)


def _entry(event: Event, at: Placed, context: Context) -> Entry:
    entry = Entry()
    entry.add("uid", event.id)
    entry.add("sequence", sequence(event))
    entry.add("dtstamp", modified(event))
    entry.add("last-modified", modified(event))
    entry.add("created", created(event))
    _days(entry, at)
    told = row_of(event, at).ics
    # Some calendars take out what is CANCELLED: shown all the same, it is tentative and says so.
    entry.add("status", "TENTATIVE" if told == _OFF and context.cancelled == "show" else told)
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", _summary(event, at))
    entry.add("description", _description(event, context))
    entry.add("categories", [vText(one) for one in _categories(event)])
    if where := words.place(event):
        entry.add("location", where)
    told_at = (one.address for one in context.told(event.stories))
    if address := next(filter(None, (context.page(event.id), *told_at)), None):
        entry.add("url", vUri(address))
    if event.when:
        entry.add("x-dateline-when", vText(line(event.when)))
    return entry


def _days(entry: Any, at: Placed) -> None:
    if at.start is not None:
        entry.add("dtstart", at.start)
        if at.end is not None:
            entry.add("dtend", at.end)
        return
    entry.add("dtstart", at.first)
    if at.last < dt.date.max:
        entry.add("dtend", at.last + dt.timedelta(days=1))


def _summary(event: Event, at: Placed) -> str:
    marks = [words.status(event.status)] if row_of(event, at).before else []
    if at.some and event.status not in _SETTLED:
        marks.append("day open")
    before = f"{', '.join(marks).capitalize()}: " if marks else ""
    hour = f", {event.time[11:16]} (zone not told)" if event.time and at.start is None and event.time[11:16] else ""
    return line(f"{before}{words.title(event)}{hour}")


def _description(event: Event, context: Context) -> str:
    lines = [f"{label}: {told}" for label, told in words.facts(event, context)]
    lines += [one.address for one in context.told(event.stories) if one.address]
    return text("\n".join(lines))


def _categories(event: Event) -> list[str]:
    return [line(one) for one in (event.kind, event.level, *sorted(event.codes)) if one != "unknown"]
