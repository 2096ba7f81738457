"""Many phrases in one pass: an automaton over a list of (form, payload), whole words only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dateline.model import Span

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """``text[start:end]`` is a form of the lexicon; ``value`` is what stands behind it."""

    start: int
    end: int
    value: T

    def span(self, shift: int = 0) -> Span:
        """Where it stands, ``shift`` code points further on."""
        return Span(self.start + shift, self.end + shift)


class Lexicon(Generic[T]):
    """Finds forms as whole words, leftmost and longest, without overlaps.

    ``fold`` ignores case. Of two equal forms the first payload stays.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, fold: bool = False) -> None:
        self._fold = fold
        self._values: dict[str, T] = {}
        for form, value in entries:
            self._values.setdefault(form.lower() if fold else form, value)
        self._forms = list(self._values)
        self._machine = AhoCorasick(
            self._forms or ["\0"], matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def __contains__(self, form: str) -> bool:
        return (form.lower() if self._fold else form) in self._values

    def get(self, form: str) -> T | None:
        """The payload of exactly this form."""
        return self._values.get(form.lower() if self._fold else form)

    def find(self, text: str) -> list[Hit[T]]:
        """All hits in ``text`` in order."""
        probe = _lower_same_length(text) if self._fold else text
        raw = self._machine.find_matches_as_indexes(probe, overlapping=True)
        whole = [(s, -e, n) for n, s, e in raw if _is_word(probe, s, e)]
        whole.sort()
        hits: list[Hit[T]] = []
        free = 0
        for start, minus_end, number in whole:
            if start >= free:
                hits.append(Hit(start, -minus_end, self._values[self._forms[number]]))
                free = -minus_end
        return hits


def _lower_same_length(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    first, last = text[start], text[end - 1]
    if first.isalnum() and (before.isalnum() or before == "_"):
        return False
    return not (last.isalnum() and (after.isalnum() or after == "_"))
