"""What a text says about time, one span at a time."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.model import Span


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """One time expression: ``text`` stands at ``start`` to ``end`` (code points).

    ``kind`` is date, time, duration, set or recurrence. ``edtf`` is the day or period of the contract (a duration
    or a set has none, nor has what needs an anchor that was not given); ``first`` and ``last`` are its days, None
    on an open side. ``anchor`` is the day it was counted from, ``rule`` what decided. ``alternatives`` are other
    readings the text leaves. ``instant`` is a clock time's ISO 8601 instant, with an offset where the zone is known.
    The last block speaks of recurrences only: a claim about a gap is never a date.
    """

    start: int
    end: int
    text: str
    kind: str
    edtf: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    grain: str | None = None
    modifier: str | None = None
    direction: str | None = None
    anchor: str | None = None
    rule: str = ""
    alternatives: tuple[str, ...] = ()
    timex: str | None = None
    instant: str | None = None
    ordinal: str | None = None
    years: float | None = None
    since: str | None = None
    since_event: str | None = None
    scope: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)
