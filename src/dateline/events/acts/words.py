"""The vocabulary of acts, typed: verbs with their PLOVER type, and the words around them."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.language import any_case, any_of
from dateline.vocabulary import load


class ActFrame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of vocabulary/act_verbs.yaml; the head of that file says what each field means."""

    plover: str
    cameo: str
    verbs: list[str]
    to: list[str]
    things: str | None = None
    until: list[str] = []
    then: list[str] = []
    other: bool = False
    carries: str | None = None
    status: str | None = None
    codebook: bool = False
    inverted: bool = False
    absorbs: bool = False


class ActVerbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/act_verbs.yaml."""

    frames: list[ActFrame]
    things: dict[str, list[str]]
    irregular: dict[str, list[str]]
    doubling: frozenset[str]


class ActCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/act_cues.yaml."""

    official: list[str]
    private: list[str]
    glue: list[str]
    standing: dict[str, list[str]]
    standing_then: list[str]
    passive: list[str]
    passive_then: list[str]
    progressive: list[str]
    conditions: list[str]
    prepositions: list[str]
    content: list[str]
    not_inside: list[str]
    articles: list[str]
    quantities: list[str]
    groups: dict[str, int]
    group_nouns: list[str]
    each_other: list[str]
    each_side: list[str]
    pronouns: dict[str, str]
    relatives: list[str]
    list_links: list[str]
    not_speaking_for: frozenset[str]
    before_posts: list[str]
    no_posts: frozenset[str]
    points: frozenset[str]
    of_gatherings: frozenset[str]
    by_word: frozenset[str]
    types: frozenset[str]
    helping: frozenset[str]


@functools.cache
def verbs() -> ActVerbs:
    """The verbs of acts."""
    return load("act_verbs", ActVerbs)


@functools.cache
def cues() -> ActCues:
    """The words around them."""
    return load("act_cues", ActCues)


@functools.cache
def things(name: str) -> re.Pattern[str]:
    """The nouns that a frame's ``things`` stands for, as whole words."""
    return any_case(rf"(?<![\w-]){any_of(verbs().things[name])}(?![\w-])")
