"""Judgements in their place in the fold: which reports do not speak, and what settles a status or a day, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.model import Event, Report, Story
from dateline.model.known import instant
from dateline.record.case import At, Case
from dateline.record.history import Claim
from dateline.record.judged.judged import Judged
from dateline.record.judged.standing import IN_FORCE, Standing
from dateline.record.order import clock

Settle = Callable[[Case, Claim, At], None]
BEHIND = "|~"
"""Behind the clock of a moment: the place of what is settled after every story of it."""


class Due(NamedTuple):
    """What a judgement says of an event, and the step at which it settles."""

    claim: Claim
    moment: dt.datetime
    at: At


class Bench:
    """Hands each claim of a judgement to its event when its moment comes, or when its report does."""

    def __init__(self, judged: Judged) -> None:
        self._judged = judged
        self._ahead = list(due(judged.claims()))
        self._waiting: dict[str, list[Due]] = {}
        self._wanted = {one.claim.report.report for one in self._ahead}
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
            for one in self._waiting.pop(report, ()):
                settle(case, one.claim, one.at)

    def before(self, story: Story, settle: Settle) -> None:
        """Settles all that was judged before the story was known."""
        self._until(instant(story.known), settle)

    def hand_over(self) -> list[Due]:
        """All that is still to settle, for whoever settles it instead."""
        ahead, self._ahead = self._ahead, []
        return ahead

    def close(self, settle: Settle) -> None:
        """Settles the rest."""
        self._until(None, settle)

    def _until(self, moment: dt.datetime | None, settle: Settle) -> None:
        while self._ahead and (moment is None or self._ahead[0].moment < moment):
            one = self._ahead.pop(0)
            case = self._where.get(one.claim.report.report)
            if case is None:
                self._waiting.setdefault(one.claim.report.report, []).append(one)
            else:
                settle(case, one.claim, one.at)

    def _copied(self, report: Report, family: str) -> str | None:
        """What rejects the report that this one copies; a copy that is itself judged speaks for itself."""
        if self._judged.constraints.group(report.report) or report.report in self._wanted:
            return None
        same = (by for false, by in self._false.get(family, ()) if _alike(false, report))
        return next(same, None)


def due(claims: Iterable[Claim]) -> Iterator[Due]:
    """Each with its step: none settles before those that were made before it."""
    moment = dt.datetime.min.replace(tzinfo=dt.UTC)
    for nth, claim in enumerate(claims):
        moment = max(moment, instant(claim.story.known))
        yield Due(claim, moment, (f"{clock(moment)}{BEHIND}", nth))


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
