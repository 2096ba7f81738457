"""One mention at one token: the longest rule, with part words before it and the other end of a range after it."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.times import (
    amounts,
    anaphors,
    chains,
    clocks,
    dates,
    day_ranges,
    holidays,
    hours,
    months,
    numeric,
    offsets,
    parts,
    ranges,
    relative,
    spans,
    stretches,
    vague,
    weekday_steps,
    weekdays,
    years,
)
from dateline.times.bounds import bounded, or_later
from dateline.times.grammar import Compiled, Hit, Scene, any_of, compile_pattern, firsts, index
from dateline.times.reading import Reading, dated
from dateline.times.tense import tense
from dateline.times.words import words

_Read = tuple[int, Reading] | None
_FRAMES = ("between", "from")


def longest(scene: Scene, i: int, limit: int | None = None) -> _Read:
    """The longest reading at token ``i`` that ends by ``limit``."""
    hit = one(scene, i)
    if hit and limit is not None and hit[0] > limit:
        hit = _single(scene, i, limit)
    if hit is None:
        return None
    end, reading = hit
    if reading.rule == "vague" and reading.direction == "now" and scene.on and scene.tokens.low(i - 1) in _FRAMES:
        reading = dated(spans.day(scene.on), "now", anchored=True)
    timed = hours.behind_a_day(scene, end, reading) if reading.grain == "day" and reading.when else None
    if timed and (limit is None or timed[0] <= limit):
        return timed
    if reading.kind == "date" and _link().match(scene.tokens.kinds, end):
        after = end + 1 + (scene.tokens.low(end + 1) == "on")
        other = _until_now(scene, end) or _behind(scene, (i, end, reading), after)
        fits = other is not None and (limit is None or other[0] <= limit)
        both = ranges.joined(scene, (i, end, reading), (after, other[0], other[1])) if other and fits else None
        if both and other:
            end, reading = other[0], both
    return or_later(scene, end, reading) or (end, bounded(scene, i, end, reading))


def _behind(scene: Scene, named: tuple[int, int, Reading], i: int) -> _Read:
    """The other end of a range at token ``i``; "the day before" counts from the end just named."""
    if i >= len(scene.tokens.lows):
        return None
    scene.readings.append(named)
    try:
        return one(scene, i)
    finally:
        scene.readings.pop()


def _until_now(scene: Scene, end: int) -> _Read:
    """Reads "to date" and "and now" behind the start of a range: the anchor's day."""
    found = _now().match(scene.tokens.kinds, end)
    if found is None or scene.on is None:
        return None
    word = scene.tokens.low(found.end() - 1)
    here = word in ("now", "present") or (word == "date" and scene.tokens.low(end) == "to")
    return (found.end(), dated(spans.day(scene.on), "now", anchored=True)) if here else None


def one(scene: Scene, i: int) -> _Read:
    """A mention at ``i`` without the other end of a range."""
    if not _may_start(scene, i):
        return None
    return (
        _hours_first(scene, i)
        or chains.chain(scene, i)
        or _parted(scene, i)
        or _anniversary(scene, i)
        or _eve(scene, i)
        or _apposed(scene, i)
        or _beside_a_date(scene, i)
        or _week_of(scene, i)
        or _from_a_date(scene, i)
        or _single(scene, i)
    )


def _hours_first(scene: Scene, i: int) -> _Read:
    """Hours and the part of a day behind them: "7 to 9 last night"."""
    end = hours.leading(scene, i)
    day = _single(scene, end) if end is not None else None
    told = hours.read_before(scene, i, day[1]) if day and hours.part_of(day[1]) else None
    return (day[0], told) if day and told else None


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
    if part[1] == "turn":
        return parts.turned(scene, i, part[0])
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
    low = scene.tokens.low(found.end() - 1)
    unit = words().units.get(low, "")
    if found.end() == i + 1 and scene.tokens.low(i - 1) not in ("of", "mid", "-"):
        return None
    if unit not in ("day", "week", "month", "quarter", "year", "decade", "century") or low.endswith("s"):
        return None
    when = relative.coarse(scene.on, unit, 0) if scene.on else None
    direction = tense(scene.tokens, i, found.end()).direction if unit == "day" else None
    return found.end(), dated(when, f"the-{unit}", direction=direction, anchored=True, grain=unit)


