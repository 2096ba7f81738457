"""Claims about a gap: "first in five years", "for the first time since 2016", "after an 18-month hiatus"."""

from __future__ import annotations

import datetime as dt
import functools
import re

from dateline.times import since
from dateline.times.amounts import YEARS, amount, length
from dateline.times.grammar import Scene, compile_pattern
from dateline.times.reading import Reading, dated
from dateline.times.relative import coarse
from dateline.times.roles import is_finite
from dateline.times.tokens import alphabet
from dateline.times.words import words

_REACH = 16
_ORD = "(?:<ord>|<second>|<nth>)"
_LEAD = f"(?:<for>?<the>|<for><its>|<for>|<a>)?(?P<o>{_ORD})"
_TIME = f"<for>(?:<the>|<its>|<a>)?(?P<o>{_ORD})(?:<dash>?<ever>)?<time>(?:<ever>)?"
_GAP = (
    "<in>(?:<the>?(?P<rel><last>))?(?P<q><HEDGE>(?:<NUM>|<as><few>|<SOME>)?)<dash>?(?P<u><unit>)"
    "(?P<half><and><a><half>)?"
)
_EVER = f"(?:<the>|<its>|<a>)?(?P<o>{_ORD})<dash>?<ever>"
_AFTER_GAP = (
    "(?:<after>(?:<a>|<the>|<its>)?|(?P<x><a>|<the>|<its>))(?P<q><HEDGE><NUM>)<dash>?(?P<u><unit>)<dash>?"
    "<word>{0,2}(?P<g><gap>)"
)
_GAP_OF = (
    "<after>(?:<a>|<the>|<its>)?<word>{0,2}(?P<g><gap>)(?:<of>|<word>)"
    "(?P<q><HEDGE>(?:<NUM>|<SOME>))<dash>?(?P<u><unit>)"
)
_YEARS_OF = "<after>(?P<q><HEDGE>(?:<NUM>|<SOME>))<dash>?(?P<u><unit>)<of>(?P<g><word>{0,2}<gap>)"


