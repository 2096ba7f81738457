"""Marks that tell names apart: "Hùng" and "Hưng" are two names where both are printed so; "Hung" may be either."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from dateline.names.written import Name

_LETTERS = frozenset("\u0302\u0306\u031b\u0304")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def contradict(one: Name, other: Name) -> bool:
    """True where both names are printed with marks and a word they share bears different ones."""
    left, right = _marked(one), _marked(other)
    if not any(map(any, left.values())) or not any(map(any, right.values())):
        return False
    return any(sorted(left[bare]) != sorted(right[bare]) for bare in left.keys() & right.keys())


@functools.lru_cache(maxsize=8192)
def _marked(name: Name) -> dict[str, list[str]]:
    """The words of a name without their marks, each with the marks it bears."""
    out: dict[str, list[str]] = {}
    for part in name.parts:
        out.setdefault(_bare(part.text), []).append(_marks(part.text))
    return out


def _marks(word: str) -> str:
    """The marks of the letters and the tone, in an order that does not depend on where the tone is set."""
    letters = unicodedata.normalize("NFD", word)
    kinds: Sequence[str] = [c for c in letters if c in _LETTERS or c == "đ"]
    return "".join(kinds) + "".join(c for c in letters if c in _TONES)


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if c.isalpha()).replace("đ", "d")
