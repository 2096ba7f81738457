"""A repeated day and its hour are one set: "every Sunday at 9 a.m.", "9am every Monday"."""

from __future__ import annotations

import msgspec

from dateline.times.clocks import half_of, in_half, timex_of
from dateline.times.grammar import Scene
from dateline.times.reading import Reading

_Found = tuple[int, int, Reading]


def timed(scene: Scene, found: list[_Found]) -> list[_Found]:
    """The mentions, with a clock time right beside a set of days taken into it."""
    done: list[_Found] = []
    for one in found:
        merged = _merged(scene, done[-1], one) if done else None
        if merged:
            done[-1] = merged
        else:
            done.append(one)
    return done


def _merged(scene: Scene, left: _Found, right: _Found) -> _Found | None:
    between = scene.tokens.lows[left[1] : right[0]]
    if between not in ([], ["at"], [","]):
        return None
    pair = (left[2], right[2]) if left[2].kind == "set" else (right[2], left[2])
    days, clock = pair
    if days.kind != "set" or clock.kind != "time" or clock.clock is None or clock.until_clock is not None:
        return None
    day, _, part = (days.timex or "").partition("T")
    if day.startswith("P") and day != "P1D":
        return None
    hour, minute, second = clock.clock
    if part and not clock.marked:
        hour = in_half(hour, half_of(part, hour)) or hour
    value = f"{'XXXX-XX-XX' if day == 'P1D' else day}{timex_of((hour % 24, minute, second))}"
    return left[0], right[1], msgspec.structs.replace(days, timex=value, rule=f"{days.rule}+clock")
