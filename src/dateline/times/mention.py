"""What a text says about time, one span at a time."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.model import Span

KINDS = ("day", "period", "daypart", "clock", "duration", "set", "recurrence", "vague")


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """One TIMEX3 tag: type DATE, TIME, DURATION or SET, its value and MOD, by the guidelines of TimeML 1.2.1.

    Its span may differ from the mention's: both ends of a range have a tag each, a claim of a gap only its
    length or its year. ``first`` and ``last`` are the days that the tag names by itself, so "by 2050" names 2050.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """One time expression: ``text`` stands at ``start`` to ``end`` (code points).

    ``kind`` is one of KINDS: a day, a period of days, a part of a day, a clock time, a duration, a set ("every two
    years"), a recurrence (a claim about a gap) or vague ("recently"). ``edtf`` is the day or period of the contract,
    ``lasts`` whether it goes on for all of it (else it falls on some day within); a duration or a set has none, nor
    has what needs an anchor that was not given. ``first`` and ``last`` are its days, None on an open side.

    ``grain`` is how finely it is told (hour to century), ``modifier`` what narrows or hedges it (early, mid, until),
    ``direction`` past, now or future as seen from the anchor. ``anchor`` is the day it was counted from, ``rule`` what
    decided. ``alternatives`` are other readings the text leaves. ``timex`` is the TIMEX3 value, ``tags`` its tags.

    A clock time has ``instant`` (ISO 8601, with an offset where the zone is known), ``until`` (where it is a stretch),
    ``utc``, and ``in_zone``: the instant on the clocks of the zone that was handed in, whose day may be another.
    The last block speaks of recurrences only: a claim about a gap is never a date.
    """

    start: int
    end: int
    text: str
    kind: str
    edtf: str | None = None
    lasts: bool | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    grain: str | None = None
    modifier: str | None = None
    direction: str | None = None
    anchor: str | None = None
    rule: str = ""
    alternatives: tuple[str, ...] = ()
    timex: str | None = None
    tags: tuple[Timex, ...] = ()
    instant: str | None = None
    until: str | None = None
    utc: str | None = None
    in_zone: str | None = None
    ordinal: str | None = None
    years: float | None = None
    since: str | None = None
    since_event: str | None = None
    scope: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def is_date(self) -> bool:
        """True for what names a day, a period or a time of a day."""
        return self.kind in ("day", "period", "daypart", "clock")
