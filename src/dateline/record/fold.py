"""The fold: stories in order of ``known`` in, the record out. Each step sees only what came before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.model import Event, Telling
from dateline.model.known import AsOf
from dateline.record import days
from dateline.record.acts import acts_in_order
from dateline.record.case import Case, Member
from dateline.record.derived.derive import derive
from dateline.record.derived.told import Told
from dateline.record.families import Families
from dateline.record.index import Index
from dateline.record.match import Match, choose, weigh
from dateline.record.merge import merged
from dateline.record.order import line_up
from dateline.record.record import Record

_ALL = AsOf(None)


def fold(tellings: Iterable[Telling], as_of: AsOf = _ALL) -> Record:
    """The record as of ``as_of``: pure, whatever order the tellings come in, and however often."""
    line = line_up(tellings, as_of)
    growing = _Growing()
    for telling in line.steps:
        if telling.story.id in line.again:
            growing.name(telling)
        else:
            growing.take(telling)
    for telling in line.superseded:
        growing.name(telling)
    return growing.record()


class _Growing:
    """The record in the making."""

    def __init__(self) -> None:
        self.cases: list[Case] = []
        self.families = Families()
        self.index = Index()
        self.reasons: dict[str, str] = {}
        self.names: dict[int, list[str]] = {}

    def take(self, telling: Telling) -> None:
        """One step: every report of the story joins an event or begins one."""
        family = self.families.join(telling)
        gatherings = [at for at, r in enumerate(telling.reports) if r.kind != "agreement"]
        chosen = choose(self._candidates(telling, family, gatherings))
        for at in gatherings:
            self._place(telling, family, at, chosen.get(at))
        for at in acts_in_order(telling.reports):
            self._place(telling, family, at, choose(self._candidates(telling, family, [at])).get(at))

    def _place(self, telling: Telling, family: str, at: int, match: Match | None) -> None:
        report = telling.reports[at]
        why = match.why if match else "the first to tell of it"
        member = Member(report, telling.story, family, why)
        if match is None:
            case = Case(len(self.cases), member)
            self.cases.append(case)
        else:
            case = match.case
            case.add(member)
        self.reasons[report.report] = why
        self.index.put(case, report)

    def name(self, telling: Telling) -> None:
        """A story that no longer speaks: the ids of its reports still resolve, where their events stand."""
        for at, match in choose(self._candidates(telling, "", range(len(telling.reports)))).items():
            report = telling.reports[at]
            self.names.setdefault(match.case.ordinal, []).append(report.report)
            self.reasons[report.report] = f"silent (superseded or fetched again): {match.why}"

    def record(self) -> Record:
        """Every event, by day, undated last."""
        events, series = derive([Told(self._event(case), tuple(case.members)) for case in self.cases])
        return Record(
            events=tuple(sorted(events, key=_by_day)),
            families=self.families.done(),
            series=series,
            reasons=dict(sorted(self.reasons.items())),
        )

    def _event(self, case: Case) -> Event:
        event = merged(case)
        silent = [name for name in self.names.get(case.ordinal, ()) if name != event.id and name not in event.aliases]
        return msgspec.structs.replace(event, aliases=(*event.aliases, *silent)) if silent else event

    def _candidates(self, telling: Telling, family: str, places: Iterable[int]) -> list[Match]:
        return [
            match
            for at in places
            for case in self.index.near(telling.reports[at], telling.story)
            if (match := weigh(case, at, telling.reports[at], telling.story, family)) is not None
        ]


def _by_day(event: Event) -> tuple[dt.date, dt.date, str]:
    period = days.period(event.when)
    return (period.first, period.last, event.id) if period else (dt.date.max, dt.date.max, event.id)
