"""Comparing what texts call things: folded words, labels of series and forums, names of outlets."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii
from rapidfuzz import fuzz

from dateline.vocabulary.tables import agencies, publishers

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset({"the", "of", "and", "for", "on", "a", "an", "in", "at", "to", "s"})
_MILD = frozenset({"news", "agency", "service", "media", "press", "com"})


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, ASCII, one space between words, British spelling of what diplomats defend."""
    return " ".join(_WORD.findall(anyascii(text).lower().replace("'", "").replace("defense", "defence")))


@functools.lru_cache(maxsize=16384)
def same_label(one: str, other: str) -> bool:
    """True where both name the same forum or series: "SDD", "the Seoul Defense Dialogue (SDD)"."""
    a, b = fold(one), fold(other)
    if a == b or _short_of(a, other) or _short_of(b, one):
        return True
    left, right = _content(a), _content(b)
    return bool(left and right) and (left <= right or right <= left or fuzz.token_sort_ratio(a, b) >= 88)


@functools.lru_cache(maxsize=16384)
def other_label(one: str, other: str) -> bool:
    """True where the two clearly name different things: not even half of their words are shared."""
    if same_label(one, other):
        return False
    left, right = _content(fold(one)), _content(fold(other))
    return 2 * len(left & right) <= min(len(left), len(right))


@functools.lru_cache(maxsize=16384)
def outlet(name: str) -> str:
    """An outlet's key: the same for "Yonhap" and "Yonhap News Agency", for "PTI" and "Press Trust of India"."""
    folded = fold(name).removeprefix("the ")
    known = _outlets().get(folded)
    if known:
        return known
    strong = [w for w in folded.split() if w not in _MILD and w not in _SMALL]
    return " ".join(strong) or folded


@functools.cache
def _outlets() -> dict[str, str]:
    """Every wording of the reviewed outlets, publishers first so that an agency's own wording stands."""
    return {fold(form): fold(row.name) for row in (*publishers(), *agencies()) for form in row.forms}


def _content(folded: str) -> frozenset[str]:
    return frozenset(w for w in folded.split() if w not in _SMALL)


def _short_of(folded: str, long: str) -> bool:
    """True where ``folded`` is the initials of ``long``, or stands in brackets behind it."""
    if " " in folded or not 2 <= len(folded) <= 8:
        return False
    words = [w for w in fold(long).split() if w not in _SMALL]
    return folded in words or "".join(w[0] for w in words) == folded
