"""Parts of a period: "early next year", "mid-November", "the second half of June", "later this week"."""

from __future__ import annotations

import datetime as dt
import functools
import re

import msgspec

from dateline.times import spans
from dateline.times.amounts import amount, length
from dateline.times.grammar import Scene, compile_pattern
from dateline.times.reading import Reading, dated
from dateline.times.words import words

PREFIX = (
    "(?:(?P<early><early>|<earlier>)|(?P<late><late>|<later>)|(?P<mid><mid>|<middle>)|<the>(?:(?P<earlies><early>)|(?P<lates><late>)|(?P<mids><mid>))(?=<dash>?(?:<decade>|<year>|<tens>))|<the>?(?P<start><start>|<beginning>)<of>|<the>?(?P<end><end>)<of>"
    "|<the>?(?P<middle><middle>)<of>|<the>?(?P<turn><turn>)<of>"
    "|<the>?(?P<n><ORD>|<last>|<latter>)(?P<k><NUM>)?(?P<u><half>|<unit>|<weekday>)(?:<of>|<in>))(?:<dash>|<in>|<on>)?"
)
_MODIFIERS = {
    "earlies": "early",
    "lates": "late",
    "mids": "mid",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "start": "start",
    "end": "end",
    "middle": "mid",
    "turn": "turn",
}


@functools.cache
def prefix() -> re.Pattern[str]:
    """A part word and what joins it to its period."""
    return compile_pattern(PREFIX)


def part(scene: Scene, i: int) -> tuple[int, str, dict[str, int | str]] | None:
    """A part word at token ``i``: where it ends, its name, and for "the second half" which one of what."""
    found = prefix().match(scene.tokens.kinds, i)
    if found is None:
        return None
    for name, modifier in _MODIFIERS.items():
        if found.start(name) >= 0:
            return found.end(), modifier, {}
    k = found.start("n")
    low, value = scene.tokens.low(k), scene.tokens.values[k]
    if value == "past":  # "the past month of fighting" counts nothing
        return None
    number = -1 if low == "last" else 2 if low == "latter" else int(value)
    return (
        found.end(),
        "nth",
        {
            "n": number,
            "k": int(amount(scene.tokens, *found.span("k")).value or 0) if found.start("k") >= 0 else 0,
            "u": scene.tokens.low(found.start("u")),
            "w": scene.tokens.values[found.start("u")],
        },
    )


