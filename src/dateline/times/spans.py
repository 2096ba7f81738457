"""Days, weeks, months, seasons, years as spans with their EDTF: pure calendar arithmetic."""

from __future__ import annotations

import calendar
import datetime as dt

import msgspec

from dateline.errors import EdtfError
from dateline.model import edtf

__all__ = ["When", "between", "day", "decade", "month", "quarter", "season", "shift", "week", "weekend", "year"]


class When(msgspec.Struct, frozen=True):
    """A stretch of days, its EDTF, its TIMEX3 value and how coarse it was said. None is an open side."""

    edtf: str
    first: dt.date | None
    last: dt.date | None
    grain: str
    timex: str | None = None

    @property
    def lasts(self) -> bool | None:
        """Whether it goes on for all of its days; None for a day, True for an interval, False for some day within."""
        if self.grain == "day" and "/" not in self.edtf and not self.edtf.startswith("["):
            return None
        return "/" in self.edtf


def read(value: str, grain: str, timex: str | None = None) -> When | None:
    """An EDTF string as a span; None where it is none."""
    try:
        period = edtf.parse(value)
    except (EdtfError, OverflowError):
        return None
    first = None if period.first == dt.date.min else period.first
    last = None if period.last == dt.date.max else period.last
    return When(value, first, last, grain, timex if timex is not None else value)


def date_of(year: int, number: int, day_number: int) -> dt.date | None:
    """A date, or None where the calendar has none."""
    try:
        return dt.date(year, number, day_number)
    except ValueError:
        return None


def moved(date: dt.date, days: int) -> dt.date | None:
    """``date`` plus days, None beyond the calendar."""
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return None


def day(date: dt.date) -> When:
    """One day."""
    return When(edtf.day(date), date, date, "day", edtf.day(date))


def week(date: dt.date) -> When | None:
    """The ISO week that holds ``date``: some day within."""
    monday, sunday = moved(date, -date.weekday()), moved(date, 6 - date.weekday())
    if monday is None or sunday is None:
        return None
    iso = date.isocalendar()
    return When(edtf.one_of(monday, sunday), monday, sunday, "week", f"{iso.year:04d}-W{iso.week:02d}")


def weekend(date: dt.date) -> When | None:
    """The Saturday and Sunday of the ISO week that holds ``date``."""
    saturday, sunday = moved(date, 5 - date.weekday()), moved(date, 6 - date.weekday())
    if saturday is None or sunday is None:
        return None
    iso = date.isocalendar()
    return When(edtf.one_of(saturday, sunday), saturday, sunday, "weekend", f"{iso.year:04d}-W{iso.week:02d}-WE")


def month(year_number: int, number: int) -> When | None:
    """One month; ``number`` may run past 12 or below 1."""
    extra, zero_based = divmod(number - 1, 12)
    return read(edtf.month(year_number + extra, zero_based + 1), "month") if 1 <= year_number + extra <= 9999 else None


def year(number: int) -> When | None:
    """One year."""
    return read(f"{number:04d}", "year") if 1 <= number <= 9999 else None


_SEASON_TIMEX = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def season(year_number: int, code: int, southern: bool = False) -> When | None:
    """A season by its EDTF code; in the south the months are the other half year's."""
    if not 1 <= year_number <= 9998:
        return None
    timex = f"{year_number:04d}-{_SEASON_TIMEX[code]}"
    if not southern:
        return read(f"{year_number:04d}-{code}", "season", timex)
    start = {21: 9, 22: 12, 23: 3, 24: 6}[code]
    first, last = month(year_number, start), month(year_number, start + 2)
    return between(first, last, "season", timex, lasts=False) if first and last else None


def quarter(year_number: int, number: int) -> When | None:
    """A quarter of a year."""
    if not 1 <= year_number <= 9999:
        return None
    return read(f"{year_number:04d}-{32 + number}", "quarter", f"{year_number:04d}-Q{number}")


def half(year_number: int, number: int) -> When | None:
    """Half a year."""
    first, last = month(year_number, 1 if number == 1 else 7), month(year_number, 6 if number == 1 else 12)
    return between(first, last, "half", f"{year_number:04d}-H{number}", lasts=False) if first and last else None


def decade(number: int) -> When | None:
    """Ten years from ``number``."""
    first, last = year(number), year(number + 9)
    return between(first, last, "decade", f"{number // 10}", lasts=False) if first and last else None


def between(first: When, last: When, grain: str, timex: str | None = None, *, lasts: bool) -> When | None:
    """From ``first`` to ``last``: lasting, or some day within. None where they are out of order."""
    if first.first is None or last.last is None or first.first > last.last:
        return None
    if lasts and first.grain == last.grain and first.grain in ("month", "year"):
        return When(f"{first.edtf}/{last.edtf}", first.first, last.last, grain, timex)
    write = edtf.lasting if lasts else edtf.one_of
    return When(write(first.first, last.last), first.first, last.last, grain, timex)


def open_end(start: When) -> When | None:
    """From ``start`` on."""
    return When(f"{_plain(start, first=True)}/..", start.first, None, start.grain, start.timex) if start.first else None


def open_start(end: When) -> When | None:
    """Up to ``end``."""
    return When(f"../{_plain(end, first=False)}", None, end.last, end.grain, end.timex) if end.last else None


def _plain(span: When, *, first: bool) -> str:
    """An EDTF that may stand on one side of a slash."""
    if span.edtf[0] not in "[.0123456789" or "/" in span.edtf or span.edtf.startswith("["):
        side = span.first if first else span.last
        return side.isoformat() if side else ".."
    return span.edtf


def shift(date: dt.date, unit: str, count: int) -> When | None:
    """``count`` units away, as coarse as the unit: days give a day, weeks a week, months a month."""
    target = shifted_day(date, unit, count)
    if target is None:
        return None
    if unit in ("week", "fortnight"):
        return week(target)
    if unit == "month":
        return month(target.year, target.month)
    if unit == "quarter":
        return quarter(target.year, (target.month - 1) // 3 + 1)
    if unit == "year":
        return year(target.year)
    if unit == "decade":
        return year(target.year)
    if unit == "century":
        return year(target.year)
    return weekend(target) if unit == "weekend" else day(target)


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def shifted_day(date: dt.date, unit: str, count: int) -> dt.date | None:
    """The day ``count`` units away."""
    if unit in _DAYS:
        return moved(date, _DAYS[unit] * count)
    if unit not in _MONTHS:
        return date if unit in ("hour", "minute", "second") else None
    extra, zero_based = divmod(date.month - 1 + _MONTHS[unit] * count, 12)
    number = date.year + extra
    if not 1 <= number <= 9999:
        return None
    return dt.date(number, zero_based + 1, min(date.day, calendar.monthrange(number, zero_based + 1)[1]))
