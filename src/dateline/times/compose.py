"""One mention at one token: the longest rule, with part words before it and the other end of a range after it."""

from __future__ import annotations

import functools
import re

from dateline.times import amounts, clocks, dates, months, offsets, parts, ranges, relative, spans, weekdays, years
from dateline.times.bounds import bounded
from dateline.times.grammar import Compiled, Hit, Scene, compile_pattern, index
from dateline.times.reading import Reading, dated
from dateline.times.words import words

_Read = tuple[int, Reading] | None


def longest(scene: Scene, i: int, limit: int | None = None) -> _Read:
    """The longest reading at token ``i`` that ends by ``limit``."""
    hit = one(scene, i)
    if hit is None or (limit is not None and hit[0] > limit):
        return None
    end, reading = hit
    if reading.kind == "date" and _link().match(scene.tokens.kinds, end):
        after = end + 1 + (scene.tokens.low(end + 1) == "on")
        other = one(scene, after) if after < len(scene.tokens.lows) else None
        both = (
            ranges.joined(scene, reading, end, other[1], i) if other and (limit is None or other[0] <= limit) else None
        )
        if both and other:
            end, reading = other[0], both
    return end, bounded(scene, i, end, reading)


def one(scene: Scene, i: int) -> _Read:
    """A mention at ``i`` without the other end of a range."""
    return _parted(scene, i) or _week_of(scene, i) or _from_a_date(scene, i) or _single(scene, i)


def date_at(scene: Scene, i: int) -> _Read:
    """A date at ``i``, read as behind: for what follows "since"."""
    scene.behind = True
    try:
        hit = one(scene, i) if i < len(scene.tokens.lows) else None
    finally:
        scene.behind = False
    return hit if hit and hit[1].kind == "date" else None


def _parted(scene: Scene, i: int) -> _Read:
    """A part word and its period."""
    part = parts.part(scene, i)
    if part is None:
        return None
    inner = _single(scene, part[0]) or _bare_period(scene, part[0])
    if inner is None:
        return None
    reading = parts.narrowed(inner[1], part[1], part[2])
    return (inner[0], reading) if reading else None


def _bare_period(scene: Scene, i: int) -> _Read:
    """Reads "the year" behind a part word: the one that holds the anchor. "early in the day" is the anchor's day."""
    found = _period().match(scene.tokens.kinds, i)
    if found is None:
        return _single(scene, i + 1) if scene.tokens.low(i) == "the" else None
    low = scene.tokens.low(i + 1)
    unit = words().units.get(low, "")
    if unit not in ("day", "week", "month", "quarter", "year", "decade", "century") or low.endswith("s"):
        return None
    when = relative.coarse(scene.on, unit, 0) if scene.on else None
    return found.end(), dated(when, f"the-{unit}", anchored=True, grain=unit)


def _week_of(scene: Scene, i: int) -> _Read:
    """Reads "the week of October 7": the ISO week that holds the day."""
    found = _week().match(scene.tokens.kinds, i)
    if found is None or scene.tokens.low(found.start("u")) != "week":
        return None
    inner = _day_at(scene, found.end())
    if inner is None or inner[1].when is None or inner[1].when.first is None:
        return None
    when = spans.week(inner[1].when.first)
    return inner[0], dated(when, f"{inner[1].rule}+week", direction=inner[1].direction, anchored=inner[1].anchored)


def _from_a_date(scene: Scene, i: int) -> _Read:
    """Reads "two days after Monday", "a week from Tuesday": counted from the date that follows."""
    found = _offset().match(scene.tokens.kinds, i)
    if found is None:
        return None
    if scene.tokens.low(i - 1) == "for" and scene.tokens.low(found.start("side")) == "from":
        return None
    inner = _day_at(scene, found.end())
    if inner is None or inner[1].when is None or _governed(scene, inner[0]):
        return None
    side = -1 if scene.tokens.low(found.start("side")) == "before" else 1
    hit = Hit(scene, i, inner[0], found)
    reading = offsets.away_from(hit, inner[1].when.first, side)
    return (inner[0], reading) if reading else None


def _day_at(scene: Scene, i: int) -> _Read:
    """A date of one day at ``i``."""
    inner = _single(scene, i)
    return inner if inner and inner[1].kind == "date" and inner[1].when and inner[1].grain == "day" else None


def _governed(scene: Scene, j: int) -> bool:
    return scene.tokens.low(j) in ("'s", "’s", "'", "’")


def _single(scene: Scene, i: int) -> _Read:
    """The longest rule at token ``i`` whose reader says yes; of equals the first in the table."""
    kinds = scene.tokens.kinds
    if i >= len(kinds):
        return None
    options = []
    for compiled in table().get(kinds[i], ()):
        match = compiled.regex.match(kinds, i)
        if match:
            options.append((-match.end(), compiled.order, compiled, match))
    options.sort(key=lambda option: option[:2])
    for _, _, compiled, match in options:
        reading = compiled.rule.read(Hit(scene, i, match.end(), match))
        if reading is not None:
            return match.end(), reading
    return None


@functools.cache
def table() -> dict[str, list[Compiled]]:
    """Every rule by the class it may start with."""
    rules = (
        *dates.RULES,
        *years.RULES,
        *weekdays.RULES,
        *relative.RULES,
        *offsets.RULES,
        *months.RULES,
        *clocks.RULES,
        *amounts.RULES,
    )
    return index(rules)


@functools.cache
def _link() -> re.Pattern[str]:
    return compile_pattern("<LINK>")


@functools.cache
def _period() -> re.Pattern[str]:
    return compile_pattern("<the><unit>")


@functools.cache
def _week() -> re.Pattern[str]:
    return compile_pattern("<the>?(?P<u><unit>)(?:<of>|<beginning>|<from>)<on>?")


@functools.cache
def _offset() -> re.Pattern[str]:
    return compile_pattern(f"{offsets.Q}(?P<side><after>|<before>|<from>)<on>?")
