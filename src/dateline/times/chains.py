"""Lengths of several units: "1 year, 2 months and 21 days", "2 weeks and 2 days ago", "1 day 2 hours later"."""

from __future__ import annotations

import datetime as dt
import functools
import re

from dateline.times import spans
from dateline.times.amounts import CLOCK_UNITS, amount, parts_length
from dateline.times.grammar import Scene, compile_pattern
from dateline.times.instants import at_clock
from dateline.times.reading import Reading, dated
from dateline.times.words import words

_LONGEST = 5
Part = tuple[float, str]


def chain(scene: Scene, i: int) -> tuple[int, Reading] | None:
    """Two lengths or more in a row at token ``i``, of different units, and the word behind them that counts on."""
    parts: list[Part] = []
    end, at, modifier = i, i, None
    while len(parts) < _LONGEST:
        found = length().match(scene.tokens.kinds, at)
        if found is None:
            break
        told = amount(scene.tokens, *found.span("q"))
        unit = words().units.get(scene.tokens.low(found.start("u")), "second")
        if told.value is None or unit in [u for _, u in parts]:
            break
        parts.append((told.value, unit))
        modifier = modifier or told.modifier
        end = found.end()
        between = _between().match(scene.tokens.kinds, end)
        at = between.end() if between else end
    if len(parts) < 2:
        return None
    tail = _tail().match(scene.tokens.kinds, end)
    if tail is None:
        return end, Reading(
            kind="duration", rule="chain", grain=parts[-1][1], modifier=modifier, timex=parts_length(parts)
        )
    return tail.end(), _counted(scene, parts, tail)


def _counted(scene: Scene, parts: list[Part], tail: re.Match[str]) -> Reading:
    behind = tail.start("ago") >= 0 or tail.start("back") >= 0
    side = -1 if behind else 1
    told = tail.start("told") >= 0 or tail.start("back") >= 0
    base = (scene.last_day() or scene.on) if told else scene.on
    date = base
    for value, unit in parts:
        date = spans.shifted_day(date, unit, side * int(value)) if date and value < 10**5 else None
    clock = _clock(scene, parts, side) if not told or scene.last_day() is None else None
    rule = "later" if told else "ago" if behind else "from-now"
    direction = "past" if behind else "future"
    if clock is not None:
        return at_clock(clock, rule, direction)
    return dated(
        spans.day(date) if date else None,
        rule,
        anchored=True,
        grain="day",
        timex=parts_length(parts) if date is None else None,
        direction=None if told else direction,
    )


def _clock(scene: Scene, parts: list[Part], side: int) -> dt.datetime | None:
    """The instant, where hours are counted and the anchor has a clock."""
    if scene.now is None or not any(unit in CLOCK_UNITS for _, unit in parts):
        return None
    now: dt.datetime | None = scene.now
    for value, unit in parts:
        now = moved_clock(now, unit, side * value)
    return now


def moved_clock(now: dt.datetime | None, unit: str, count: float) -> dt.datetime | None:
    """A clock some units on; None beyond the calendar."""
    if now is None or abs(count) > 10**6:
        return None
    try:
        if unit in CLOCK_UNITS:
            return now + dt.timedelta(**{f"{unit}s": count})
        day = spans.shifted_day(now.date(), unit, int(count))
        return dt.datetime.combine(day, now.time()) if day else None
    except OverflowError:
        return None


@functools.cache
def length() -> re.Pattern[str]:
    """One length of a chain."""
    return compile_pattern("(?P<q><HEDGE>(?:<NUM>|<a>|<half><a>))<dash>?(?P<u><UNIT>)")


@functools.cache
def _between() -> re.Pattern[str]:
    return compile_pattern("<comma>?<and>?")


@functools.cache
def _tail() -> re.Pattern[str]:
    return compile_pattern(
        "(?P<ago><ago>)|(?P<told><later>)|(?P<back><earlier>)|(?:<hence>|<from>(?:<vague>|<dayword>))"
    )
