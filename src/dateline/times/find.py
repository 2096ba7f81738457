"""The way from a text to its time mentions: tokens, claims of gaps, then one walk with the rules."""

from __future__ import annotations

import datetime as dt
import functools
import re

import msgspec

from dateline.times import clocks, compose, parts, recurrence
from dateline.times.grammar import Scene, compile_pattern, expand, firsts
from dateline.times.mention import TimeMention
from dateline.times.reading import Reading
from dateline.times.stays import lengthened
from dateline.times.tokens import Tokens, short_forms, tokenise

_Found = tuple[int, int, Reading]


def find(text: str, on: dt.date | None, zone: str | None = None, sentences: bool = True) -> tuple[TimeMention, ...]:
    """Every time expression of ``text``, in order, resolved against the day ``on``.

    ``zone`` (an IANA name or a zone word) settles 4/5/2023, the hemisphere of a season and the offset of a bare
    clock time. ``sentences`` False says that ``text`` is one sentence, whatever full stops it holds. Without
    ``on`` what needs an anchor keeps ``edtf`` None. Never raises; linear in the length of the text.
    """
    scene = Scene(tokenise(text, sentences=sentences), on, zone)
    _walk(scene)
    found = clocks_on_days(scene, lengthened(scene, scene.readings))
    return tuple(_mention(scene, *one) for one in found)


def recount(mention: TimeMention, year: int) -> TimeMention:
    """A recurrence whose gap is counted back from ``year``, the year of the event, not from the anchor's."""
    if mention.kind != "recurrence" or not mention.years or mention.rule == "since":
        return mention
    anchor = dt.date.fromisoformat(mention.anchor) if mention.anchor else dt.date(year, 7, 1)
    return msgspec.structs.replace(mention, since=recurrence.back(anchor, mention.years, year))


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
        scene.readings.append((i, end, reading))
        blocked = end


def clocks_on_days(scene: Scene, found: list[_Found]) -> list[_Found]:
    """Put each clock time on the nearest day named in its sentence, the one before it first."""
    done: list[_Found] = []
    for position, (i, j, reading) in enumerate(found):
        if reading.clock is None:
            done.append((i, j, reading))
            continue
        date = _day_beside(scene, found, position)
        done.append((i, j, clocks.instant(scene, date, reading)))
    return done


def _day_beside(scene: Scene, found: list[_Found], position: int) -> dt.date | None:
    i, j, _ = found[position]
    for other, step in ((position + 1, 6), (position - 1, 14), (position + 2, 10), (position - 2, 20)):
        if not 0 <= other < len(found):
            continue
        a, b, reading = found[other]
        near = 0 <= a - j <= step or 0 <= i - b <= step
        if (
            near
            and reading.when
            and reading.when.grain == "day"
            and reading.clock is None
            and not _stop_between(scene, min(b, j), max(a, i))
        ):
            return reading.when.first
    return None


def _stop_between(scene: Scene, i: int, j: int) -> bool:
    return bool(_stop().search(scene.tokens.kinds, i, j))


def _mention(scene: Scene, i: int, j: int, reading: Reading) -> TimeMention:
    tokens: Tokens = scene.tokens
    i += reading.skip
    j = _without_tail(tokens, i, j)
    when = reading.when
    known = when is not None or reading.kind == "recurrence"
    return TimeMention(
        start=tokens.starts[i],
        end=tokens.ends[j - 1],
        text=tokens.slice(i, j),
        kind=reading.kind,
        edtf=when.edtf if when else None,
        first=when.first if when else None,
        last=when.last if when else None,
        grain=reading.grain,
        modifier=reading.modifier,
        direction=reading.direction,
        anchor=scene.on.isoformat() if scene.on and reading.anchored and known else None,
        rule=reading.rule,
        alternatives=reading.alternatives,
        timex=reading.timex,
        instant=reading.instant,
        ordinal=reading.ordinal,
        years=reading.years,
        since=reading.since,
        since_event=reading.since_event,
        scope=reading.scope,
    )


def _without_tail(tokens: Tokens, i: int, j: int) -> int:
    """A dash or comma that a rule let in at the end is no part of the mention."""
    while j - 1 > i and (tokens.lows[j - 1] in ("-", ",", "–", "—") or _is_full_stop(tokens, j - 1)):
        j -= 1
    return j


def _is_full_stop(tokens: Tokens, k: int) -> bool:
    """A full stop behind a word that is no abbreviation."""
    return tokens.lows[k] == "." and tokens.low(k - 1) not in short_forms()


@functools.cache
def _starters() -> re.Pattern[str]:
    """One scan finds the tokens where a mention may start."""
    more = firsts(expand(parts.PREFIX)) | firsts(expand("<for>|<the>|<a>|<its>|<ord>|<second>|<nth>|<after>"))
    letters = set(compose.table()) | more
    return re.compile("[" + "".join(sorted(letters)) + "]")


@functools.cache
def _stop() -> re.Pattern[str]:
    return compile_pattern("<stop>")
