"""The acts of agreements: an agreement is one event through all its states, and one story may tell several of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.model import Report
from dateline.record import days

RANKS = {
    "proposed": 0, "planned": 1, "concluded": 2, "signed": 3, "in_force": 4, "notice_given": 5,
    "suspended": 6, "restored": 7, "ended": 8,
}  # fmt: skip
"""How far each state is along an agreement's life."""

_PROMINENCE = {"main": 0, "supporting": 1, "background": 2}


def acts_in_order(reports: Sequence[Report]) -> list[int]:
    """Places of a story's agreement reports: its news first, then what it recalls, the latest act before the earlier.

    The news of a story is what its family says; what it recalls beside joins the same event and adds nothing.
    """
    places = [at for at, report in enumerate(reports) if report.kind == "agreement"]
    return sorted(places, key=lambda at: _order(reports[at], at))


def _order(report: Report, at: int) -> tuple[int, int, int, int]:
    period = days.period(report.when)
    last = period.last if period else dt.date.min
    rank = RANKS.get(report.status or "", 0)
    return _PROMINENCE.get(report.prominence, 2), -last.toordinal(), -rank, at
