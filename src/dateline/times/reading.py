"""What a rule makes of the tokens it matched, before it is a mention."""

from __future__ import annotations

import msgspec

from dateline.times.spans import When


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A TimeMention without its place in the text, and what neighbours need to know of it.

    ``yearless`` marks a date whose year was chosen by us; a range may still hand it the year of its other end.
    ``skip`` is how many of the first tokens (a preposition) are no part of the mention, ``length`` how many it took
    where the pattern could not say. ``parts`` are what TIMEX3 tags one by one, as token bounds and readings; empty
    where the whole is one tag; ``apart`` says that they are mentions of their own. ``named`` is the period as named
    where a preposition opened ``when`` at one side ("by 2050"). ``marked`` is False for a clock time whose half of
    the day is not told.
    """

    kind: str
    rule: str
    when: When | None = None
    grain: str | None = None
    modifier: str | None = None
    direction: str | None = None
    anchored: bool = False
    alternatives: tuple[str, ...] = ()
    timex: str | None = None
    yearless: bool = False
    ordinal: str | None = None
    years: float | None = None
    since: str | None = None
    since_event: str | None = None
    scope: str | None = None
    clock: tuple[int, int, int] | None = None
    until_clock: tuple[int, int, int] | None = None
    offset: str | None = None
    marked: bool = True
    skip: int = 0
    parts: tuple[tuple[int, int, Reading], ...] = ()
    apart: bool = False
    named: When | None = None
    length: int = 0


def dated(
    when: When | None,
    rule: str,
    *,
    direction: str | None = None,
    anchored: bool = False,
    modifier: str | None = None,
    alternatives: tuple[str, ...] = (),
    yearless: bool = False,
    kind: str = "date",
    timex: str | None = None,
    grain: str | None = None,
    parts: tuple[tuple[int, int, Reading], ...] = (),
) -> Reading:
    """A date; without ``when`` one that needed an anchor."""
    return Reading(
        kind=kind,
        rule=rule,
        when=when,
        grain=grain or (when.grain if when else None),
        modifier=modifier,
        direction=direction,
        anchored=anchored,
        alternatives=tuple(a for a in dict.fromkeys(alternatives) if when is None or a != when.edtf),
        timex=timex or (when.timex if when else None),
        yearless=yearless,
        parts=parts,
    )
