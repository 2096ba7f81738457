"""One story that tells the same gathering twice: two readings that nothing in the story tells apart."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Report
from dateline.record import days, levels
from dateline.record.sides import code, codes
from dateline.record.words import fold, other_label

_PROMINENCE = {"main": 0, "supporting": 1, "background": 2}
_WEEK = 7
_WIDE = 31
"""Days of a period that two gatherings of one story, alike in all else, hardly share."""


def twins(reports: Sequence[Report], places: Sequence[int]) -> dict[int, int]:
    """Place of a report that tells again what another of the story tells -> place of that other, the fuller one."""
    ordered = sorted(places, key=lambda at: (_PROMINENCE.get(reports[at].prominence, 2), -_detail(reports[at]), at))
    found: dict[int, int] = {}
    for n, at in enumerate(ordered):
        first = next((o for o in ordered[:n] if o not in found and is_twin(reports[at], reports[o])), None)
        if first is not None:
            found[at] = first
    return found


def is_twin(one: Report, other: Report) -> bool:
    """True where kind, sides and day are the same and nothing told tells the two apart."""
    if {one.kind, other.kind} & {"agreement", "other"} or codes(one) != codes(other) or not codes(one):
        return False
    if one.kind != other.kind:
        return _journey(one, other) or _journey(other, one)
    if not _same_day(one, other):
        return False
    return not (_apart(one, other) or _own_people(one, other) or _own_names(one, other))


def _same_day(one: Report, other: Report) -> bool:
    """The same short period; or one has no day, and is news of the same state and rank as the other."""
    if one.when and other.when:
        return days.relate(one.when, other.when) == "same" and days.width(one.when) <= _WIDE
    recalled = "background" in (one.prominence, other.prominence)
    if _bare(one) or _bare(other):
        return _phase(one) == _phase(other) and (not recalled or one.prominence == other.prominence)
    return (one.status, one.level) == (other.status, other.level) and one.level != "unknown" and not recalled


def _bare(one: Report) -> bool:
    """True where it tells nothing of its own: no day, place, rank, round, name, nor anybody."""
    told = (one.when, one.when_was, one.where, one.series.name, one.series.edition, one.margins_of)
    return not any(told) and one.level == "unknown" and not any(p.delegates for p in one.parties)


def _phase(one: Report) -> str:
    return "ahead" if one.status in ("proposed", "planned") else one.status or ""


def _journey(visit: Report, talks: Report) -> bool:
    """True where a visit is how the guests of talks of the same story come there: talks that are told are the event.

    In one place, of one rank or a rung apart (but leaders), on the same days or without any day told of the visit.
    """
    if (visit.kind, talks.kind) != ("visit", "meeting") or _phase(visit) != _phase(talks):
        return False
    if "background" in (visit.prominence, talks.prominence) and visit.prominence != talks.prominence:
        return False
    here, there = visit.where, talks.where
    if not (here and there and here.place and there.place and fold(here.place) == fold(there.place)):
        return False
    return _same_rank(visit, talks) and _those_days(visit, talks) and not _own_people(visit, talks)


def _same_rank(one: Report, other: Report) -> bool:
    gap = levels.nearest({one.level}, other.level) or 0
    return gap == 0 or (gap == 1 and "leader" not in (one.level, other.level))


def _those_days(visit: Report, talks: Report) -> bool:
    if visit.when is None and visit.when_was is None:
        return talks.when is not None
    return days.relate(visit.when, talks.when) in ("same", "within") and days.width(visit.when) <= _WEEK


def _apart(one: Report, other: Report) -> bool:
    a, b = one.portfolios, other.portfolios
    if (levels.nearest({one.level}, other.level) or 0) > 0 or (a and b and not set(a) & set(b)):
        return True
    if one.where is None or other.where is None:
        return False
    if one.where.place and other.where.place and fold(one.where.place) != fold(other.where.place):
        return True
    return bool(one.where.country and other.where.country and one.where.country != other.where.country)


def _own_people(one: Report, other: Report) -> bool:
    """Each side's people are told, and none of them in both."""
    mine, theirs = ({(code(p), d.name) for p in r.parties for d in p.delegates} for r in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _own_names(one: Report, other: Report) -> bool:
    a, b = one.series.edition, other.series.edition
    if a is not None and b is not None and a != b:
        return True
    named = ((one.series.name, other.series.name), (one.margins_of, other.margins_of))
    return any(x and y and other_label(x, y) for x, y in named)


def _detail(report: Report) -> int:
    told = (report.where, report.level != "unknown", report.agenda, report.series.name, report.recurrence.text)
    return sum(map(bool, told)) + sum(len(p.delegates) for p in report.parties)
