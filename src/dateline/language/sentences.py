"""Paragraph -> sentences, the way wires write them ("U.S.", "Gen.", "S. Korea", initials, quotes, datelines)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from dateline.language.forms import Pattern
from dateline.model import Span
from dateline.vocabulary import load

# A stop, closing marks, white space, then something that can open a sentence.
_STOP = re.compile(r"([.!?])([\"')\]]*) +(?=[\"'(\[]*[A-Z0-9\u00c0-\u00de\u0100-\u024f])")
# Aggregators lose the space between sentences: "in Seoul.According to".
_GLUED = re.compile(r"(?<=[a-z\d)\"'])[a-z\d)][.!?](?=[A-Z][a-z']+ )|(?<=[a-z]{2})[.!?](?=[A-Z][a-z']* )")
_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z.\-]{0,30}$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")

LONGEST = 1_000
"""Characters of one sentence; the longest of the corpus has 365. What runs on without a stop is cut, so that work that
grows with the square of a sentence stays bounded."""


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/abbreviations.yaml."""

    before_name: frozenset[str]
    month: frozenset[str]
    any: frozenset[str]
    before_number: frozenset[str]
    in_brackets: frozenset[str]
    sentence_openers: list[str]


@functools.cache
def _words() -> Abbreviations:
    return load("abbreviations", Abbreviations)


_OPENS = Pattern(r"{sentence_openers}\b", _words)


def split(text: str, span: Span) -> list[Span]:
    """The sentences of ``text[span]`` (plain text, see ``normal.plain``), without surrounding white space."""
    cuts = [span.start]
    for stop in _STOP.finditer(text, span.start, span.end):
        if stop[1] != "." or _ends(text, stop, cuts[-1]):
            cuts.append(stop.end())
    cuts += [glued.end() for glued in _GLUED.finditer(text, span.start, span.end)]
    cuts = sorted({*cuts, span.end})
    pieces = (piece for a, b in pairwise(cuts) for piece in _bounded(text, a, b))
    return [_trim(text, a, b) for a, b in pieces if text[a:b].strip()]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence itself, or pieces of it no longer than ``LONGEST``, cut behind a semicolon or else a space."""
    while end - start > LONGEST:
        half, last = start + LONGEST // 2, start + LONGEST
        cut = text.rfind("; ", half, last) + 1 or text.rfind(" ", half, last) + 1 or last
        yield start, cut
        start = cut
    yield start, end


def _ends(text: str, stop: re.Match[str], opened: int) -> bool:
    """True where a full stop ends the sentence that ``opened``: it stands behind no list number and no abbreviation."""
    if text[opened : stop.start()].strip().isdecimal():
        return False
    if stop[2]:
        found = _LAST_WORD.search(text, max(opened, stop.start() - 24), stop.start())
        return not (found and stop[2] == ")" and found[0] in _words().in_brackets)
    return _ends_here(text, stop.start(), stop.end(), opened)


def _ends_here(text: str, stop: int, after: int, floor: int) -> bool:
    """True where the full stop at ``stop`` ends a sentence and no mere abbreviation; ``after`` is what follows."""
    words = _words()
    found = _LAST_WORD.search(text, max(floor, stop - 24), stop)
    if not found:
        return True
    word = found[0]
    if word in words.before_name:
        return False
    if word in words.month or (word in words.before_number and text[after].isdigit()):
        return not text[after].isdigit()
    if len(word) == 1 and word.isupper():
        return word == "I"
    if word in words.any or _INITIALS.fullmatch(word):
        return bool(_OPENS.match(text[after : after + 9]))
    return True


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return Span(start, end)
