"""Weekdays by tense and cue."""

from __future__ import annotations

import datetime as dt
import functools
import re

import msgspec

from dateline.times import spans
from dateline.times.grammar import Hit, Rule, compile_pattern
from dateline.times.reading import Reading, dated
from dateline.times.tense import Tense, is_present

_SUNDAY = 6


def on_or_before(on: dt.date, weekday: int) -> dt.date | None:
    """The most recent such weekday, the anchor itself included."""
    return spans.moved(on, -((on.weekday() - weekday) % 7))


def on_or_after(on: dt.date, weekday: int) -> dt.date | None:
    """The next such weekday, the anchor itself included."""
    return spans.moved(on, (weekday - on.weekday()) % 7)


def in_week(on: dt.date, weekday: int, weeks: int) -> dt.date | None:
    """That weekday of the ISO week ``weeks`` away."""
    return spans.moved(on, weekday - on.weekday() + 7 * weeks)


def _weekday(hit: Hit) -> Reading | None:
    number, on, tense = hit.number("w"), hit.scene.on, hit.tense()
    beside = _in_brackets(hit)
    if beside is not None:
        return told(hit, beside, "weekday:beside", None)
    week = _week_before(hit)
    if week is not None:
        return told(hit, in_week(week, number, 0), "weekday:of-week", None)
    if on is None:
        return dated(None, "weekday", direction=tense.direction, timex=f"XXXX-WXX-{number + 1}", grain="day")
    if tense.direction is None and is_present(hit.scene.tokens, hit.i, hit.j):
        tense = Tense("future", False, "present")
    if tense.direction == "future" and tense.open:
        return _either(hit, on, number, tense)
    if tense.direction == "future":
        return _ahead(hit, on, number, tense)
    date, other = on_or_before(on, number), on_or_after(on, number)
    direction = "now" if date == on else tense.direction or "past"
    return told(hit, date, f"weekday:{tense.cue or 'default'}", direction, other)


def _week_before(hit: Hit) -> dt.date | None:
    """The week named right before: "last week between Friday and Sunday", "next week, on Tuesday"."""
    scene = hit.scene
    if not scene.readings:
        return None
    _, end, before = scene.readings[-1]
    between = scene.tokens.lows[end : hit.i]
    when = before.when if before.rule == "related:week" else None
    joined = between in (["between"], ["from"], ["on"], [",", "on"], ["-"], [",", "from"])
    return when.first if when and joined else None


def _in_brackets(hit: Hit) -> dt.date | None:
    """ "Thursday (Wednesday in Washington)": the day next to the one before the bracket."""
    scene = hit.scene
    if scene.tokens.low(hit.i - 1) != "(" or not scene.readings:
        return None
    _, end, before = scene.readings[-1]
    base = before.when.first if before.when and before.grain == "day" else None
    if base is None or hit.i - 1 - end > 3:
        return None
    near = [d for step in (-1, 0, 1) if (d := spans.moved(base, step))]
    return next((d for d in near if d.weekday() == hit.number("w")), None)


def _either(hit: Hit, on: dt.date, number: int, tense: Tense) -> Reading | None:
    """A plan that came to nothing, or was told in the past: the nearest such day; of two, the one ahead.

    A relative clause ("called off a trip that was to begin on Sunday") looks ahead: such news comes before the day.
    """
    before, after = on_or_before(on, number), on_or_after(on, number)
    if before is None or after is None:
        return None
    ahead = _in_relative(hit) or (after - on) <= (on - before)
    chosen, other = (after, before) if ahead else (before, after)
    side = "future" if chosen > on else "past" if chosen < on else "now"
    return told(hit, chosen, f"weekday:{tense.cue}:nearest", side, other)


def _in_relative(hit: Hit) -> bool:
    tokens = hit.scene.tokens
    pairs = ((tokens.low(k), tokens.low(k + 1)) for k in range(max(hit.i - 12, 0), hit.i))
    return any(one in ("which", "that", "who") and two in ("was", "were", "had") for one, two in pairs)


def _ahead(hit: Hit, on: dt.date, number: int, tense: Tense) -> Reading | None:
    date = on_or_after(on, number)
    if date == on:
        return told(hit, on, f"weekday:{tense.cue}", "now", spans.moved(on, 7))
    return told(hit, date, f"weekday:{tense.cue}", "future", None if tense.strong else on_or_before(on, number))


