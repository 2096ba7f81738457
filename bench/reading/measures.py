"""Body F1 as the article extraction benchmark defines it, and right days.

Bodies are compared as bags of 4-grams of words; precision and recall are means over pages, F1 is made of the two means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

GRAM = 4
_WORD = re.compile(r"\w+")


class Score(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if sum(self) else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The 4-grams of the words of ``text``; a text shorter than that is one gram."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1)) if words)


def body(truths: Sequence[str], found: Sequence[str]) -> Score:
    """Precision over the pages that something was found in, recall over those that have something to find."""
    precisions, recalls = [], []
    for truth, text in zip(truths, found, strict=True):
        wanted, got = shingles(truth), shingles(text)
        shared = (wanted & got).total()
        if got:
            precisions.append(shared / got.total())
        if wanted:
            recalls.append(shared / wanted.total())
    return Score(fmean(precisions or [0.0]), fmean(recalls or [0.0]))


class Days(NamedTuple):
    """Of ``pages`` that have a day, how many were ``answered`` and ``right``; ``made_up`` where there is none."""

    pages: int
    answered: int
    right: int
    made_up: int

    @property
    def share(self) -> float:
        return self.right / self.pages if self.pages else 0.0


def days(truths: Sequence[str | None], found: Sequence[str | None]) -> Days:
    """Right days, day by day."""
    dated = [(truth, day) for truth, day in zip(truths, found, strict=True) if truth]
    right = sum(bool(day) and day[:10] == truth for truth, day in dated if day)
    made_up = sum(bool(day) for truth, day in zip(truths, found, strict=True) if not truth)
    return Days(len(dated), sum(bool(day) for _truth, day in dated), right, made_up)