def _week_of(scene: Scene, i: int) -> _Read:
    """Reads "the week of October 7": the ISO week that holds the day."""
    found = _week().match(scene.tokens.kinds, i)
    unit = scene.tokens.low(found.start("u")) if found else ""
    if found is None or unit not in ("week", "weekend"):
        return None
    inner = _day_at(scene, found.end())
    if inner is None or inner[1].when is None or inner[1].when.first is None:
        return None
    day = inner[1].when.first
    when = spans.week(day) if unit == "week" else holidays.around(day)
    return inner[0], dated(when, f"{inner[1].rule}+week", direction=inner[1].direction, anchored=inner[1].anchored)


def _beside_a_date(scene: Scene, i: int) -> _Read:
    """Reads "the day after Christmas", "the week before May 3", "the Friday before Easter"."""
    found = _beside().match(scene.tokens.kinds, i)
    if found is None:
        return None
    inner = _day_at(scene, found.end())
    if inner is None or inner[1].when is None or _governed(scene, inner[0]):
        return None
    side = -1 if scene.tokens.low(found.start("side")) == "before" else 1
    reading = offsets.one_beside(Hit(scene, i, inner[0], found), inner[1].when.first, side)
    return (inner[0], reading) if reading else None


def _anniversary(scene: Scene, i: int) -> _Read:
    """Reads "the 70th anniversary of the 1953 armistice": that many years after the date that follows."""
    found = _jubilee().match(scene.tokens.kinds, i)
    if found is None:
        return None
    number = scene.tokens.values[found.start("n")]
    for at in range(found.end(), min(found.end() + 7, len(scene.tokens.lows))):
        told = _single(scene, at)
        if told and told[1].kind == "date" and told[1].when and told[1].when.first and not told[1].anchored:
            when = offsets.years_on(told[1].when, int(number))
            return found.end() - 1, dated(when, f"{told[1].rule}+anniversary")
    return None


def _eve(scene: Scene, i: int) -> _Read:
    """Reads "the eve of the June 13-15 summit": the day before; behind a day and a comma that very day."""
    found = _on_the_eve().match(scene.tokens.kinds, i)
    if found is None:
        return None
    inner = _single(scene, found.end()) if found.end() > i + 2 else None
    first = inner[1].when.first if inner and inner[1].when and inner[1].when.grain == "day" else None
    date = spans.moved(first, -1) if first else None
    if date:
        return i + 2, dated(spans.day(date), "eve", anchored=True)
    named = _day_before_comma(scene, i - (scene.tokens.low(i - 1) == "on"))
    return (i + 2, dated(named, "eve", anchored=True)) if named else None


def _apposed(scene: Scene, i: int) -> _Read:
    """Reads "on Sunday, the day after the polls": the day just named, told again."""
    found = _the_day_of_it().match(scene.tokens.kinds, i)
    named = _day_before_comma(scene, i) if found else None
    return (i + 3, dated(named, "apposed", anchored=True)) if named and scene.tokens.low(i + 1) == "day" else None


def _day_before_comma(scene: Scene, i: int) -> spans.When | None:
    """The one day named right before the comma before token ``i``."""
    if not scene.readings or scene.tokens.low(i - 1) != ",":
        return None
    _, end, before = scene.readings[-1]
    when = before.when
    one = when is not None and when.grain == "day" and when.first == when.last and before.kind == "date"
    return when if one and end == i - 1 else None


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
    if reading is None:
        return None
    parts = ((i, found.end("u"), offsets.as_length(hit)), (found.end(), *inner))
    return inner[0], msgspec.structs.replace(reading, parts=parts)


