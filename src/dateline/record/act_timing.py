"""Can this be an act of that agreement? Its name decides; without one, whether the act fits into its life."""

from __future__ import annotations

from dateline.model import Report, Story
from dateline.record import days
from dateline.record.acts import RANKS
from dateline.record.case import Case
from dateline.record.verdict import Timing, never

_UNDONE = frozenset({"suspended", "notice_given", "ended"})
"""States after which an agreement may be proposed, planned or concluded anew: its restoration."""
_MADE = frozenset({"proposed", "planned", "concluded", "signed"})


def act(case: Case, report: Report, story: Story) -> Timing:
    """How the report's act stands to those the agreement is known by."""
    beside = [m.report for m in case.members if m.story.id == story.id]
    if any(_two_papers(told, report) for told in beside):
        return never("the same story tells of two agreements")
    if report.series.name and case.labels:
        return Timing(2.0, True, "acts of one agreement")
    told = [m for m in case.members if m.report.status == report.status]
    if any(days.fits(m.report.when, report.when) for m in told):
        return Timing(3.0, True, f"the same act, {report.when}")
    if _moved(case, report):
        return Timing(2.0, True, f"moved from {report.when_was}")
    if case.status == report.status and _elsewhen(case, report):
        return never(f"{report.status} at another time")
    if report.when and case.when and days.fits(case.when, report.when):
        return Timing(3.0, True, f"same day, {report.when}")
    if _begins_anew(case, report):
        return never(f"that one is {case.status}")
    return Timing(0.5, bool(beside), "an agreement of the same parties")


def _two_papers(told: Report, report: Report) -> bool:
    """One story that tells one state twice, or two acts of one day, means two papers."""
    one_day = days.one_day(told.when) and told.when == report.when
    return told.status == report.status or (one_day and {told.status, report.status} <= _MADE)


def _moved(case: Case, report: Report) -> bool:
    was = report.when_was
    return bool(was) and any(days.fits(day, was) for day in (case.when, *case.former) if day)


def _elsewhen(case: Case, report: Report) -> bool:
    """A signing on another day is another paper's."""
    return days.relate(case.when, report.when) == "apart"


def _begins_anew(case: Case, report: Report) -> bool:
    """True for the making of an agreement told as news after this one was made: it is another one."""
    if report.status not in _MADE or report.prominence == "background" or case.status in _UNDONE:
        return False
    return RANKS.get(case.status or "", 0) > RANKS["signed"] - (report.status != "signed")
