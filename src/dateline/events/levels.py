"""Rank: the contract's ladder, and how high each side of a gathering stands on it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

import msgspec

from dateline.actors import Cast
from dateline.events.frame import Found, Frame
from dateline.events.triggers import Trigger
from dateline.model import Span
from dateline.vocabulary import load

LADDER = (
    "leader",
    "minister",
    "vice_minister",
    "deputy_minister",
    "military_chief",
    "director_general",
    "ambassador",
    "envoy",
    "flag_officer",
    "working",
)


class LevelCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/level_cues.yaml: adjectives of rank, and the portfolio of words around a gathering."""

    adjectives: dict[str, list[str]]
    portfolios: dict[str, list[str]]
    not_a_rank: list[str]


@functools.cache
def words() -> LevelCues:
    """The vocabulary of rank adjectives and portfolios."""
    return load("level_cues", LevelCues)


@functools.cache
def _adjectives() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((level, re.compile(rf"\b(?:{'|'.join(forms)})", re.I)) for level, forms in words().adjectives.items())


def higher(one: str, other: str) -> str:
    """The higher of two levels; unknown gives way."""
    return min((one, other), key=place)


def place(level: str | None) -> int:
    """0 for leaders, growing downward; unknown is last."""
    return LADDER.index(level) if level in LADDER else len(LADDER)


def top(levels: Iterable[str]) -> str:
    """The highest of several levels, ``unknown`` of none."""
    return min(levels, key=place, default="unknown")


def of_trigger(text: str, trigger: Trigger, left: Span) -> Found | None:
    """What the noun phrase itself says: "director-general-level talks", "summit", "2+2"."""
    start = max(left.start, trigger.span.start - 70)
    window = text[start : trigger.span.end]
    best: Found | None = None
    for level, pattern in _adjectives():
        for found in pattern.finditer(window):
            gap = window[found.end() :]
            if not re.search(r"[,;]|\b(?:said|who|which|will|to|in|at|with|after|during|for)\b", gap):
                best = best or Found(level, Span(start + found.start(), start + found.end()), "adjective of rank")
    if best is None and trigger.sense.level:
        best = Found(trigger.sense.level, trigger.span, "the noun's own rank")
    return best


def of_frames(frames: Sequence[Frame], cast: Cast, people: dict[int, str], codes: Sequence[str]) -> dict[str, str]:
    """The level of every side: its people's and its posts', else what the gathering's noun says of all."""
    sides = dict.fromkeys(codes, "unknown")
    for number, code in people.items():
        if code in sides:
            level = cast.people[number].level
            sides[code] = higher(sides[code], level) if level != "working" else sides[code]
    for frame in frames:
        for post in frame.posts:
            if post.level in LADDER and post.word not in words().not_a_rank:
                for code in post.codes or ((post.code,) if post.code else tuple(codes) if post.plural else ()):
                    if code in sides:
                        sides[code] = higher(sides[code], post.level)
    common = next((f.level for f in frames if f.level), None)
    if common:
        for code in sides:
            if sides[code] == "unknown" or (common.rule == "adjective of rank" and common.value != "working"):
                sides[code] = common.value if sides[code] == "unknown" else sides[code]
    return sides


def portfolios(text: str, spans: Iterable[Span], level: str, from_posts: Iterable[str | None]) -> tuple[str, ...]:
    """The portfolios of a gathering: leaders have their own; else those of the posts, else of the words around."""
    if level == "leader":
        return ("leader",)
    named = [p for p in dict.fromkeys(from_posts) if p and p != "other"]
    if not named:
        cut = " ".join(span.cut(text) for span in spans)
        named = [p for p, forms in words().portfolios.items() if re.search("|".join(forms), cut, re.I)]
    order = ("leader", "foreign", "defence", "security", "trade", "finance", "interior", "energy", "other")
    return tuple(p for p in order if p in named)