def _day_at(scene: Scene, i: int) -> _Read:
    """A date of one day at ``i``."""
    inner = _single(scene, i)
    return inner if inner and inner[1].kind == "date" and inner[1].when and inner[1].grain == "day" else None


def _governed(scene: Scene, j: int) -> bool:
    return scene.tokens.low(j) in ("'s", "’s", "'", "’")


def _single(scene: Scene, i: int, limit: int | None = None) -> _Read:
    """The longest rule at token ``i`` whose reader says yes, by ``limit``; of equals the first in the table."""
    kinds = scene.tokens.kinds
    if not _may_start(scene, i):
        return None
    options = []
    for compiled in table().get(kinds[i], ()):
        match = compiled.regex.match(kinds, i)
        if match and (limit is None or match.end() <= limit):
            options.append((-match.end(), compiled.order, compiled, match))
    options.sort(key=lambda option: option[:2])
    for _, _, compiled, match in options:
        reading = compiled.rule.read(Hit(scene, i, match.end(), match))
        if reading is not None:
            return (i + reading.length if reading.length else match.end()), reading
    return None


def _may_start(scene: Scene, i: int) -> bool:
    """False where no rule and no reader finds its pattern: that is so at most tokens, and told by one match."""
    kinds = scene.tokens.kinds
    return i < len(kinds) and _opening(kinds[i]).match(kinds, i) is not None


@functools.cache
def _opening(letter: str) -> re.Pattern[str]:
    """All that may start with a token of that class."""
    rules = [compiled.regex for compiled in table().get(letter, ())]
    heads = (
        hours.before_part(),
        chains.length(),
        parts.prefix(),
        _jubilee(),
        _on_the_eve(),
        _the_day_of_it(),
        _beside(),
    )
    readers = (*heads, _week(), _offset())
    return any_of([*rules, *(reader for reader in readers if letter in firsts(reader.pattern))])


@functools.cache
def table() -> dict[str, list[Compiled]]:
    """Every rule by the class it may start with."""
    rules = (
        *holidays.RULES,
        *dates.RULES,
        *day_ranges.RULES,
        *numeric.RULES,
        *years.RULES,
        *weekdays.RULES,
        *weekday_steps.RULES,
        *anaphors.RULES,
        *relative.RULES,
        *vague.RULES,
        *offsets.RULES,
        *stretches.RULES,
        *months.RULES,
        *clocks.RULES,
        *hours.RULES,
        *amounts.RULES,
    )
    return index(rules)


@functools.cache
def _link() -> re.Pattern[str]:
    return compile_pattern("<LINK>")


@functools.cache
def _now() -> re.Pattern[str]:
    return compile_pattern("<LINK>(?:<the>?<present>|<vague>|<word>)")


@functools.cache
def _beside() -> re.Pattern[str]:
    return compile_pattern("<the>(?:(?P<u><unit>)|(?P<w><weekday>))(?P<side><after>|<before>)<the>?")


@functools.cache
def _on_the_eve() -> re.Pattern[str]:
    return compile_pattern("<the><eve>(?:<of><the>?)?")


@functools.cache
def _the_day_of_it() -> re.Pattern[str]:
    return compile_pattern("<the><unit>(?:<after>|<before>|<of>)(?=<the>|<its>|<word>)")


@functools.cache
def _jubilee() -> re.Pattern[str]:
    return compile_pattern("<the>?(?P<n><ORD>)<anniversary><of>")


@functools.cache
def _period() -> re.Pattern[str]:
    return compile_pattern("(?:<the>|<its>)?<unit>")


@functools.cache
def _week() -> re.Pattern[str]:
    return compile_pattern("<the>?(?P<u><unit>)(?:<of>|<beginning>|<from>)<on>?")


@functools.cache
def _offset() -> re.Pattern[str]:
    return compile_pattern(f"{offsets.Q}(?P<side><after>|<before>|<from>)<on>?<the>?")
