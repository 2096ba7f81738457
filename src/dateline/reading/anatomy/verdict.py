"""What a block of a page is, and why: the verdict that every block gets, and what judging needs of a line's words."""

from __future__ import annotations

import re

import msgspec

from dateline.reading.anatomy import shape
from dateline.reading.words import datelines, fold

BODY, HEADLINE = "body", "headline"
IN_BOX = "stands in a box"
BETWEEN = "a line between headline and story"
SHORT = "a short line before the story"
TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TOKEN = re.compile(r"\w+")


class Verdict(msgspec.Struct, frozen=True):
    """What a block is, and why; ``among`` where it stands in the container of the story's paragraphs."""

    kind: str
    why: str
    value: str | None = None
    among: bool = False


def tokens(text: str) -> list[str]:
    """The words of ``text``, folded."""
    return _TOKEN.findall(fold(text[: shape.LONG]))


def names_no_verb(text: str) -> bool:
    """True for a line without any of the small words that a sentence has."""
    return not datelines().finite.intersection(tokens(text))
