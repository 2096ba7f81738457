"""Whose "the ministry", "the government" and "the bloc" are: of the state or organisation told with it before.

Read once a story: every house named with its owner, in order; then every naming without one is that of the last before.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors.polities import Polity, name_of
from dateline.language import Pattern
from dateline.model import Span
from dateline.vocabulary import load

HOUSE = "house"
REACH = 60


class HouseCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/house_cues.yaml."""

    nouns: list[str]
    blocs: list[str]
    anaphors: list[str]


@functools.cache
def _words() -> HouseCues:
    return load("house_cues", HouseCues)


_OWNED = Pattern(r"(?:'s?)? (?:[\w\-]+ ){0,3}?(?P<noun>{=nouns})\b", _words, re.I)
_OF = Pattern(r"\b(?P<noun>{=nouns})(?: (?:of|for) (?:the )?[\w\-, ]{3,50}?)?? of (?:the )?$", _words, re.I)
_ALONE = Pattern(
    r"\b{anaphors} (?P<house>(?:[\w\-]+ ){0,2}(?:(?P<noun>{=nouns})|(?P<bloc>{=blocs})))(?! of the [A-Z])\b"
    r"(?: (?:of|for) (?:[A-Z][\w\-]+,?(?: and)? ?){1,5})?",
    _words,
    re.I,
)


class House(msgspec.Struct, frozen=True):
    """A house told with its owner: its ``noun``, where that stands, and the owner's code."""

    at: int
    noun: str
    code: str


def told(text: str, polities: Sequence[Polity]) -> list[House]:
    """The houses of a sentence that are named with their owners; a bloc is named by itself."""
    return [house for polity in polities for house in _of(text, polity)]


def _of(text: str, polity: Polity) -> Iterator[House]:
    if polity.form == "organisation" and not polity.code.startswith("NSA:"):
        yield House(polity.span.end, "", polity.code)
    behind = _OWNED.match(text, polity.span.end, polity.span.end + REACH)
    if behind and (polity.possessive or polity.form in ("demonym", "capital", "name")):
        yield House(behind.end(), behind["noun"].lower(), polity.code)
    before = _OF.search(text, max(0, polity.span.start - REACH), polity.span.start)
    if before:
        yield House(polity.span.end, before["noun"].lower(), polity.code)


def without_owner(text: str, sentence: Span, polities: Sequence[Polity], earlier: Sequence[House]) -> list[Polity]:
    """The houses of a sentence named without an owner, as states: each that of the last told by its noun."""
    found = []
    for hit in _ALONE.finditer(text, sentence.start, sentence.end):
        span = Span(*hit.span("house"))
        own = any(p.span.overlaps(Span(hit.start(), hit.end() + 1)) for p in polities)
        noun = (hit["noun"] or "").lower()
        code = None if own else next((h.code for h in reversed(earlier) if h.noun == noun and h.at < span.start), None)
        if code:
            possessive = text.startswith("'s", span.end)
            found.append(Polity(span, span.cut(text), code, name_of(code), HOUSE, False, possessive))
    return found
