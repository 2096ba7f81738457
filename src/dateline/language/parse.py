"""A parsed sentence: tokens with their part of speech, each hung under its head, and what may be asked of the tree.

Relations are those of Universal Dependencies (universaldependencies.org/u/dep), subtypes aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from dateline.model import Span


class Token(msgspec.Struct, frozen=True):
    """``text[span]`` of the source; ``head`` is the number of its head among the tokens, its own for a root."""

    span: Span
    pos: str
    head: int
    dep: str


class Parse(msgspec.Struct, frozen=True):
    """The tokens of one sentence, in order, without white space."""

    tokens: tuple[Token, ...]

    def at(self, span: Span) -> range:
        """The numbers of the tokens that overlap a stretch of the source."""
        inside = [n for n, token in enumerate(self.tokens) if token.span.overlaps(span)]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def head_of(self, span: Span) -> int | None:
        """The token of a stretch whose head stands outside it, the first such; None where no token is there."""
        inside = self.at(span)
        return next((n for n in inside if self.is_root(n) or self.tokens[n].head not in inside), None)

    def is_root(self, number: int) -> bool:
        """True for the top of a tree; a sentence that fell apart has several."""
        return self.tokens[number].head == number

    def above(self, number: int) -> Iterator[int]:
        """The heads of a token, nearest first."""
        while not self.is_root(number):
            number = self.tokens[number].head
            yield number

    def below(self, number: int, *deps: str) -> Iterator[int]:
        """The tokens that hang right under one, of these relations where any are given."""
        for n, token in enumerate(self.tokens):
            if token.head == number and n != number and (not deps or token.dep in deps):
                yield n


class Parser(Protocol):
    """What parses sentences; ``identity`` names it and its version, and is part of the engine's identity."""

    identity: str

    def parse(self, text: str, spans: Sequence[Span]) -> list[Parse]:
        """The parse of each ``text[span]`` (plain text), offsets counted in ``text``."""
        ...
