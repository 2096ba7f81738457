"""Patterns whose grammar stands in code and whose words stand in the vocabulary, compiled on first use.

``Pattern(r"\\b{future}(?: {between})* $", words)``: ``{future}`` is any form of ``words().future``, a list of regular
expressions; ``{=names}`` is any of a list of plain words, the longest first; ``{@weekdays}`` is a list that all rooms
share (vocabulary/common.yaml).
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterable, Iterator

import msgspec

from dateline.language.alternatives import quicker
from dateline.vocabulary import load

_SLOT = re.compile(r"\{(?P<mark>[=@]?)(?P<name>[a-z_]+)\}")
_TO_THE_END = sys.maxsize


class CommonWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/common.yaml."""

    weekdays: list[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]


@functools.cache
def common() -> CommonWords:
    """The words that several rooms share."""
    return load("common", CommonWords)


def any_of(forms: Iterable[str]) -> str:
    """The source of a group that matches any of ``forms`` (regular expressions), the first that fits."""
    return f"(?:{'|'.join(forms)})"


def any_word(words: Iterable[str]) -> str:
    """The source of a group that matches any of ``words`` (plain text), the longest first."""
    return any_of(map(re.escape, sorted(words, key=len, reverse=True)))


class Pattern:
    """A regular expression with slots for word lists of one vocabulary file. Nothing is read before its first use."""

    def __init__(self, source: str, words: Callable[[], object] = common, flags: int = 0) -> None:
        self._source, self._words, self._flags = source, words, flags

    @functools.cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression with its words filled in."""
        source = _SLOT.sub(self._fill, self._source)
        made = re.compile(quicker(source) if self._flags & re.I else source, self._flags)
        # From now on it answers by itself: a step less for what is asked a thousand times a story.
        vars(self).update(search=made.search, match=made.match, fullmatch=made.fullmatch, finditer=made.finditer)
        return made

    def _fill(self, slot: re.Match[str]) -> str:
        table = common() if slot["mark"] == "@" else self._words()
        forms: Iterable[str] = getattr(table, slot["name"])
        return any_word(forms) if slot["mark"] == "=" else any_of(forms)

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match in ``text[start:end]``, as ``re.Pattern.search``."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """A match at ``start``, as ``re.Pattern.match``."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """A match of all of ``text[start:end]``, as ``re.Pattern.fullmatch``."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """All matches in ``text[start:end]`` in order, as ``re.Pattern.finditer``."""
        return self.compiled.finditer(text, start, end)
