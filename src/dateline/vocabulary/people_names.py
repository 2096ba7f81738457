"""The typed tables of people's names: how they are written, and how each tradition spells them in Latin letters."""

from __future__ import annotations

import functools

import msgspec

from dateline.vocabulary.loader import load

Sounds = dict[str, tuple[str, ...]]


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names_written.yaml: titles, suffixes, particles, and letters with marks."""

    titles: frozenset[str]
    phrases: tuple[str, ...]
    posts: frozenset[str]
    fields: frozenset[str]
    doubtful: frozenset[str]
    behind: frozenset[str]
    generations: dict[str, tuple[str, ...]]
    particles: frozenset[str]
    chains: frozenset[str]
    marks: Sounds


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the syllables of a language are built; a name has at least ``least`` of them."""

    onsets: tuple[str, ...]
    vowels: tuple[str, ...]
    codas: tuple[str, ...]
    least: int


class Tradition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way of building and spelling names; the fields are told at the top of names_traditions.yaml."""

    name: str
    order: str
    countries: frozenset[str]
    sounds: Sounds
    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    shape: Shape | None = None
    front: tuple[str, ...] = ()
    variants: tuple[tuple[str, ...], ...] = ()
    whole: bool = False
    behind: bool = False
    second: bool = False
    doubles: bool = True
    marked: bool = False
    letters: bool = False
    arabic: bool = False
    western: bool = False
    rest: bool = False


class TraditionsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names_traditions.yaml."""

    traditions: tuple[Tradition, ...]


class Western(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names_western.yaml: given names, and forms of one name."""

    given: frozenset[str]
    variants: tuple[tuple[str, ...], ...]


class Korean(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names_korean.yaml: surnames, syllables, and what each spelling may stand for."""

    countries: frozenset[str]
    north: str
    surnames: dict[str, tuple[str, ...]]
    north_surnames: frozenset[str]
    north_people: frozenset[str]
    north_onsets: tuple[str, ...]
    breves: dict[str, str]
    syllables: frozenset[str]
    onsets: Sounds
    codas: dict[str, str]
    open: Sounds
    closed: Sounds
    mccune: Sounds
    exceptions: Sounds


class Chinese(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names_chinese.yaml: Pinyin and Wade-Giles."""

    countries: frozenset[str]
    wade_giles_country: str
    pinyin: dict[str, tuple[str, ...]]
    wade_initials: Sounds
    wade_finals: Sounds
    wade_whole: Sounds
    cantonese: Sounds
    surnames: frozenset[str]
    southern_surnames: frozenset[str]


class Compounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names_compounds.yaml: Arabic names of several words, and the patterns that take them apart."""

    servants: frozenset[str]
    articles: frozenset[str]
    bound_articles: frozenset[str]
    ends: frozenset[str]
    joined_ends: frozenset[str]
    patterns: dict[str, str]


@functools.cache
def written() -> Written:
    """Titles, suffixes, particles and marks."""
    return load("names_written", Written)


@functools.cache
def traditions() -> tuple[Tradition, ...]:
    """Traditions that compare by sound; the one with ``rest`` is last and takes what no other claims."""
    return load("names_traditions", TraditionsFile).traditions


@functools.cache
def western() -> Western:
    """Given names of Europe and the Americas."""
    return load("names_western", Western)


@functools.cache
def korean() -> Korean:
    """Korean surnames, syllables and spellings."""
    return load("names_korean", Korean)


@functools.cache
def chinese() -> Chinese:
    """Pinyin, Wade-Giles, and surnames."""
    return load("names_chinese", Chinese)


@functools.cache
def compounds() -> Compounds:
    """Arabic compounds."""
    return load("names_compounds", Compounds)
