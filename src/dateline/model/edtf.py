"""Days and periods: the part of EDTF (ISO 8601-2:2019) that the contract uses.

``2023-04-17``  ``2022-11``  ``2023``  ``2017-01~``  ``2024-21`` (season)  ``../2023-06`` (open start)
``2015-05-29/2015-05-31`` lasts; ``[2022-09-05..2022-09-11]`` falls on some day within. They are not the same.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

import msgspec

from dateline.errors import EdtfError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12, 25: 3, 26: 6, 27: 9, 28: 12, 29: 9, 30: 12, 31: 3, 32: 6}
_QUARTER_START = {33: 1, 34: 4, 35: 7, 36: 10}
_THIRDS_START = {37: 1, 38: 5, 39: 9}
_HALF_START = {40: 1, 41: 7}


class Period(msgspec.Struct, frozen=True):
    """First and last day that an EDTF string allows, and whether it means *one day of* them.

    ``some`` is true for ``[a..b]`` and for anything coarser than a day (a month, a year, a season): the event
    falls on some day within. It is false for a day and for a lasting interval.
    """

    first: dt.date
    last: dt.date
    some: bool
    approximate: bool = False

    @property
    def days(self) -> int:
        """How many days it spans, both ends included."""
        return (self.last - self.first).days + 1

    def holds(self, other: Period) -> bool:
        """True where ``other`` lies wholly inside."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """True where both share a day."""
        return self.first <= other.last and other.first <= self.last


def parse(edtf: str) -> Period:
    """Read one EDTF string of the contract. Raises EdtfError for anything else."""
    text = edtf.strip()
    if text.startswith("["):
        return _parse_set(edtf, text)
    if "/" in text:
        left, _, right = text.partition("/")
        return _between(edtf, left, right, some=False)
    return _parse_date(edtf, text)


def is_edtf(edtf: str) -> bool:
    """True where ``parse`` would accept it."""
    try:
        parse(edtf)
    except EdtfError:
        return False
    return True


def day(date: dt.date) -> str:
    """The EDTF of one day."""
    return date.isoformat()


def lasting(first: dt.date, last: dt.date) -> str:
    """What lasts from ``first`` to ``last``; one day is written as a day."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def one_of(first: dt.date, last: dt.date) -> str:
    """What falls on some day from ``first`` to ``last``; one day is written as a day."""
    return first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"


def month(year: int, number: int) -> str:
    """The EDTF of one month."""
    return f"{year:04d}-{number:02d}"


def _parse_set(edtf: str, text: str) -> Period:
    if not text.endswith("]"):
        raise _bad(edtf)
    inner = text[1:-1]
    if ".." in inner:
        left, _, right = inner.partition("..")
        return _between(edtf, left, right, some=True)
    members = [_parse_date(edtf, part.strip()) for part in inner.split(",")]
    return Period(min(m.first for m in members), max(m.last for m in members), True)


def _between(edtf: str, left: str, right: str, *, some: bool) -> Period:
    first = dt.date.min if left in ("", "..") else _parse_date(edtf, left).first
    last = dt.date.max if right in ("", "..") else _parse_date(edtf, right).last
    if first > last:
        raise _bad(edtf)
    return Period(first, last, some, any(mark in left + right for mark in "~?%"))


def _parse_date(edtf: str, text: str) -> Period:
    found = _DATE.fullmatch(text)
    if not found:
        raise _bad(edtf)
    year, second, third = int(found[1]), found[2], found[3]
    vague = bool(found[4])
    try:
        if third:
            one = dt.date(year, int(second), int(third))
            return Period(one, one, False, vague)
        if second:
            first, months = _start_and_months(edtf, year, int(second))
        else:
            first, months = dt.date(year, 1, 1), 12
        return Period(first, _end(first, months), True, vague)
    except ValueError as error:
        raise _bad(edtf) from error


def _start_and_months(edtf: str, year: int, part: int) -> tuple[dt.date, int]:
    if 1 <= part <= 12:
        return dt.date(year, part, 1), 1
    for table, months in ((_SEASON_START, 3), (_QUARTER_START, 3), (_THIRDS_START, 4), (_HALF_START, 6)):
        if part in table:
            return dt.date(year, table[part], 1), months
    raise _bad(edtf)


def _end(first: dt.date, months: int) -> dt.date:
    year, zero_based = divmod(first.year * 12 + first.month - 1 + months - 1, 12)
    return dt.date(year, zero_based + 1, calendar.monthrange(year, zero_based + 1)[1])


def _bad(edtf: str) -> EdtfError:
    return EdtfError(
        f"no day or period: {edtf!r}; allowed: 2023-04-17, 2022-11, 2023, 2024-21 (spring), "
        "2015-05-29/2015-05-31 (lasts), [2022-09-05..2022-09-11] (some day within); see dateline dates --help"
    )
