"""From a reading of tokens to a mention of the text: spans, kind, TIMEX3 tags."""

from __future__ import annotations

import functools
import re

from dateline.times import instants
from dateline.times.grammar import Scene
from dateline.times.mention import TimeMention, Timex
from dateline.times.reading import Reading
from dateline.times.tokens import Tokens, short_forms

_MODS = {
    "early": "START",
    "start": "START",
    "turn": "START",
    "mid": "MID",
    "late": "END",
    "end": "END",
    "about": "APPROX",
    "nearly": "APPROX",
    "more than": "MORE_THAN",
    "less than": "LESS_THAN",
    "at least": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
}
_TIME = re.compile(r"(?:[\dX-]+W?[\dX-]*)?T")


def mention(scene: Scene, i: int, j: int, reading: Reading) -> TimeMention:
    """The mention that tokens ``i`` to ``j`` make."""
    tokens: Tokens = scene.tokens
    i += reading.skip
    j = without_tail(tokens, i, j)
    when = reading.when
    known = when is not None or reading.kind == "recurrence"
    told = instants.stamps(scene, reading)
    return TimeMention(
        start=tokens.starts[i],
        end=tokens.ends[j - 1],
        text=tokens.slice(i, j),
        kind=_kind(reading),
        edtf=when.edtf if when else None,
        lasts=_lasts(reading),
        first=when.first if when else None,
        last=when.last if when else None,
        grain=reading.grain,
        modifier=reading.modifier,
        direction=reading.direction or _side(scene, reading),
        anchor=scene.on.isoformat() if scene.on and reading.anchored and known else None,
        rule=reading.rule,
        alternatives=reading.alternatives,
        timex=reading.timex,
        tags=_tags(tokens, i, j, reading),
        instant=told.instant,
        until=told.until,
        utc=told.utc,
        in_zone=told.in_zone,
        ordinal=reading.ordinal,
        years=reading.years,
        since=reading.since,
        since_event=reading.since_event,
        scope=reading.scope,
    )


def _kind(reading: Reading) -> str:
    """One of mention.KINDS."""
    if reading.kind == "time":
        return "clock" if reading.clock or reading.until_clock else "daypart"
    if reading.kind != "date":
        return reading.kind
    if reading.when is None and (reading.timex or "").endswith("_REF"):
        return "vague"
    when = reading.when
    one = when is None or when.first == when.last or when.first is None or when.last is None
    return "day" if reading.grain == "day" and one else "period"


def _lasts(reading: Reading) -> bool | None:
    """Whether it goes on for all of its days; "by Friday" is some day up to it, "until Friday" all of them."""
    when = reading.when
    if when is None or (when.first is not None and when.first == when.last):
        return None
    if when.first is None or when.last is None:
        return reading.modifier in ("since", "until", "from")
    return when.lasts


def _side(scene: Scene, reading: Reading) -> str | None:
    """Past, now or future by the calendar, where no rule has said so."""
    when, on = reading.named or reading.when, scene.on
    if when is None or on is None or reading.kind == "recurrence":
        return None
    if when.last and when.last < on:
        return "past"
    return "future" if when.first and when.first > on else "now"


def _tags(tokens: Tokens, i: int, j: int, reading: Reading) -> tuple[Timex, ...]:
    if reading.parts:
        return tuple(_tag(tokens, a + r.skip, without_tail(tokens, a + r.skip, b), r) for a, b, r in reading.parts)
    return (_tag(tokens, i, j, reading),) if reading.timex or reading.when else ()


def _tag(tokens: Tokens, i: int, j: int, reading: Reading) -> Timex:
    value = reading.timex or (reading.when.timex if reading.when else None) or ""
    named = reading.named or reading.when
    return Timex(
        start=tokens.starts[i],
        end=tokens.ends[j - 1],
        text=tokens.slice(i, j),
        type=tag_type(value, reading.kind),
        value=value,
        mod=_MODS.get(reading.modifier or ""),
        first=named.first if named else None,
        last=named.last if named else None,
    )


@functools.lru_cache(maxsize=4096)
def tag_type(value: str, kind: str) -> str:
    """The TIMEX3 type of a value: "P3D" is a DURATION, "2013-03-18TMO" a TIME."""
    if kind == "set":
        return "SET"
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if _TIME.match(value) else "DATE"


def without_tail(tokens: Tokens, i: int, j: int) -> int:
    """A dash or comma that a rule let in at the end is no part of the mention."""
    while j - 1 > i and (tokens.lows[j - 1] in ("-", ",", "–", "—") or _is_full_stop(tokens, j - 1)):
        j -= 1
    return j


def _is_full_stop(tokens: Tokens, k: int) -> bool:
    """A full stop behind a word that is no abbreviation."""
    return tokens.lows[k] == "." and tokens.low(k - 1) not in short_forms()
