"""Two dates that belong together: "Tuesday to Thursday", "May 29 - June 2", "Thursday and Friday"."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.times import spans
from dateline.times.grammar import Scene
from dateline.times.reading import Reading
from dateline.times.words import cues

_LASTS = ("-", "–", "—", "‑", "to", "through", "thru", "till", "until", "til")
_LOOK = 14


_Placed = tuple[int, int, Reading]


def joined(scene: Scene, left: _Placed, right: _Placed) -> Reading | None:
    """One reading for two placed ones, or None where they stand apart. The link is the token behind the first."""
    start, link, first = left
    second = right[2]
    word = scene.tokens.low(link)
    if first.kind != "date" or second.kind != "date" or first.when is None or second.when is None:
        return None
    if (moved_before(scene, start) and word in _LASTS) or first.rule.startswith("span"):
        return None
    one, other = _of_one_year(first, second)
    if one.when is None or other.when is None or one.when.first is None or other.when.last is None:
        return None
    if not _of_like_grain(scene, start, one.when.grain, other.when.grain, word):
        return None
    if scene.on is not None and one.rule == other.rule == "weekday:being":
        one, other = _now_running(one, other, scene.on)
    one = _in_its_week(one, other)
    if one.when is None or other.when is None or one.when.first is None or other.when.last is None:
        return None
    if one.when.grain == "day" and (other.when.last < one.when.first or one.rule == "weekday:of-week"):
        other = _next_week(one, other)
    if other.when is None or other.when.last is None or other.when.last <= one.when.first:
        return None
    between = scene.tokens.low(start - 1) == "between"
    listed = word in ("and", "&") and not between
    if listed and not (one.when.grain == "day" and _adjacent(one.when, other.when)):
        return None
    when = spans.between(one.when, other.when, one.when.grain, lasts=word != "or")
    if when is None:
        return None
    return msgspec.structs.replace(
        one,
        when=when,
        timex=when.timex,
        rule=f"{one.rule}..{other.rule}",
        alternatives=(),
        parts=(*(one.parts or ((start, link, one),)), (right[0], right[1], other)),
    )


_FRAMED = frozenset({"day", "month", "year"})


def _of_like_grain(scene: Scene, start: int, one: str, other: str, word: str) -> bool:
    """Days with days or months; with years only behind "from" or "between", or with a word that lasts."""
    if one == "week" and other == "week":
        return scene.tokens.low(start - 1) in ("from", "between")
    if one == other or {one, other} <= {"day", "month"}:
        return True
    framed = scene.tokens.low(start - 1) in ("from", "between") or word in _LASTS[4:]
    return framed and {one, other} <= _FRAMED


def _of_one_year(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Hand the year that one end states to the end that states none."""
    if first.when is None or second.when is None or first.when.first is None or second.when.first is None:
        return first, second
    if first.yearless and not second.yearless and second.when.grain in ("day", "month") and not second.anchored:
        return _with_year(first, second.when.first.year, before=second.when), second
    if first.yearless and second.yearless and second.when.first < first.when.first:
        year = first.when.first.year + (second.when.first.replace(year=2024) < first.when.first.replace(year=2024))
        return first, _with_year(second, year, before=None)
    return first, second


def _with_year(reading: Reading, year: int, before: spans.When | None) -> Reading:
    when = reading.when
    if when is None or when.first is None:
        return reading
    if (
        before is not None
        and before.first is not None
        and (when.first.month, when.first.day) > (before.first.month, before.first.day)
    ):
        year -= 1
    if when.grain == "month":
        moved = spans.month(year, when.first.month)
    else:
        date = spans.date_of(year, when.first.month, when.first.day)
        moved = spans.day(date) if date else None
    return msgspec.structs.replace(reading, when=moved, timex=moved.timex if moved else None, yearless=False)


def _now_running(first: Reading, second: Reading, on: dt.date) -> tuple[Reading, Reading]:
    """ "is being held from Tuesday to Thursday", told on the Wednesday: the days around the story's own."""
    if first.when is None or second.when is None or first.when.first is None or second.when.first is None:
        return first, second
    start = spans.moved(on, -((on.weekday() - first.when.first.weekday()) % 7))
    length = (second.when.first.weekday() - first.when.first.weekday()) % 7
    end = spans.moved(start, length) if start else None
    if start is None or end is None or not start <= on <= end:
        return first, second
    return msgspec.structs.replace(first, when=spans.day(start)), msgspec.structs.replace(second, when=spans.day(end))


def _next_week(first: Reading, second: Reading) -> Reading:
    """The end of a range of weekdays is the next such day after its start."""
    if (
        not second.rule.startswith("weekday")
        or first.when is None
        or second.when is None
        or first.when.first is None
        or second.when.first is None
    ):
        return second
    ahead = (second.when.first.weekday() - first.when.first.weekday()) % 7
    date = spans.moved(first.when.first, ahead)
    return msgspec.structs.replace(second, when=spans.day(date)) if date and ahead else second


def _in_its_week(first: Reading, second: Reading) -> Reading:
    """ "from Monday to Wednesday last week": the week told at the end holds for the start, too."""
    if second.rule != "weekday:of-week" or not first.rule.startswith("weekday"):
        return first
    if first.when is None or second.when is None or first.when.first is None or second.when.first is None:
        return first
    date = spans.moved(second.when.first, -((second.when.first.weekday() - first.when.first.weekday()) % 7))
    return msgspec.structs.replace(first, when=spans.day(date)) if date else first


def _adjacent(one: spans.When, other: spans.When) -> bool:
    return one.last is not None and other.first is not None and spans.moved(one.last, 1) == other.first


def moved_before(scene: Scene, start: int) -> bool:
    """True in "moved from Monday to Thursday": two dates of one event, not a range."""
    moved = cues().moved
    for k in range(start - 1, max(start - _LOOK, -1), -1):
        low = scene.tokens.low(k)
        if low in cues().goes_on:
            return False
        near = scene.tokens.lows[k : k + 5]
        if low in moved and (low not in ("put", "brought") or {"forward", "back", "off"} & set(near)):
            return True
        if low in (".", ";", "?"):
            return False
    return False