@functools.cache
def _regex(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def claims(scene: Scene, date_at: since.DateAt) -> list[tuple[int, int, Reading]]:
    """Every claim in the text as (first token, end token, reading). ``date_at`` reads a date at a token."""
    kinds, letters = scene.tokens.kinds, alphabet()
    starters = _regex("[<ord><second><nth>]|<after>|<gap>|<superlative>")
    found: list[tuple[int, int, Reading]] = []
    behind = 0
    for match in starters.finditer(kinds):
        k = match.start()
        if k < behind:
            continue
        if kinds[k] == letters["gap"]:
            hit = _gap_before(scene, k)
        elif kinds[k] == letters["superlative"]:
            start = k - (kinds[k - 1 : k] in (letters["the"], letters["its"]))
            hit = _gap_after(scene, start, k + 1, None, None, date_at, timed=False)
        elif kinds[k] == letters["after"]:
            hit = _after(scene, k)
        else:
            hit = _ordinal(scene, k, date_at)
        if hit:
            found.append(hit)
            behind = hit[1]
    return found


def _ordinal(scene: Scene, k: int, date_at: since.DateAt) -> tuple[int, int, Reading] | None:
    """A claim whose ordinal is token ``k``."""
    kinds = scene.tokens.kinds
    for back in (2, 1):
        timed = _regex(_TIME).match(kinds, max(k - back, 0))
        if timed and timed.start("o") == k:
            return _closed(scene, timed.start(), timed.end(), k, date_at, timed=True)
    for back in (2, 1, 0):
        led = _regex(_LEAD).match(kinds, max(k - back, 0))
        if led and led.start("o") == k:
            return _closed(scene, led.start(), led.end(), k, date_at, timed=False)
    return None


def _closed(
    scene: Scene, start: int, end: int, k: int, date_at: since.DateAt, *, timed: bool
) -> tuple[int, int, Reading] | None:
    """Look right of the ordinal for what closes the claim: a counted gap, "since", "this year", or nothing more."""
    tokens = scene.tokens
    ordinal = since.ordinal_word(scene, k)
    running = _running(scene, start, end, k)
    if running is not None:
        return running
    if not timed and _regex("<unit>|<half>|<weekday>|<month>|<dash>?<second>").match(tokens.kinds, end):
        return None
    scope = since.scope_of(scene, k + 1, min(k + 9, len(tokens.lows)))
    closed = _gap_after(scene, start, end, ordinal, scope, date_at, timed=timed)
    if closed:
        return closed
    ever = _regex(_EVER).match(tokens.kinds, start) or _regex(_EVER).match(tokens.kinds, k)
    if timed:
        if tokens.low(end) in ("that", "in") and ordinal is None:
            return None
        return start, end, Reading(kind="recurrence", rule="first-time", ordinal=ordinal, scope=scope)
    if ever and ever.start("o") == k:
        return ever.start(), ever.end(), Reading(kind="recurrence", rule="first-ever", ordinal=ordinal)
    if scope and scope in ("in-person", "face-to-face", "one-on-one"):
        stop = k + 1 + 2 * scope.count("-") + 1
        return start, stop, Reading(kind="recurrence", rule="first-scope", ordinal=ordinal, scope=scope)
    return None


def _running(scene: Scene, start: int, end: int, k: int) -> tuple[int, int, Reading] | None:
    """Reads "for the second year running", "a third straight week", "for the fourth month in a row"."""
    tokens = scene.tokens
    straight = tokens.low(end) in words().straight
    at = end + straight
    unit = words().units.get(tokens.low(at), "")
    if unit not in YEARS or tokens.low(at).endswith("s"):
        return None
    last = at + 2 if tokens.low(at + 1) in words().straight else at + 1
    last = at + 4 if tokens.lows[at + 1 : at + 4] == ["in", "a", "row"] else last
    if not straight and last == at + 1:
        return None
    return start, last, Reading(kind="recurrence", rule="running", ordinal=since.ordinal_word(scene, k))


def _gap_after(
    scene: Scene, start: int, end: int, ordinal: str | None, scope: str | None, date_at: since.DateAt, *, timed: bool
) -> tuple[int, int, Reading] | None:
    tokens = scene.tokens
    letters = alphabet()
    for k in range(end, min(end + _REACH, len(tokens.lows))):
        letter = tokens.kinds[k]
        if letter == letters["stop"] or letter == letters["long"]:
            return None
        if letter == letters["in"]:
            counted = _regex(_GAP).match(tokens.kinds, k)
            if counted and _is_gap(scene, counted, timed=timed):
                years = _years(scene, counted, ordinal)
                return start, counted.end(), _claim(scene, ordinal, years, "gap", scope, _length(scene, counted))
        elif letter == letters["since"]:
            return since.since(scene, start, k, ordinal, scope, date_at)
        elif (
            letter == letters["this"]
            and tokens.low(k + 1) in ("year", "month", "week", "decade", "century")
            and tokens.low(k - 1) not in ("of", "in")
            and (k > end or not tokens.lows[end - 1][0].isdigit() or tokens.low(k + 1) != "month")
        ):
            return start, k + 2, _this_period(scene, k, ordinal, scope)
        if is_finite(tokens, k) and k > end:
            return None
    return None


def _this_period(scene: Scene, k: int, ordinal: str | None, scope: str | None) -> Reading:
    unit = words().units[scene.tokens.low(k + 1)]
    when = coarse(scene.on, unit, 0) if scene.on else None
    part = (k, k + 2, dated(when, "related", grain=unit))
    return Reading(kind="recurrence", rule="this-period", ordinal=ordinal, scope=scope, parts=(part,))


def _length(scene: Scene, counted: re.Match[str]) -> tuple[int, int, Reading]:
    """The length inside a claim, for TIMEX3: "five years" is P5Y whatever is claimed about it."""
    i, j = counted.start("q"), counted.end("u")
    unit = words().units[scene.tokens.low(counted.start("u"))]
    found = amount(scene.tokens, i, counted.end("q"))
    half = counted.groupdict().get("half")
    value = found.value + 0.5 if half and found.value is not None else found.value
    tag = Reading(kind="duration", rule="gap", grain=unit, modifier=found.modifier, timex=length(value, unit))
    return i, max(j, counted.end("half") if half else j), tag


def _is_gap(scene: Scene, counted: re.Match[str], *, timed: bool) -> bool:
    unit = words().units[scene.tokens.low(counted.start("u"))]
    plural = scene.tokens.low(counted.start("u")).endswith("s")
    bare = counted.start("q") == counted.end("q")
    if unit in ("hour", "minute", "second"):
        return False
    if bare:
        return plural and unit in ("year", "decade", "month", "century", "week")
    return (
        timed
        or unit in ("year", "decade", "month", "century")
        or "as" in scene.tokens.lows[counted.start("q") : counted.end("q")]
    )


def _years(scene: Scene, counted: re.Match[str], ordinal: str | None) -> float | None:
    tokens = scene.tokens
    i, j = counted.span("q")
    unit = words().units[tokens.low(counted.start("u"))]
    if tokens.low(i) == "as":
        return _rounded(words().ordinals.get(ordinal or "", 2 if ordinal == "second" else 0) * YEARS[unit]) or None
    value = amount(tokens, i, j).value
    if value is None and tokens.low(i) in ("over", "nearly", "almost", "about") and j - i == 1:
        value = 1.0
    if value is None:
        return None
    return _rounded((value + (0.5 if counted.groupdict().get("half") else 0)) * YEARS[unit])


def _rounded(years: float) -> float:
    return round(years, 2)


def _claim(
    scene: Scene,
    ordinal: str | None,
    years: float | None,
    rule: str,
    scope: str | None,
    part: tuple[int, int, Reading],
) -> Reading:
    since = back(scene.on, years) if scene.on and years else None
    return Reading(
        kind="recurrence",
        rule=rule,
        ordinal=ordinal,
        years=years,
        since=since,
        scope=scope,
        anchored=since is not None,
        parts=(part,),
    )


def back(on: dt.date, years: float, year: int | None = None) -> str | None:
    """The year that lies ``years`` before ``on`` (its year replaced by ``year``); parts of a year go by months."""
    months = (year or on.year) * 12 + on.month - 1 - round(years * 12)
    number = (year or on.year) - int(years) if years == int(years) else months // 12
    return f"{number:04d}" if 1 <= number <= 9999 else None


def _after(scene: Scene, k: int) -> tuple[int, int, Reading] | None:
    for pattern in (_AFTER_GAP, _GAP_OF, _YEARS_OF):
        found = _regex(pattern).match(scene.tokens.kinds, k)
        if found:
            return found.start(), found.end(), _after_gap(scene, found, "after-gap")
    return None


def _after_gap(scene: Scene, found: re.Match[str], rule: str) -> Reading:
    return _claim(scene, None, _years(scene, found, None), rule, None, _length(scene, found))


def _gap_before(scene: Scene, k: int) -> tuple[int, int, Reading] | None:
    """Reads "a four-year hiatus": the gap noun is token ``k``."""
    for backward in range(k - 3, max(k - 9, -1), -1):
        found = _regex(_AFTER_GAP).match(scene.tokens.kinds, backward)
        if found and found.start("g") == k:
            return found.start(), found.end(), _after_gap(scene, found, "gap-noun")
    return None
