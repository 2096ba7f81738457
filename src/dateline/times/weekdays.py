"""Weekdays by tense and cue."""

from __future__ import annotations

import datetime as dt
import functools
import re

import msgspec

from dateline.times import spans
from dateline.times.amounts import amount, unit_of
from dateline.times.grammar import Hit, Rule, compile_pattern
from dateline.times.reading import Reading, dated
from dateline.times.tense import Tense, is_present
from dateline.times.words import words

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
        return _told(hit, beside, "weekday:beside", None)
    week = _week_before(hit)
    if week is not None:
        return _told(hit, in_week(week, number, 0), "weekday:of-week", None)
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
    return _told(hit, date, f"weekday:{tense.cue or 'default'}", direction, other)


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


def _ago(hit: Hit) -> Reading | None:
    """Reads "a week ago Tuesday", "two weeks ago on Friday", "a year ago Monday"; "Monday week"."""
    on, number = hit.scene.on, hit.number("w")
    unit = unit_of(hit)
    count = amount(hit.scene.tokens, *hit.span("q")).value if hit.has("q") else 1.0
    if (
        on is None
        or count is None
        or unit not in ("week", "month", "year")
        or (hit.low("u") == "weeks" and not hit.has("q"))
    ):
        return None
    if not hit.has("q"):
        base = on_or_after(on, number) if unit == "week" else None
        date = spans.moved(base, 7) if base else None
        return _told(hit, date, "weekday:week", "future") if date else None
    base = on_or_before(on, number)
    date = spans.shifted_day(base, unit, -int(count)) if base else None
    return _told(hit, date, "weekday:ago", "past") if date else None


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
    return _told(hit, chosen, f"weekday:{tense.cue}:nearest", side, other)


def _in_relative(hit: Hit) -> bool:
    tokens = hit.scene.tokens
    pairs = ((tokens.low(k), tokens.low(k + 1)) for k in range(max(hit.i - 12, 0), hit.i))
    return any(one in ("which", "that", "who") and two in ("was", "were", "had") for one, two in pairs)


def _ahead(hit: Hit, on: dt.date, number: int, tense: Tense) -> Reading | None:
    date = on_or_after(on, number)
    if date == on:
        return _told(hit, on, f"weekday:{tense.cue}", "now", spans.moved(on, 7))
    return _told(hit, date, f"weekday:{tense.cue}", "future", None if tense.strong else on_or_before(on, number))


def _told(
    hit: Hit, date: dt.date | None, rule: str, direction: str | None, other: dt.date | None = None
) -> Reading | None:
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
        return _told(hit, coming, "weekday:coming", "future")
    if "past" in said:
        return _told(hit, gone, "weekday:past", "past")
    if "next" in said:
        chosen = coming if number == _SUNDAY and on.weekday() != _SUNDAY else in_week(on, number, 1)
        return _told(hit, chosen, "weekday:next", "future", coming if chosen != coming else None)
    if said & {"last", "previous"}:
        return _told(hit, gone, "weekday:last", "past", in_week(on, number, -1))
    same = in_week(on, number, 0)
    direction = None if same is None else "past" if same < on else "future" if same > on else "now"
    if same and same < on and hit.tense().direction == "future":
        return _told(hit, coming, "weekday:this", "future", same)
    return _told(hit, same, "weekday:this", direction)


def _of_week(hit: Hit) -> Reading | None:
    """Reads "Monday of next week", "Tuesday last week", "next week's Friday"."""
    on, number, rel = hit.scene.on, hit.number("w"), hit.low("rel")
    unit = hit.low("u")
    if unit not in ("week", "weeks"):
        return None
    if on is None:
        return dated(None, "weekday:of-week", grain="day")
    weeks = 1 if rel in (*words().ahead, "following") else -1 if rel in words().behind else 0
    return _told(
        hit, in_week(on, number, weeks), "weekday:of-week", "future" if weeks > 0 else "past" if weeks < 0 else None
    )


def _anaphor(hit: Hit) -> Reading | None:
    """Reads "the following Monday", "the previous Friday": counted from the day named before."""
    base = hit.scene.last_day() or hit.scene.on
    number = hit.number("w")
    if base is None:
        return dated(None, "weekday:anaphor", grain="day")
    ahead = hit.low("rel") in ("following", "next")
    step = spans.moved(base, 1 if ahead else -1)
    date = (on_or_after if ahead else on_or_before)(step, number) if step else None
    return _told(hit, date, "weekday:anaphor", None)


