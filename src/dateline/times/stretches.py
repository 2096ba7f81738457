"""Stretches from the anchor: "within two weeks", "the past three days", "the coming months"."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.times import spans
from dateline.times.amounts import CLOCK_UNITS, Amount, amount, length, unit_of
from dateline.times.chains import moved_clock
from dateline.times.grammar import Hit, Rule, Scene
from dateline.times.instants import at_clock
from dateline.times.offsets import Q, counted
from dateline.times.reading import Reading, dated
from dateline.times.relative import coarse, side_of
from dateline.times.words import cues, words


def _within(hit: Hit) -> Reading | None:
    count, unit = counted(hit)
    on = hit.scene.on
    stretch = _hours_on(hit.scene, count.value, unit, "within")
    if stretch:
        return msgspec.structs.replace(stretch, skip=1)
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


def _hours_on(scene: Scene, count: float | None, unit: str, rule: str) -> Reading | None:
    """The stretch from the anchor's clock on, under a day long."""
    if scene.now is None or count is None or unit not in CLOCK_UNITS:
        return None
    end = moved_clock(scene.now, unit, count)
    if end is None or end - scene.now >= dt.timedelta(days=1):
        return None
    begin = at_clock(scene.now, rule, "future")
    return msgspec.structs.replace(begin, until_clock=(end.hour, end.minute, end.second), timex=length(count, unit))


def _span(hit: Hit) -> Reading | None:
    """Reads "the past three days", "the next two weeks", "the last decade": from the anchor back or on."""
    found = amount(hit.scene.tokens, *hit.span("q"))
    unit, on = unit_of(hit), hit.scene.on
    side = 1 if hit.low("rel") in words().ahead or hit.low("rel") == "following" else -1
    single = not hit.low("u").endswith("s") and (found.value or 1) > 1 and hit.low("u") in words().units
    if hit.low("rel") == "this" or _is_a_verb(hit) or (single and hit.span("rel")[0] > hit.span("q")[0]):
        return None  # "we will be only 3 next week" counts no weeks
    timex = length(found.value, unit)
    if unit == "hour" and found.value is not None and found.value % 24 == 0 and hit.scene.now is None:
        found, unit = Amount(found.value / 24, found.modifier), "day"
    stretch = _hours_on(hit.scene, found.value, unit, "span") if side > 0 else None
    if stretch:
        return stretch
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


def _is_a_verb(hit: Hit) -> bool:
    """ "will last two days", "to begin on Monday and last 72 hours"."""
    tokens, k = hit.scene.tokens, hit.span("rel")[0]
    verbal = cues().future | cues().modal | cues().relayed | {"to", "and", "not"}
    return tokens.low(k) == "last" and tokens.low(k - 1) in verbal


def _open_span(hit: Hit) -> Reading | None:
    """Reads "the coming weeks", "recent years" as a length without a number, ahead or behind."""
    unit = unit_of(hit)
    if not hit.low("u").endswith("s") or unit in ("second", "quarter") or _is_a_verb(hit):
        return None
    side = side_of(1 if hit.low("rel") in (*words().ahead, "following") else -1)
    vague = {"recent": "PAST_REF", "coming": "FUTURE_REF", "upcoming": "FUTURE_REF"}.get(hit.low("rel"))
    if vague:
        return Reading(kind="duration", rule="open-span", grain=unit, direction=side, timex=vague)
    return Reading(kind="duration", rule="open-span", grain=unit, direction=side, timex=length(None, unit))


def _within_the(hit: Hit) -> Reading | None:
    """Reads "within the year": until its end."""
    on, unit = hit.scene.on, unit_of(hit)
    after = hit.scene.tokens.low(hit.j)
    if unit not in ("week", "month", "year", "decade") or hit.low("u").endswith("s") or after in ("'s", "’s"):
        return None
    whole = coarse(on, unit, 0) if on else None
    opened = spans.open_start(whole) if whole else None
    told = dated(opened, "within", direction="future", anchored=True, modifier="by", grain=unit)
    return msgspec.structs.replace(told, skip=1, named=whole)


RULES = (
    Rule("within", "<within><the>(?P<u><unit>)", _within_the),
    Rule("within", f"<within>{Q}", _within),
    Rule("open-span", "<the>?(?P<rel><next>|<last>|<following>|<previous>|<recent>)(?P<u><unit>)", _open_span),
    Rule(
        "span",
        "<the>?(?P<rel><next>|<last>|<previous>|<following>)(?P<q><NUM>|<SOME>)(?P<bus><business>)?(?P<u><UNIT>)",
        _span,
    ),
    Rule("span", "<the>?(?P<q><NUM>)(?P<rel><next>|<last>|<previous>|<following>)(?P<u><UNIT>)", _span),
)
