"""A story's text as a set of hashed word triples, and the few of them that an index needs to hold.

A triple's hash is its words' hashes, each shifted by its place. The sample keeps every hash that a fixed number
divides, not the lowest k: so a cut's sample is part of its dispatch's, and containment survives where Jaccard does not.
"""

from __future__ import annotations

import functools
import re
import zlib

import msgspec
from anyascii import anyascii

from dateline.model import Story

SAMPLED = 6
"""One shingle in so many is looked up: those that this divides."""
_STRANGE = re.compile(r"[^\x00-\x7f]")


class Print(msgspec.Struct, frozen=True):
    """All shingles of a text and the sample of them that is looked up."""

    whole: frozenset[int]
    sample: tuple[int, ...]


def print_of(story: Story) -> Print:
    """The print of the reporting; spelling marks, case and punctuation do not count."""
    text = " ".join([p.text for p in story.paragraphs])
    words = list(map(zlib.crc32, _ascii(text).encode().translate(_letters()).split()))
    whole = frozenset(
        [one ^ two << 1 ^ three << 2 for one, two, three in zip(words, words[1:], words[2:], strict=False)]
    )
    sample = [h for h in whole if not h % SAMPLED] or sorted(whole)[:8]
    return Print(whole, tuple(sample))


def containment(one: Print, other: Print) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1."""
    small = min(len(one.whole), len(other.whole))
    return len(one.whole & other.whole) / small if small else 0.0


def _ascii(text: str) -> str:
    return text if text.isascii() else _STRANGE.sub(_plain, text)


def _plain(found: re.Match[str]) -> str:
    return _plain_of(found[0])


@functools.lru_cache(maxsize=4096)
def _plain_of(char: str) -> str:
    return str(anyascii(char))


@functools.cache
def _letters() -> bytes:
    """Letters lower, digits as they are, a space for all else."""
    return bytes(ord(chr(b).lower()) if b < 128 and chr(b).isalnum() else 32 for b in range(256))
