"""Who is a state or an organisation in a text, and in which form: by name, demonym, capital, seat or pair word.

"Seoul" is the government in "Seoul said" and a place in "talks in Seoul"; ``place`` keeps the two apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from dateline.language import Lexicon
from dateline.model import Span
from dateline.vocabulary import tables


class Sense(msgspec.Struct, frozen=True):
    """What a form stands for. ``codes`` is empty for a mask: a name that only looks like a state."""

    codes: tuple[str, ...]
    name: str
    form: str
    ambiguous: bool = False


class Polity(msgspec.Struct, frozen=True):
    """One mention of a state or organisation. ``name`` is its usual English name, ``text`` how it stands there."""

    span: Span
    text: str
    code: str
    name: str
    form: str
    place: bool = False
    possessive: bool = False


_BEFORE_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|outside|via|through|for|into|leave|left|leaving|visit|visits|visited|visiting|reach|reached|around|"
    r"inside|off|across|over|between|capital|capital of|capital,|city of|downtown|central|toward|towards|of|"
    r"ambassador in|embassy in) (?:the )?$",
    re.I,
)
_PLACE_BY_NAME = re.compile(r"\b(?:in|inside|outside|near|across|off|into|throughout|from|to) (?:the )?$", re.I)
_ACTS = re.compile(
    r"(?:'s\b|,? (?:and|says?|said|has|have|had|will|is|was|are|were|wants?|agreed?|proposed|announced|urged|hopes?)\b|-)"
)


_FROM_PEOPLE = re.compile(
    r"\b(?:officials?|diplomats?|delegat\w+|ministers?|leaders?|invitation|offer|proposal|request|message|letter|counterparts?|"
    r"experts?|representatives?|envoys?|teams?|negotiators?|commanders?|troops|soldiers|ships|warships|(?:proposal|offer|letter|invitation|request)s? to) "
    r"(?:from|to) (?:the )?$",
    re.I,
)


@functools.cache
def _lexicon() -> Lexicon[Sense]:
    return Lexicon(_entries())


def _entries() -> Iterator[tuple[str, Sense]]:
    for phrase in tables.not_a_state():
        for form in (phrase, f"the {phrase}"):
            yield form, Sense((), phrase, "mask")
    yield from _pairs()
    for state in tables.states():
        if state.party:
            yield from _state_forms(state)
    for organisation in tables.organisations():
        for form in organisation.forms:
            yield form, Sense((organisation.code,), organisation.name, "organisation")
    for city in tables.cities():
        for form in city.forms:
            yield form, Sense((), form, "city")
    for forum in tables.forums():
        if forum.kind not in ("summit", "meeting"):  # "NATO summit" names its party
            for form in forum.forms:
                yield form, Sense((), form, "forum")


def _state_forms(state: tables.State) -> Iterator[tuple[str, Sense]]:
    for kind, forms in (
        ("name", state.forms),
        ("demonym", state.demonyms),
        ("capital", state.capitals),
        ("seat", state.seats),
    ):
        for form in forms:
            yield form, Sense((state.code,), state.name, kind, form in state.ambiguous)
            if kind == "name" and not form.isupper():
                yield form.upper(), Sense((state.code,), state.name, kind, form in state.ambiguous)
    for demonym in state.demonyms:
        if demonym.endswith(("an", "i", "ian")) and demonym + "s" not in state.demonyms:
            yield demonym + "s", Sense((state.code,), state.name, "demonym", True)


def _pairs() -> Iterator[tuple[str, Sense]]:
    yield from (
        (form, Sense(("KOR", "PRK"), "the two Koreas", "pair"))
        for form in ("the two Koreas", "two Koreas", "both Koreas", "inter-Korean", "Inter-Korean")
    )
    by_prefix = {p: s.code for s in tables.states() for p in s.prefixes if p.endswith("o")}
    for prefix, first in by_prefix.items():
        for state in tables.states():
            for demonym in (*state.demonyms, *((state.name,) if state.name in ("Japan", "China") else ())):
                if state.code != first:
                    yield f"{prefix}-{demonym}", Sense((first, state.code), f"{prefix}-{demonym}", "pair")


def find(text: str, span: Span) -> list[Polity]:
    """The states and organisations of ``text[span]`` (plain text), in order; a pair word gives two."""
    found: list[Polity] = []
    cut = span.cut(text)
    for hit in _lexicon().find(cut):
        sense = hit.value
        if not sense.codes or _masked(cut, hit.start, hit.end, sense):
            continue
        after = cut[hit.end : hit.end + 14]
        possessive = after.startswith("'s") or (after.startswith("'") and cut[hit.end - 1] == "s")
        place = _is_place(cut, hit.start, hit.end, sense)
        where = Span(span.start + hit.start, span.start + hit.end)
        for code in sense.codes:
            found.append(Polity(where, cut[hit.start : hit.end], code, _name_of(code), sense.form, place, possessive))
    return found


@functools.cache
def _names() -> dict[str, str]:
    table = {s.code: s.name for s in tables.states()}
    table.update((o.code, o.name) for o in tables.organisations())
    return table


def _name_of(code: str) -> str:
    return _names().get(code, code)


def name_of(code: str) -> str:
    """The usual English name of a code; the code itself where there is none."""
    return _name_of(code)


def cities(text: str, span: Span) -> list[tuple[Span, str]]:
    """Cities and capitals of ``text[span]`` as (span, alpha-3), place or not."""
    cut = span.cut(text)
    found = []
    for hit in _city_lexicon().find(cut):
        found.append((Span(span.start + hit.start, span.start + hit.end), hit.value))
    return found


def is_city(name: str) -> bool:
    """True for a city's whole name."""
    return bool(_city_lexicon().get(name))


