"""Days in words, for people who read them in a footnote: EDTF -> "17 April 2023", "3–4 October 2024"."""

from __future__ import annotations

import datetime as dt

from dateline.record.days import period

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def told(when: str | None) -> str:
    """The day or period in words; what no words of ours fit stays as it is, and nothing is "no day"."""
    days = period(when)
    if when is None or days is None:
        return "no day"
    if days.days == 1:
        return ("about " if days.approximate else "") + day(days.first)
    if when[:4].isdigit() and len(when) == 7 and int(when[5:7]) <= 12:
        return f"{MONTHS[days.first.month - 1]} {days.first.year}"
    if (when.isdigit() and len(when) == 4) or days.first == dt.date.min or days.last == dt.date.max:
        return when
    return ("some day of " if days.some else "") + _stretch(days.first, days.last)


def day(one: dt.date) -> str:
    """A day as British and house style have it: 17 April 2023."""
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def known(stamp: str | None) -> str:
    """The local day of a story's clock, in words."""
    try:
        return day(dt.date.fromisoformat((stamp or "")[:10]))
    except ValueError:
        return "no date"


def _stretch(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"
