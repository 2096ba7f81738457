"""A story's text as a set of hashed word triples, and the few of them that an index needs to hold.

The sample keeps every hash below a fixed bound, not the lowest k: so a cut's sample is part of its dispatch's sample,
and containment survives where Jaccard does not.
"""

from __future__ import annotations

import re
import zlib

import msgspec
from anyascii import anyascii

from dateline.model import Story

SIZE = 3
SAMPLED = 2**32 // 6
_WORD = re.compile(r"[a-z0-9]+")


class Print(msgspec.Struct, frozen=True):
    """All shingles of a text and the sample of them that is looked up."""

    whole: frozenset[int]
    sample: tuple[int, ...]


def print_of(story: Story) -> Print:
    """The print of the reporting; spelling marks, case and punctuation do not count."""
    words = _WORD.findall(anyascii(" ".join(p.text for p in story.paragraphs)).lower())
    triples = map(" ".join, zip(*(words[at:] for at in range(SIZE)), strict=False))
    whole = frozenset(map(zlib.crc32, map(str.encode, triples)))
    sample = sorted(h for h in whole if h < SAMPLED) or sorted(whole)[:8]
    return Print(whole, tuple(sample))


def containment(one: Print, other: Print) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1."""
    small = min(len(one.whole), len(other.whole))
    return len(one.whole & other.whole) / small if small else 0.0