@functools.cache
def _city_lexicon() -> Lexicon[str]:
    capitals = [(form, s.code) for s in tables.states() for form in s.capitals]
    cities_ = [(form, c.country) for c in tables.cities() for form in c.forms]
    masks = [(phrase, "") for phrase in tables.not_a_state()]
    return Lexicon([*masks, *cities_, *capitals])


def _masked(cut: str, start: int, end: int, sense: Sense) -> bool:
    """An ambiguous or geographic form that the neighbours make no party."""
    after = cut[end : end + 24]
    if after.startswith("-") and after[1:].startswith(tables.not_a_party_after_hyphen()):
        return True
    if (
        sense.form == "capital"
        and re.match(r" [A-Z][a-z]", after)
        and not re.match(r" (?:and|[A-Z][a-z]+day)\b", after)
    ):
        return True
    if sense.form == "seat" and sense.ambiguous and re.match(r" [A-Z]", after):
        return True
    if sense.form == "demonym" and sense.ambiguous:
        return not re.match(r" [a-z]|,| and | [A-Z]", after)
    if sense.ambiguous and sense.form == "name":
        before = cut[max(0, start - 16) : start]
        if cut[start:end].startswith("the ") or cut[start:end] in ("South", "North"):
            return bool(re.match(r" (?:of|Pacific|China|Korea|Africa|Caucasus|Asia|Sudan|coast|side|east|west)", after))
        return (
            bool(re.search(r"(?:[A-Z][a-z]+ )$", before))
            and not re.search(r"(?:^|[.\"] )[A-Z][a-z]+ $", before)
            and sense.name in ("Jordan", "Chad", "Georgia")
        )
    return False


def _is_place(cut: str, start: int, end: int, sense: Sense) -> bool:
    before = cut[max(0, start - 24) : start]
    if sense.form == "capital":
        if cut[end : end + 2] == "'s" or re.match(r"-(?:based|born)", cut[end : end + 8]):
            return bool(re.match(r"-(?:based|born)", cut[end : end + 8]))
        if re.search(r"\bbetween (?:[\w.' ]+ and )?$", before):
            return False
        return bool(_BEFORE_PLACE.search(before)) and not re.search(
            r"\b(?:with|pressure from|word from|message to|proposal to|offer to|call to|request to|invitation to|accused) $",
            before,
        )
    if sense.form == "name" and _FROM_PEOPLE.search(before):
        return False
    return sense.form == "name" and bool(_PLACE_BY_NAME.search(before))
