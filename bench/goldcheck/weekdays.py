"""A weekday that stands beside a date must be the right one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?"
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
)
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:)"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_BESIDE = r"(?:, ?| ?\(| | - )"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b{_WEEKDAY}{_BESIDE}(?:the )?{_NUMBER}(?: of)? {_MONTH}{_YEAR}(?!\w)",
        rf"\b{_WEEKDAY}{_BESIDE}{_MONTH} {_NUMBER}{_YEAR}(?!\w)",
        rf"(?<![\w-])(?:the )?{_NUMBER} {_MONTH}{_YEAR}(?:, ?| ?\(){_WEEKDAY}(?!\w)",
        rf"\b{_MONTH} {_NUMBER}{_YEAR}(?:, ?| ?\(){_WEEKDAY}(?!\w)",
    )
)


def wrong_weekdays(text: str, anchor: str | None) -> Iterator[str]:
    """Each place where the weekday is not that of the date. Without a year the date nearest the ``anchor`` is meant."""
    flat = re.sub(r"\s+", " ", text)
    for form in _FORMS:
        for found in form.finditer(flat):
            right = _weekday(found["day"], found["month"], found["year"], anchor)
            if right and not right.startswith(found["weekday"].lower()[:3]):
                yield f"{found[0]!r} was a {right.capitalize()}"


def _weekday(day: str, month: str, year: str | None, anchor: str | None) -> str | None:
    number = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))
    try:
        if year:
            return DAYS[dt.date(int(year), number, int(day)).weekday()]
        if not anchor:
            return None
        around = dt.date.fromisoformat(anchor[:10])
        dates = [dt.date(y, number, int(day)) for y in (around.year - 1, around.year, around.year + 1)]
    except ValueError:
        return None
    return DAYS[min(dates, key=lambda date: abs(date - around)).weekday()]
