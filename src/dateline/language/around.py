"""What stands right before and right behind a place in a text."""

from __future__ import annotations

from dateline.model import Span


def before(text: str, at: int, reach: int, floor: int = 0) -> str:
    """At most ``reach`` characters before ``at``, none of them before ``floor``."""
    return text[max(floor, at - reach) : at]


def behind(text: str, at: int, reach: int) -> str:
    """At most ``reach`` characters from ``at`` on."""
    return text[at : at + reach]


def without_marks(text: str, span: Span) -> Span:
    """The stretch without spaces and quotes at its ends, and without stops and commas at its end; it may be empty."""
    start, end = span.start, span.end
    while start < end and text[start] in " \"'":
        start += 1
    while end > start and text[end - 1] in " .,;\"'":
        end -= 1
    return Span(start, end)
