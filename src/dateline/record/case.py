"""An event while it grows: its reports so far, and the summary of them that matching looks at."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.model import Report, Story
from dateline.record import days
from dateline.record.history import Claim, History
from dateline.record.sides import code, codes

TALKS = frozenset({"meeting", "call", "visit"})


class Member(msgspec.Struct, frozen=True):
    """One report that belongs, with its story, the story's family, and why it was put here."""

    report: Report
    story: Story
    family: str
    why: str


class Case:
    """Grows report by report. Everything that rules compare is kept ready; nothing is recomputed from the members."""

    def __init__(self, ordinal: int, first: Member) -> None:
        self.ordinal = ordinal
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
        self.add(first)

    @property
    def first(self) -> Report:
        """The earliest report: its id is the event's."""
        return self.members[0].report

    def add(self, member: Member) -> None:
        """Takes one more report."""
        report = member.report
        self.members.append(member)
        self.families.add(member.family)
        self.history.add(Claim(report, member.story, member.family))
        self.status, self.when = self.history.status, self.history.when
        self.former = self.history.former()
        self.kinds.add(report.kind)
        told = codes(report)
        if told not in self.sets:
            self.sets.append(told)
        for party in report.parties:
            self.roles.setdefault(code(party), set()).add(party.role)
            self.people.update((code(party), d.name) for d in party.delegates)
        self.levels.add(report.level)
        self.portfolios.update(report.portfolios)
        self.heard = days.date_of(member.story.known) or self.heard
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
