"""Which traditions two names may belong to."""

from __future__ import annotations

import functools
import re

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
    strong = [place for place in range(len(table)) if _claims(place, one) or _claims(place, other)]
    strong.sort(key=lambda place: -_knows(place, one) - _knows(place, other))
    weak = [place for place in range(len(table)) if place not in strong and _is_like(place, one, other)]
    whole = tuple(place for place in (*strong, *weak) if table[place].whole)
    rest = [place for place, tradition in enumerate(table) if tradition.rest and not strong]
    return whole or (*strong, *rest, *weak)


def _knows(place: int, name: Name) -> int:
    return sum(sounds.is_known(place, part.text) for part in name.parts)


@functools.lru_cache(maxsize=65536)
def _claims(place: int, name: Name) -> bool:
    tradition = people_names.traditions()[place]
    words = [word for word in name.words if len(word) > 1]
    if tradition.whole:
        return tradition.shape is None and sum(sounds.is_known(place, part.text) for part in name.parts) >= 2
    return any(sounds.is_known(place, part.text) for part in name.parts if len(part.text) > 2) or any(
        _begins_or_ends(word, tradition, last=number == len(words) - 1) for number, word in enumerate(words)
    )


def _begins_or_ends(word: str, tradition: Tradition, *, last: bool) -> bool:
    plain = _bare(word)
    if plain.startswith(tradition.beginnings) and any(
        plain.startswith(b) and len(plain) > len(b) + 2 for b in tradition.beginnings
    ):
        return True
    return (
        last
        and plain.endswith(tradition.endings)
        and any(plain.endswith(e) and len(plain) > len(e) + 2 for e in tradition.endings)
    )


@functools.lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """Its letters and hyphens in a-z."""
    form = "".join(c for c in word if c == "-" or c.isalpha())
    return "-".join(marks.plain(bit)[0] for bit in form.split("-"))


def _is_like(place: int, one: Name, other: Name) -> bool:
    tradition = people_names.traditions()[place]
    parts = [part.text for name in (one, other) for part in name.parts]
    if not tradition.whole and any(sounds.is_form(place, text) for text in parts if len(text) > 2):
        return True
    if tradition.shape is None:
        return any(mark in text for text in parts for mark in tradition.inside)
    known = not tradition.whole or any(
        sounds.is_known(place, part.text) for name in (one, other) for part in name.parts
    )
    return known and all(_is_shaped(place, name) for name in (one, other))


@functools.lru_cache(maxsize=65536)
def _is_shaped(place: int, name: Name) -> bool:
    """True where every part is made of the syllables of the language, and there are enough of them."""
    shape = people_names.traditions()[place].shape
    if shape is None or len(name.parts) < 2 or (people_names.traditions()[place].whole and name.hyphened):
        return False
    pattern = _pattern(place)
    whole = re.compile(f"(?:{pattern.pattern})+")
    forms = [marks.plain(part.text)[0] for part in name.parts if not part.initial]
    if not all(whole.fullmatch(form) for form in forms):
        return False
    return sum(len(pattern.findall(form)) for form in forms) >= shape.least


@functools.cache
def _pattern(place: int) -> re.Pattern[str]:
    shape = people_names.traditions()[place].shape
    assert isinstance(shape, Shape)
    return re.compile("".join(f"(?:{_any(group)})" for group in (shape.onsets, shape.vowels, shape.codas)))


def _any(options: tuple[str, ...]) -> str:
    return "|".join(sorted(options, key=len, reverse=True))
