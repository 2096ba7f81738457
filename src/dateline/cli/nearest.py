"""What a mistyped word may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.terms import nearest


def near_or_all(value: str, known: Iterable[str]) -> str:
    """The nearest entries in words, or all of them where none is near."""
    names = sorted(known)
    near = nearest(value.lower(), names)
    return f"nearest: {', '.join(near)}" if near else f"allowed: {', '.join(names)}"