def _counted(hit: Hit) -> Reading | None:
    """Reads "two Sundays ago", "three Fridays from now": that many such days away, the anchor not counted."""
    on, number = hit.scene.on, hit.number("w")
    count = amount(hit.scene.tokens, *hit.span("q")).value
    if on is None or count is None or count != int(count) or not 1 <= count < 500:
        return None
    behind = hit.has("ago")
    start = spans.moved(on, -1 if behind else 1)
    near = (on_or_before if behind else on_or_after)(start, number) if start else None
    date = spans.moved(near, (-7 if behind else 7) * (int(count) - 1)) if near else None
    return _told(hit, date, "weekday:counted", "past" if behind else "future")


def _in_that_week(hit: Hit) -> Reading | None:
    """Reads "Monday two weeks from now", "Thursday, two years from now": that weekday of the week so far away."""
    on, number, unit = hit.scene.on, hit.number("w"), unit_of(hit)
    count = amount(hit.scene.tokens, *hit.span("q")).value
    if on is None or count is None or count != int(count) < 1000 or unit not in ("week", "month", "year"):
        return None
    side = -1 if hit.has("ago") else 1
    base = spans.shifted_day(on, unit, side * int(count))
    return _told(hit, in_week(base, number, 0), "weekday:of-week", "past" if side < 0 else "future") if base else None


def _week_on(hit: Hit) -> Reading | None:
    """Reads "a week on Monday", "a week Monday", "two weeks on Friday": that many weeks from the coming one."""
    on, number = hit.scene.on, hit.number("w")
    count = amount(hit.scene.tokens, *hit.span("q")).value
    unit, day = unit_of(hit), hit.scene.tokens.low(hit.i - 1)
    if (
        on is None
        or unit not in ("week", "fortnight")
        or count is None
        or count != int(count)
        or day in ("for", "than")
    ):
        return None
    coming = on_or_after(spans.moved(on, 1) or on, number)
    date = spans.shifted_day(coming, unit, int(count)) if coming else None
    return _told(hit, date, "weekday:week-on", "future") if date and hit.tense().direction != "past" else None


_PART = "(?:(?:<dash>|<in><the>)?(?P<p><daypart>))?"
RULES = (
    Rule("weekday:ago", "(?P<q><NUM>|<SOME>)(?P<u><unit>)<ago>(?:<on>|<last>|<this>)?(?P<w><weekday>)", _ago),
    Rule("weekday:counted", "(?P<q><NUM>)(?P<w><weekdays>)(?:(?P<ago><ago>)|<from><vague>|<hence>)", _counted),
    Rule(
        "weekday:of-week",
        "(?P<w><weekday>)<comma>?(?P<q><a>|<NUM>)(?P<u><unit>)(?:(?P<ago><ago>)|<from>(?:<vague>|<dayword>)|<hence>)",
        _in_that_week,
    ),
    Rule("weekday:week-on", "(?P<q><a>|<NUM>)(?P<u><unit>)<on>?(?P<w><weekday>)", _week_on),
    Rule("weekday:list", "<weekday>(?:<comma><weekday>){1,5}<comma>?<and><weekday>", _list),
    Rule("weekday:week", "(?P<w><weekday>)(?P<u><unit>)(?!<word>)", _ago),
    Rule("weekday", f"(?P<w><weekday>)<dot>?{_PART}", _weekday),
    Rule("weekday:related", f"(?:<this>?(?:<next>|<last>)|<this>|<previous>)(?P<w><weekday>)<dot>?{_PART}", _related),
    Rule(
        "weekday:of-week",
        "(?P<w><weekday>)(?:<of><the>?|<comma>)?(?P<rel><next>|<last>|<this>|<previous>|<following>)(?P<u><unit>)",
        _of_week,
    ),
    Rule(
        "weekday:of-week",
        "(?P<rel><next>|<last>|<this>|<previous>)(?P<u><unit>)<poss>?(?:<comma>|<on>|<dash>)?(?P<w><weekday>)",
        _of_week,
    ),
    Rule("weekday:anaphor", f"<the>(?P<rel><following>|<previous>|<next>)(?P<w><weekday>){_PART}", _anaphor),
)
