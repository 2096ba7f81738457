"""Pairs of names with the right answer, and how often ``dateline.names.same`` gives it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from dateline.errors import UsageError
from dateline.names import same

Judge = Callable[[str, str], bool]


class NamePair(msgspec.Struct, frozen=True):
    """One line of a pairs file: two names, whether they are one person's, and the naming tradition."""

    one: str
    other: str
    same: bool
    tradition: str


class NameScores(msgspec.Struct, frozen=True):
    """Counts of pairs called the same: rightly, wrongly, and missed."""

    pairs: int
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of those called the same, the part that is."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of those that are the same, the part called so."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_pairs(path: Path) -> tuple[NamePair, ...]:
    """The pairs of a file: tab-separated a, b, "same" or "different", tradition, note. A heading is skipped.

    Raises UsageError naming the line that has another answer.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) >= 3]
    answers = {"same": True, "different": False}
    if rows and rows[0][0] == "a":
        rows = rows[1:]
    for number, row in enumerate(rows, 1):
        if row[2] not in answers:
            raise UsageError(f"{path}: pair {number} says {row[2]!r}; allowed: same, different")
    return tuple(NamePair(row[0], row[1], answers[row[2]], row[3] if len(row) > 3 else "") for row in rows)


def score(pairs: Iterable[NamePair], judge: Judge = lambda a, b: same(a, b).same) -> NameScores:
    """How ``judge`` (two names to whether they are the same) does on the pairs."""
    told = [(judge(pair.one, pair.other), pair.same) for pair in pairs]
    return NameScores(
        pairs=len(told),
        right=sum(said and is_so for said, is_so in told),
        wrong=sum(said and not is_so for said, is_so in told),
        missed=sum(is_so and not said for said, is_so in told),
    )


def misses(pairs: Iterable[NamePair]) -> list[tuple[NamePair, str]]:
    """The pairs answered wrongly, each with what was said; never asked of blind pairs."""
    told = [(pair, same(pair.one, pair.other)) for pair in pairs]
    return [(pair, verdict.why) for pair, verdict in told if verdict.same != pair.same]
