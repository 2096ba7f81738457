"""Vietnamese marks: "Hùng" and "Hưng" are two names, "Hung" may be either."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LETTERS = frozenset("\u0302\u0306\u031b")


def contradict(one: Sequence[str], other: Sequence[str]) -> bool:
    """True where both names are printed with marks and their words bear different ones."""
    left, right = [_marks(word) for word in one], [_marks(word) for word in other]
    return (
        any(left)
        and any(right)
        and sorted(zip(map(_bare, one), left, strict=True)) != sorted(zip(map(_bare, other), right, strict=True))
    )


def _marks(word: str) -> str:
    """The tone and the marks of the letters, in an order that does not depend on where the tone is set."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(c for c in letters if c in _LETTERS) + "".join(c for c in letters if c in _TONES)


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if c.isalpha()).replace("đ", "d")
