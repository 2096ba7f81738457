"""Krippendorff's alpha for nominal values, any number of coders, missing values allowed.

Source: K. Krippendorff, Content Analysis (4th ed. 2018), ch. 12: alpha = 1 - observed / expected disagreement, from the
matrix of coincidences. 1 is perfect agreement, 0 what chance gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

MISSING = None


def alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Alpha over ``units``, each the values that its coders gave (None: not coded).

    None where fewer than two values can be paired. Where only one value was ever given, nothing could disagree: 1.0.
    """
    pairs: Counter[tuple[Hashable, Hashable]] = Counter()
    for unit in units:
        values = [value for value in unit if value is not MISSING]
        if len(values) < 2:
            continue
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                if i != j:
                    pairs[one, other] += 1 / (len(values) - 1)  # type: ignore[assignment]
    return _alpha(pairs)


def _alpha(pairs: Counter[tuple[Hashable, Hashable]]) -> float | None:
    total = sum(pairs.values())
    if total < 2:
        return None
    margins: Counter[Hashable] = Counter()
    for (one, _), weight in pairs.items():
        margins[one] += weight
    observed = sum(weight for (one, other), weight in pairs.items() if one != other)
    expected = (total * total - sum(n * n for n in margins.values())) / (total - 1)
    return 1 - observed / expected if expected else 1.0
