"""Runs of capitalised words that may be a person's name, in any order and romanisation.

Finding only: "KANG Taeho", "Masami Oka", "Lt. Gen. Jane R. Doe" (without its rank), "Mohammed bin Salman". Whether a
run is a person is decided by what stands around it (``people``).
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

import msgspec

from dateline.language import Pattern
from dateline.language.around import before, behind
from dateline.model import Span
from dateline.vocabulary import load

MAX_WORDS = 9
_TOKEN = re.compile(r"(?:[A-Z]\.){2,4}(?= [A-Z])|[^\W\d_][\w]*(?:['\-.][^\W_]\w*)*\.?")


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/names.yaml."""

    particles: frozenset[str]
    honorifics: list[str]
    not_in_names: frozenset[str]
    speakers: list[str]
    before_title: list[str]
    field_ends: frozenset[str]
    field_stops: frozenset[str]
    arabic_articles: frozenset[str]
    short_parts: frozenset[str]
    suffixes: tuple[str, ...]
    field_joints: frozenset[str]
    patronymic: list[str]
    letters: list[str]


@functools.cache
def words() -> NameWords:
    """The vocabulary of names."""
    return load("names", NameWords)


@functools.cache
def _honorifics() -> frozenset[str]:
    return frozenset(form for form in words().honorifics if " " not in form)


@functools.cache
def _long_honorifics() -> frozenset[tuple[str, str]]:
    """The parts of those of several words, each with the next or the one before it: "Tan Sri", "His Excellency"."""
    forms = (form.split() for form in words().honorifics if " " in form)
    return frozenset(pair for parts in forms for one, two in pairwise(parts) for pair in ((one, two), (two, one)))


@functools.cache
def _parts_of_honorifics() -> frozenset[str]:
    return frozenset(part for pair in _long_honorifics() for part in pair)


def is_honorific(word: str) -> bool:
    """True for "Mr", "Dr", "Shri" and the like, without a full stop."""
    return word in _honorifics()


def inside_a_name(text: str, span: Span) -> bool:
    """ "bin Sultan", "ibn Jordan": behind such a particle stands a name, whatever else the word may mean."""
    return bool(_SON_OF.search(before(text, span.start, 6))) and " " not in span.cut(text)


class NameRun(msgspec.Struct, frozen=True):
    """``text[span]`` may be a name of ``words`` words; ``honorific`` where "Mr." or the like stands before it."""

    span: Span
    words: int
    honorific: bool = False


# The next capitalised word, unless it opens a day: "NAME Monday", "NAME March 3".
_NEXT_WORD = Pattern(r" (?!{@weekdays}|[A-Z][a-z]{2,8} \d)([A-Z][a-z]+)")
_WORD_NEXT = re.compile(r"\.? ([A-Z][\w.']*)")
_WORD_BEFORE = re.compile(r"([A-Z][\w.']*) $")
_SON_OF = Pattern(r"\b{=patronymic} $", words, re.I)
_CAPITAL_NEXT = re.compile(r" [A-Z][a-z]")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
# A word before it in the same sentence, and two words of a name.
_INSIDE = re.compile(r"[^\W\d_][,)\"]? $")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+ $")
_INITIAL = re.compile(r"(?:^| )[A-Z]\.$")


def find(text: str, span: Span, blocked: Iterable[Span] = ()) -> list[NameRun]:
    """The name-like runs of ``text[span]`` (plain text), in order; ``blocked`` stretches (states, posts) end a run."""
    walls = _Walls(blocked)
    runs: list[NameRun] = []
    current: list[Span] = []
    honorific = False
    for token in _tokens(text, span):
        kind = _kind(text, token, walls)
        gap = text[current[-1].end : token.start] if current else ""
        if current and (gap not in (" ", "") or kind == "other"):
            runs += _run(text, current, honorific)
            current, honorific = [], False
        if kind == "honorific" and not current:
            honorific = True
        elif _joins(text, token, kind, bool(current)):
            current.append(token)
            if kind == "last" or token.cut(text).endswith("'s"):
                runs += _run(text, current, honorific)
                current, honorific = [], False
        elif kind == "other":
            honorific = False
    return runs + _run(text, current, honorific)


def _tokens(text: str, span: Span) -> Iterator[Span]:
    for found in _TOKEN.finditer(text, span.start, span.end):
        yield Span(*found.span())


