"""Dates in figures alone: ISO, with slashes, dots and dashes, with and without a year."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.times import clocks, spans
from dateline.times.dates import nearest_year, whole_date
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.words import words


def _iso(hit: Hit) -> Reading | None:
    raw = hit.scene.tokens.slice(hit.i, hit.j)
    try:
        date = dt.date.fromisoformat(raw[:10])
    except ValueError:
        return None
    if len(raw) < 16:
        return dated(spans.day(date), "iso")
    return _iso_clock(raw, date)


def _ymd_range(hit: Hit) -> Reading | None:
    """Reads "2025.5.21-23"."""
    year, month, day = _figures(hit)
    first, last = spans.date_of(year, month, day), spans.date_of(year, month, hit.number("b"))
    if first is None or last is None or last <= first or not hit.scene.tokens.touching(hit.span("b")[0]):
        return None
    return dated(spans.between(spans.day(first), spans.day(last), "day", lasts=True), "day-range")


def _iso_clock(raw: str, date: dt.date) -> Reading:
    """Reads "2016-12-16T12:23:59+01:00": a day and its clock."""
    try:
        stamp = dt.datetime.fromisoformat(raw.replace("Z", "+00:00"))
    except ValueError:
        return dated(spans.day(date), "iso")
    offset = stamp.isoformat()[-6:] if stamp.tzinfo else None
    clock = (stamp.hour, stamp.minute, stamp.second)
    return Reading(
        kind="time",
        rule="iso",
        when=spans.day(date),
        grain="minute",
        clock=clock,
        offset=offset,
        timex=f"{date.isoformat()}{clocks.timex_of(clock)}",
    )


def _figures(hit: Hit) -> list[int]:
    raw = hit.scene.tokens.lows[hit.span("n")[0]]
    if len(raw) == 8 and raw.isdigit():
        return [int(raw[:4]), int(raw[4:6]), int(raw[6:])]
    return [int(part) for part in raw.replace(".", "/").replace("-", "/").split("/")]


def _ymd(hit: Hit) -> Reading | None:
    date = spans.date_of(*_figures(hit))
    return dated(spans.day(date), "year-month-day") if date else None


def _is_american(hit: Hit) -> bool | None:
    """Whether the month comes first by the zone's habit; None without a zone."""
    zone = hit.scene.zone
    return None if zone is None else zone.startswith(words().month_first)


def _dmy(hit: Hit) -> Reading | None:
    """Reads "14/4/2023": settled where one number is above 12, or by the zone's habit; else both are told."""
    raw = hit.scene.tokens.lows[hit.span("n")[0]]
    a, b, y = _figures(hit)
    year = y if y > 99 else 2000 + y if y < 70 else 1900 + y
    day_first, month_first = spans.date_of(year, b, a), spans.date_of(year, a, b)
    if "." in raw and y < 100:
        return None
    if day_first and month_first and day_first != month_first and "." not in raw:
        american = _is_american(hit)
        if american is None:
            both = (spans.day(day_first).edtf, spans.day(month_first).edtf)
            return dated(None, "slashes:ambiguous", alternatives=both, grain="day")
        chosen, other = (month_first, day_first) if american else (day_first, month_first)
        return dated(spans.day(chosen), "slashes:zone", alternatives=(spans.day(other).edtf,))
    date = day_first or month_first
    return dated(spans.day(date), "slashes") if date else None


def _md(hit: Hit) -> Reading | None:
    """Reads "4/22" and "22/04": a number above 12 or a word around tells a date from a fraction."""
    a, b = _figures(hit)
    tokens, w = hit.scene.tokens, words()
    before = tokens.low(hit.i - 1)
    led = before in w.before_a_day - {"of", "for"} or hit.has("wd") or before in w.before_a_figure
    led = led or (before in ("-", "and", "or", ",") and "/" in tokens.low(hit.i - 2))
    after = tokens.low(hit.j)
    free = not after.isalpha() or after in w.after_a_day or hit.has("y")
    if (a, b) in ((9, 11), (24, 7)) or not (free and (led or 12 < max(a, b) <= 31)):
        return None
    american = _is_american(hit)
    if hit.has("y"):
        month, day = (a, b) if b > 12 or (american and a <= 12) else (b, a)
        return whole_date(hit, month, day, hit.number("y"), "slashes")
    month, day = (a, b) if b > 12 or (american is not False and a <= 12) else (b, a)
    if american is None and a <= 12 and b <= 12 and a != b:
        both = [_yearless(hit, a, b), _yearless(hit, b, a)]
        return dated(None, "slashes:ambiguous", alternatives=tuple(x for x in both if x), grain="day")
    return whole_date(hit, month, day, None, "slashes")


