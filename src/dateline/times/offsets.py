"""Counted units from a day: "three days ago", "in two weeks", "two months later", "the past three days"."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.times import spans
from dateline.times.amounts import Amount, amount, length, unit_of
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.relative import AHEAD, side_of


def _count(hit: Hit) -> tuple[Amount, str]:
    found = amount(hit.scene.tokens, *hit.span("q"))
    extra = 0.5 if hit.has("half") else 0.0
    return (Amount(found.value + extra, found.modifier) if found.value is not None else found), unit_of(hit)


def _away(hit: Hit, base: dt.date | None, count: Amount, unit: str, side: int, rule: str) -> Reading | None:
    """``count`` units from ``base``; an open number ("several years ago") keeps its direction and no date."""
    direction = side_of(side)
    if unit in ("hour", "minute", "second"):
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


def _hours_away(base: dt.date | None, count: Amount, unit: str, side: int) -> spans.When | None:
    """The day some hours away, as far as a day can tell: 24 hours ago is yesterday."""
    days = int(count.value // 24) if count.value is not None and unit == "hour" and count.value < 10**5 else 0
    date = spans.moved(base, side * days) if base else None
    return spans.day(date) if date else None


def _ago(hit: Hit) -> Reading | None:
    count, unit = _count(hit)
    return _away(hit, hit.scene.on, count, unit, -1, "ago")


def _from_now(hit: Hit) -> Reading | None:
    count, unit = _count(hit)
    return _away(hit, hit.scene.on, count, unit, 1, "from-now")


def _in(hit: Hit) -> Reading | None:
    """Ahead where the verb is ("in two weeks"); behind a past verb a length ("the first in two years")."""
    count, unit = _count(hit)
    tokens = hit.scene.tokens
    if (
        hit.scene.tense(hit.i, hit.j).direction != "future"
        or tokens.low(hit.j) in ("of", "-")
        or tokens.low(hit.i - 1) in ("time", "times")
    ):
        return None
    if unit == "second" or (
        tokens.low(hit.span("q")[0]) in ("a", "an") and unit in ("day", "year", "minute", "second")
    ):
        return None
    reading = _away(hit, hit.scene.on, count, unit, 1, "in")
    return msgspec.structs.replace(reading, skip=1) if reading else None


def _within(hit: Hit) -> Reading | None:
    count, unit = _count(hit)
    on = hit.scene.on
    last = (
        spans.shifted_day(on, unit, int(count.value))
        if on and count.value is not None and count.value < 10**5
        else None
    )
    if on is None or last is None or last == on:
        return Reading(kind="duration", rule="within", grain=unit, skip=1, timex=length(count.value, unit))
    when = spans.between(spans.day(on), spans.day(last), unit, lasts=False)
    reading = dated(when, "within", direction="future", anchored=True, timex=length(count.value, unit))
    return msgspec.structs.replace(reading, skip=1)


def _later(hit: Hit) -> Reading | None:
    """Reads "two months later", "a day earlier": from the day named before."""
    count, unit = _count(hit)
    base = hit.scene.last_day() or hit.scene.on
    side = -1 if hit.low("side") == "earlier" or hit.low("side") == "before" else 1
    if hit.has("side") and hit.low("side") in ("before", "after") and hit.scene.tokens.low(hit.j)[:1].isalnum():
        return None
    reading = _away(hit, base, count, unit, side, "later")
    return _withoutside_of(reading)


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
    """The counted units of ``hit`` from another date."""
    count, unit = _count(hit)
    return _withoutside_of(_away(hit, base, count, unit, side, "from-date"))


def _span(hit: Hit) -> Reading | None:
    """Reads "the past three days", "the next two weeks", "the last decade": from the anchor back or on."""
    found = amount(hit.scene.tokens, *hit.span("q"))
    unit, on = unit_of(hit), hit.scene.on
    side = 1 if hit.low("rel") in AHEAD or hit.low("rel") == "following" else -1
    if hit.low("rel") == "this":
        return None
    timex = length(found.value, unit)
    other = (
        spans.shifted_day(on, unit, side * int(found.value))
        if on and found.value is not None and found.value < 10**5
        else None
    )
    if on is None or other is None or other == on:
        return Reading(kind="duration", rule="span", grain=unit, direction=side_of(side), timex=timex)
    first, last = sorted((on, other))
    return dated(
        spans.between(spans.day(first), spans.day(last), unit, lasts=False),
        "span",
        direction=side_of(side),
        anchored=True,
        timex=timex,
    )


def _open_span(hit: Hit) -> Reading | None:
    """Reads "the coming weeks", "recent years" as a length without a number, ahead or behind."""
    unit = unit_of(hit)
    if not hit.low("u").endswith("s") or unit in ("second", "quarter"):
        return None
    side = side_of(1 if hit.low("rel") in (*AHEAD, "following") else -1)
    return Reading(kind="duration", rule="open-span", grain=unit, direction=side, timex=length(None, unit))


Q = "(?P<q><HEDGE>(?:<NUM>|<SOME>))<dash>?(?P<u><UNIT>)(?P<half><and><a><half>)?"
RULES = (
    Rule("ago", f"{Q}<ago>", _ago),
    Rule("from-now", f"{Q}(?:<hence>|<from>(?:<vague>|<dayword>))", _from_now),
    Rule("in", f"<in>{Q}(?:<poss><time>)?", _in),
    Rule("within", f"<within>{Q}", _within),
    Rule("later", f"{Q}(?P<side><later>|<earlier>|<before>|<after>)", _later),
    Rule("open-span", "<the>?(?P<rel><next>|<last>|<following>|<previous>|<recent>)(?P<u><unit>)", _open_span),
    Rule("span", "<the>?(?P<rel><next>|<last>|<previous>|<following>)(?P<q><NUM>|<SOME>)(?P<u><UNIT>)", _span),
)
