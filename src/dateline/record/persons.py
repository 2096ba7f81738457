"""Delegates by name: one person or two, among those whom one side sends."""

from __future__ import annotations

from dateline.names import Keys, is_lone, is_short_for, keys, same

__all__ = ["Keys", "is_lone", "is_surname_of", "keys_of", "same_person"]


def same_person(name: str, other: str, side: str = "") -> bool:
    """True where two names told for ``side`` (its code, or a name) are one person's."""
    return same(name, other, country=_state(side)).same


def is_surname_of(name: str, full: str, side: str = "") -> bool:
    """True for "Funakoshi" beside "Takehiro Funakoshi", both told for ``side``."""
    return is_short_for(name, full, country=_state(side))


def keys_of(name: str, side: str = "") -> Keys:
    """By which the names told for ``side`` are found that may be one person's with this one, or its surname."""
    return keys(name, country=_state(side))


def _state(side: str) -> str | None:
    """The side where it is a state's code (ISO 3166-1 alpha-3)."""
    return side if len(side) == 3 and side.isupper() else None
