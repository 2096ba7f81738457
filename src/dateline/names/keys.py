"""Keys by which names that may be one person's are found among many: only those that share one are worth comparing.

Two names fit where two of their parts are heard alike, or one part where a name has little more: initials, one part
alone, a compound. So each pair of parts makes a key, and of such a scanty name each part alone. Keys are read off the
same tables as the names are judged by, over all traditions, so that no pair that ``same`` allows is missed.
"""

from __future__ import annotations

import functools
import itertools
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from dateline.names import chinese, judging, korean, marks
from dateline.names.fitting import JOINS
from dateline.names.written import Name, Part, read
from dateline.vocabulary import people_names

_MOST_PAIRED = 4
"""Parts of a name up to which each pair of them makes a key; longer ones are looked for by each part."""
_LONGEST_JOIN = max(map(max, JOINS))
_VOWELS = re.compile("(?<=.)[aeiouywh'|]")

Unit = tuple[frozenset[int], str]
"""Places of parts that stand side by side, and the word that they make together."""


class Keys(msgspec.Struct, frozen=True):
    """``kept`` are those under which a name is filed, ``asked`` those under which others like it are filed.

    Symmetric: one is found by the other wherever the other is found by the one.
    """

    kept: frozenset[int]
    asked: frozenset[int]


@functools.lru_cache(maxsize=2048)
def keys(name: str, *, country: str | None = None) -> Keys:
    """The keys of a name told for ``country`` (as ``same`` has it).

    For any other name of that country: where ``same`` holds of the two, or one is short for the other, the keys that
    one asks for and those that the other is kept under are not disjoint. The other way round says nothing.
    """
    found = _Found()
    readings = read(name)
    found.both.add(f"t{' '.join(name.split())}")
    for one in readings:
        found.both.add(f"w{' '.join(marks.plain(part.text)[0] for part in one.parts)}")
        found.both.update(_east_asian(one, country))
        for (parts, compounds), places in _apart(one).items():
            found.take(parts, list(_units(parts, compounds=compounds)), places)
    found.ends(readings[0].parts)
    return Keys(
        frozenset(_numbers(found.both, (f"f{one}" for one in found.parts), (f"s{one}" for one in found.scanty))),
        frozenset(_numbers(found.both, (f"s{one}" for one in found.parts), (f"f{one}" for one in found.scanty))),
    )


class _Found:
    """What a name is found by: keys ``both`` kept and asked for, its ``parts``, and those that may fit alone."""

    def __init__(self) -> None:
        self.both: set[str] = set()
        self.parts: set[str] = set()
        self.scanty: set[str] = set()

    def take(self, parts: Sequence[Part], units: Sequence[Unit], places: Collection[int]) -> None:
        """A reading of the name as those traditions take it apart."""
        many = len(parts) > _MOST_PAIRED
        whole = len(parts) == 1 or many or any(part.initial or part.cluster for part in parts)
        alone = [whole or any(parts[at].words > 1 for at in unit) for unit, _ in units]
        pairs = [] if many else list(_pairs(units))
        for heard in {tuple(_sounds(text, place) for _, text in units) for place in places}:
            self.parts.update(*heard)
            self.scanty.update(*itertools.compress(heard, alone))
            self.both.update(f"p{min(x, y)} {max(x, y)}" for a, b in pairs for x in heard[a] for y in heard[b])

    def ends(self, parts: Sequence[Part]) -> None:
        """What a surname alone is compared with: each as a name of its own."""
        for text in dict.fromkeys(part.text for part in (*parts[:1], *parts[-1:])):
            sounds = {_heard_as(form) for form in marks.plain(text)}
            sounds.update(*(_sounds(text, place) for place in range(len(people_names.traditions()))))
            self.parts |= sounds
            self.scanty |= sounds if len(parts) == 1 else set()


def _numbers(*some: Iterable[str]) -> Iterator[int]:
    """Each as a number of 32 bits with a sign."""
    return (zlib.crc32(one.encode("utf-8", "surrogatepass")) - 2**31 for one in itertools.chain(*some))


def _east_asian(name: Name, country: str | None) -> Iterator[str]:
    for one in korean.readings(name, country):
        yield f"k{_heard_as(''.join(one))}"
    for surname, given in chinese.readings(name, country):
        yield f"c{_heard_as(surname + given)}"


def _apart(name: Name) -> dict[tuple[tuple[Part, ...], bool], list[int]]:
    """Every way in which traditions take a name apart (whether by compounds, too), with those that do."""
    found: dict[tuple[tuple[Part, ...], bool], list[int]] = {}
    for place, tradition in enumerate(people_names.traditions()):
        found.setdefault((judging.parts_in(name, tradition), tradition.arabic), []).append(place)
    return found


def _units(parts: Sequence[Part], *, compounds: bool) -> Iterator[Unit]:
    """Every full part, alone or written together with those beside it, whichever comes first.

    The whole name in one word fits nothing but a compound.
    """
    most = len(parts) if compounds else max(1, len(parts) - 1)
    for size in range(1, min(most, _LONGEST_JOIN) + 1):
        for first in range(len(parts)):
            places = [(first + n) % len(parts) for n in range(size)]
            if not any(parts[at].initial or parts[at].cluster for at in places):
                yield frozenset(places), "".join(parts[at].text for at in places)


def _pairs(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Which two units have no part in common."""
    for (a, one), (b, other) in itertools.combinations(enumerate(units), 2):
        if one[0].isdisjoint(other[0]):
            yield a, b


@functools.lru_cache(maxsize=65536)
def _sounds(word: str, place: int) -> frozenset[str]:
    """What a part is heard as, roughly."""
    return frozenset(f"@{place}{one}" if one.startswith("@") else _heard_as(one) for one in judging.heard(word, place))


@functools.lru_cache(maxsize=65536)
def _heard_as(sound: str) -> str:
    """Consonants and the first letter: vowels are what spellings differ in most."""
    return _VOWELS.sub("", sound.lstrip("="))
