"""Clock times, kept as told and as an instant where the zone is known."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from dateline.times import spans
from dateline.times.grammar import Hit, Rule, Scene
from dateline.times.reading import Reading
from dateline.times.words import words


def _told(hit: Hit, hour: int, minute: int, second: int = 0) -> Reading | None:
    if hour > 24 or minute > 59 or second > 59:
        return None
    zone = _zone_word(hit)
    return Reading(
        kind="time",
        rule="clock",
        grain="hour" if not minute else "minute",
        clock=(hour % 24, minute, second),
        offset=zone,
        timex=f"T{hour % 24:02d}:{minute:02d}",
    )


def _zone_word(hit: Hit) -> str | None:
    """The zone that stands behind the figure: a letter code, or an IANA name for "Moscow time"; ``local``."""
    tokens, w = hit.scene.tokens, words()
    for k in range(max(hit.i, hit.j - 3), hit.j):
        low = tokens.lows[k]
        if low in w.zones and tokens.text[tokens.starts[k] : tokens.ends[k]].isupper():
            return low
        if low in w.city_zones:
            return w.city_zones[low]
        if low == "local":
            return "local"
    return None


def _clock(hit: Hit) -> Reading | None:
    parts = [int(p) for p in hit.scene.tokens.lows[hit.span("c")[0]].replace(".", ":").split(":")]
    hour = _half_day(hit, parts[0])
    return _told(hit, hour, *parts[1:3]) if hour is not None else None


def _half_day(hit: Hit, hour: int) -> int | None:
    if not hit.has("ap"):
        return hour
    if not 1 <= hour <= 12:
        return None if hour > 23 else hour
    return hour % 12 + (12 if hit.low("ap").startswith("p") else 0)


def _hour(hit: Hit) -> Reading | None:
    """Reads "3 p.m.", "11am", "nine o'clock"; "I am" and "the 5 AM" need a figure."""
    value = hit.number("c")
    hour = _half_day(hit, value) if 0 < value <= 12 else None
    return _told(hit, hour, 0) if hour is not None else None


def _military(hit: Hit) -> Reading | None:
    """Reads "0900 GMT", "1430 hrs"."""
    raw = hit.scene.tokens.lows[hit.span("c")[0]]
    low = hit.scene.tokens.low(hit.j - 1)
    if len(raw) not in (3, 4) or not raw.isdigit():
        return None
    hour, minute = int(raw[:-2]), int(raw[-2:])
    named = (low in ("hours", "hrs", "local", "time") and len(raw) == 4) or _zone_word(hit) is not None
    return _told(hit, hour, minute) if named else None


def _named(hit: Hit) -> Reading | None:
    hour = 12 if hit.has("noon") else 0
    return _told(hit, hour, 0)


def instant(scene: Scene, date: dt.date | None, reading: Reading) -> Reading:
    """The clock time on its day: with an offset where the text or the caller names a zone."""
    if reading.clock is None or date is None:
        return reading
    naive = dt.datetime.combine(date, dt.time(*reading.clock))
    stamp = f"{naive.isoformat()}{_offset(scene, naive, reading.offset) or ''}"
    return Reading(
        kind="time",
        rule=reading.rule,
        when=spans.day(date),
        grain=reading.grain,
        clock=reading.clock,
        offset=reading.offset,
        timex=f"{date.isoformat()}{reading.timex}",
        instant=stamp,
        anchored=True,
        direction=reading.direction,
    )


def _offset(scene: Scene, naive: dt.datetime, word: str | None) -> str | None:
    known = words().zones.get(word or "")
    if known:
        return known
    name = word if word and "/" in word else scene.zone if word in (None, "local") else None
    if not name or "/" not in name:
        return words().zones.get((name or "").lower())
    try:
        shift = naive.replace(tzinfo=zoneinfo.ZoneInfo(name)).utcoffset()
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return None
    if shift is None:
        return None
    minutes = int(shift.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


_ZONE = "(?:<open>?(?:<city>|<local>|<zone>)<time>|<open>?<zone>)?"
RULES = (
    Rule("clock", f"(?P<c><clock>)(?P<ap><ampm>)?<dot>?(?P<z>{_ZONE})", _clock),
    Rule("hour", f"(?P<c><day>|<num>)(?P<ap><ampm>)<dot>?(?P<z>{_ZONE})", _hour),
    Rule("hour", "(?P<c><day>|<num>)<oclock>(?P<z>(?:<in><the>)?<daypart>)?", _hour),
    Rule("military", "(?P<c><int>|<year>)(?:<unit>|<zone>|<local><time>|<city><time>)", _military),
    Rule("named", "(?:(?P<noon><noon>)|<midnight>)", _named),
)
