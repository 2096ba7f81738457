"""What a mistyped word may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(value: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Up to ``most`` entries of ``known`` that look like ``value``, the most alike first."""
    return difflib.get_close_matches(value, list(known), most, 0.55)


def near_or_all(value: str, known: Iterable[str]) -> str:
    """The nearest entries in words, or all of them where none is near."""
    names = sorted(known)
    near = nearest(value.lower(), names)
    return f"nearest: {', '.join(near)}" if near else f"allowed: {', '.join(names)}"
