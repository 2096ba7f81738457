"""Titles and honorifics around a name."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from dateline.vocabulary import people_names

_SMALL = frozenset({"of", "for", "and", "the", "to", "at"})


def strip(words: Sequence[str]) -> list[str]:
    """The words of a name without titles before and letters behind it; never all of them."""
    left = list(words)
    while len(left) > 1 and (count := _leading(left)) and count < len(left):
        left = left[count:]
    while (
        len(left) > 1 and _fold(left[-1]) in people_names.written().behind and not left[-1].istitle() | (len(left) < 3)
    ):
        left = left[:-1]
    return left


def is_doubtful(word: str) -> bool:
    """True for a title that may be part of the name ("U", "Sheikh")."""
    return _fold(word) in people_names.written().doubtful


def is_title(words: Sequence[str]) -> bool:
    """True where these words are a post or an honorific and no name."""
    folded = [_fold(word) for word in words]
    written = people_names.written()
    return any(w in written.posts | written.titles | written.behind for w in folded)


def _fold(word: str) -> str:
    return word.lower().strip(".'").replace("'", "")


def _leading(words: Sequence[str]) -> int:
    """How many words before the name are a title: a phrase, an honorific, or a post with its field."""
    folded = [_fold(word) for word in words]
    for phrase in _phrases().get(folded[0], ()):
        if tuple(folded[: len(phrase)]) == phrase:
            return len(phrase)
    return max(_post(folded), int(folded[0] in people_names.written().titles))


def _post(folded: Sequence[str]) -> int:
    """The length of a post such as "vice defense minister" or "minister for foreign affairs"."""
    data = people_names.written()
    end, field_follows = 0, False
    for place, word in enumerate(folded[:-1]):
        parts = {word} if word in data.posts else set(word.split("-"))
        if not parts <= data.fields | data.posts | _SMALL:
            break
        field_follows = bool(parts & _SMALL) or (field_follows and not parts & data.posts)
        if parts & data.posts or (field_follows and end and not parts & _SMALL):
            end = place + 1
    return end


@functools.cache
def _phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Titles of several words by their first, the longest first."""
    phrases = {tuple(p.replace(".", "").split()) for p in people_names.written().phrases}
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        out.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(found) for first, found in out.items()}
