"""Can a report's day be this event's day? The day decides most; where it is vague or missing, the phase does."""

from __future__ import annotations

import datetime as dt

from dateline.model import Report, Story
from dateline.record import days
from dateline.record.act_timing import act
from dateline.record.case import Case
from dateline.record.rules import elsewhere, shared_people
from dateline.record.verdict import Timing

_AHEAD = frozenset({"proposed", "planned", "postponed", "under_way", "cancelled", "declined"})
_OPEN = frozenset({"proposed", "planned", "postponed", "under_way"})
WIDE = 31
"""A vaguer period than a month names no gathering by itself."""
WINDOW = 200
"""Days that talks without a day stay the ones that are spoken of."""
LOOK_BACK = 45
"""Days back that "met" without a day may mean."""
SILENT_MOVE = 10
"""Days by which a plan may be moved without a word, where place and people stay."""
SLIP = 2
"""Days by which what was held may be off its plan, where place and people are the plan's."""
_CALLED_OFF = frozenset({"cancelled", "postponed"})


def timing(case: Case, report: Report, story: Story) -> Timing:
    """How the report's day stands to the event's."""
    if report.kind == "agreement":
        return act(case, report, story)
    if report.when is None and report.when_was is None:
        return _undated(case, report, story)
    if case.when is None and not case.former:
        return _now_dated(case, report)
    return _dated(case, report)


def _dated(case: Case, report: Report) -> Timing:
    when, was = report.when, report.when_was
    if case.when and when:
        relation = days.relate(case.when, when)
        if relation != "apart":
            return _by_relation(case, report, relation)
    former = case.former
    if was and any(days.fits(day, was) for day in [case.when, *former] if day):
        return Timing(3.0, True, f"moved from {was}")
    if when and any(days.relate(day, when) in ("same", "within") for day in former):
        back = case.status == "postponed" or report.status != "held" or not case.history.left(when)
        return Timing(2.0, True, f"once set for {when}") if back else _apart(case, when)
    if case.status == "postponed" and case.when is None and when:
        return _new_day(case, when)
    if when and _moved_silently(case, report):
        return Timing(1.0, True, f"moved to {when}: same people, place or round")
    if when and _called_off(case, report):
        return Timing(1.0, True, f"{report.status}: the one planned for {case.when}")
    if when and case.when is None and any(days.fits(day, when) for day in former):
        return Timing(1.5, True, f"within {when}")
    return _apart(case, when)


def _by_relation(case: Case, report: Report, relation: str) -> Timing:
    if relation == "same":
        width = days.width(report.when)
        if width == 1:
            return Timing(4.0, True, f"same day, {report.when}")
        return Timing(2.5, width <= WIDE, f"same period, {report.when}")
    if relation == "within":
        return Timing(3.0, True, f"{report.when} and {case.when}")
    if elsewhere(case, report) and relation == "overlap":
        return Timing(None, False, "another country")
    vague = max(days.width(report.when), days.width(case.when))
    if case.kinds != {report.kind} and report.kind not in case.kinds and vague > 7:
        return Timing(None, False, "another kind, and no day in common")
    points = 2.0 if vague <= 7 else 1.5 if vague <= WIDE else 0.5
    if relation == "overlap":
        points -= 1.0
    return Timing(points, vague <= WIDE and relation != "overlap", f"{report.when} beside {case.when}")


def _new_day(case: Case, when: str) -> Timing:
    """A day for what had been put off without one."""
    period, heard = days.period(when), case.heard
    if period is None or heard is None:
        return Timing(None, False, "no day")
    ahead = (period.last - heard).days if period.last < dt.date.max else 0
    if -1 <= ahead <= 2 * WINDOW:
        return Timing(1.5, False, f"{when}, after it was put off")
    return Timing(None, False, "too long after it was put off")


