"""iCalendar (RFC 5545, with RFC 7986): a calendar that subscribers keep, the same bytes for the same record.

UID is the event's id; SEQUENCE, DTSTAMP and LAST-MODIFIED come from the record and never from a clock. Whole days end
before DTEND. An hour is written where a story tells its zone; without one the day is written, and the hour in words.
What has no day, or only a long period (``days.LONGEST_SPAN``, ``LONGEST_STAY``), has no place in a calendar, and the
calendar says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline import __version__
from dateline.export import words
from dateline.export.context import Context
from dateline.export.days import Placed, created, hour, in_calendar, modified, row_of, sequence, unsure
from dateline.export.lines import content, date, instant, texts
from dateline.export.lines import text as escaped
from dateline.export.safe import line, text
from dateline.model import Event

REFRESH = "PT1H"
"""How often a subscriber may ask."""
_OFF = "CANCELLED"
WITHOUT = "Events without a day, or with only a season or a year, have no place in a calendar and are left out."
"""What a subscriber must know."""


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """A calendar in pieces: its head, an entry an event, its end."""
    yield b"".join(_head(context))
    for event in events:
        at = in_calendar(event)
        if at is None or (context.cancelled == "drop" and row_of(event, at).ics == _OFF):
            continue
        yield b"".join(_entry(event, at, context))
    yield content("END", "VCALENDAR")


def _head(context: Context) -> Iterator[bytes]:
    name = escaped(line(context.title))
    yield content("BEGIN", "VCALENDAR")
    yield content("VERSION", "2.0")
    yield content("PRODID", f"-//Dateline//{__version__}//EN")
    yield content("CALSCALE", "GREGORIAN")
    yield content("METHOD", "PUBLISH")
    yield content("NAME", name)
    yield content("X-WR-CALNAME", name)
    yield content("DESCRIPTION", escaped(WITHOUT))
    yield content("X-WR-CALDESC", escaped(WITHOUT))
    yield content("REFRESH-INTERVAL;VALUE=DURATION", REFRESH)
    yield content("X-PUBLISHED-TTL", REFRESH)
    if context.own:
        yield content("SOURCE;VALUE=URI", line(context.own, 2_000))


def _entry(event: Event, at: Placed, context: Context) -> Iterator[bytes]:
    changed = instant(modified(event))
    yield content("BEGIN", "VEVENT")
    yield content("UID", event.id)
    yield content("SEQUENCE", str(sequence(event)))
    yield content("DTSTAMP", changed)
    yield content("LAST-MODIFIED", changed)
    yield content("CREATED", instant(created(event)))
    yield from _days(at)
    told = row_of(event, at).ics
    # Some calendars take out what is CANCELLED: shown all the same, it is tentative and says so.
    yield content("STATUS", "TENTATIVE" if told == _OFF and context.cancelled == "show" else told)
    yield content("TRANSP", "TRANSPARENT")
    yield content("SUMMARY", escaped(_summary(event, at)))
    yield content("DESCRIPTION", escaped(_description(event, context)))
    yield content("CATEGORIES", texts(_categories(event)))
    if where := words.place(event):
        yield content("LOCATION", escaped(where))
    told_at = (one.address for one in context.told(event.stories))
    if address := next(filter(None, (context.page(event.id), *told_at)), None):
        yield content("URL", address)
    if event.when:
        yield content("X-DATELINE-WHEN", escaped(line(event.when)))
    yield content("END", "VEVENT")


def _days(at: Placed) -> Iterator[bytes]:
    if at.start is not None and at.at_an_hour:
        yield content("DTSTART", instant(at.start))
        if at.end is not None:
            yield content("DTEND", instant(at.end))
        return
    yield content("DTSTART;VALUE=DATE", date(at.first))
    if at.last < dt.date.max:
        yield content("DTEND;VALUE=DATE", date(at.last + dt.timedelta(days=1)))


def _summary(event: Event, at: Placed) -> str:
    marks = [words.status(event.status)] if row_of(event, at).before else []
    marks += [told] if (told := unsure(event, at)) else []
    before = f"{', '.join(marks).capitalize()}: " if marks else ""
    behind = f", {told}" if (told := hour(event, at)) else ""
    return line(f"{before}{words.title(event)}{behind}")


def _description(event: Event, context: Context) -> str:
    lines = [f"{label}: {told}" for label, told in words.facts(event, context)]
    lines += [one.address for one in context.told(event.stories) if one.address]
    return text("\n".join(lines))


def _categories(event: Event) -> list[str]:
    return [line(one) for one in (event.kind, event.level, *sorted(event.codes)) if one != "unknown"]
