"""iCalendar (RFC 5545): each VEVENT is a row; key from its UID, status from its STATUS, day from its DTSTART.

Of one key the highest SEQUENCE stands, whichever file comes first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from dateline.entries.columns import SIDES
from dateline.entries.values import code_of
from dateline.errors import SourceUnhandled

_STATUS = {"TENTATIVE": "proposed", "CONFIRMED": "planned", "CANCELLED": "cancelled"}
_BETWEEN = re.compile(r"\s*(?:[-–—/,:+&]|\band\b|\bwith\b)\s*")


def rows(name: str, data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """The events of a calendar as rows of our own columns. Raises SourceUnhandled."""
    try:
        from icalendar import Calendar
    except ImportError as error:
        advice = "install it with: pip install 'dateline[sheets]'"
        raise SourceUnhandled(name, "a calendar, which needs icalendar", advice) from error
    try:
        calendar = Calendar.from_ical(data)
    except (ValueError, IndexError, KeyError) as error:
        raise SourceUnhandled(name, f"no calendar ({error})", "export it anew as .ics") from error
    called_off = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    events = sorted(enumerate(calendar.walk("VEVENT"), 1), key=lambda one: _sequence(one[1]))
    for number, event in events:
        yield f"event {number}", _row(event) | ({"status": "cancelled"} if called_off else {})


def _row(event: Any) -> dict[str, str]:
    start = getattr(event.get("DTSTART"), "dt", None)
    end = getattr(event.get("DTEND"), "dt", None)
    parties = _parties(event)
    row = {
        "key": _key(event),
        "sequence": str(_sequence(event)),
        "headline": str(event.get("SUMMARY", "")),
        "status": _STATUS.get(str(event.get("STATUS", "CONFIRMED")).upper(), "planned"),
        "day": _days(start, end),
        "time": start.isoformat() if isinstance(start, dt.datetime) else "",
        "place": str(event.get("LOCATION", "")).partition(",")[0],
        "source": str(event.get("URL", "")),
        "note": "; ".join(filter(None, (str(event.get("DESCRIPTION", "")).replace("\n", " "), _repeats(event)))),
    }
    return row | {f"party_{side}": code for side, code in zip(SIDES, parties, strict=False)}


def _sequence(event: Any) -> int:
    try:
        return max(0, int(event.get("SEQUENCE", 0)))
    except (TypeError, ValueError):
        return 0


def _key(event: Any) -> str:
    """The UID; of one day of an event that repeats, with that day: the other days keep theirs."""
    uid, day = str(event.get("UID", "")), getattr(event.get("RECURRENCE-ID"), "dt", None)
    return f"{uid} {day.isoformat()}" if uid and day is not None else uid


def _repeats(event: Any) -> str:
    """The rule of an event that repeats, of which this row is the first day."""
    rule = event.get("RRULE")
    return f"repeats: {rule.to_ical().decode().replace(';', ',')}" if rule is not None else ""


def _days(start: dt.date | None, end: dt.date | None) -> str:
    """The day, or the interval: DTEND of whole days is exclusive (RFC 5545, 3.6.1)."""
    if start is None:
        return ""
    first = start.date() if isinstance(start, dt.datetime) else start
    last = first
    if isinstance(end, dt.datetime):
        last = end.date()
    elif end is not None and end > first:
        last = end - dt.timedelta(days=1)
    return f"{first}/{last}" if last > first else first.isoformat()


def _parties(event: Any) -> list[str]:
    """The parties its categories name, else those its title names, each once."""
    told = event.get("CATEGORIES")
    every = told if isinstance(told, list) else [told] if told is not None else []
    named = [str(one) for each in every for one in getattr(each, "cats", [each])]
    words = str(event.get("SUMMARY", ""))
    pieces = [*named, *_BETWEEN.split(words), *_runs(words)]
    return list(dict.fromkeys(code for piece in pieces if (code := code_of(piece.strip()))))


def _runs(words: str) -> Iterator[str]:
    """Every run of up to four words of the title."""
    parts = re.findall(r"[\w.]+", words)
    for length in (4, 3, 2, 1):
        yield from (" ".join(parts[at : at + length]) for at in range(len(parts) - length + 1))
