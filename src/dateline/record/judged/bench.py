"""Judgements in their place in the fold: which reports do not speak, and what settles a status or a day, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from dateline.model import Event, Report, Story
from dateline.model.known import instant
from dateline.record.case import Case
from dateline.record.history import Claim
from dateline.record.judged.judged import Judged
from dateline.record.judged.standing import IN_FORCE, Standing

Settle = Callable[[Case, Claim], None]


class Bench:
    """Hands each claim of a judgement to its event when its moment comes, or when its report does."""

    def __init__(self, judged: Judged) -> None:
        self._judged = judged
        self._ahead = judged.claims()
        self._waiting: dict[str, list[Claim]] = {}
        self._wanted = {claim.report.report for claim in self._ahead}
        self._where: dict[str, Case] = {}
        self._false: dict[str, list[tuple[Report, str]]] = {}
        self.gone: dict[str, str] = {}

    def rejects(self, report: Report, story: Story, family: str) -> bool:
        """True for a report judged false, and for that of a copy of its dispatch; a corrected version is none."""
        by = self._judged.rejected.get(report.report) or (None if story.notice else self._copied(report, family))
        if by is None:
            return False
        self._false.setdefault(family, []).append((report, by))
        self.gone[report.report] = by
        return True

    def placed(self, report: str, case: Case, settle: Settle) -> None:
        """Notes where a judged report stands; what was judged of it by now settles."""
        if report in self._wanted:
            self._where[report] = case
            for claim in self._waiting.pop(report, ()):
                settle(case, claim)

    def before(self, story: Story, settle: Settle) -> None:
        """Settles all that was judged before the story was known."""
        self._until(instant(story.known), settle)

    def close(self, settle: Settle) -> None:
        """Settles the rest."""
        self._until(None, settle)

    def _until(self, moment: dt.datetime | None, settle: Settle) -> None:
        while self._ahead and (moment is None or instant(self._ahead[0].story.known) < moment):
            claim = self._ahead.pop(0)
            case = self._where.get(claim.report.report)
            if case is None:
                self._waiting.setdefault(claim.report.report, []).append(claim)
            else:
                settle(case, claim)

    def _copied(self, report: Report, family: str) -> str | None:
        """What rejects the report that this one copies; a copy that is itself judged speaks for itself."""
        if self._judged.constraints.group(report.report) or report.report in self._wanted:
            return None
        same = (by for false, by in self._false.get(family, ()) if _alike(false, report))
        return next(same, None)


def standings(judged: Judged, events: Sequence[Event]) -> tuple[Standing, ...]:
    """Every judgement made, and what became of it."""
    home = {name: event for event in events for name in (event.id, *event.aliases)}
    return tuple(
        Standing(judgement=one, effect=_effect(judged, one.id, home), events=_events(judged, one.id, home))
        for one in judged.ordered
    )


def _effect(judged: Judged, name: str, home: dict[str, Event]) -> str:
    if name in judged.undone:
        return f"undone by {judged.undone[name]}"
    bound = judged.bound.get(name)
    if bound is None:
        return IN_FORCE
    if bound.lost:
        return f"unbound: {'; '.join(bound.lost)}"
    if name in judged.overruled:
        return f"overruled by {judged.overruled[name]}"
    applied = (a for r in bound.reports if r in home for a in home[r].judgements if a.id == name)
    return next((a.effect for a in applied), IN_FORCE)


def _events(judged: Judged, name: str, home: dict[str, Event]) -> tuple[str, ...]:
    bound = judged.bound.get(name)
    return tuple(dict.fromkeys(home[r].id for r in bound.reports if r in home)) if bound else ()


def _alike(one: Report, other: Report) -> bool:
    return (one.kind, one.status, one.when, one.codes) == (other.kind, other.status, other.when, other.codes)
