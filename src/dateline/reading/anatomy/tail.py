"""What a story is about, as words, and what at its end is about something else."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from dateline.reading.anatomy import shape
from dateline.reading.words import fold, languages

_WORD = re.compile(r"[^\W\d_]{3,}")
_REPORTED = re.compile(r"\b(?:said|told|added)\b")
# A number that begins a sentence, or a list; a day before a title is neither.
_NUMBERED = re.compile(r".{0,2}\d(?!\d?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
STEM = 5


def vocabulary(paragraphs: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry the sense of ``paragraphs``."""
    return frozenset().union(*(stems(text) for text in paragraphs))


def is_foreign(text: str, told: frozenset[str]) -> bool:
    """True for a line that shares next to nothing with a story of the words ``told``."""
    if shape.words(text) > 18 or len(told) < 12 or len(stems(text)) < 3 or _REPORTED.search(text):
        return False
    if _NUMBERED.match(text) or not all(c.isascii() or c in "’‘“”–—éüöäçñ" for c in text):
        return False
    return share(text, told) < 0.34


def share(text: str, told: frozenset[str]) -> float:
    """How much of the words of ``text`` are among ``told``; 1 where it has too few to say."""
    mine = stems(text)
    return len(mine & told) / len(mine) if len(mine) >= 3 else 1.0


def stems(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that carry its sense."""
    return _stems(text[: shape.LONG])


@functools.lru_cache(maxsize=256)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in set(_WORD.findall(fold(text))) - _small())


@functools.cache
def _small() -> frozenset[str]:
    return languages().stop_words["en"]