def turned(scene: Scene, i: int, j: int) -> tuple[int, Reading] | None:
    """Reads "the turn of the year", "the turn of the century": about the January, the year, it turns at."""
    found = _turning().match(scene.tokens.kinds, j)
    if found is None:
        return None
    unit = words().units.get(scene.tokens.low(found.start("u")), "")
    if unit == "century" and scene.on:
        whole = spans.year(scene.on.year // 100 * 100)
    elif unit == "year" and scene.on:
        ahead = scene.tense(i, found.end()).direction
        on = scene.on
        next_one = ahead == "future" or on.month > 9 or (ahead is None and on.month > 6)
        month, january = spans.month(on.year + next_one - 1, 12), spans.month(on.year + next_one, 1)
        whole = (
            spans.between(month, january, "month", f"{on.year + next_one}", lasts=False) if month and january else None
        )
        return found.end(), dated(whole, f"turn:{unit}", anchored=True, modifier="turn")
    else:
        return None
    when = msgspec.structs.replace(whole, edtf=f"{whole.edtf}~") if whole else None
    return found.end(), dated(when, f"turn:{unit}", anchored=True, modifier="turn")


@functools.cache
def _turning() -> re.Pattern[str]:
    return compile_pattern("<the>(?P<u><unit>)")


def narrowed(reading: Reading, name: str, which: dict[str, int | str]) -> Reading | None:
    """The part of a period. A named part keeps the period and says so; a counted one is cut out of it."""
    when = reading.when
    if name != "nth":
        if (
            reading.kind == "time"
            or reading.kind not in ("date",)
            or (when is not None and when.grain == "day" and name in ("mid", "start", "turn"))
        ):
            return None
        return msgspec.structs.replace(reading, modifier=name, rule=f"{reading.rule}+{name}")
    if when is None or when.first is None or when.last is None or reading.kind != "date":
        return None
    if str(which["u"]).endswith("s") and not which.get("k"):
        return _few(reading, int(which["n"]), str(which["u"]))
    if which.get("k"):
        return _several(reading, when.first, when.last, which)
    cut = _cut(when.first, when.last, when.grain, int(which["n"]), str(which["u"]), which["w"])
    if cut is None:
        return None
    return msgspec.structs.replace(
        reading, when=cut, grain=cut.grain, rule=f"{reading.rule}+{which['u']}", timex=cut.timex, alternatives=()
    )


def _cut(first: dt.date, last: dt.date, grain: str, number: int, unit: str, weekday: int | str) -> spans.When | None:
    kind = words().units.get(unit, unit)
    if kind == "half":
        return _half(first, last, grain, number)
    if unit in words().weekdays and isinstance(weekday, int):
        return _nth_weekday(first, last, number, weekday)
    if kind == "day" and grain in ("month", "year", "week"):
        date = last if number < 0 else spans.moved(first, number - 1)
        return spans.day(date) if date and date <= last else None
    if kind == "week" and grain == "year":
        return _iso_week(first.year, number)
    if kind == "week" and grain == "month" and number < 0:
        return _last_week(last)
    if kind == "week" and grain == "month":
        start = spans.moved(last, -6) if number < 0 else spans.moved(first, 7 * (number - 1))
        return _week_in(start, first, last) if start else None
    if kind == "weekend" and grain == "month":
        saturday = _nth_weekday(first, last, number, 5)
        return spans.weekend(saturday.first) if saturday and saturday.first else None
    if kind == "month" and grain == "year":
        return spans.month(first.year, 12 if number < 0 else number) if number <= 12 else None
    if kind == "quarter" and grain == "year" and number <= 4:
        return spans.quarter(first.year, 4 if number < 0 else number)
    return None


def _few(reading: Reading, number: int, unit: str) -> Reading | None:
    """Reads "the first days of June", "the last weeks of the year": the period, early or late."""
    if number not in (1, -1) or words().units.get(unit) not in ("day", "week", "month"):
        return None
    return msgspec.structs.replace(reading, modifier="start" if number > 0 else "end", rule=f"{reading.rule}+{unit}")


def _several(reading: Reading, first: dt.date, last: dt.date, which: dict[str, int | str]) -> Reading | None:
    """Reads "the first two weeks of 2021", "the last four months of the year": a stretch cut from one end."""
    unit, count = words().units.get(str(which["u"]), ""), int(which["k"])
    ahead = int(which["n"]) == 1
    if unit not in ("day", "week", "month", "quarter", "year") or int(which["n"]) not in (1, -1):
        return None
    start = first if ahead else spans.moved(last, 1)
    if unit == "week" and reading.grain == "year" and start:
        start = dt.date.fromisocalendar(first.year + (not ahead), 1, 1)
    other = spans.shifted_day(start, unit, count if ahead else -count) if start and count < 1000 else None
    if start is None or other is None:
        return None
    begin, end = (start, spans.moved(other, -1)) if ahead else (other, spans.moved(start, -1))
    when = spans.between(spans.day(begin), spans.day(end), unit, lasts=False) if end and begin <= end else None
    if when is None:
        return None
    return msgspec.structs.replace(
        reading, when=when, grain=unit, rule=f"{reading.rule}+{which['u']}", timex=length(count, unit), alternatives=()
    )


def _iso_week(year: int, number: int) -> spans.When | None:
    """The first week of a year by ISO 8601: the one that holds its first Thursday."""
    try:
        monday = dt.date.fromisocalendar(year, number if number > 0 else dt.date(year, 12, 28).isocalendar().week, 1)
    except ValueError:
        return None
    return spans.week(monday)


def _last_week(last: dt.date) -> spans.When | None:
    """The last week of a month that has most of its days in it."""
    monday = spans.moved(last, -last.weekday() - (7 if last.weekday() < 3 else 0))
    return spans.week(monday) if monday else None


def _half(first: dt.date, last: dt.date, grain: str, number: int) -> spans.When | None:
    if grain == "year" and number in (1, 2):
        return spans.half(first.year, number)
    middle = first + dt.timedelta(days=14) if grain == "month" else first + (last - first) / 2
    if number == 1:
        return spans.between(spans.day(first), spans.day(middle), "half", lasts=False)
    return (
        spans.between(spans.day(middle + dt.timedelta(days=1)), spans.day(last), "half", lasts=False)
        if number == 2 and middle < last
        else None
    )


def _nth_weekday(first: dt.date, last: dt.date, number: int, weekday: int) -> spans.When | None:
    if number < 0:
        date = spans.moved(last, -((last.weekday() - weekday) % 7))
    else:
        date = spans.moved(first, (weekday - first.weekday()) % 7 + 7 * (number - 1))
    return spans.day(date) if date and first <= date <= last else None


def _week_in(start: dt.date, first: dt.date, last: dt.date) -> spans.When | None:
    """Seven days of a month: the first week is its days 1 to 7."""
    end = min(start + dt.timedelta(days=6), last)
    return spans.between(spans.day(start), spans.day(end), "week", lasts=False) if first <= start <= end else None
