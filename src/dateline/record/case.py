"""An event while it grows: its reports so far, and the summary of them that matching looks at."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.model import Report, Story
from dateline.record import days
from dateline.record.history import Claim, History
from dateline.record.sides import code, codes

Birth = tuple[str, int]
"""Where in the fold an event begins: its story's place, and how many reports of that story were placed before."""
At = tuple[str, int]
"""A step of the fold: the place of its story, or of what is settled between two, and the how manieth it is there."""
NOWHERE: At = ("", 0)
TALKS = frozenset({"meeting", "call", "visit"})
TOLD_AGAIN = "told again in the same story"
"""Why a second report of one story belongs; without a day of its own it says nothing of the event's state."""


class Member(msgspec.Struct, frozen=True):
    """One report that belongs, with its story, the story's family, and why it was put here."""

    report: Report
    story: Story
    family: str
    why: str


class Step(msgspec.Struct, frozen=True):
    """What a case took, and at which step of the fold: a report, or what a judgement says of status or day."""

    at: At
    told: Member | Claim


class Case:
    """Grows report by report. Everything that rules compare is kept ready; nothing is recomputed from the members.

    ``bond`` is shared by cases that judgements make one event.
    """

    def __init__(self, ordinal: Birth, first: Member, at: At = NOWHERE) -> None:
        self.ordinal = ordinal
        self.bond = ordinal
        self.steps: list[Step] = []
        self.members: list[Member] = []
        self.history = History(first.report.kind)
        self.families: set[str] = set()
        self.status: str | None = None
        self.when: str | None = None
        self.former: list[str] = []
        self.kinds: set[str] = set()
        self.sets: list[frozenset[str]] = []
        self.roles: dict[str, set[str]] = {}
        self.levels: set[str] = set()
        self.portfolios: set[str] = set()
        self.editions: set[int] = set()
        self.labels: set[str] = set()
        self.margins: set[str] = set()
        self.places: set[str] = set()
        self.countries: set[str] = set()
        self.people: set[tuple[str, str]] = set()
        self.days: set[str] = set()
        self.born: dt.date | None = days.date_of(first.story.known)
        self.heard: dt.date | None = self.born
        self.add(first, at)

    @property
    def first(self) -> Report:
        """The earliest report: its id is the event's."""
        return self.members[0].report

    def has_round(self, report: Report) -> bool:
        """True where a report gives a number that was told of this event."""
        return report.series.edition is not None and report.series.edition in self.editions

    def add(self, member: Member, at: At = NOWHERE) -> None:
        """Takes one more report."""
        self.steps.append(Step(at, member))
        self.members.append(member)
        self.families.add(member.family)
        if member.why != TOLD_AGAIN or member.report.when:
            self._say(Claim(member.report, member.story, member.family))
        self.heard = days.date_of(member.story.known) or self.heard
        self._trait(member.report)

    def judge(self, claim: Claim, at: At = NOWHERE) -> None:
        """Takes what a judgement says; it is no report and counts as no story."""
        self.steps.append(Step(at, claim))
        if claim.sets:
            self._say(claim)
        self._trait(claim.report)

    def _say(self, claim: Claim) -> None:
        self.history.add(claim)
        self.status, self.when = self.history.status, self.history.when
        self.former = self.history.former()

    def _trait(self, report: Report) -> None:
        self.kinds.add(report.kind)
        told = codes(report)
        lone = len(told) == 1 and any(told < known for known in self.sets)
        if told not in self.sets and not lone:
            self.sets = [known for known in self.sets if len(known) != 1 or not known < told]
            self.sets.append(told)
        for party in report.parties:
            self.roles.setdefault(code(party), set()).add(party.role)
            self.people.update((code(party), d.name) for d in party.delegates)
        self.levels.add(report.level)
        self.portfolios.update(report.portfolios)
        self._label(report)

    def _label(self, report: Report) -> None:
        if report.series.edition is not None:
            self.editions.add(report.series.edition)
        if report.series.name:
            self.labels.add(report.series.name)
        if report.margins_of:
            self.margins.add(report.margins_of)
        if report.where and report.where.place:
            self.places.add(report.where.place)
        if report.where and report.where.country:
            self.countries.add(report.where.country)
        self.days.update(w for w in (report.when, report.when_was) if w)
