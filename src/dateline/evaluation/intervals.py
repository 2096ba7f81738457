"""95 % confidence intervals of the figures: a percentile bootstrap over stories, the same for the same seed.

A figure is a ratio of sums over stories. Each of ``RESAMPLES`` times as many clusters as there are is drawn with
replacement, the figure is taken over what was drawn, and the interval is what lies between the 2.5th and the 97.5th
percentile. A cluster is a story, or a whole storyline: stories of one line tell the same events and are not independent
(Efron and Tibshirani 1993, ch. 13; Koehn 2004 for scores of text systems).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from operator import mul

RESAMPLES = 1000
SEED = 20260
LEVEL = 0.95

Sums = tuple[float, ...]
Interval = tuple[float, float]


class Bootstrap:
    """Draws from so many clusters, made once and used for every figure over them."""

    def __init__(self, clusters: Sequence[Hashable], *, seed: int = SEED, resamples: int = RESAMPLES) -> None:
        self._at: dict[Hashable, int] = {}
        for cluster in clusters:
            self._at.setdefault(cluster, len(self._at))
        self._clusters = [self._at[cluster] for cluster in clusters]
        self._draws = list(_draws(len(self._at), seed, resamples))

    def interval(self, rows: Sequence[Sums], figure: Callable[[Sums], float | None]) -> Interval | None:
        """The interval of ``figure`` of the summed ``rows`` (one a story).

        None with fewer than two clusters. Draws that hold nothing to take the figure of are left out.
        """
        if len(self._at) < 2 or not rows:
            return None
        columns = self._columns(rows)
        drawn = (figure(tuple(sum(map(mul, draw, column)) for column in columns)) for draw in self._draws)
        values = sorted(value for value in drawn if value is not None)
        if not values:
            return None
        cut = int(len(values) * (1 - LEVEL) / 2)
        return round(values[cut], 3), round(values[-1 - cut], 3)

    def _columns(self, rows: Sequence[Sums]) -> list[list[float]]:
        sums: dict[int, list[float]] = defaultdict(lambda: [0.0] * len(rows[0]))
        for cluster, row in zip(self._clusters, rows, strict=True):
            sums[cluster] = [a + b for a, b in zip(sums[cluster], row, strict=True)]
        return [[sums[at][i] for at in range(len(self._at))] for i in range(len(rows[0]))]


def f1(sums: Sums) -> float | None:
    """F1 of (true positives, false positives, false negatives); None of nothing."""
    right, wrong, missed = sums
    return 2 * right / (2 * right + wrong + missed) if any(sums) else None


def share(sums: Sums) -> float | None:
    """The part that is right, of (right, asked); None where nothing was asked."""
    return sums[0] / sums[1] if sums[1] else None


def _draws(size: int, seed: int, resamples: int) -> list[list[int]]:
    """How often each cluster was drawn, for each resample."""
    rng = random.Random(f"{seed}/{size}")
    out = []
    for _ in range(resamples):
        times = [0] * size
        for at in rng.choices(range(size), k=size):
            times[at] += 1
        out.append(times)
    return out
