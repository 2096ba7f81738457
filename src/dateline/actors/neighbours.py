"""The second look at a state's form: its neighbours say whether it is a party, a place, or no state at all."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.actors import lookalikes, names
from dateline.language import Hit, Pattern
from dateline.language.around import before, behind
from dateline.vocabulary import load, tables


class Sense(msgspec.Struct, frozen=True):
    """What a form stands for. ``codes`` is empty for a mask: a name that only looks like a state.

    ``rivals`` are all states that have a seat of this name: "the Foreign Office".
    """

    codes: tuple[str, ...]
    name: str
    form: str
    ambiguous: bool = False
    rivals: tuple[str, ...] = ()


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for two states at once, or for all of a region."""

    name: str
    codes: tuple[str, ...]
    forms: tuple[str, ...]


class PolityCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/polity_cues.yaml."""

    before_place: list[str]
    inside: list[str]
    town_ends: list[str]
    behind_places: list[str]
    people: list[str]
    addressed: list[str]
    seated: list[str]
    geography: list[str]
    points: frozenset[str]
    surnames: frozenset[str]
    plural_endings: tuple[str, ...]
    behind_prefix: frozenset[str]
    of_states_too: frozenset[str]
    pairs: tuple[Pair, ...]


@functools.cache
def words() -> PolityCues:
    """The vocabulary around states."""
    return load("polity_cues", PolityCues)


_BEFORE_PLACE = Pattern(r"\b{before_place} (?:the )?$", words, re.I)
TOWN = 48  # characters before a state in which "in TOWN, " stands
_INSIDE = Pattern(r"\b{inside} (?:the )?$", words, re.I)
_TOWN = Pattern(
    r"\b{inside} (?:the )?(?:[\w\-]+ (?:city|town|resort|port) of )?(?:[A-Z][\w'’\-]+ ){0,2}[A-Z][\w'’\-]+, $", words
)
_TOWN_ENDS = Pattern(r",|\.(?: |$)|;| {town_ends} ", words)
_FROM_PEOPLE = Pattern(r"\b{people} (?:from|to) (?:the )?$", words, re.I)
_ADDRESSED = Pattern(r"\b{addressed} $", words)
_SEATED = Pattern(r"-{seated}", words)
_GEOGRAPHY = Pattern(r" {geography}", words)
_BETWEEN = re.compile(r"\bbetween (?:[\w.' ]{1,20} and )?$")
_PROPER = re.compile(r" [A-Z][a-z]")
_NOT_ITS_OWN = re.compile(r" (?:and|[A-Z][a-z]+day)\b")
_OF_PEOPLE = re.compile(r" [a-z]|,| and | [A-Z]")
_FORENAME = re.compile(r"[A-Z][a-z]+ $")
_FIRST_WORD = re.compile(r"(?:^|[.\"] )[A-Z][a-z]+ $")
_OF_A_FIELD = re.compile(r" for [A-Z]")  # "the State Department for Foreign Affairs" of another state
_CAPITAL = re.compile(r" ([A-Z][a-z]+(?:-[a-z]+)?)\b")


def mask(cut: str, hit: Hit[Sense]) -> bool:
    """True where an ambiguous or geographic form is no party, by what stands beside it in the sentence ``cut``."""
    sense, after = hit.value, behind(cut, hit.end, 24)
    if lookalikes.is_one(cut, hit):
        return True
    if after.startswith("-") and after[1:].startswith(tables.not_a_party_after_hyphen()):
        return True
    if sense.form == "capital" and _PROPER.match(after) and not _NOT_ITS_OWN.match(after):
        return True  # "Washington Post", but "Washington Tuesday"
    if sense.form == "seat" and (sense.ambiguous or _OF_A_FIELD.match(after)):
        return bool(re.match(r" [A-Z]", after) or _OF_A_FIELD.match(after))
    if cut[hit.start : hit.end] in words().surnames and (_is_name(after) or _ends_a_name(cut, hit)):
        return True
    if sense.form in ("capital", "seat") and _ends_a_name(cut, hit):
        return True
    if sense.form == "demonym" and sense.ambiguous:
        return not _OF_PEOPLE.match(after)
    return sense.form == "name" and sense.ambiguous and _is_direction(cut[hit.start : hit.end], after)


def _ends_a_name(cut: str, hit: Hit[Sense]) -> bool:
    """ "Rosa Lima", "Ali Aden": a town right behind a capitalised word that opens no sentence is a surname."""
    head = before(cut, hit.start, 24)
    word = _FORENAME.search(head)
    if not word or _FIRST_WORD.search(head) or (hit.value.form == "seat" and " " in cut[hit.start : hit.end]):
        return False
    return word[0].strip() not in names.words().not_in_names


def _is_name(after: str) -> bool:
    """ "Pak Myong Ho", but "Pak Foreign Minister" and "Pak PM"."""
    found = _CAPITAL.match(after)
    return found is not None and found[1] not in names.words().not_in_names


def _is_direction(shown: str, after: str) -> bool:
    """ "the South of ..."."""
    return (shown.startswith("the ") or shown in words().points) and bool(
        _GEOGRAPHY.match(after) or _PROPER.match(after)
    )


def make_a_place(cut: str, hit: Hit[Sense]) -> bool:
    """True where a capital or a state's name means the place: "talks in Seoul", not "a proposal to Seoul"."""
    head = before(cut, hit.start, 24)
    if hit.value.form == "capital":
        return _capital_is_place(head, behind(cut, hit.end, 8))
    if hit.value.form != "name" or _FROM_PEOPLE.search(head):
        return False
    behind_town = _TOWN.search(before(cut, hit.start, TOWN)) and _TOWN_ENDS.match(cut, hit.end)
    return bool(behind_town or _INSIDE.search(head))


def _capital_is_place(head: str, after: str) -> bool:
    if _SEATED.match(after):
        return True
    if after.startswith("'s") or _BETWEEN.search(head):
        return False
    return bool(_BEFORE_PLACE.search(head)) and not _ADDRESSED.search(head)
