"""Dates with a month, a number or a year: absolute, or short of the year."""

from __future__ import annotations

import datetime as dt

from dateline.times import spans
from dateline.times.grammar import Hit, Rule, Scene
from dateline.times.reading import Reading, dated
from dateline.times.tense import Tense
from dateline.times.words import words

_STRONG, _WEAK = 12, 4


def nearest_year(scene: Scene, month: int, day: int | None, tense: Tense) -> int | None:
    """The year that a date without one means: the nearest, with the tense pulling; None without an anchor.

    A verb of its own pulls hard, a reporting verb little: "announced a visit for April 17" written on April 14
    is three days ahead, not a year behind.
    """
    on = scene.on
    if on is None:
        return None
    pull = (_STRONG if tense.strong else _WEAK) if tense.direction else 1
    best: tuple[int, int] | None = None
    for year in (on.year, on.year - 1, on.year + 1):
        gap = _gap(on, year, month, day)
        if gap is None:
            continue
        wrong = (gap > 0 and tense.direction == "past") or (gap < 0 and tense.direction == "future")
        cost = abs(gap) * (pull if wrong else 1)
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else None


def _gap(on: dt.date, year: int, month: int, day: int | None) -> int | None:
    """Signed days from the anchor; months are counted whole, so that the anchor's own month is no distance."""
    if day is None:
        return ((year - on.year) * 12 + month - on.month) * 30
    date = spans.date_of(year, month, day)
    return (date - on).days if date else None


def whole_date(hit: Hit, month: int, day: int, year: int | None, rule: str) -> Reading | None:
    """A day of a month; the year by tense where the text has none."""
    if spans.date_of(year or 2024, month, day) is None:
        return None
    if year is not None:
        date = spans.date_of(year, month, day)
        return dated(spans.day(date), rule) if date else None
    tense = hit.tense()
    chosen = _by_weekday(hit, month, day) or nearest_year(hit.scene, month, day, tense)
    date = spans.date_of(chosen, month, day) if chosen else None
    if date is None:
        return dated(
            None, rule, direction=tense.direction, yearless=True, timex=f"XXXX-{month:02d}-{day:02d}", grain="day"
        )
    when = spans.day(date)
    return dated(
        when, f"{rule}:{tense.direction or 'nearest'}", direction=_side(hit.scene, when), anchored=True, yearless=True
    )


def _by_weekday(hit: Hit, month: int, day: int) -> int | None:
    """The nearest year in which that day falls on the weekday that the text names with it."""
    on = hit.scene.on
    if on is None or not hit.has("wd"):
        return None
    wanted = hit.number("wd")
    for year in (on.year, on.year - 1, on.year + 1):
        date = spans.date_of(year, month, day)
        if date and date.weekday() == wanted and abs((date - on).days) < 330:
            return year
    return None


def _side(scene: Scene, when: spans.When) -> str | None:
    if scene.on is None or when.first is None or when.last is None:
        return None
    return "past" if when.last < scene.on else "future" if when.first > scene.on else "now"


def year_number(hit: Hit, name: str) -> int | None:
    """A four-digit year."""
    return hit.number(name) if hit.has(name) else None


def _day_value(hit: Hit, name: str) -> int:
    return hit.number(name)


def _counted(hit: Hit) -> bool:
    return hit.scene.tokens.low(hit.j) in words().counted


def _month_day(hit: Hit) -> Reading | None:
    if (not hit.has("y") and _counted(hit)) or (hit.scene.tokens.low(hit.j) == ":" and not hit.has("y")):
        return None
    return whole_date(hit, hit.number("m"), _day_value(hit, "d"), year_number(hit, "y"), "month-day")


def _day_month(hit: Hit) -> Reading | None:
    return whole_date(hit, hit.number("m"), _day_value(hit, "d"), year_number(hit, "y"), "day-month")


def _days(hit: Hit) -> Reading | None:
    """Reads "May 29-31", "5 to 7 June 2023", "June 5 and 6"."""
    month, year = hit.number("m"), year_number(hit, "y")
    first = whole_date(hit, month, hit.number("a"), year, "day-range")
    last = whole_date(hit, month, hit.number("b"), year, "day-range")
    if first is None or last is None or hit.number("a") >= hit.number("b"):
        return None
    if first.when is None or last.when is None or first.when.first is None:
        return dated(None, "day-range", yearless=True, grain="day")
    if year is None and last.when.first:
        again = spans.date_of(last.when.first.year, month, hit.number("a"))
        first = dated(spans.day(again), "day-range") if again else first
    link = hit.low("link")
    apart = (
        link in ("and", "&") and hit.number("b") - hit.number("a") > 1 and hit.scene.tokens.low(hit.i - 1) != "between"
    )
    if apart or first.when is None:
        return None
    when = spans.between(first.when, last.when, "day", lasts=link != "or")
    return dated(
        when,
        "day-range",
        anchored=year is None,
        yearless=year is None,
        direction=_side(hit.scene, when) if when else None,
    )


