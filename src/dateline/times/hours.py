"""Stretches of hours, and hours told with a part of a day: "9 to 11 a.m.", "tonight at 8", "7 to 9 last night"."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.times.clocks import ZONE, Clock, figures, half_of, in_half, reading, timex_of, zone_word
from dateline.times.grammar import Hit, Rule, Scene, compile_pattern
from dateline.times.reading import Reading
from dateline.times.words import words

_C = "(?:<clock>|<day>|<num>)"
_LINK = "(?:<dash>|<long>|<to>|<and>)"


def _stretch(hit: Hit) -> Reading | None:
    """Reads "9 a.m. to 11 a.m.", "between 2 and 4:30 p.m.", "19:00-21:00"."""
    tokens = hit.scene.tokens
    first, last = figures(tokens, hit.span("a")[0]), figures(tokens, hit.span("b")[0])
    halves = _half(hit, "x"), _half(hit, "y")
    if hit.has("dp"):
        halves = (halves[0], half_of(str(hit.value("dp")), last[0]))
    if hit.low("link") in ("and", "&") and not (halves[1] or ":" in hit.low("b")):
        return None
    return _between(first, last, halves, zone_word(tokens, hit.i, hit.j))


def _half(hit: Hit, name: str) -> str | None:
    return ("pm" if hit.low(name).startswith("p") else "am") if hit.has(name) else None


def _between(first: Clock, last: Clock, halves: tuple[str | None, str | None], offset: str | None) -> Reading | None:
    """A stretch; where only its end tells the half of the day, its start is the nearest such hour before."""
    end = in_half(last[0], halves[1])
    begin = in_half(first[0], halves[0] or _half_before(first, last, halves[1]))
    if begin is None or end is None or max(first[1], last[1]) > 59 or max(begin, end) > 24:
        return None
    start = reading((begin, first[1], first[2]), "clock:stretch", offset=offset, marked=any(halves))
    if start is None:
        return None
    return msgspec.structs.replace(start, until_clock=(end % 24, last[1], last[2]))


def _half_before(first: Clock, last: Clock, half: str | None) -> str | None:
    if half is None or first[0] > 12:
        return None
    early = (first[0] % 12, first[1]) <= (last[0] % 12, last[1])
    return half if early else ("am" if half == "pm" else "pm")


_SIDES = f"(?P<a>{_C})(?:(?P<x><ampm>)<dot>?)?(?P<link>{_LINK})(?P<b>{_C})"
RULES = (
    Rule(
        "stretch", f"(?P<a>{_C})(?P<x><ampm>)<dot>?(?P<link>{_LINK})(?P<b>{_C})(?:(?P<y><ampm>)<dot>?)?{ZONE}", _stretch
    ),
    Rule("stretch", f"{_SIDES}(?:(?P<y><ampm>)<dot>?|<oclock>|<in><the>(?P<dp><daypart>)){ZONE}", _stretch),
    Rule("stretch", f"(?P<a><clock>)(?P<link>{_LINK})(?P<b>{_C}){ZONE}", _stretch),
)


def behind_a_day(scene: Scene, end: int, day: Reading) -> tuple[int, Reading] | None:
    """Hours behind a day or a part of one: "tonight at 8", "Monday at 5", "today from 7 to 7:30"."""
    part = part_of(day)
    found = (_after_part() if part else _after_day()).match(scene.tokens.kinds, end)
    if found is None or day.when is None or _counts(scene, found.end()):
        return None
    if not part and scene.tokens.low(end) != "at" and found.start("b") < 0:
        return None
    told = _on_part(scene, found, part)
    return (found.end(), _placed(told, day)) if told else None


def leading(scene: Scene, i: int) -> int | None:
    """Where hours at token ``i`` end that a part of a day may follow ("7 to 9 last night")."""
    found = before_part().match(scene.tokens.kinds, i)
    return found.end() if found else None


def read_before(scene: Scene, i: int, day: Reading) -> Reading | None:
    """The hours at token ``i`` on the part of the day that follows them."""
    found, part = before_part().match(scene.tokens.kinds, i), part_of(day)
    before = scene.tokens.low(i - 1)
    led = (
        before in words().before_a_clock
        or not before.isalpha()
        or (found and "," in scene.tokens.lows[i : found.end()])
    )
    told = _on_part(scene, found, part) if found and part and led else None
    return _placed(told, day) if told else None


def part_of(day: Reading) -> str:
    """The letters of the part of a day that a reading names, or none."""
    if day.kind != "time" or day.clock is not None:
        return ""
    return (day.timex or "").rpartition("T")[2]


def _on_part(scene: Scene, found: re.Match[str], part: str) -> Reading | None:
    tokens = scene.tokens
    first = figures(tokens, found.start("a"))
    if not 1 <= first[0] <= 24:
        return None
    half = _assumed(first[0], part)
    if found.start("b") < 0:
        hour = in_half(first[0], half)
        return reading((hour, first[1], first[2]), "clock:part" if part else "clock:assumed") if hour else None
    last = figures(tokens, found.start("b"))
    return _between(first, last, (None, _assumed(last[0], part)), None)


def _assumed(hour: int, part: str) -> str | None:
    """The half of the day: by its part, else working hours (7 to 11 in the morning, 12 to 6 after noon)."""
    if part:
        return half_of(part, hour)
    return ("am" if 7 <= hour <= 11 else "pm") if hour <= 12 else None


def _placed(told: Reading, day: Reading) -> Reading:
    """The hours on their day."""
    when = day.when
    stamp = f"{when.timex}{timex_of(told.clock)}" if when and told.clock else told.timex
    return msgspec.structs.replace(told, when=when, timex=stamp, anchored=True, direction=day.direction)


def _counts(scene: Scene, j: int) -> bool:
    """A noun or a sign behind the figure: it counts something."""
    after = scene.tokens.low(j)
    return after in words().no_hour_before or (after.isalpha() and after not in words().after_a_day)


@functools.cache
def _after_part() -> re.Pattern[str]:
    return compile_pattern(
        f"<comma>?(?:<at>|<about>)?(?:<from>|<between>)?(?P<a>{_C})(?:{_LINK}(?P<b>{_C}))?(?!<ampm>|<oclock>|{_LINK})"
    )


@functools.cache
def _after_day() -> re.Pattern[str]:
    return compile_pattern(
        f"(?:<at><about>?|<from>|<between>)(?P<a><day>|<num>)(?:{_LINK}(?P<b>{_C}))?(?!<ampm>|<oclock>|{_LINK})"
    )


@functools.cache
def before_part() -> re.Pattern[str]:
    """Hours that a part of a day may follow."""
    return compile_pattern(f"(?P<a>{_C})(?:{_LINK}(?P<b>{_C}))?<comma>?(?=<dayword>|<this>|<last>|<weekday>)")
