"""A list of parties that lacks one, or has one too many: the same gathering only where much else is the same."""

from __future__ import annotations

from dateline.model import Report
from dateline.record import days
from dateline.record.case import Case
from dateline.record.sides import codes, left_out
from dateline.record.words import fold

_TOP = frozenset({"leader", "minister"})
"""Those who meet one another on the sidelines of meeting in a larger round."""
_MONTH = 31
"""Days of the longest period in which a numbered round is looked for."""
_ALONE = frozenset({"agreement", "other", "exercise", "forum"})


def nearly(case: Case, report: Report, shared: int) -> str:
    """Why the parties may be the same all the same; empty where not. ``shared``: how many delegates both have."""
    told = codes(report)
    if report.kind in _ALONE or case.kinds & _ALONE or not _same_day(case, report):
        return ""
    known = next((k for k in case.sets if left_out(k, told)), None)
    if known is None or not _otherwise_alike(case, report, shared, min(len(known), len(told))):
        return ""
    (odd,) = known ^ told
    return f"the same parties but for {odd}, on the same day"


def cells(report: Report, *, look: bool) -> list[str]:
    """Where an event with one side told is filed under its day, or (``look``) where it is looked for.

    An event of two sides or more is looked for under each of them by a report that tells one alone, and the other
    way round; a day of one state holds few, however busy it is.
    """
    if report.kind in _ALONE:
        return []
    told, lone = codes(report), len(codes(report)) == 1
    sort = "of-many" if lone == look else "of-one"
    known = {w for w in (report.when, report.when_was) if w and days.width(w) <= _MONTH}
    return [f"{sort}|{side}|{when}" for side in sorted(told) for when in sorted(known)]


def _same_day(case: Case, report: Report) -> bool:
    """The day told is the event's, or one it was moved from; only a day counts, a stay, or a month of one round."""
    width = _MONTH if case.has_round(report) else 1
    told = [w for w in (report.when, report.when_was) if w and days.width(w) <= width]
    return any(days.relate(known, w) == "same" for w in told for known in (case.when, *case.former) if known)


def _otherwise_alike(case: Case, report: Report, shared: int, smaller: int) -> bool:
    if case.has_round(report):
        return True
    same_level = report.level in case.levels and report.level != "unknown"
    place = fold(report.where.place) if report.where and report.where.place else ""
    same_place = bool(place) and any(place == fold(known) for known in case.places)
    if place and case.places and not same_place:
        return False
    if smaller == 1:
        return shared > 0 or (same_level and (same_place or _moves(case, report)))
    if report.level in _TOP or case.levels & _TOP:
        return shared > 1
    return shared > 0 or (same_level and same_place)


def _moves(case: Case, report: Report) -> bool:
    """The report says that it was set for the event's very day before."""
    return bool(report.when_was and case.when) and days.relate(case.when, report.when_was) == "same"
