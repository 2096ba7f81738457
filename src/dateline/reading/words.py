"""The vocabulary of reading, typed and ready to look up. Everything is loaded on the first question."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation

from dateline.vocabulary import load


class Datelines(msgspec.Struct, frozen=True):
    """The small words of datelines, clock lines, bylines and credits."""

    months: dict[str, int]
    weekdays: dict[str, int]
    foreign_months: dict[str, int]
    foreign_weekdays: tuple[str, ...]
    before_times: tuple[str, ...]
    other_months: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    particles: frozenset[str]
    not_places: frozenset[str]
    openers: tuple[str, ...]
    regions: dict[str, str | None]
    weak_names: frozenset[str]
    credit_verbs: tuple[str, ...]
    credit_before: tuple[str, ...]
    credit_strong: tuple[str, ...]
    credit_inverse: tuple[str, ...]
    credit_writers: tuple[str, ...]
    credit_vetoes: tuple[str, ...]
    tail_words: frozenset[str]
    institutions: frozenset[str]
    press_nouns: frozenset[str]
    desk_words: frozenset[str]
    section_words: frozenset[str]
    finite: frozenset[str]
    caption_signs: tuple[str, ...]


class ZoneReading(msgspec.Struct, frozen=True):
    """One meaning of a zone word: a fixed offset or an IANA zone, and the countries that use the word so."""

    offset: str | None = None
    zone: str | None = None
    countries: tuple[str, ...] = ()


class ZoneWord(msgspec.Struct, frozen=True):
    """A zone word with its readings."""

    word: str
    readings: tuple[ZoneReading, ...]


class Lines(msgspec.Struct, frozen=True):
    """What blocks of one kind of furniture say."""

    exact: frozenset[str] = frozenset()
    start: tuple[str, ...] = ()
    contain: tuple[str, ...] = ()


class Voice(msgspec.Struct, frozen=True):
    """How a page speaks to its reader: orders, offers, what needs neither, terms of use (patterns), its people."""

    orders: tuple[str, ...]
    orders_inside: tuple[str, ...]
    term_signs: tuple[str, ...]
    offers: tuple[str, ...]
    platforms: tuple[str, ...]
    plain: tuple[str, ...]
    terms: tuple[str, ...]
    said: tuple[str, ...]
    reader: tuple[str, ...]
    house: tuple[str, ...]
    desks: tuple[str, ...]
    press: tuple[str, ...]


class Asides(msgspec.Struct, frozen=True, rename={"own": "self"}):
    """Words for the page, its offers and its people: what can hardly be the story's, what may be, who says "I"."""

    sure: tuple[str, ...]
    likely: tuple[str, ...]
    own: tuple[str, ...]


class Furniture(msgspec.Struct, frozen=True):
    """The words of everything that is not reporting."""

    lines: dict[str, Lines]
    closing: frozenset[str]
    final: frozenset[str]
    heading_words: frozenset[str]
    classes: dict[str, tuple[str, ...]]
    categories: frozenset[str]
    bullets: frozenset[str]
    never_last: frozenset[str]
    notices: dict[str, tuple[str, ...]]
    notice_orders: dict[str, tuple[str, ...]]
    notice_signs: dict[str, tuple[str, ...]]
    corrected_below: tuple[str, ...]
    versions: tuple[str, ...]
    further: tuple[str, ...]
    voice: Voice
    asides: Asides
    ends: tuple[str, ...]


class Markup(msgspec.Struct, frozen=True):
    """What elements are: hidden, inline, boxes of furniture."""

    hidden: frozenset[str]
    inline: frozenset[str]
    boxes: dict[str, str]
    roles: dict[str, str]
    never: frozenset[str]


class Languages(msgspec.Struct, frozen=True):
    """Small words by language, and scripts that name one."""

    stop_words: dict[str, frozenset[str]]
    scripts: tuple[dict[str, str], ...]
    regions: dict[str, str]


@functools.cache
def datelines() -> Datelines:
    """Months, weekdays, labels, credits."""
    return load("datelines", Datelines)


@functools.cache
def furniture() -> Furniture:
    """What stands around the reporting."""
    return load("furniture", Furniture)


@functools.cache
def markup() -> Markup:
    """What elements are."""
    return load("markup", Markup)


@functools.cache
def languages() -> Languages:
    """What gives a language away."""
    return load("languages", Languages)


@functools.cache
def zones() -> dict[str, tuple[ZoneReading, ...]]:
    """Zone words -> readings."""
    return {zone.word: zone.readings for zone in load("zones", tuple[ZoneWord, ...])}


class _Marks(dict[int, int | None]):
    """For ``str.translate``: combining marks go, everything else stays; learnt character by character."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


LONGEST_FOLDED = 8_000
_MARKS = _Marks()


def fold(text: str) -> str:
    """Small letters without accents, white space collapsed: what names are compared by.

    Of a very long text the beginning: nothing that is looked up is as long.
    """
    return _fold(text if len(text) <= LONGEST_FOLDED else text[:LONGEST_FOLDED])


@functools.lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    if not text.isascii():
        text = text.replace("’", "'").replace("‘", "'").replace("ʻ", "'")
        if not text.isascii():
            text = unicodedata.normalize("NFKD", text)
            text = text.translate(_MARKS) if _combining().search(text) else text
    text = text.casefold()
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


@functools.cache
def _combining() -> re.Pattern[str]:
    """What ``_MARKS`` may take out of a text: looked for first, since most texts have curly quotes and no accents."""
    return re.compile(
        f"[{''.join(c for c in map(chr, range(0x300, 0x10000)) if unicodedata.combining(c))}\U00010000-\U0010ffff]"
    )


# Up to so many phrases the automaton that is quickest to ask is also quick to build.
_FEW = 300


_PLURAL = re.compile(r"e?s(?!\w)")


class Phrases:
    """A list of phrases, looked for anywhere in a text at once."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)
        quick = Implementation.DFA if len(self.phrases) <= _FEW else None
        self._automaton = AhoCorasick(self.phrases, implementation=quick)

    def is_word(self, text: str) -> bool:
        """True where any of the phrases stands in ``text`` as words of its own, perhaps as more than one of them."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return any(
            not text[max(0, start - 1) : start].isalnum()
            and not (text[end : end + 1].isalnum() and _PLURAL.match(text, end) is None)
            for _at, start, end in found
        )

    def stand(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the phrases stand in ``text`` with no letter before or behind them."""
        for _at, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not text[max(0, start - 1) : start].isalpha() and not text[end : end + 1].isalpha():
                yield start, end

    def first(self, text: str) -> int | None:
        """The place in the list of the first phrase, in the list's order, that ``text`` holds; None for none."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return min(at for at, _start, _end in found) if found else None


@functools.cache
def alternatives(*words: str) -> str:
    """A regular expression for any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def any_of(words: Iterable[str]) -> str:
    """``alternatives`` over an iterable."""
    return alternatives(*dict.fromkeys(words))
