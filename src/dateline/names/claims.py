"""Which traditions two names may belong to."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from dateline.names import marks, sounds
from dateline.names.written import Name
from dateline.vocabulary import people_names
from dateline.vocabulary.people_names import Shape, Tradition


def of_country(country: str | None) -> tuple[int, ...]:
    """Places in the table of a state's own traditions."""
    table = people_names.traditions()
    return tuple(place for place, tradition in enumerate(table) if country in tradition.countries)


def by_names(one: Name, other: Name) -> tuple[int, ...]:
    """Places in the table of the traditions that the names themselves speak for.

    A tradition that claims them by its words or endings keeps the general one out; a bare likeness of syllables or
    letters does not.
    """
    table = people_names.traditions()
    strong = sorted(_claimed(one) | _claimed(other))
    strong.sort(key=lambda place: -_knows(place, one) - _knows(place, other))
    like = _alike(one) | _alike(other)
    like |= {p for p in _shaped(one) & _shaped(other) if not table[p].whole or _knows(p, one) or _knows(p, other)}
    weak = sorted(like.difference(strong))
    whole = tuple(place for place in (*strong, *weak) if table[place].whole)
    rest = [place for place, tradition in enumerate(table) if tradition.rest and not strong]
    return whole or (*strong, *rest, *weak)


def _knows(place: int, name: Name) -> int:
    return sum(sounds.is_known(place, part.text) for part in name.parts)


@functools.lru_cache(maxsize=8192)
def _claimed(name: Name) -> frozenset[int]:
    """The traditions that claim a name by its words or endings."""
    words = [_bare(word) for word in name.words if len(word) > 1]
    return frozenset(p for p, tradition in enumerate(people_names.traditions()) if _claims(p, tradition, name, words))


def _claims(place: int, tradition: Tradition, name: Name, words: Sequence[str]) -> bool:
    if tradition.whole:
        return tradition.shape is None and _knows(place, name) >= 2
    return (
        any(_begins(word, tradition.beginnings) for word in words)
        or any(_ends(word, tradition.endings) for word in words[-1:])
        or any(sounds.is_known(place, part.text) for part in name.parts if len(part.text) > 2)
    )


def _begins(word: str, beginnings: tuple[str, ...]) -> bool:
    return word.startswith(beginnings) and any(word.startswith(b) and len(word) > len(b) + 2 for b in beginnings)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return word.endswith(endings) and any(word.endswith(e) and len(word) > len(e) + 2 for e in endings)


@functools.lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    """Its letters and hyphens in a-z."""
    form = "".join(c for c in word if c == "-" or c.isalpha())
    return "-".join(marks.plain(bit)[0] for bit in form.split("-"))


@functools.lru_cache(maxsize=8192)
def _alike(name: Name) -> frozenset[int]:
    """The traditions that list a form of a part, or have letters that a part holds."""
    texts = [part.text for part in name.parts]
    return frozenset(
        place
        for place, tradition in enumerate(people_names.traditions())
        if (not tradition.whole and any(sounds.is_form(place, text) for text in texts if len(text) > 2))
        or (tradition.shape is None and any(mark in text for text in texts for mark in tradition.inside))
    )


@functools.lru_cache(maxsize=8192)
def _shaped(name: Name) -> frozenset[int]:
    """The traditions of whose syllables every part is made, where there are enough of them."""
    if len(name.parts) < 2:
        return frozenset()
    forms = [marks.plain(part.text)[0] for part in name.parts if not part.initial]
    table = enumerate(people_names.traditions())
    return frozenset(
        place
        for place, tradition in table
        if tradition.shape and not (tradition.whole and name.hyphened) and _is_made_of(tradition.shape, place, forms)
    )


def _is_made_of(shape: Shape, place: int, forms: Sequence[str]) -> bool:
    syllable, whole = _syllables(place)
    return all(map(whole.fullmatch, forms)) and sum(len(syllable.findall(form)) for form in forms) >= shape.least


@functools.cache
def _syllables(place: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One syllable of a tradition, and words made of nothing else."""
    shape = people_names.traditions()[place].shape
    assert isinstance(shape, Shape)
    one = "".join(f"(?:{_any(group)})" for group in (shape.onsets, shape.vowels, shape.codas))
    return re.compile(one), re.compile(f"(?:{one})+")


def _any(options: tuple[str, ...]) -> str:
    return "|".join(sorted(options, key=len, reverse=True))
