"""Why a trigger gave no event: written down on the way, for whoever asks (``dateline read --explain``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.model import Report, Span

UNSAID = "the event that it tells did not stand to the end"


class Silent(msgspec.Struct, frozen=True):
    """A word that may tell an event and gave none, where it stands, and why."""

    span: Span
    text: str
    why: str


class Ledger:
    """Every trigger met in a story, with the first reason noted why it gives nothing."""

    def __init__(self) -> None:
        self._met: dict[Span, str] = {}
        self._why: dict[Span, str] = {}
        self._told: set[Span] = set()

    def met(self, span: Span, text: str) -> None:
        """A trigger stands there."""
        self._met.setdefault(span, text)

    def note(self, span: Span, why: str) -> None:
        """It gives nothing of its own, for that reason."""
        self._why.setdefault(span, why)

    def told(self, spans: Iterable[Span]) -> None:
        """These triggers tell an event."""
        self._told.update(spans)

    def silent(self, reports: Sequence[Report]) -> tuple[Silent, ...]:
        """The triggers that gave nothing, in the order of the text; those that tell ``reports`` did."""
        read = {(e.start, e.end) for r in reports for e in r.evidence if e.field == "kind"}
        rest = [s for s in sorted(self._met) if s not in self._told and (s.start, s.end) not in read]
        return tuple(Silent(s, self._met[s], self._why.get(s, UNSAID)) for s in rest)
