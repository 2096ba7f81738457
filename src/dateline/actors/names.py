"""Runs of capitalised words that may be a person's name, in any order and romanisation.

Finding only: "KANG Taeho", "Masami Oka", "Lt. Gen. Jane R. Doe" (without its rank), "Mohammed bin Salman". Whether a run is
a person is decided by what stands around it (``people``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import msgspec

from dateline.model import Span
from dateline.vocabulary import load

_TOKEN = re.compile(r"[^\W\d_][\w]*(?:['\-.][^\W_]\w*)*\.?")
MAX_WORDS = 6


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/names.yaml."""

    particles: list[str]
    honorifics: list[str]
    not_in_names: list[str]
    speakers: list[str]
    before_title: list[str]
    field_ends: list[str]
    field_stops: list[str]


@functools.cache
def words() -> NameWords:
    """The vocabulary of names."""
    return load("names", NameWords)


@functools.cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = words()
    honorifics = frozenset(part for form in table.honorifics for part in form.split())
    return frozenset(table.particles), honorifics, frozenset(table.not_in_names)


class NameRun(msgspec.Struct, frozen=True):
    """``text[span]`` may be a name of ``words`` words; ``honorific`` where "Mr." or the like stands before it."""

    span: Span
    words: int
    honorific: bool = False


def find(text: str, span: Span, blocked: Iterable[Span] = ()) -> list[NameRun]:
    """The name-like runs of ``text[span]`` (plain text), in order; ``blocked`` stretches (states, posts) end a run."""
    walls = sorted(blocked)
    runs: list[NameRun] = []
    current: list[Span] = []
    honorific = False
    for token in _tokens(text, span):
        kind = _kind(text, token, walls)
        gap = text[current[-1].end : token.start] if current else ""
        if current and (gap not in (" ", "") or kind == "other"):
            _close(text, runs, current, honorific)
            current, honorific = [], False
        if kind == "honorific" and not current:
            honorific = True
        elif kind == "honorific" and text[token.end - 1] != ".":
            current.append(token)
        elif kind in ("name", "initial", "last") or (kind == "particle" and (current or _before_capital(text, token))):
            current.append(token)
            if kind == "last" or text[token.start : token.end].endswith("'s"):
                _close(text, runs, current, honorific)
                current, honorific = [], False
        elif kind == "other":
            honorific = False
    _close(text, runs, current, honorific)
    return runs


def _tokens(text: str, span: Span) -> Iterator[Span]:
    for found in _TOKEN.finditer(text, span.start, span.end):
        yield Span(found.start(), found.end())


def _kind(text: str, token: Span, walls: list[Span]) -> str:
    particles, honorifics, stops = _sets()
    word = text[token.start : token.end]
    bare = word.rstrip(".").removesuffix("'s")
    if any(wall.start <= token.start < wall.end for wall in walls):
        return "other"
    if bare in honorifics:
        return "honorific"
    if not word[0].isupper():
        joined = bare.partition("-")
        arabic = joined[0] in ("al", "el", "ad", "ar", "as", "at", "az", "ash", "an") and joined[2][:1].isupper()
        return "name" if arabic else "particle" if bare in particles else "other"
    if bare in stops:
        return "other"
    if word.endswith("."):
        return "initial" if len(bare) == 1 or (len(bare) == 2 and bare[1].islower()) else "last"
    return "name"


def _goes_on(text: str, end: int) -> bool:
    """ "Antalya Diplomacy Forum", "Armed Forces": a run that an institution's word follows is part of its name."""
    following = re.match(
        r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8} \d)([A-Z][a-z]+)", text[end : end + 24]
    )
    return bool(following) and following[1] in _sets()[2] if following else False


def _before_capital(text: str, token: Span) -> bool:
    return (
        text[token.end : token.end + 1] == " "
        and text[token.end + 1 : token.end + 2].isupper()
        and token.end - token.start > 1
    )


def _close(text: str, runs: list[NameRun], tokens: list[Span], honorific: bool) -> None:
    particles, _, _ = _sets()
    while tokens and text[tokens[-1].start : tokens[-1].end] in particles:
        tokens = tokens[:-1]
    while (
        tokens
        and text[tokens[0].start : tokens[0].end] in particles
        and len(tokens) > 1
        and tokens[0].end - tokens[0].start < 2
    ):
        tokens = tokens[1:]
    if not tokens or len(tokens) > MAX_WORDS or _goes_on(text, tokens[-1].end):
        return
    end = tokens[-1].end
    if text[tokens[-1].start : end].endswith("'s"):
        end -= 2
    if text[end - 1] == "." and not re.search(r"(?:^| )[A-Z]\.$|Jr\.$", text[tokens[0].start : end]):
        end -= 1
    runs.append(NameRun(Span(tokens[0].start, end), len(tokens), honorific))