def _month_year(hit: Hit) -> Reading | None:
    return dated(spans.month(hit.number("y"), hit.number("m")), "month-year")


def _month(hit: Hit) -> Reading | None:
    tokens = hit.scene.tokens
    if tokens.low(hit.i - 1) in ("mr", "ms", "theresa", "president", "minister") or (
        tokens.capital(hit.i - 1) and hit.i and _person(hit)
    ):
        return None
    tense = hit.tense()
    month = hit.number("m")
    year = nearest_year(hit.scene, month, None, tense)
    if year is None:
        return dated(None, "month", direction=tense.direction, yearless=True, timex=f"XXXX-{month:02d}", grain="month")
    when = spans.month(year, month)
    return dated(
        when,
        f"month:{tense.direction or 'nearest'}",
        anchored=True,
        yearless=True,
        direction=_side(hit.scene, when) if when else None,
    )


def _person(hit: Hit) -> bool:
    """True for "April Jones", "Bill August": a month between capitals."""
    tokens = hit.scene.tokens
    return tokens.low(hit.i - 1) not in words().month_before and tokens.capital(hit.j) and hit.j == hit.i + 1


def _iso(hit: Hit) -> Reading | None:
    raw = hit.scene.tokens.slice(hit.i, hit.j)
    try:
        date = dt.date.fromisoformat(raw[:10])
    except ValueError:
        return None
    return dated(spans.day(date), "iso")


def _ymd(hit: Hit) -> Reading | None:
    year, month, day = (int(part) for part in hit.scene.tokens.lows[hit.i].split("/"))
    date = spans.date_of(year, month, day)
    return dated(spans.day(date), "year-month-day") if date else None


def _dmy(hit: Hit) -> Reading | None:
    """Reads "14/4/2023": settled where one number is above 12, or by the zone's habit; else both are told."""
    raw = hit.scene.tokens.lows[hit.i]
    a, b, y = (int(part) for part in raw.replace(".", "/").replace("-", "/").split("/"))
    year = y if y > 99 else 2000 + y if y < 70 else 1900 + y
    day_first, month_first = spans.date_of(year, b, a), spans.date_of(year, a, b)
    if "." in raw and y < 100:
        return None
    if day_first and month_first and day_first != month_first and "." not in raw:
        if hit.scene.zone is None:
            both = (spans.day(day_first).edtf, spans.day(month_first).edtf)
            return dated(None, "slashes:ambiguous", alternatives=both, grain="day")
        us = hit.scene.zone.startswith(words().month_first)
        chosen, other = (month_first, day_first) if us else (day_first, month_first)
        return dated(spans.day(chosen), "slashes:zone", alternatives=(spans.day(other).edtf,))
    date = day_first or month_first
    return dated(spans.day(date), "slashes") if date else None


def _holiday(hit: Hit) -> Reading | None:
    """Reads "Christmas", "Christmas Eve", "New Year's Day" as days; a bare "new year" is none."""
    w = words()
    month, day = w.holidays[hit.low("h")] if hit.has("h") else w.new_year
    if hit.has("u") and hit.low("u") != "day":
        return None
    if hit.has("eve"):
        month, day = (12, 31) if day == 1 else (month, day - 1)
    return whole_date(hit, month, day, year_number(hit, "y"), "holiday")


RULES = (
    Rule("holiday", "(?P<h><holiday>)(?:(?P<eve><eve>)|(?P<u><unit>))?(?:<comma>?(?P<y><year>))?", _holiday),
    Rule("holiday", "<new><unit><poss>(?:(?P<eve><eve>)|(?P<u><unit>))(?:<comma>?(?P<y><year>))?", _holiday),
    Rule(
        "month-day",
        "(?:(?P<wd><weekday>)<dot>?<comma>?)?(?P<m><month>)<dot>?<the>?(?P<d><D>)(?:<comma>?(?P<y><year>))?",
        _month_day,
    ),
    Rule(
        "day-month",
        "(?:(?P<wd><weekday>)<dot>?<comma>?)?<the>?(?P<d><D>)(?:<dash>|<of>)?(?P<m><month>)<dot>?"
        "(?:(?:<comma>|<dash>|<of>)?(?P<y><year>))?",
        _day_month,
    ),
    Rule(
        "day-range",
        "(?P<m><month>)<dot>?(?P<a><D>)(?P<link><LINK>)(?:<weekday><comma>?)?(?P<b><D>)(?:<comma>?(?P<y><year>))?",
        _days,
    ),
    Rule(
        "day-range",
        "<the>?(?P<a><D>)(?P<link><LINK>)<the>?(?P<b><D>)<of>?(?P<m><month>)<dot>?(?:<comma>?(?P<y><year>))?",
        _days,
    ),
    Rule("month-year", "(?P<m><month>)<dot>?(?:<comma>|<of>|<dash>)?(?P<y><year>)", _month_year),
    Rule("month", "(?P<m><month>)<dot>?", _month),
    Rule("iso", "<iso>", _iso),
    Rule("year-month-day", "<ymd>", _ymd),
    Rule("slashes", "<dmy>", _dmy),
)
