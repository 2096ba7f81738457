"""Counted units from a day: "three days ago", "in two weeks", "two months later", "the past three days"."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.times import spans
from dateline.times.amounts import CLOCK_UNITS, Amount, amount, length, unit_of
from dateline.times.chains import moved_clock
from dateline.times.grammar import Hit, Rule, Scene
from dateline.times.instants import at_clock
from dateline.times.reading import Reading, dated
from dateline.times.relative import closers, side_of
from dateline.times.tense import is_present
from dateline.times.tokens import alphabet
from dateline.times.words import cues


def counted(hit: Hit) -> tuple[Amount, str]:
    """How many of which unit, the half behind it included."""
    found = amount(hit.scene.tokens, *hit.span("q"))
    extra = 0.5 if hit.has("half") else 0.0
    return (Amount(found.value + extra, found.modifier) if found.value is not None else found), unit_of(hit)


def _away(
    scene: Scene, base: dt.date | None, count: Amount, unit: str, side: int, rule: str, business: bool = False
) -> Reading | None:
    """``count`` units from ``base``; an open number ("several years ago") keeps its direction and no date."""
    direction = side_of(side)
    if rule == "ago" and count.value is None:  # "several years ago" is a date whose day is open, no length
        return dated(None, rule, direction=direction, modifier=count.modifier, grain=unit, timex="PAST_REF")
    if unit in CLOCK_UNITS and (rule != "later" or scene.last_day() is None):
        stamp = moved_clock(scene.now, unit, side * count.value) if scene.now and count.value is not None else None
        if stamp is not None and rule != "from-date":  # "20 minutes later" only where no day was named
            return at_clock(stamp, rule, direction)
    if unit in CLOCK_UNITS:
        return dated(
            _hours_away(base, count, unit, side) if rule != "later" else None,
            f"{rule}:hours",
            direction=direction,
            anchored=True,
            timex=length(count.value, unit),
        )
    if base is None or count.value is None:
        return dated(
            None, rule, direction=direction, modifier=count.modifier, grain=unit, timex=f"{length(count.value, unit)}"
        )
    whole, fine = (int(count.value), unit) if count.value == int(count.value) else (round(count.value * 12), "month")
    if fine != unit and unit not in ("year", "decade"):
        whole, fine = (round(count.value * 30), "day") if unit == "month" else (round(count.value * 7), "day")
    elif fine != unit and unit == "decade":
        whole, fine = round(count.value * 10), "year"
    if business and fine == "day" and whole <= 400:
        return dated(spans.day(working_day(base, side * whole)), f"{rule}:working", direction=direction, anchored=True)
    when = spans.shift(base, fine, side * whole) if whole < 10**6 else None
    exact = spans.shifted_day(base, fine, side * whole) if whole < 10**6 else None
    return dated(
        when,
        rule,
        direction=direction,
        modifier=count.modifier,
        anchored=True,
        alternatives=(exact.isoformat(),) if exact else (),
        grain=unit,
    )


def working_day(base: dt.date, count: int) -> dt.date:
    """The day ``count`` working days away, Saturdays and Sundays not counted."""
    step, date = (1 if count > 0 else -1), base
    for _ in range(abs(count)):
        date = spans.moved(date, step) or date
        while date.weekday() >= 5:
            date = spans.moved(date, step) or dt.date(2000, 1, 3)
    return date


def _hours_away(base: dt.date | None, count: Amount, unit: str, side: int) -> spans.When | None:
    """The day some hours away, as far as a day can tell: 24 hours ago is yesterday."""
    days = int(count.value // 24) if count.value is not None and unit == "hour" and count.value < 10**5 else 0
    date = spans.moved(base, side * days) if base else None
    return spans.day(date) if date else None


def _ago(hit: Hit) -> Reading | None:
    count, unit = counted(hit)
    told = _away(hit.scene, hit.scene.on, count, unit, -1, "ago", business=hit.has("bus"))
    exact = told.alternatives[:1] if told and hit.has("exact") else ()
    date = dt.date.fromisoformat(exact[0]) if exact else None
    return dated(spans.day(date), "ago:exact", direction="past", anchored=True) if date else told


def _today_week(hit: Hit) -> Reading | None:
    """Reads "a week today", "two weeks ago today", "a year from tomorrow"."""
    count, unit = counted(hit)
    on, step = hit.scene.on, hit.number("d")
    whole = count.value is not None and count.value == int(count.value) < 1000
    if on is None or not whole or unit not in ("week", "month", "year", "fortnight"):
        return None
    side = -1 if hit.has("ago") else 1
    base = spans.moved(on, step)
    date = spans.shifted_day(base, unit, side * int(count.value or 0)) if base else None
    return dated(spans.day(date), "week-today", direction=side_of(side), anchored=True) if date else None


def _from_now(hit: Hit) -> Reading | None:
    """Reads "two weeks from now"; "for three days from today" is a stay."""
    if hit.scene.tokens.low(hit.i - 1) == "for" and hit.scene.tokens.low(hit.j - 1) not in ("now",):
        return None
    count, unit = counted(hit)
    return _away(hit.scene, hit.scene.on, count, unit, 1, "from-now", business=hit.has("bus"))


def _in(hit: Hit) -> Reading | None:
    """Ahead where the verb is ("in two weeks"); behind a past verb a length ("the first in two years")."""
    count, unit = counted(hit)
    tokens = hit.scene.tokens
    if (
        (hit.scene.tense(hit.i, hit.j).direction != "future" and not _stands_alone(hit) and not _is_plan(hit))
        or tokens.low(hit.j) in ("of", "-")
        or tokens.low(hit.i - 1) in ("time", "times")
    ):
        return None
    if tokens.low(hit.span("u")[0]) == "second" or (
        tokens.low(hit.span("q")[0]) in ("a", "an") and unit in ("day", "year", "minute")
    ):
        return None
    reading = _away(hit.scene, hit.scene.on, count, unit, 1, "in", business=hit.has("bus"))
    return msgspec.structs.replace(reading, skip=1) if reading else None


def _is_plan(hit: Hit) -> bool:
    """A full sentence in the present that ranks nothing: "the ship is due in port in three days"."""
    tokens, letters = hit.scene.tokens, alphabet()
    if hit.scene.tense(hit.i, hit.j).direction == "past":
        return False
    opening = tokens.opening(hit.i)
    if cues().commands & set(tokens.lows[opening : opening + 3]):
        return True
    if not is_present(tokens, hit.i, hit.j):
        return False
    ranks = {letters["ord"], letters["second"], letters["nth"], letters["superlative"], letters["time"]}
    before = range(max(hit.i - 14, 0), hit.i)
    return not any(
        tokens.kinds[k] in ranks or tokens.lows[k].endswith("est") or tokens.lows[k] == "most" for k in before
    )


def _stands_alone(hit: Hit) -> bool:
    """ "In five minutes." as all that is said."""
    tokens = hit.scene.tokens
    opens = hit.i == 0 or tokens.kinds[hit.i - 1] in closers()
    return opens and (hit.j >= len(tokens.lows) or tokens.kinds[hit.j] in closers()) and hit.i + hit.j < 12


def _later(hit: Hit) -> Reading | None:
    """Reads "two months later", "a day earlier": from the day named before."""
    count, unit = counted(hit)
    base = hit.scene.last_day() or hit.scene.on
    coarse_base = hit.scene.last_period(unit)
    side = -1 if hit.low("side") == "earlier" or hit.low("side") == "before" else 1
    if hit.low("side") == "later" and hit.scene.tokens.low(hit.j) in ("this", "today", "in", "that", "next"):
        return None
    if hit.has("side") and hit.low("side") in ("before", "after") and hit.scene.tokens.low(hit.j)[:1].isalnum():
        return None
    if coarse_base is not None and count.value is not None and count.value == int(count.value) < 1000:
        return dated(_period_away(coarse_base, unit, side * int(count.value)), "later", anchored=True)
    reading = _away(hit.scene, base, count, unit, side, "later", business=hit.has("bus"))
    return _withoutside_of(reading)


def one_beside(hit: Hit, base: dt.date | None, side: int) -> Reading | None:
    """The day, week or weekday right before or after a date: "the day after Christmas"."""
    if base is None:
        return None
    if hit.has("w"):
        step = spans.moved(base, side)
        ahead = (hit.number("w") - step.weekday()) % 7 if step else 0
        behind = (step.weekday() - hit.number("w")) % 7 if step else 0
        date = spans.moved(step, ahead if side > 0 else -behind) if step else None
        return dated(spans.day(date), "beside", anchored=True) if date else None
    unit = unit_of(hit)
    if hit.low("u").endswith("s") or unit not in ("day", "week", "month", "year"):
        return None
    return dated(spans.shift(base, unit, side), "beside", anchored=True)


def years_on(base: spans.When, count: int) -> spans.When | None:
    """The same day, month or year some years on."""
    if base.grain != "day" or base.first is None:
        return _period_away(base, "year", count)
    day = spans.shifted_day(base.first, "year", count)
    return spans.day(day) if day else None


def _period_away(base: spans.When, unit: str, count: int) -> spans.When | None:
    """The same month or quarter some years away, the month some months away: as coarse as it was named."""
    day = spans.shifted_day(base.first, unit, count) if base.first else None
    if day is None:
        return None
    if base.grain == "month":
        return spans.month(day.year, day.month)
    return spans.quarter(day.year, (day.month - 1) // 3 + 1) if base.grain == "quarter" else spans.year(day.year)


def _withoutside_of(reading: Reading | None) -> Reading | None:
    """A step from another mention tells no tense of its own."""
    if reading is None:
        return None
    return dated(
        reading.when,
        reading.rule,
        modifier=reading.modifier,
        anchored=True,
        alternatives=reading.alternatives,
        timex=reading.timex,
        grain=reading.grain,
    )


def away_from(hit: Hit, base: dt.date | None, side: int) -> Reading | None:
    """The counted units of ``hit`` from another date; whole weeks from a day give a day."""
    count, unit = counted(hit)
    if unit in ("week", "fortnight") and base and count.value is not None and count.value == int(count.value) < 1000:
        date = spans.shifted_day(base, unit, side * int(count.value))
        return dated(spans.day(date), "from-date", anchored=True, modifier=count.modifier) if date else None
    return _withoutside_of(_away(hit.scene, base, count, unit, side, "from-date", business=hit.has("bus")))


def as_length(hit: Hit) -> Reading:
    """The counted units of ``hit`` as a length: what TIMEX3 tags of "two days after Monday"."""
    count, unit = counted(hit)
    return Reading(
        kind="duration", rule="from-date", grain=unit, modifier=count.modifier, timex=length(count.value, unit)
    )


Q = "(?P<q><HEDGE>(?:<NUM>|<SOME>))<dash>?(?P<bus><business>)?(?P<u><UNIT>)(?P<half><and><a>?<half>)?"
RULES = (
    Rule("ago", f"{Q}<ago>(?P<exact><to><the><unit>)?", _ago),
    Rule("week-today", f"{Q}(?:(?P<ago><ago>)|<from>)?(?P<d><dayword>)", _today_week),
    Rule("from-now", f"{Q}(?:<hence>|<from>(?:<vague>|<dayword>))", _from_now),
    Rule("in", f"<in>{Q}(?:<poss><time>)?", _in),
    Rule("later", f"{Q}(?P<side><on>)(?=<comma>|<stop>)", _later),
    Rule("later", f"{Q}(?P<side><later>|<earlier>|<before>|<after>)", _later),
)
