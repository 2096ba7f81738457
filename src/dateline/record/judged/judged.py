"""Judgements as the fold uses them, bound to the reports of the stories that speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from dateline.model import Judgement, Report, Telling
from dateline.model.known import AsOf, instant
from dateline.record.history import Claim
from dateline.record.judged import fields
from dateline.record.judged.constraints import Constraints, constraints
from dateline.record.judged.standing import Bound, bind, in_order, undone

_SETTLE = ("held", "not_held")
_SPEAKS_FOR = frozenset({*_SETTLE, "correct", "same"})
"""Verdicts that take an event for real: made later than a rejection of it, they overrule that."""


class Judged:
    """Every judgement made by then, in order; what it does is looked up by report."""

    def __init__(self, made: Iterable[Judgement], stories: Mapping[str, Telling]) -> None:
        self.ordered = in_order(made)
        self.undone = undone(self.ordered)
        self.bound = {
            one.id: bind(one, stories) for one in self.ordered if one.id not in self.undone and one.verdict != "undo"
        }
        standing = list(self.bound.values())
        self.constraints: Constraints = constraints(standing)
        self.apart = self.constraints.apart()
        self.overruled = dict(self.constraints.overruled)
        self.rejected = self._rejections(standing)
        self._stories = stories
        self._reports = {r.report: (r, t) for b in standing for r, t in _named(b, stories)}
        self.sets = [b for b in standing if b.judgement.verdict in (*_SETTLE, "correct") and b.reports]

    @cached_property
    def paired(self) -> frozenset[str]:
        """Reports of which a person has said with which others they belong, or do not."""
        said = (b for b in self.bound.values() if b.judgement.verdict in ("same", "different"))
        return frozenset(report for b in said for report in b.reports)

    @cached_property
    def attached(self) -> frozenset[str]:
        """Stories that a person made a source of an event."""
        return frozenset(b.attached for b in self.bound.values() if b.attached)

    def about(self, reports: Iterable[str]) -> list[Bound]:
        """Those in force that name any of the reports, in the order made."""
        told = set(reports)
        return [b for b in self.bound.values() if told.intersection(b.reports)]

    def claims(self) -> list[Claim]:
        """What judgements say of events, in the order made: one claim a judgement, on its first report."""
        found = ((b, b.reports[0]) for b in self.sets if b.reports[0] not in self.rejected)
        return [self._claim(b.judgement, report) for b, report in found]

    def corrected(self, reports: Iterable[Report]) -> dict[str, Report]:
        """The reports of one event as corrected: each by its id. A value that several tell is corrected in all."""
        now = {r.report: r for r in reports}
        for bound in self.sets:
            one = bound.judgement
            named = [now[name] for name in bound.reports if name in now]
            if one.verdict != "correct" or one.field is None or not named:
                continue
            wrong = {_key(fields.get(one.field, r)) for r in named}
            for name, report in now.items():
                if name in bound.reports or _key(fields.get(one.field, report)) in wrong - {_key(None)}:
                    now[name] = fields.put(one.field, report, one.value)
        return now

    def _rejections(self, standing: Iterable[Bound]) -> dict[str, str]:
        """Report -> the judgement that rejects it, unless a later one takes it for real."""
        found: dict[str, str] = {}
        for bound in standing:
            one = bound.judgement
            for report in bound.reports:
                if one.verdict == "reject":
                    found[report] = one.id
                elif one.verdict in _SPEAKS_FOR and one.id not in self.overruled and report in found:
                    self.overruled[found.pop(report)] = one.id
        return found

    def _claim(self, one: Judgement, name: str) -> Claim:
        report, telling = self._reports[name]
        story = telling.story
        if instant(one.made) >= instant(story.known):
            story = msgspec.structs.replace(story, updated=one.made)
        told, sets = _said(one, report)
        return Claim(told, story, one.id, sets)


def judged(made: Iterable[Judgement], as_of: AsOf, stories: Mapping[str, Telling]) -> Judged:
    """The judgements made by ``as_of``, bound to ``stories`` (those that speak, by id)."""
    return Judged((one for one in made if as_of.allows(one.made)), stories)


def _said(one: Judgement, report: Report) -> tuple[Report, frozenset[str]]:
    """The report with what the judgement says of it, and which of status and day that settles."""
    replace = msgspec.structs.replace
    told = replace(report, prominence="main", when_was=None)
    if one.verdict in _SETTLE:
        status = "held" if one.verdict == "held" else "cancelled"
        day = str(one.value) if one.value else None
        return replace(told, status=status, when=day), frozenset({"status", "when"} if day else {"status"})
    if one.field is None:
        return told, frozenset()
    return fields.put(one.field, told, one.value), frozenset({one.field} & {"status", "when"})


def _named(bound: Bound, stories: Mapping[str, Telling]) -> Iterable[tuple[Report, Telling]]:
    tellings = (stories[a.story] for a in bound.judgement.anchors if a.story in stories)
    return ((r, t) for t in tellings for r in t.reports if r.report in bound.reports)


def _key(value: object) -> object:
    return value if value not in ((), "", None) else None