def told(
    hit: Hit, date: dt.date | None, rule: str, direction: str | None, other: dt.date | None = None
) -> Reading | None:
    """The reading of a weekday whose day is known; a part of the day behind it makes it a time."""
    if date is None:
        return None
    part = str(hit.value("p")) if hit.has("p") else ""
    when = spans.day(date)
    return dated(
        when,
        rule,
        direction=direction,
        anchored=True,
        alternatives=(other.isoformat(),) if other else (),
        kind="time" if part else "date",
        timex=f"{when.timex}T{part}" if part else None,
    )


def _list(hit: Hit) -> Reading | None:
    """Reads "Friday, Saturday and Sunday": days in a row are one interval, others stand apart."""
    on, tokens = hit.scene.on, hit.scene.tokens
    letter = tokens.kinds[hit.i]
    places = [k for k in range(hit.i, hit.j) if tokens.kinds[k] == letter]
    first = _weekday(_one(hit, places[0]))
    if on is None or first is None or first.when is None or first.when.first is None:
        return None
    told, date = [(places[0], first)], first.when.first
    for k in places[1:]:
        ahead = (int(tokens.values[k]) - date.weekday()) % 7
        moved = spans.moved(date, ahead or 7)
        if moved is None:
            return None
        date = moved
        told.append((k, dated(spans.day(date), first.rule, anchored=True, direction=first.direction)))
    parts = tuple((k, k + 1, reading) for k, reading in told)
    if (date - first.when.first).days != len(places) - 1:
        return msgspec.structs.replace(first, parts=parts, apart=True)
    when = spans.between(first.when, spans.day(date), "day", lasts=True)
    return dated(when, f"{first.rule}..list", anchored=True, parts=parts)


def _one(hit: Hit, k: int) -> Hit:
    """The weekday of token ``k`` alone."""
    found = _lone().match(hit.scene.tokens.kinds, k)
    assert found is not None
    return Hit(hit.scene, k, k + 1, found)


@functools.cache
def _lone() -> re.Pattern[str]:
    return compile_pattern("(?P<w><weekday>)")


def _related(hit: Hit) -> Reading | None:
    """Reads "next Friday", "last Tuesday", "this coming Monday", "this Thursday"."""
    on, number = hit.scene.on, hit.number("w")
    said = {hit.scene.tokens.low(k) for k in range(hit.i, hit.span("w")[0])}
    if said == {"past"} and hit.scene.tokens.low(hit.i - 1) not in ("the", "this", "last", ""):
        return None  # "may go on past Friday"
    if on is None:
        return dated(None, "weekday:related", grain="day", timex=f"XXXX-WXX-{number + 1}")
    after, before = spans.moved(on, 1), spans.moved(on, -1)
    if after is None or before is None:
        return None
    coming, gone = on_or_after(after, number), on_or_before(before, number)
    if said & {"coming", "upcoming"}:
        return told(hit, coming, "weekday:coming", "future")
    if "past" in said:
        return told(hit, gone, "weekday:past", "past")
    if "next" in said:
        chosen = coming if number == _SUNDAY and on.weekday() != _SUNDAY else in_week(on, number, 1)
        return told(hit, chosen, "weekday:next", "future", coming if chosen != coming else None)
    if said & {"last", "previous"}:
        return told(hit, gone, "weekday:last", "past", in_week(on, number, -1))
    same = in_week(on, number, 0)
    direction = None if same is None else "past" if same < on else "future" if same > on else "now"
    if same and same < on and hit.tense().direction == "future":
        return told(hit, coming, "weekday:this", "future", same)
    return told(hit, same, "weekday:this", direction)


PART = "(?:(?:<dash>|<in><the>)?(?P<p><daypart>))?"
RULES = (
    Rule("weekday:list", "<weekday>(?:<comma><weekday>){1,5}<comma>?<and><weekday>", _list),
    Rule("weekday", f"(?P<w><weekday>)<dot>?{PART}", _weekday),
    Rule("weekday:related", f"(?:<this>?(?:<next>|<last>)|<this>|<previous>)(?P<w><weekday>)<dot>?{PART}", _related),
)