def _yearless(hit: Hit, month: int, day: int) -> str | None:
    year = nearest_year(hit.scene, month, day, hit.tense())
    date = spans.date_of(year, month, day) if year else None
    return date.isoformat() if date else None


def _dotted(hit: Hit) -> Reading | None:
    """Reads "on 4.22": only behind a preposition, for "4.22" is a number."""
    raw = hit.scene.tokens.lows[hit.span("n")[0]]
    left, _, right = raw.partition(".")
    if hit.scene.tokens.low(hit.i - 1) != "on" or not (len(left) <= 2 and len(right) <= 2):
        return None
    after = hit.scene.tokens.low(hit.j)
    a, b = int(left), int(right)
    if after.isalpha() or after == "%" or not (1 <= a <= 31 and 1 <= b <= 31) or min(a, b) > 12:
        return None
    month, day = (a, b) if b > 12 or (a <= 12 and _is_american(hit)) else (b, a)
    return whole_date(hit, month, day, None, "dots")


def _month_in_figures(hit: Hit) -> Reading | None:
    """Reads "11/2016", "2016/11"."""
    a, b = _figures(hit)
    year, month = max(a, b), min(a, b)
    when = spans.month(year, month) if 1 <= month <= 12 else None
    return dated(when, "month-year") if when else None


def _year_month(hit: Hit) -> Reading | None:
    """Reads "2016-11" and "2015-3", not "2009-10": what counts on from the year is a range of years."""
    year, month = hit.number("y"), hit.number("d")
    raw = hit.scene.tokens.low(hit.span("d")[0])
    ranged = len(raw) == 2 and month > year % 100 and raw[0] != "0"
    apart = hit.scene.tokens.low(hit.j)
    if not 1 <= month <= 12 or ranged or (apart == "-" and hit.scene.tokens.touching(hit.j)):
        return None
    when = spans.month(year, month)
    return dated(when, "month-year") if when else None


def _stamp(hit: Hit) -> Reading | None:
    """Reads "Wed Oct 26 15:50:06 2016", as mail and logs write it."""
    date = spans.date_of(hit.number("y"), hit.number("m"), hit.number("d"))
    told = clocks.reading(clocks.figures(hit.scene.tokens, hit.span("c")[0]))
    if date is None or told is None:
        return None
    zone = clocks.zone_word(hit.scene.tokens, hit.i, hit.j)
    return msgspec.structs.replace(told, when=spans.day(date), offset=zone, timex=f"{date.isoformat()}{told.timex}")


RULES = (
    Rule("iso", "<iso>", _iso),
    Rule("day-range", "(?P<n><ymd>)<dash>(?P<b><day>)", _ymd_range),
    Rule("year-month-day", "(?P<n><ymd>)", _ymd),
    Rule("slashes", "(?:<weekday><comma>?)?(?P<n><dmy>)", _dmy),
    Rule(
        "slashes",
        "(?:(?:<this>|<next>|<last>)?(?P<wd><weekday>)<dot>?<comma>?)?(?P<n><md>)(?:<comma>?(?P<y><year>))?",
        _md,
    ),
    Rule("stamp", "<weekday>?(?P<m><month>)(?P<d><day>)(?P<c><clock>)<zone>?(?P<y><year>)", _stamp),
    Rule("dots", "(?P<n><dec>)", _dotted),
    Rule("month-year", "(?P<n><my>|<ym>)", _month_in_figures),
    Rule("month-year", "(?P<y><year>)(?:<dash>|<slash>)(?P<d><day>)", _year_month),
    Rule("month-year", "(?P<d><day>)(?:<dash>|<slash>)(?P<y><year>)", _year_month),
)
