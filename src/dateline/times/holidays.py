"""Days that have names: "Christmas Eve", "Easter Monday", "Thanksgiving"."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.times import spans
from dateline.times.dates import nearest_year
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.words import Holiday, holidays, words


def on_year(row: Holiday, year: int) -> dt.date | None:
    """The day it falls on in a year."""
    if row.easter is not None:
        return spans.moved(easter(year), row.easter) if 1583 <= year <= 9998 else None
    if row.month is None:
        return None
    if row.day is not None:
        return spans.date_of(year, row.month, row.day)
    date = _nth_weekday(year, row)
    return spans.moved(date, row.after) if date else None


def _nth_weekday(year: int, row: Holiday) -> dt.date | None:
    if row.month is None or row.weekday is None or row.nth is None:
        return None
    if row.nth < 0:
        last = spans.month(year, row.month)
        end = last.last if last else None
        return spans.moved(end, -((end.weekday() - row.weekday) % 7)) if end else None
    first = spans.date_of(year, row.month, 1)
    return spans.moved(first, (row.weekday - first.weekday()) % 7 + 7 * (row.nth - 1)) if first else None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (the computation of the Gregorian calendar reform, after Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)


def _holiday(hit: Hit) -> Reading | None:
    """The longest name that starts here; its year from the text, a word before it, or the tense."""
    tokens, (i, _) = hit.scene.tokens, hit.span("h")
    row, end = _longest(hit, i)
    if row is None:
        return None
    year, end = _stated_year(hit, end)
    rel = tokens.low(hit.i) if hit.i < i else ""
    if year is None and hit.scene.on is None:
        return msgspec.structs.replace(dated(None, "holiday", grain="day"), length=end - hit.i)
    year = year if year is not None else _chosen_year(hit, row, rel)
    date = on_year(row, year) if year is not None else None
    if date is None:
        return None
    if tokens.low(end) == "weekend":
        return _long_weekend(date, end + 1 - hit.i)
    told = dated(spans.day(date), f"holiday{':' + rel if rel else ''}", anchored=True, yearless=not rel)
    return msgspec.structs.replace(told, length=end - hit.i)


def _long_weekend(date: dt.date, length: int) -> Reading | None:
    """Reads "Labor Day weekend": the Saturday and Sunday beside the day, and the days between."""
    when = around(date)
    return msgspec.structs.replace(dated(when, "holiday:weekend", anchored=True), length=length) if when else None


def around(date: dt.date) -> spans.When | None:
    """The weekend that holds a day or lies nearest to it, drawn out to hold it."""
    weekday = date.weekday()
    saturday = spans.moved(date, 5 - weekday if weekday > 1 else -2 - weekday)
    sunday = spans.moved(saturday, 1) if saturday else None
    if saturday is None or sunday is None:
        return None
    return spans.between(spans.day(min(date, saturday)), spans.day(max(date, sunday)), "weekend", lasts=False)


def _longest(hit: Hit, i: int) -> tuple[Holiday | None, int]:
    tokens = hit.scene.tokens
    said = ""
    best: tuple[Holiday | None, int] = (None, i)
    for k in range(i, min(i + 6, len(tokens.lows))):
        low = tokens.lows[k].replace("’", "'")
        said += low if not said or low.startswith("'") else f" {low}"
        if said in holidays():
            best = (holidays()[said], k + 1)
    return best


def _stated_year(hit: Hit, k: int) -> tuple[int | None, int]:
    """A year right behind, with "of" or a comma between at most; "of next year"."""
    tokens = hit.scene.tokens
    at = k + (tokens.low(k) in (",", "of", "in"))
    value = tokens.values[at] if at < len(tokens.values) else None
    if isinstance(value, int) and 1000 <= value < 2200 and len(tokens.low(at)) == 4:
        return value, at + 1
    on = hit.scene.on
    if on is not None and tokens.low(at + 1) == "year" and tokens.low(at) in (*words().ahead, *words().behind, "this"):
        low = tokens.low(at)
        return on.year + (low in words().ahead) - (low in words().behind), at + 2
    return None, k


def _chosen_year(hit: Hit, row: Holiday, rel: str) -> int | None:
    on = hit.scene.on
    if on is None:
        return None
    days = [(y, d) for y in (on.year - 1, on.year, on.year + 1) if (d := on_year(row, y))]
    if rel in words().ahead:
        return next((y for y, d in days if d > on), None)
    if rel in words().behind:
        return next((y for y, d in reversed(days) if d < on), None)
    near = on_year(row, on.year)
    return nearest_year(hit.scene, near.month, near.day, hit.tense()) if near else None


def _new_year(hit: Hit) -> Reading | None:
    """Reads "in the new year": the start of the one ahead, or of the one begun."""
    on, tokens = hit.scene.on, hit.scene.tokens
    if (
        tokens.low(hit.span("h")[0]) != "new"
        or hit.low("u") != "year"
        or tokens.low(hit.j) in ("'s", "’s", "day", "eve")
    ):
        return None
    if on is None:
        return dated(None, "new-year", grain="year", modifier="start")
    return dated(spans.year(on.year + (on.month > 6)), "new-year", anchored=True, modifier="start")


RULES = (
    Rule("new-year", "<the>(?P<h><holiday>)(?P<u><unit>)", _new_year),
    Rule("holiday", "(?:(?P<rel><next>|<last>|<this>|<previous>))?(?P<h><holiday>)", _holiday),
)
