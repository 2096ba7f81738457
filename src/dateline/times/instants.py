"""A clock time on its day: as told, in UTC, and on the clocks of the caller's zone."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass

import msgspec

from dateline.times import spans
from dateline.times.clocks import half_of, in_half, timex_of
from dateline.times.grammar import Scene
from dateline.times.hours import part_of
from dateline.times.reading import Reading
from dateline.times.words import words


@dataclass(frozen=True, slots=True)
class Stamps:
    """What a clock time gives once its day is known: told, its end, in UTC and on the clocks of the caller's zone."""

    instant: str | None = None
    until: str | None = None
    utc: str | None = None
    in_zone: str | None = None


def on_day(day: Reading, reading: Reading) -> Reading:
    """The clock time on its day; a part of the day beside it tells the half that the figure leaves open."""
    named = day.named or day.when
    date = named.first if named else None
    if date is None:
        return reading
    if reading.clock is None:
        stamp = f"{date.isoformat()}T{part_of(reading)}"
        return msgspec.structs.replace(reading, when=spans.day(date), timex=stamp, anchored=True)
    hour, minute, second = reading.clock
    part = part_of(day)
    if part and not reading.marked and reading.until_clock is None:
        hour = in_half(hour, half_of(part, hour)) or hour
    clock = (hour % 24, minute, second)
    stamp = f"{date.isoformat()}{timex_of(clock)}"
    return msgspec.structs.replace(reading, clock=clock, when=spans.day(date), timex=stamp, anchored=True)


def at_clock(stamp: dt.datetime, rule: str, direction: str) -> Reading:
    """An instant counted from the anchor's own clock: "three hours ago"."""
    clock = (stamp.hour, stamp.minute, stamp.second)
    return Reading(
        kind="time",
        rule=rule,
        when=spans.day(stamp.date()),
        grain="minute",
        clock=clock,
        direction=direction,
        anchored=True,
        timex=f"{stamp.date().isoformat()}{timex_of(clock)}",
    )


def stamps(scene: Scene, reading: Reading) -> Stamps:
    """The instants of a reading; without a day only the clock of its end."""
    if reading.kind != "time" or (reading.clock is None and reading.until_clock is None):
        return Stamps()
    date = reading.when.first if reading.when else None
    end = dt.time(*reading.until_clock) if reading.until_clock else None
    if date is None:
        return Stamps(until=f"T{end.isoformat()}" if end else None)
    begin = dt.datetime.combine(date, dt.time(*reading.clock)) if reading.clock else None
    close = _close(date, begin, end)
    return Stamps(
        instant=_stamp(scene, begin, reading.offset),
        until=_stamp(scene, close, reading.offset),
        utc=_moved(scene, begin, reading.offset, dt.UTC),
        in_zone=_moved(scene, begin, reading.offset, _zone_info(scene.zone)) if scene.zone else None,
    )


def _close(date: dt.date, begin: dt.datetime | None, end: dt.time | None) -> dt.datetime | None:
    """The end of a stretch: on the next day where it is no later than its start."""
    if end is None:
        return None
    over = begin is not None and end <= begin.time()
    day = spans.moved(date, 1) if over else date
    return dt.datetime.combine(day, end) if day else None


def _stamp(scene: Scene, naive: dt.datetime | None, word: str | None) -> str | None:
    return f"{naive.isoformat()}{_offset(scene, naive, word) or ''}" if naive else None


def _moved(scene: Scene, naive: dt.datetime | None, word: str | None, to: dt.tzinfo | None) -> str | None:
    """The instant on other clocks; None where its own zone is unknown."""
    offset = _offset(scene, naive, word) if naive else None
    if naive is None or offset is None or to is None:
        return None
    try:
        return dt.datetime.fromisoformat(f"{naive.isoformat()}{offset}").astimezone(to).isoformat()
    except (ValueError, OverflowError):
        return None


def _zone_info(name: str) -> dt.tzinfo | None:
    """The clocks of an IANA name or a zone word."""
    fixed = words().zones.get(name.lower())
    if fixed:
        return dt.datetime.fromisoformat(f"2000-01-01T00:00:00{fixed}").tzinfo
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


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
