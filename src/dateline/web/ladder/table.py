"""The same as a table: a row an event, with what the picture tells by form and place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.model import Event
from dateline.record import days, phased
from dateline.web.ladder.facts import host, place, rank, what
from dateline.web.ladder.pins import Claim, claims


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One event: ``upper`` and ``lower`` are the ranks (codes) of the first and second party of the pair.

    ``gap`` counts days since the one before that was held. ``number`` counts the rows that have one from 1.
    """

    event: str
    when: str | None
    status: str | None
    overdue: bool
    kind: str
    what: str
    upper: str
    lower: str
    host: str | None
    place: str
    gap: int | None
    company: tuple[str, ...]
    independent: int
    reports: int
    claims: tuple[Claim, ...] = ()
    reason: str | None = None


class Line(msgspec.Struct, frozen=True):
    """One event of the table before it is put in words: with the days since the last held one, and its claims."""

    event: Event
    gap: int | None
    claims: tuple[Claim, ...]


def lines(
    events: Iterable[Event],
    pair: tuple[str, str],
    on: dt.date,
    *,
    company: bool = False,
    first: int | None = None,
    last: int | None = None,
) -> list[Line]:
    """Every event of the pair by day, undated last; ``company``: those where others took part, too.

    ``first`` and ``last`` bound the years. Gaps count between all that was held, before years are left out.
    """
    own = [e for e in phased(events, on) if set(pair) <= e.codes and (company or len(e.codes) == 2)]
    told: dict[str, list[Claim]] = {}
    for claim in claims(own):
        told.setdefault(claim.event, []).append(claim)
    found: list[Line] = []
    before: dt.date | None = None
    for event in sorted(own, key=_by_day):
        period = days.period(event.when)
        gap = (period.first - before).days if period and before and period.first >= before else None
        if event.status == "held" and period:
            before = max(before or period.last, period.last)
        if _within(period.first.year if period else None, period.last.year if period else None, first, last):
            found.append(Line(event, gap, tuple(told.get(event.id, ()))))
    return found


def _within(start: int | None, end: int | None, first: int | None, last: int | None) -> bool:
    if start is None or end is None:
        return True
    return (first is None or end >= first) and (last is None or start <= last)


def row_of(line: Line, pair: tuple[str, str]) -> Row:
    """A line in words."""
    event = line.event
    return Row(
        event=event.id, when=event.when, status=event.status, overdue=event.phase == "overdue", kind=event.kind,
        what=what(event), upper=rank(event, pair[0]), lower=rank(event, pair[1]), host=host(event, pair),
        place=place(event), gap=line.gap, company=tuple(sorted(event.codes - set(pair))),
        independent=event.independent_sources, reports=event.reports, claims=line.claims, reason=event.reason,
    )  # fmt: skip


def _by_day(event: Event) -> tuple[dt.date, dt.date, str]:
    period = days.period(event.when)
    return (period.first, period.last, event.id) if period else (dt.date.max, dt.date.max, event.id)
