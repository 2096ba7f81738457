"""Bootstrap intervals over the records of a bench."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
DRAWS = 1000
SEED = 7


def interval(items: Sequence[T], judge: Callable[[Sequence[T]], tuple[float, ...]]) -> list[str]:
    """The middle 95 % of each figure over ``DRAWS`` samples with replacement, as "low-high"."""
    draw = random.Random(SEED)
    found = [judge([draw.choice(items) for _ in items]) for _ in range(DRAWS)]
    columns = [sorted(column) for column in zip(*found, strict=True)]
    return [f"{c[int(0.025 * DRAWS)]:.3f}-{c[int(0.975 * DRAWS) - 1]:.3f}" for c in columns]
