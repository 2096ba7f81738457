"""Days as a reader writes them: "Mon 17 Apr 2023", "10-12 Sep 2024", "some day of 5-11 Sep 2022", "spring 2024"."""

from __future__ import annotations

import datetime as dt
import re

from dateline.model.edtf import Period
from dateline.record import days

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PARTS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "1st quarter", 34: "2nd quarter", 35: "3rd quarter",
    36: "4th quarter", 37: "early", 38: "mid", 39: "late", 40: "1st half", 41: "2nd half",
}  # fmt: skip
_PART = re.compile(r"(\d{4})-(\d{2})[~?%]?")


def day(one: dt.date, *, weekday: bool = True) -> str:
    """ "Mon 17 Apr 2023"."""
    name = f"{_WEEKDAYS[one.weekday()]} " if weekday else ""
    return f"{name}{one.day} {_MONTHS[one.month - 1]} {one.year}"


def when(edtf: str | None) -> str:
    """An EDTF day or period in words; "no day" for None, the text itself where it is no EDTF."""
    if not edtf:
        return "no day"
    period = days.period(edtf)
    if period is None:
        return edtf
    about = "about " if period.approximate else ""
    return about + (_named(edtf) or _period(period, edtf))


def _named(edtf: str) -> str | None:
    """Years, months, seasons and other parts of a year."""
    if re.fullmatch(r"\d{4}[~?%]?", edtf):
        return edtf[:4]
    found = _PART.fullmatch(edtf)
    if not found:
        return None
    number = int(found[2])
    return f"{_MONTHS[number - 1]} {found[1]}" if number <= 12 else f"{_PARTS.get(number, 'part of')} {found[1]}"


def _period(period: Period, edtf: str) -> str:
    if period.days == 1:
        return day(period.first)
    if period.first == dt.date.min:
        return f"until {day(period.last, weekday=False)}"
    if period.last == dt.date.max:
        return f"from {day(period.first, weekday=False)}"
    return ("some day of " if edtf.startswith("[") else "") + _range(period.first, period.last)


def _range(first: dt.date, last: dt.date) -> str:
    end = day(last, weekday=False)
    if first.year != last.year:
        return f"{day(first, weekday=False)} – {end}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {end}"
    return f"{first.day}–{end}"


def brief(edtf: str | None) -> str:
    """The shortest wording, for "7 -> 9 May"."""
    period = days.period(edtf)
    if period is None or period.days != 1:
        return when(edtf)
    return f"{period.first.day} {_MONTHS[period.first.month - 1]} {period.first.year}"


def moved(before: str | None, after: str | None) -> str:
    """ "7 → 9 May 2023": what two days share is written once."""
    one, two = days.period(before), days.period(after)
    if one and two and one.days == two.days == 1 and one.first.year == two.first.year:
        a = one.first
        month = "" if a.month == two.first.month else f" {_MONTHS[a.month - 1]}"
        return f"{a.day}{month} → {brief(after)}"
    return f"{brief(before)} → {brief(after)}"


def moment(stamp: str | None) -> str:
    """A clock of the record, "17 Apr 2023 18:31", or "no date"."""
    told = days.date_of(stamp)
    if told is None or stamp is None:
        return "no date"
    return f"{day(told, weekday=False)}{f' {stamp[11:16]}' if len(stamp) > 10 else ''}"


def hour(time: str | None) -> str:
    """The hour of an instant with its offset: "15:00 +09:00"; empty for none."""
    if not time or "T" not in time:
        return ""
    found = re.match(r"(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?", time.partition("T")[2])
    return " ".join(filter(None, found.groups())) if found else ""


def distance(on: dt.date, then: dt.date) -> str:
    """ "today", "tomorrow", "in 6 days", "3 weeks ago"."""
    left = (then - on).days
    if left in (0, 1, -1):
        return {0: "today", 1: "tomorrow", -1: "yesterday"}[left]
    amount = _amount(abs(left))
    return f"in {amount}" if left > 0 else f"{amount} ago"


def _amount(count: int) -> str:
    if count < 21:
        return f"{count} days"
    if count < 70:
        return f"{count // 7} weeks"
    return f"{round(count / 30.44)} months" if count < 730 else f"{count / 365.25:.0f} years"


def gap(count: int | None) -> str:
    """Days between two rounds in a unit that reads well."""
    if count is None:
        return ""
    if count < 60:
        return f"{count} day{'' if count == 1 else 's'}"
    return f"{count / 30.44:.0f} months" if count < 730 else f"{count / 365.25:.1f} years"
