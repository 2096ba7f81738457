"""Names found in text and painted over, character for character, so that every offset still holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from anyascii import anyascii

from dateline.model import Span
from dateline.names import is_short_for

PAINT = "█"
_WORD = re.compile(r"[^\W\d_]+(?:(?:-|['’](?!s\b))[^\W\d_]+)*", re.IGNORECASE)
_PART = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[a-z]+")
_BETWEEN = re.compile(r"[\s.,_+%]{1,4}|-")
_MOST = 5
"""Words of the longest name looked for."""


def key_of(name: str) -> str:
    """The same for every order, case and accent of a name's parts: "Seo Min-jung", "SEO Min Jung", "Min-jung Seo"."""
    return " ".join(sorted(_LETTERS.findall(anyascii(name).lower().replace("'", ""))))


def names_in(text: str, known: Callable[[str], bool]) -> list[Span]:
    """Where ``text`` writes a name whose key is ``known``; the longest that fits, none inside another.

    A name begins with a capital, but in what has no white space: there it may be part of an address.
    """
    plain = any(char.isspace() for char in text)
    words = [Span(m.start(), m.end()) for m in (_WORD if plain else _PART).finditer(text)]
    found: list[Span] = []
    for at, first in enumerate(words):
        if (found and first.start < found[-1].end) or (plain and not text[first.start].isupper()):
            continue
        for span in _from(text, words[at : at + _MOST], first):
            if known(key_of(span.cut(text))):
                found.append(span)
                break
    return found


def _from(text: str, words: list[Span], first: Span) -> Iterator[Span]:
    reach = 1
    while reach < len(words) and _BETWEEN.fullmatch(text[words[reach - 1].end : words[reach].start]):
        reach += 1
    for last in range(reach - 1, -1, -1):
        yield Span(first.start, words[last].end)


class Paint:
    """What to paint over in one story: full names by their key, and what is short for one that the story writes out."""

    def __init__(self, known: Callable[[str], bool], texts: Iterable[str], short: Iterable[str] = ()) -> None:
        self._known = known
        full = {span.cut(text) for text in texts for span in names_in(text, known)}
        words = {word for name in full for word in _WORD.findall(name) if is_short_for(word, name)}
        self._short = {key_of(word) for word in (*words, *short)} - {""}
        self.any = bool(full or self._short)

    def hits(self, text: str) -> list[Span]:
        """What of ``text`` is painted over."""
        if not self.any:
            return []
        return names_in(text, lambda key: self._known(key) or key in self._short)

    def names(self, name: str) -> bool:
        """True where ``name`` itself is one of them."""
        key = key_of(name)
        return bool(key) and (self._known(key) or key in self._short)

    def over(self, text: str) -> str:
        """``text`` with the names painted over; as long as before."""
        return painted(text, self.hits(text))


def painted(text: str, spans: Iterable[Span]) -> str:
    """``text`` with every character of ``spans`` that is no white space painted over."""
    chars = list(text)
    for span in spans:
        for at in range(max(0, span.start), min(len(chars), span.end)):
            if not chars[at].isspace():
                chars[at] = PAINT
    return "".join(chars)


def words_of(value: msgspec.Struct) -> list[str]:
    """Every string in it."""
    found: list[str] = []
    everywhere(msgspec.to_builtins(value), lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
    return found


def everywhere(value: Any, change: Callable[[str], str]) -> Any:
    """JSON with every string changed; keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, (list, tuple)):
        return [everywhere(item, change) for item in value]
    if isinstance(value, dict):
        return {name: everywhere(item, change) for name, item in value.items()}
    return value
