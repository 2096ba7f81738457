"""What a story is about, as words, and what at its end is about something else."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from dateline.reading.anatomy import shape
from dateline.reading.words import fold, languages

_WORD = re.compile(r"[^\W\d_]{3,}")
_REPORTED = re.compile(r"\b(?:said|told|added)\b")
STEM = 5


def vocabulary(paragraphs: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry the sense of ``paragraphs``."""
    return frozenset(stem for text in paragraphs for stem in _stems(text[: shape.LONG]))


def is_foreign(text: str, told: frozenset[str]) -> bool:
    """True for a line that shares next to nothing with a story of the words ``told``."""
    if len(set(_stems(text))) < 3 or len(told) < 12 or shape.words(text) > 18 or _REPORTED.search(text):
        return False
    if any(c.isdigit() for c in text[:3]) or not all(c.isascii() or c in "’‘“”–—éüöäçñ" for c in text):
        return False
    return share(text, told) < 0.34


def share(text: str, told: frozenset[str]) -> float:
    """How much of the words of ``text`` are among ``told``; 1 where it has too few to say."""
    mine = set(_stems(text))
    return len(mine & told) / len(mine) if len(mine) >= 3 else 1.0


def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in _WORD.findall(fold(text)) if word not in _small()]


@functools.cache
def _small() -> frozenset[str]:
    return languages().stop_words["en"]
