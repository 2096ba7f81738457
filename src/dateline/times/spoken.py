"""Years told in words: "nineteen eighty-six", "two thousand and five", "seventeen hundred thirty-three"."""

from __future__ import annotations

from dateline.times.grammar import Hit
from dateline.times.tokens import Tokens

WORDS = "<num>(?:<dash>?<and>?<num>|<dash>?<and>?<ord>){1,5}"


def year_of(tokens: Tokens, i: int, j: int) -> int | None:
    """The year that number words ``i`` to ``j`` say; None for any other number."""
    values = [v for v in tokens.values[i:j] if isinstance(v, int)]
    if not values:
        return None
    if values[:2] == [2, 1000]:
        rest = _below_hundred(values[2:])
        return 2000 + rest if rest is not None else None
    if not 10 <= values[0] <= 20:
        return None
    rest = _below_hundred(values[2:] if values[1:2] == [100] else values[1:])
    if rest is None or (values[1:2] != [100] and rest < 10 and "zero" not in tokens.lows[i:j]):
        return None
    return values[0] * 100 + rest


def _below_hundred(values: list[int]) -> int | None:
    if len(values) == 2 and values[0] == 0:
        return values[1]
    if len(values) == 2 and not (values[0] >= 20 and values[0] % 10 == 0 and 1 <= values[1] <= 9):
        return None
    return sum(values) if len(values) <= 2 and sum(values) < 100 else None


def stated_year(hit: Hit, name: str = "y") -> int | None:
    """The year of a part, in figures or in words."""
    if not hit.has(name):
        return None
    i, j = hit.span(name)
    return hit.number(name) if j - i == 1 and hit.scene.tokens.lows[i].isdigit() else year_of(hit.scene.tokens, i, j)