def _moved_silently(case: Case, report: Report) -> bool:
    """The same plan on another day: the same round, or the same people in the same place a few days off."""
    if case.status not in ("planned", "proposed") or report.status not in ("planned", "held", "under_way"):
        return False
    apart = days.gap(case.when, report.when)
    if case.has_round(report):
        return apart <= WIDE
    most = SILENT_MOVE if report.status == "planned" else SLIP
    return apart <= most and _same_place(case, report) and shared_people(case, report) >= 2


def _called_off(case: Case, report: Report) -> bool:
    """News that a plan is off, with another day than the plan's: what nobody had planned is not called off."""
    if case.status not in ("planned", "proposed") or report.status not in _CALLED_OFF or not case.when:
        return False
    if report.prominence == "background":
        return False
    apart = days.gap(case.when, report.when)
    if case.has_round(report):
        return apart <= WIDE
    alike = _same_place(case, report) or shared_people(case, report) >= 2
    return days.sharp(case.when) and apart <= SILENT_MOVE and alike


def _same_place(case: Case, report: Report) -> bool:
    return bool(report.where and report.where.place and report.where.place in case.places)


def _apart(case: Case, when: str | None) -> Timing:
    return Timing(None, False, f"another day: {when} beside {case.when}")


def _now_dated(case: Case, report: Report) -> Timing:
    """The event had no day yet, the report has one."""
    if case.has_round(report):
        return Timing(0.5, True, f"round {report.series.edition}, now with its day")
    period = days.period(report.when or report.when_was)
    if period is None or case.born is None or case.heard is None or days.width(report.when) > WIDE:
        return Timing(None, False, "no day to go by")
    if case.status in ("cancelled", "declined"):
        same = report.status == case.status
        return Timing(0.5, False, "the same refusal") if same else Timing(None, False, f"it was {case.status}")
    if case.status == "held":
        back = (case.born - period.first).days
        fits = report.status == "held" and -1 <= back <= LOOK_BACK
        return Timing(0.5, False, "the day of what was held") if fits else Timing(None, False, "another time")
    fits = (period.last - case.born).days >= -7 and (period.first - case.heard).days <= WINDOW
    return Timing(1.0, False, f"{report.when} for what had no day") if fits else Timing(None, False, "another time")


def _undated(case: Case, report: Report, story: Story) -> Timing:
    if case.has_round(report):
        return Timing(0.5, True, f"round {report.series.edition}, its day not told")
    known = days.date_of(story.known)
    if known is None or case.heard is None:
        return Timing(None, False, "no clock")
    status = report.status
    if case.when is None:
        return _both_undated(case, report, known)
    period = days.period(case.when)
    if period is None:
        return Timing(None, False, "no day")
    if status in _AHEAD:
        ahead = case.status != "held" and (period.last - known).days >= -3
        return Timing(0.5, False, f"the one ahead, {case.when}") if ahead else Timing(None, False, "that one is past")
    if status == "held" or status is None:
        lately = 0 <= (known - period.first).days <= _back_to(case, report) and case.status not in (
            "cancelled",
            "declined",
        )
        return Timing(0.5, False, f"the one lately, {case.when}") if lately else Timing(None, False, "another time")
    return Timing(None, False, "no day")


def _back_to(case: Case, report: Report) -> int:
    return 400 if _same_place(case, report) and shared_people(case, report) else LOOK_BACK


def _both_undated(case: Case, report: Report, known: dt.date) -> Timing:
    since = (known - (case.heard or known)).days
    if report.status == "held" and case.status in _OPEN:
        return Timing(0.3, False, "held at last") if since <= WINDOW else Timing(None, False, "too long ago")
    if report.status in _AHEAD and case.status in ("held", "cancelled"):
        return Timing(0.2, False, "told late") if since <= 2 and report.status == case.status else _past(case)
    if case.status == "declined" and report.status in _OPEN and since > LOOK_BACK:
        return _past(case)
    window = WINDOW if report.status in _AHEAD else LOOK_BACK
    return Timing(0.5, False, "the one without a day") if since <= window else Timing(None, False, "too long ago")


def _past(case: Case) -> Timing:
    return Timing(None, False, f"that one is {case.status}")
