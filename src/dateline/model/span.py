"""A stretch of the decoded source, in Unicode code points."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """``source_text[start:end]``; ``0 <= start <= end``."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The characters this span stands for in ``text`` (the decoded source)."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same stretch, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """True where both share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True where ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
