"""Letters with marks, written without them."""

from __future__ import annotations

import functools
import itertools
import unicodedata

from anyascii import anyascii

from dateline.vocabulary import people_names

_MOST = 24


@functools.lru_cache(maxsize=8192)
def plain(word: str) -> tuple[str, ...]:
    """Every way to write a word in a-z, the usual one first: "schröder" -> schroder, schroeder."""
    options = [_options(letter) for letter in word]
    return tuple(dict.fromkeys("".join(one) for one in itertools.islice(itertools.product(*options), _MOST)))


def _options(letter: str) -> tuple[str, ...]:
    if letter.isascii():
        return (letter if letter.isalnum() else "",)
    known = people_names.written().marks.get(letter)
    if known:
        return known
    stripped = unicodedata.normalize("NFD", letter)[0]
    return (stripped if stripped.isascii() else anyascii(letter).lower(),)
