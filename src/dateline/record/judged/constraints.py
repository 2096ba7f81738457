"""Who belongs together and who does not, by judgement: the later one wins, and whom it overrules is told."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dateline.record.judged.standing import Bound


class Constraints:
    """``group``: report -> those judged one event with it; ``apart``: group -> groups it may never stand with."""

    def __init__(self) -> None:
        self.overruled: dict[str, str] = {}
        self._up: dict[str, str] = {}
        self._same: list[Bound] = []
        self._apart: list[tuple[str, str, str]] = []

    def group(self, report: str) -> str | None:
        """The group of a report that any judgement names, by the id of one of its reports; None for all others."""
        return self._root(report) if report in self._up else None

    def apart(self) -> dict[str, set[str]]:
        """For each group those it is judged apart from."""
        found: dict[str, set[str]] = {}
        for one, other, _ in self._apart:
            a, b = self._root(one), self._root(other)
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
        return found

    def join(self, bound: Bound) -> None:
        """One event, unless a later judgement keeps two of them apart."""
        before = dict(self._up)
        for report in bound.reports:
            self._up.setdefault(report, report)
        for report in bound.reports[1:]:
            self._up[self._root(report)] = self._root(bound.reports[0])
        broken = next((by for a, b, by in self._apart if self._root(a) == self._root(b)), None)
        if broken is not None:
            self._up = before
            self.overruled[bound.judgement.id] = broken
        else:
            self._same.append(bound)

    def part(self, bound: Bound) -> None:
        """Different events, unless a later judgement makes two of them one."""
        for report in bound.reports:
            self._up.setdefault(report, report)
        pairs = list(itertools.combinations(bound.reports, 2))
        joined = next((self._root(a) for a, b in pairs if self._root(a) == self._root(b)), None)
        if joined is not None:
            by = next(s for s in self._same if any(self._root(r) == joined for r in s.reports))
            self.overruled[bound.judgement.id] = by.judgement.id
        else:
            self._apart += [(a, b, bound.judgement.id) for a, b in pairs]

    def _root(self, report: str) -> str:
        while self._up.get(report, report) != report:
            report = self._up[report]
        return report


def constraints(ordered: Sequence[Bound]) -> Constraints:
    """Out of judgements in the order made; the latest is heard first."""
    found = Constraints()
    for bound in reversed(ordered):
        if len(bound.reports) > 1 and bound.judgement.verdict == "same":
            found.join(bound)
        elif len(bound.reports) > 1 and bound.judgement.verdict == "different":
            found.part(bound)
    return found
