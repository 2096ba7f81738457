"""The evidence of one report, collected while its fields are filled."""

from __future__ import annotations

from dateline.actors import Cast
from dateline.model import Evidence, Reading, Span


class Writer:
    """What a report is written from, and the evidence so far.

    ``plain`` is the text to match on, of the same offsets as the reading's; ``people`` are the sides of the cast.
    """

    def __init__(self, reading: Reading, plain: str, cast: Cast, people: dict[int, str]) -> None:
        self.reading, self.plain, self.cast, self.people = reading, plain, cast, people
        self.evidence: list[Evidence] = []

    def read(self, field: str, span: Span, rule: str) -> None:
        """Evidence of a read value: the source's own characters."""
        text = span.cut(self.reading.text)
        self.evidence.append(Evidence(field=field, text=text, start=span.start, end=span.end, rule=rule))

    def derived(self, field: str, sources: tuple[str, ...], rule: str) -> None:
        """Evidence of a derived value: from which fields, by which rule."""
        self.evidence.append(Evidence(field=field, sources=sources, rule=rule))
