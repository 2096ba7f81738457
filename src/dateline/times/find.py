"""The way from a text to its time mentions: tokens, claims of gaps, then one walk with the rules."""

from __future__ import annotations

import datetime as dt
import functools
import re

import msgspec

from dateline.times import compose, instants, parts, recurrence, sets, spans
from dateline.times.grammar import Scene, compile_pattern, expand, firsts
from dateline.times.mention import TimeMention
from dateline.times.reading import Reading, dated
from dateline.times.stays import lengthened
from dateline.times.tagging import merged
from dateline.times.tokens import tokenise
from dateline.times.write import mention

_Found = tuple[int, int, Reading]


def find(
    text: str, on: dt.date | dt.datetime | None = None, zone: str | None = None, sentences: bool = True
) -> tuple[TimeMention, ...]:
    """Every time expression of ``text``, in order, resolved against the day ``on``.

    ``zone`` (an IANA name or a zone word) settles 4/5/2023, the hemisphere of a season and the offset of a bare
    clock time. A ``datetime`` as ``on`` also settles "three hours ago". ``sentences`` False says that ``text`` is one
    sentence, whatever full stops it holds. Without ``on`` what needs an anchor keeps ``edtf`` None. Never raises;
    linear in the length of the text.
    """
    now = on if isinstance(on, dt.datetime) else None
    scene = Scene(tokenise(text, sentences=sentences), now.date() if now else on, zone, now=now)
    _walk(scene)
    found = clocks_on_days(scene, lengthened(scene, sets.timed(scene, scene.readings)))
    return merged(text, [mention(scene, *one) for one in found])


def recount(claim: TimeMention, year: int) -> TimeMention:
    """A recurrence whose gap is counted back from ``year``, the year of the event, not from the anchor's."""
    if claim.kind != "recurrence" or not claim.years or claim.rule == "since":
        return claim
    anchor = dt.date.fromisoformat(claim.anchor) if claim.anchor else dt.date(year, 7, 1)
    return msgspec.structs.replace(claim, since=recurrence.back(anchor, claim.years, year))


def _walk(scene: Scene) -> None:
    kinds = scene.tokens.kinds
    told = recurrence.claims(scene, functools.partial(compose.date_at, scene))
    claims = {start: (end, reading) for start, end, reading in told}
    blocked = 0
    for found in _starters().finditer(kinds):
        i = found.start()
        if i < blocked:
            continue
        if i in claims:
            end, reading = claims[i]
        else:
            limit = next((s for s in range(i, min(i + 24, len(kinds))) if s in claims), None) if claims else None
            hit = compose.longest(scene, i, limit)
            if hit is None:
                continue
            end, reading = hit
        scene.readings += reading.parts if reading.apart else [(i, end, reading)]
        blocked = end


def clocks_on_days(scene: Scene, found: list[_Found]) -> list[_Found]:
    """Put each clock time on the nearest day named in its sentence, the one before it first."""
    done: list[_Found] = []
    for position, (i, j, reading) in enumerate(found):
        lone_part = reading.kind == "time" and reading.rule == "day-part" and reading.clock is None
        if (reading.clock is None and not lone_part) or reading.when is not None:
            done.append((i, j, reading))
            continue
        day = _day_beside(scene, found, position)
        done.append((i, j, instants.on_day(day, reading) if day else _on_anchor(scene, reading)))
    return done


def _on_anchor(scene: Scene, reading: Reading) -> Reading:
    """A clock time with no day in its sentence is of the day of the text; a part of a day waits for its own."""
    if scene.on is None or reading.clock is None:
        return reading
    day = dated(spans.day(scene.on), "anchor")
    return msgspec.structs.replace(instants.on_day(day, reading), rule=f"{reading.rule}+anchor")


def _day_beside(scene: Scene, found: list[_Found], position: int) -> Reading | None:
    i, j, _ = found[position]
    for other, step in (
        (position - 1, 0),
        (position + 1, 6),
        (position - 1, 14),
        (position + 2, 10),
        (position - 2, 20),
    ):
        if not 0 <= other < len(found):
            continue
        a, b, reading = found[other]
        near = 0 <= a - j <= step or 0 <= i - b <= step
        day = reading.named or reading.when
        one_day = day is not None and day.grain == "day" and reading.clock is None and not reading.parts
        if near and one_day and not _stop_between(scene, min(b, j), max(a, i)):
            return reading
    return None


def _stop_between(scene: Scene, i: int, j: int) -> bool:
    return bool(_stop().search(scene.tokens.kinds, i, j))


@functools.cache
def _starters() -> re.Pattern[str]:
    """One scan finds the tokens where a mention may start."""
    more = firsts(expand(parts.PREFIX)) | firsts(
        expand("<for>|<the>|<a>|<its>|<ord>|<second>|<nth>|<after>|<superlative>")
    )
    letters = set(compose.table()) | more
    return re.compile("[" + "".join(sorted(letters)) + "]")


@functools.cache
def _stop() -> re.Pattern[str]:
    return compile_pattern("<stop>")
