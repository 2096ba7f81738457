"""Lists beside the story: titles of other stories with a section glued to them, and tags glued to one another."""

from __future__ import annotations

import functools
import re

from dateline.reading.anatomy import shape
from dateline.reading.words import any_of, furniture

_LABEL = re.compile(
    r"^\W*(?:related\s+)?(?:tags?|topics?|keywords?|key\s?words|categor(?:y|ies)|filed under|labels?|hashtags?"
    r"|in this article|more about|tagged(?: with)?|posted in)\s*[:|-]?\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;|#•·]\s*|\s{2,}|\n")
_GLUED = re.compile(r"(?<=[a-zà-ÿ’'])(?=[A-ZÀ-Þ])")


@functools.cache
def _category() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(furniture().categories)})(?=[A-Z0-9‘'\"“])")


def title(text: str) -> str:
    """The title of a related story without the section glued to it ("InternationalSouth Korea ...")."""
    found = _category().match(text)
    return text[found.end() :] if found else text


def is_item(text: str) -> bool:
    """True for a line that can be the title of another story."""
    return shape.words(text) >= 4 or bool(_category().match(text))


def tags(text: str) -> tuple[str, ...]:
    """The tags of one line, parted at marks, and where a small letter runs into a capital."""
    rest = _LABEL.sub("", text).strip().rstrip(".")
    pieces = [piece for piece in _SEPARATOR.split(rest) if piece]
    if len(pieces) == 1:
        pieces = _GLUED.split(rest)
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if len(piece.strip()) > 1))
