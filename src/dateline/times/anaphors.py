"""Times told from the one named before: "the next morning", "that evening", "the Friday before"."""

from __future__ import annotations

import datetime as dt

from dateline.times import spans
from dateline.times.amounts import unit_of
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.relative import coarse, side_of
from dateline.times.weekdays import on_or_after, on_or_before
from dateline.times.words import words


def _part_beside(hit: Hit) -> Reading | None:
    """Reads "the next morning", "the previous evening", "the night before", "that afternoon", "the same night"."""
    rel, part = hit.low("rel"), str(hit.value("p"))
    base = (hit.scene.told_day() if hit.has("same") else hit.scene.last_day()) or hit.scene.on
    step = 0 if hit.has("same") else -1 if hit.has("b") or rel in words().behind else 1
    if hit.has("b") or hit.has("f"):
        after = hit.scene.tokens.low(hit.j)
        if after.isalnum() and after not in words().after_a_step:
            return None
    date = spans.moved(base, step) if base else None
    if date is None:
        return dated(None, "part-beside", kind="time", grain="day", timex=f"XXXX-XX-XXT{part}")
    stamp = f"{date.isoformat()}T{part}"
    return dated(spans.day(date), "part-beside", kind="time", anchored=True, timex=stamp, direction=_told(hit, date))


def _told(hit: Hit, date: dt.date) -> str | None:
    on = hit.scene.on
    return side_of((date > on) - (date < on)) if on else None


def _weekday_beside(hit: Hit) -> Reading | None:
    """Reads "the Friday before", "the Monday after": from the day named before."""
    base, number = hit.scene.last_day(), hit.number("w")
    after = hit.scene.tokens.low(hit.j)
    if base is None or (after.isalnum() and after not in words().after_a_step):
        return None
    ahead = hit.has("f")
    step = spans.moved(base, 1 if ahead else -1)
    date = (on_or_after if ahead else on_or_before)(step, number) if step else None
    return dated(spans.day(date), "weekday:beside", anchored=True, direction=_told(hit, date)) if date else None


def _that_weekday(hit: Hit) -> Reading | None:
    """Reads "that Friday": the one in the week of the day named before, else the nearest to it."""
    base, number = hit.scene.last_day(), hit.number("w")
    if base is None:
        return None
    date = spans.moved(base, number - base.weekday())
    return dated(spans.day(date), "weekday:that", anchored=True) if date else None


def _part_of_that(hit: Hit) -> Reading | None:
    """Reads "later that month", "earlier that year", "later the same day": of what was named before."""
    unit = unit_of(hit)
    base = hit.scene.last_named() or hit.scene.on
    if base is None or hit.low("u").endswith("s") or unit not in ("day", "week", "month", "year", "decade"):
        return None
    modifier = "early" if hit.has("early") else "late" if hit.has("late") else None
    return dated(coarse(base, unit, 0), "same", anchored=True, grain=unit, modifier=modifier)


def _day_of_range(hit: Hit) -> Reading | None:
    """Reads "the second day", "the opening day": of the days named before."""
    held = hit.scene.last_range()
    if hit.has("p"):
        opening = held.first if held and hit.low("open") in words().openings else None
        return (
            dated(
                spans.day(opening),
                "day-of-range",
                kind="time",
                anchored=True,
                timex=f"{opening.isoformat()}T{hit.value('p')}",
                direction=_told(hit, opening),
            )
            if opening
            else None
        )
    number = 1 if hit.has("open") else int(hit.value("n")) if hit.has("n") else 0
    if held is None or held.first is None or held.last is None or unit_of(hit) != "day" or hit.low("u") != "day":
        return None
    if hit.has("open") and hit.low("open") not in words().openings:
        return None
    date = spans.moved(held.first, number - 1)
    inside = date is not None and date <= held.last
    return (
        dated(spans.day(date), "day-of-range", anchored=True, direction=_told(hit, date)) if date and inside else None
    )


RULES = (
    Rule("day-of-range", "<the>(?:(?P<n><ORD>)|(?P<open><word>))(?P<u><unit>)(?!<of>)", _day_of_range),
    Rule("day-of-range", "<the>(?P<open><word>)(?P<p><daypart>)(?!<of>)", _day_of_range),
    Rule("part-beside", "<the>(?P<rel><next>|<following>|<previous>)(?P<p><daypart>)", _part_beside),
    Rule("part-beside", "<the>(?P<p><daypart>)(?:(?P<b><before>)|(?P<f><after>))", _part_beside),
    Rule("part-beside", "(?P<same><that><same>?|<the><same>)(?P<p><daypart>)", _part_beside),
    Rule("weekday:beside", "<the>(?P<w><weekday>)(?:(?P<b><before>)|(?P<f><after>))", _weekday_beside),
    Rule("weekday:that", "<that>(?P<w><weekday>)", _that_weekday),
    Rule(
        "same",
        "(?:(?P<early><earlier>|<early>)|(?P<late><later>|<late>))<in>?(?:<that><same>?|<the><same>)(?P<u><unit>)",
        _part_of_that,
    ),
)
