"""A length and a start make an interval: "a two-day visit from Tuesday", "arrives on Monday for a three-day stay"."""

from __future__ import annotations

import msgspec

from dateline.times import spans
from dateline.times.grammar import Scene
from dateline.times.reading import Reading
from dateline.times.tokens import alphabet
from dateline.times.words import cues

_Found = tuple[int, int, Reading]
_REACH = 14


def lengthened(scene: Scene, found: list[_Found]) -> list[_Found]:
    """The mentions, with a start day that a length in its clause belongs to turned into the days it lasts."""
    done = list(found)
    for position, (i, j, reading) in enumerate(found):
        if reading.kind == "duration" and reading.grain in ("hour", "minute"):
            _hours_long(scene, done, position)
            continue
        days = _days(reading, scene, i, j)
        if not days:
            continue
        for other in (position + 1, position - 1):
            if 0 <= other < len(done) and _belongs(scene, found[other], (i, j)):
                a, b, start = done[other]
                longer = _interval(start, days)
                if longer:
                    done[other] = (a, b, longer)
                    break
    return done


def _hours_long(scene: Scene, done: list[_Found], position: int) -> None:
    """ "from 2 p.m. for two hours", "for 3 hours from 10 a.m.": the clock time lasts until then."""
    i, j, length = done[position]
    tokens = scene.tokens
    minutes = _minutes(length)
    for other in (position - 1, position + 1):
        if not 0 <= other < len(done) or not minutes:
            continue
        a, b, clock = done[other]
        between = tokens.lows[b:i] if b <= i else tokens.lows[j:a]
        joined = between == ["for"] or (tokens.low(i - 1) == "for" and between in (["from"], ["starting", "at"]))
        if clock.clock is None or clock.until_clock is not None or not joined:
            continue
        total = clock.clock[0] * 60 + clock.clock[1] + minutes
        until = (total // 60 % 24, total % 60, clock.clock[2])
        done[other] = (a, b, msgspec.structs.replace(clock, until_clock=until, rule=f"{clock.rule}+length"))
        return


def _minutes(length: Reading) -> int:
    """Whole minutes of a duration told in hours or minutes, under a day; 0 for anything else."""
    figure = (length.timex or "")[2:-1]
    try:
        count = float(figure)
    except ValueError:
        return 0
    minutes = round(count * (60 if length.grain == "hour" else 1))
    return minutes if 0 < minutes < 24 * 60 else 0


def _days(reading: Reading, scene: Scene, i: int, j: int) -> int:
    """Days of an adjectival length ("two-day", "three days of"); 0 for anything else."""
    if reading.kind != "duration" or reading.grain not in ("day", "week") or not reading.timex or "X" in reading.timex:
        return 0
    if scene.tokens.low(i - 1) in ("in", "after", "within", "last", "past"):
        return 0
    figure = reading.timex.strip("PDW")
    count = int(figure) * (7 if reading.grain == "week" else 1) if figure.isdigit() else 0
    at = j + (scene.tokens.low(j) == ",")
    plain = scene.tokens.low(i - 1) == "for" and scene.tokens.low(at) in ("from", "starting", "beginning")
    adjective = plain or scene.tokens.low(j - 2) == "-" or scene.tokens.low(j - 1) == "-" or scene.tokens.low(j) == "-"
    return count if adjective and 2 <= count <= 31 else 0


def _belongs(scene: Scene, other: _Found, length: tuple[int, int]) -> bool:
    """The day is one, it stands near, no sentence ends between, and a verb of starting or "from" joins both."""
    a, b, reading = other
    i, j = length
    if (
        reading.kind != "date"
        or reading.when is None
        or reading.when.grain != "day"
        or reading.when.first != reading.when.last
    ):
        return False
    left, right = (j, a) if a >= j else (b, i)
    if right - left > _REACH or alphabet()["stop"] in scene.tokens.kinds[left:right]:
        return False
    between = scene.tokens.lows[left:right]
    begins = cues().begins
    if a >= j:
        reported = any(low in cues().report for low in between)
        return not reported and (
            any(low in begins for low in between) or any(low in begins for low in scene.tokens.lows[max(i - 5, 0) : i])
        )
    if between[:1] == ["from"]:  # "returned on Tuesday from a two-day visit": its last day
        return False
    return ("for" in between and len(between) <= 4) or (any(low in begins for low in between) and len(between) <= 7)


def _interval(start: Reading, days: int) -> Reading | None:
    if start.when is None or start.when.first is None:
        return None
    last = spans.moved(start.when.first, days - 1)
    when = spans.between(start.when, spans.day(last), "day", lasts=True) if last else None
    if when is None:
        return None
    return msgspec.structs.replace(
        start, when=when, rule=f"{start.rule}+length", alternatives=(start.when.edtf, *start.alternatives)
    )