class _Walls:
    """Stretches that end a run; asked for every word of a sentence, so by bisection."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def hold(self, at: int) -> bool:
        """True where ``at`` lies in one of them."""
        place = bisect_right(self._starts, at)
        return place > 0 and at < self._ends[place - 1]


def _kind(text: str, token: Span, walls: _Walls) -> str:
    """What a word may be in a name: name, initial, last (an abbreviation ends it), particle, honorific or other."""
    word = token.cut(text)
    bare = word.rstrip(".").removesuffix("'s")
    if walls.hold(token.start):
        return "other"
    if bare in _honorifics() or _is_of_long_honorific(text, token, bare):
        return "honorific"
    if not word[0].isupper():
        return _kind_of_small(bare)
    if bare in words().not_in_names and not (_is_initial(text, token) or _is_short_part(text, token, bare)):
        return "other"
    if _INITIALS.fullmatch(word):
        return "initial"
    if word.endswith("."):
        return "initial" if len(bare) == 1 or (len(bare) == 2 and bare[1].islower()) else "last"
    return "name"


def _is_of_long_honorific(text: str, token: Span, bare: str) -> bool:
    """ "Tan" is one before "Sri" and else a name."""
    if bare not in _parts_of_honorifics():
        return False
    following, previous = _WORD_NEXT.match(text, token.end), _WORD_BEFORE.search(before(text, token.start, 16))
    beside = [found[1].rstrip(".") for found in (following, previous) if found]
    return any((bare, other) in _long_honorifics() for other in beside)


def _is_initial(text: str, token: Span) -> bool:
    """ "Enrique A. Manalo", "Enrique A Manalo": the letter between two words of a name is no article."""
    if token.end - token.start > 1 + text.startswith(".", token.end - 1):
        return False
    return token.start > 1 and text[token.start - 2].isalpha() and _CAPITAL_NEXT.match(text, token.end) is not None


def _is_short_part(text: str, token: Span, bare: str) -> bool:
    """ "Deputy Minister To Anh Dung", "Nguyen Thi An": a small word of a sentence, but with a capital."""
    return (
        bare in words().short_parts
        and bool(_INSIDE.search(before(text, token.start, 24)))
        and (
            _CAPITAL_NEXT.match(text, token.end) is not None or bool(_NAME_BEFORE.search(before(text, token.start, 40)))
        )
    )


def _kind_of_small(bare: str) -> str:
    article, _, rest = bare.partition("-")
    if article in words().arabic_articles and rest[:1].isupper():
        return "name"
    return "particle" if bare in words().particles else "other"


def _joins(text: str, token: Span, kind: str, begun: bool) -> bool:
    """True where a word goes on with a run that has ``begun``, or opens one."""
    if kind == "honorific":
        return text[token.end - 1] != "."
    return kind in ("name", "initial", "last") or (kind == "particle" and (begun or _before_capital(text, token)))


def _before_capital(text: str, token: Span) -> bool:
    return text.startswith(" ", token.end) and behind(text, token.end + 1, 1).isupper() and token.end - token.start > 1


def _run(text: str, tokens: Sequence[Span], honorific: bool) -> list[NameRun]:
    """The run of these words without particles that hang over; none where it is no name after all."""
    particles = words().particles
    while tokens and tokens[-1].cut(text) in particles:
        tokens = tokens[:-1]
    while len(tokens) > 1 and tokens[0].cut(text) in particles and tokens[0].end - tokens[0].start < 2:
        tokens = tokens[1:]
    if not tokens or len(tokens) > MAX_WORDS or _goes_on(text, tokens[-1].end):
        return []
    end = tokens[-1].end
    if tokens[-1].cut(text).endswith("'s"):
        end -= 2
    shown = text[tokens[0].start : end]
    if shown.endswith(".") and not (_INITIAL.search(shown) or shown.endswith(words().suffixes)):
        end -= 1
    return [NameRun(Span(tokens[0].start, end), len(tokens), honorific)]


def _goes_on(text: str, end: int) -> bool:
    """ "Antalya Diplomacy Forum", "Armed Forces": a run that an institution's word follows is part of its name."""
    if text[end - 1] == ".":  # the sentence, or an abbreviation, ends with the name
        return False
    following = _NEXT_WORD.match(behind(text, end, 24))
    return following is not None and following[1] in words().not_in_names
