"""What stands right before and right behind a place in a text."""

from __future__ import annotations


def before(text: str, at: int, reach: int, floor: int = 0) -> str:
    """At most ``reach`` characters before ``at``, none of them before ``floor``."""
    return text[max(floor, at - reach) : at]


def behind(text: str, at: int, reach: int) -> str:
    """At most ``reach`` characters from ``at`` on."""
    return text[at : at + reach]
