"""Rank: the contract's ladder, and how high each side of a gathering stands on it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

import msgspec

from dateline.actors import Cast, Title
from dateline.events.frame import Found
from dateline.events.triggers import Trigger
from dateline.language import Pattern, any_case, any_of
from dateline.model import Span
from dateline.vocabulary import load

REACH = 70  # characters an adjective of rank may stand before its noun


class LevelCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/level_cues.yaml: the ladder, adjectives of rank, and the portfolio of words around a gathering.

    ``ladder`` and ``order`` are those of the contract, highest first.
    """

    ladder: tuple[str, ...]
    order: tuple[str, ...]
    adjectives: dict[str, list[str]]
    portfolios: dict[str, list[str]]
    not_a_rank: frozenset[str]
    interrupting: list[str]


@functools.cache
def words() -> LevelCues:
    """The vocabulary of rank adjectives and portfolios."""
    return load("level_cues", LevelCues)


@functools.cache
def _adjectives() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((level, any_case(rf"\b{any_of(forms)}")) for level, forms in words().adjectives.items())


@functools.cache
def _portfolios() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, any_case(any_of(forms))) for name, forms in words().portfolios.items())


_INTERRUPTED = Pattern(r"[,;]|\b{interrupting}\b", words)


def higher(one: str, other: str) -> str:
    """The higher of two levels; unknown gives way."""
    return min((one, other), key=place)


def place(level: str | None) -> int:
    """0 for leaders, growing downward; unknown is last."""
    ladder = words().ladder
    return ladder.index(level) if level in ladder else len(ladder)


def is_rank(level: str) -> bool:
    """True for a rung of the ladder, false for ``unknown``."""
    return level in words().ladder


def near(one: str, other: str) -> bool:
    """False where two ranks are known and more than a rung apart."""
    told = one not in ("unknown", "working") and other != "unknown"
    return not told or abs(place(one) - place(other)) <= 1


def top(levels: Iterable[str]) -> str:
    """The highest of several levels, ``unknown`` of none."""
    return min(levels, key=place, default="unknown")


def of_trigger(text: str, trigger: Trigger, left: Span) -> Found | None:
    """What the noun phrase itself says: "director-general-level talks", "summit", "2+2"."""
    start = max(left.start, trigger.span.start - REACH)
    window = text[start : trigger.span.end]
    for level, pattern in _adjectives():
        for found in pattern.finditer(window):
            if not _INTERRUPTED.search(window[found.end() :]):
                return Found(level, Span(*found.span()).shift(start), "adjective of rank")
    return Found(trigger.sense.level, trigger.span, "the noun's own rank") if trigger.sense.level else None


def of_sides(
    codes: Sequence[str], cast: Cast, people: dict[int, str], posts: Sequence[Title], common: str
) -> dict[str, str]:
    """The level of every side: its people's and its posts', else the ``common`` one that the gathering's noun says."""
    sides = dict.fromkeys(codes, "unknown")
    for number, code in people.items():
        if code in sides:
            level = cast.people[number].level
            sides[code] = higher(sides[code], level) if level != "working" else sides[code]
    for post in posts:
        if is_rank(post.level) and post.word not in words().not_a_rank:
            for code in _sides_of(post, codes):
                if code in sides:
                    sides[code] = higher(sides[code], post.level)
    return {code: common if level == "unknown" else level for code, level in sides.items()}


def _sides_of(post: Title, codes: Sequence[str]) -> Sequence[str]:
    """The sides an unnamed post stands on; "the foreign ministers" without a state are those of all."""
    own = post.codes or ((post.code,) if post.code else ())
    return own or (codes if post.plural else ())


def portfolios(text: str, spans: Iterable[Span], level: str, from_posts: Iterable[str | None]) -> tuple[str, ...]:
    """The portfolios of a gathering: leaders have their own; else those of the posts, else of the words around."""
    if level == "leader":
        return ("leader",)
    named = [p for p in dict.fromkeys(from_posts) if p and p != "other"]
    if not named:
        cut = " ".join(span.cut(text) for span in spans)
        named = [name for name, pattern in _portfolios() if pattern.search(cut)]
    return tuple(p for p in words().order if p in named)
