"""Which event each report of one story belongs to: every rule is asked, a veto is final, one event takes one report."""

from __future__ import annotations

import msgspec

from dateline.model import Report, Story
from dateline.record import days
from dateline.record.case import Birth, Case
from dateline.record.index import alike
from dateline.record.rules import RULES
from dateline.record.timing import timing
from dateline.record.verdict import Timing

CLEAR = 1.0
"""Points by which the better of two events must lead where neither day decides."""


class Match(msgspec.Struct, frozen=True):
    """A report may belong to ``case``; ``firm`` where its day says so."""

    points: float
    firm: bool
    at: int
    case: Case
    why: str


def weigh(case: Case, at: int, report: Report, story: Story, family: str) -> Match | None:
    """Asks every rule, the day first, as it forbids most; None where one forbids, or where too little speaks for it."""
    if story.is_entry and _told_apart(case, report, story):
        return None
    copied = _copied(case, report, family) if family in case.families else ""
    time = Timing(10.0, True, copied) if copied else timing(case, report, story)
    if time.points is None:
        return None
    points, reasons, firm = time.points, [], time.firm
    for rule in RULES:
        opinion = rule(case, report)
        if opinion.points is None:
            return None
        points += opinion.points
        firm = firm and opinion.firm
        if opinion.reason:
            reasons.append(opinion.reason)
    if not time.firm and not alike(case, report) and report.kind != "agreement":
        return None
    return Match(points, firm, at, case, "; ".join([*reasons, time.reason]))


def _told_apart(case: Case, report: Report, story: Story) -> bool:
    """True where one author wrote both down as held: what he tells apart is not one (of papers each row is a step)."""
    if report.kind == "agreement" or report.status != "held":
        return False
    return any(
        member.story.is_entry and member.story.publisher == story.publisher and member.report.status == "held"
        for member in case.members
    )


def choose(candidates: list[Match]) -> dict[int, Match]:
    """The best event for each report (by its place in the story), no event twice."""
    chosen: dict[int, Match] = {}
    taken: set[Birth] = set()
    ranked = sorted(candidates, key=lambda m: (-m.points, m.case.ordinal, m.at))
    for match in ranked:
        if match.at in chosen or match.case.ordinal in taken:
            continue
        if not match.firm and _doubtful(match, ranked, taken):
            continue
        chosen[match.at] = match
        taken.add(match.case.ordinal)
    return chosen


def _doubtful(match: Match, ranked: list[Match], taken: set[Birth]) -> bool:
    """True where another event is about as likely and no day decides: better apart than wrong."""
    rivals = (m for m in ranked if m.at == match.at and m.case.bond != match.case.bond and m.case.ordinal not in taken)
    return any(match.points - rival.points < CLEAR for rival in rivals)


def _copied(case: Case, report: Report, family: str) -> str:
    """A copy tells of its dispatch's events, even where it reckons the days from another dateline."""
    for member in case.members:
        told = member.report
        if member.family == family and (told.kind, told.status, told.level) == (
            report.kind,
            report.status,
            report.level,
        ):
            same_trigger = _trigger(told) and _trigger(told) == _trigger(report)
            if same_trigger or days.gap(told.when, report.when) <= 7 or told.when == report.when:
                return f"copy of {member.story.id[:12]}"
    return ""


def _trigger(report: Report) -> str | None:
    return next((e.text for e in report.evidence if e.field in ("trigger", "kind")), None)
