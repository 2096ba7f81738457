"""The fold: stories in order of ``known`` in, the record out. Each step sees only what came before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.model import Judgement, Telling
from dateline.model.known import AsOf
from dateline.record.acts import acts_in_order
from dateline.record.before import NOTHING_BEFORE, Before
from dateline.record.case import NOWHERE, TOLD_AGAIN, At, Birth, Case, Member
from dateline.record.derived.derive import derive
from dateline.record.derived.told import Told
from dateline.record.doubts import Doubt, doubt
from dateline.record.families import Families
from dateline.record.history import Claim
from dateline.record.index import Index
from dateline.record.judged.attached import Silent, with_attached
from dateline.record.judged.bench import Bench, standings
from dateline.record.judged.bonds import Bonds
from dateline.record.judged.finish import as_one, signed
from dateline.record.judged.judged import Judged, judged
from dateline.record.match import Match, choose, weigh
from dateline.record.merge import merged
from dateline.record.order import Line, line_up, place
from dateline.record.query import by_day
from dateline.record.record import Record
from dateline.record.twins import twins

_ALL = AsOf(None)


def fold(tellings: Iterable[Telling], as_of: AsOf = _ALL, judgements: Iterable[Judgement] = ()) -> Record:
    """The record as of ``as_of``, under the judgements made by then. Pure: order and repetition change nothing."""
    return folded(line_up(tellings, as_of), judgements, as_of)


def folded(line: Line, judgements: Iterable[Judgement], judged_by: AsOf) -> Record:
    """The record of stories lined up, under the judgements made by ``judged_by``."""
    growing = Growing(judged(judgements, judged_by, line.speaking()))
    for telling in line.steps:
        if telling.story.id in line.again:
            growing.name(telling)
        else:
            growing.take(telling)
    growing.close(line.superseded)
    return growing.record()


class Placed(msgspec.Struct, frozen=True):
    """Where a report was put before: into ``event`` (the id of its first report), why, and what is in doubt of it."""

    report: str
    event: str
    why: str
    doubt: Doubt | None = None


class Growing:
    """The record in the making. ``before``: what a store keeps of the stories before the first that is taken."""

    def __init__(self, decided: Judged, before: Before = NOTHING_BEFORE) -> None:
        self.cases: list[Case] = []
        self.families = Families(before)
        self.index = Index(before)
        self.reasons: dict[str, str] = {}
        self.doubts: dict[str, Doubt] = {}
        self.placed: dict[str, Case] = {}
        self.names: dict[Birth, list[str]] = {}
        self.bonds = Bonds(decided)
        self.bench = Bench(decided)
        self.decided = decided
        self.attached: dict[str, Silent] = {}
        self._here: At = NOWHERE

    def take(self, telling: Telling) -> None:
        """One step: what was judged before it settles; then every report of the story joins an event or begins one."""
        self.bench.before(telling.story, self._settle)
        self._here = place(telling.story), 0
        family = self.families.join(telling)
        self._hear(telling, family)
        told = [at for at, r in enumerate(telling.reports) if not self.bench.rejects(r, telling.story, family)]
        gatherings = [at for at in told if telling.reports[at].kind != "agreement"]
        again = {at: o for at, o in twins(telling.reports, gatherings).items() if self._may_join(telling, at, o)}
        self._place_all(telling, family, [at for at in gatherings if at not in again])
        for at in sorted(again):
            match = Match(0.0, True, at, self.placed[telling.reports[again[at]].report], TOLD_AGAIN)
            self._place(telling, family, at, match)
        for at in acts_in_order(telling.reports):
            if at in told:
                self._place_all(telling, family, [at])

    def _hear(self, telling: Telling, family: str) -> None:
        """Notes a story that a person attached to an event."""
        if telling.story.id in self.decided.attached:
            self.attached[telling.story.id] = Silent(telling.story, family)

    def _may_join(self, telling: Telling, at: int, first: int) -> bool:
        """False where a judgement names one of the two: what a person told apart stays so."""
        named = self.decided.paired
        return not ({telling.reports[at].report, telling.reports[first].report} & named)

    def _place_all(self, telling: Telling, family: str, places: Sequence[int]) -> None:
        candidates = self._candidates(telling, family, places)
        chosen = choose(candidates)
        for at in places:
            match = chosen.get(at)
            taken = {m.case.ordinal for m in chosen.values() if m is not match}
            left = [m for m in candidates if m.at == at and m.case.ordinal not in taken]
            self._place(telling, family, at, match)
            unsure = doubt(telling.reports[at], telling.story, match, left)
            if unsure is not None:
                self.doubts[unsure.report] = unsure

    def _place(self, telling: Telling, family: str, at: int, match: Match | None) -> None:
        report = telling.reports[at]
        why = match.why if match else "the first to tell of it"
        member = Member(report, telling.story, family, why)
        if match is None:
            case = Case((place(telling.story), len(self.cases)), member, self._step())
            self.cases.append(case)
        else:
            case = match.case
            case.add(member, self._step())
        self.reasons[report.report] = why
        self.placed[report.report] = case
        self.index.put(case, report)
        self.bonds.placed(report.report, case)
        self.bench.placed(report.report, case, self._settle)

    def retake(self, telling: Telling, family: str, placed: Iterable[Placed]) -> None:
        """Takes a story as it was taken before."""
        self._hear(telling, family)
        self._here = place(telling.story), 0
        reports = {report.report: report for report in telling.reports}
        for one in placed:
            name, why = one.report, one.why
            member = Member(reports[name], telling.story, family, why)
            if one.doubt is not None:
                self.doubts[name] = one.doubt
            case = self.placed.get(one.event)
            if case is None:
                case = Case((place(telling.story), len(self.cases)), member, self._step())
                self.cases.append(case)
            else:
                case.add(member, self._step())
            self.reasons[name] = why
            self.placed[name] = case
            self.index.put(case, reports[name])

    def rename(self, placed: Iterable[Placed]) -> None:
        """The same for a story that does not speak."""
        for one in placed:
            case = self.placed[one.event]
            self.names.setdefault(case.ordinal, []).append(one.report)
            self.placed[one.report] = case
            self.reasons[one.report] = one.why

    def _settle(self, case: Case, claim: Claim, at: At) -> None:
        case.judge(claim, at)
        self.index.put(case, claim.report)

    def _step(self) -> At:
        here = self._here
        self._here = here[0], here[1] + 1
        return here

    def name(self, telling: Telling) -> None:
        """A story that no longer speaks: the ids of its reports still resolve, where their events stand."""
        self.bench.before(telling.story, self._settle)
        for at, match in choose(self._candidates(telling, "", range(len(telling.reports)))).items():
            report = telling.reports[at]
            self.names.setdefault(match.case.ordinal, []).append(report.report)
            self.placed[report.report] = match.case
            self.reasons[report.report] = f"silent (superseded or fetched again): {match.why}"

    def close(self, superseded: Iterable[Telling]) -> None:
        """All that was judged settles; then what superseded stories told goes by the events as they stand."""
        self.bench.close(self._settle)
        for telling in superseded:
            self.name(telling)

    def record(self) -> Record:
        """Every event, by day, undated last."""
        events, series = derive([self.told(case) for case in self.cases if case.bond == case.ordinal])
        return Record(
            events=tuple(sorted(events, key=by_day)),
            families=self.families.done(),
            series=series,
            reasons=dict(sorted(self.reasons.items())),
            rejected=dict(sorted(self.bench.gone.items())),
            judgements=standings(self.decided, events),
            doubts=tuple(d for name, d in self.doubts.items() if name not in self.decided.paired),
        )

    def told(self, first: Case) -> Told:
        """One event with its reports, over all the cases that judgements make one, of which this is the first."""
        cases = self.bonds.with_(first)
        case = as_one(cases, self.decided)
        event = merged(case)
        about = self.decided.about((event.id, *event.aliases))
        event = signed(with_attached(event, case.members, about, self.attached), about, self.decided)
        told = {event.id, *event.aliases}
        silent = [name for one in cases for name in self.names.get(one.ordinal, ()) if name not in told]
        if silent:
            event = msgspec.structs.replace(event, aliases=(*event.aliases, *silent))
        return Told(event, tuple(case.members))

    def _candidates(self, telling: Telling, family: str, places: Iterable[int]) -> list[Match]:
        return [
            match
            for at in places
            for case in self.index.near(telling.reports[at], telling.story)
            if (match := weigh(case, at, telling.reports[at], telling.story, family)) is not None
            and self.bonds.allows(telling.reports[at].report, case)
        ]
