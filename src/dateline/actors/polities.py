"""Which states and organisations a text names, and in which form: by name, demonym, capital, seat or pair word.

"Seoul" is the government in "Seoul said" and a place in "talks in Seoul"; ``place`` keeps the two apart.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import neighbours
from dateline.actors.neighbours import Sense, words
from dateline.language import Hit, Lexicon, Pattern
from dateline.model import Span
from dateline.vocabulary import tables

_OWNS = ("'s ", "' ", " ")
_LIST_ENDS = Pattern(r"[,.;]|$| {behind_places}\b", words)
_OF = re.compile(
    r" (?:of|under|at|attached to) (?:the )?(?:(?:President|Presidency|Government|Prime Minister) of (?:the )?)?"
)
LONGEST = 24  # characters by which a form may go on behind "the South"
# "NATO summit" names its party; other forums hide the states in their names.
OUTLETS = ("newspaper", "magazine", "broadcaster", "portal")
PEOPLES = "NSA:"  # parties that are no organisation of states have demonyms as states do
_FORUMS_OF_PARTIES = ("summit", "meeting")


class Polity(msgspec.Struct, frozen=True):
    """One mention of a state or organisation. ``name`` is its usual English name, ``text`` how it stands there.

    ``rivals`` are all states with a seat of this name; which one is meant the rest of the story tells.
    """

    span: Span
    text: str
    code: str
    name: str
    form: str
    place: bool = False
    possessive: bool = False
    rivals: tuple[str, ...] = ()


def of_story(text: str, sentences: Sequence[Span]) -> list[list[Polity]]:
    """The states and organisations of every sentence; a seat that several states have is that of the one told of."""
    found = [find(text, span) for span in sentences]
    told = Counter(p.code for one in found for p in one if not p.rivals)
    return [[kept for p in one if (kept := _settled(p, told))] for one in found]


def _settled(polity: Polity, told: Counter[str]) -> Polity | None:
    """ "The Foreign Office": of the state that the story names most among those that have one; None without any."""
    if not polity.rivals:
        return polity
    code = max(polity.rivals, key=lambda one: told[one])
    return msgspec.structs.replace(polity, code=code, name=name_of(code)) if told[code] else None


def find(text: str, span: Span) -> list[Polity]:
    """The states and organisations of ``text[span]`` (plain text), in order; a pair word gives two."""
    found: list[Polity] = []
    cut, free = span.cut(text), 0
    for first in _lexicon().find(cut):
        hit = _longer(cut, first) or first
        if hit.start >= free and hit.value.codes and not neighbours.mask(cut, hit):
            found += _polities(cut, hit, span.start)
            free = hit.end
    found = [p for n, p in enumerate(found) if not _is_of_a_state(text, p, found[:n], found[n + 1 :])]
    return _listed_places(text, found)


def _listed_places(text: str, found: Sequence[Polity]) -> list[Polity]:
    """ "A week in Tonga, Samoa and Fiji": what is listed behind a place with "and" before the last is a place, too."""
    out = list(found)
    for at in range(1, len(out)):
        run = out[at - 1]
        if run.place and run.form == out[at].form == "name" and _closes_list(text, out, at):
            out[at] = msgspec.structs.replace(out[at], place=True)
    return out


def _closes_list(text: str, found: Sequence[Polity], at: int) -> bool:
    """True where commas and one "and" join the states from ``at - 1`` on, and no verb takes the last as its subject."""
    for left, right in itertools.pairwise(found[at - 1 :]):
        gap = text[left.span.end : right.span.start]
        if gap in (" and ", ", and "):
            return bool(_LIST_ENDS.match(text, right.span.end))
        if gap != ", ":
            return False
    return False


def _is_of_a_state(text: str, polity: Polity, earlier: Sequence[Polity], later: Sequence[Polity]) -> bool:
    """ "Russia's Security Council", "the Security Council of Belarus": a state's own, not the organisation's."""
    if polity.text.removeprefix("the ") not in words().of_states_too:
        return False
    owned = any(text[p.span.end : polity.span.start] in _OWNS for p in earlier[-1:] if len(p.code) == 3)
    return owned or any(_OF.fullmatch(text, polity.span.end, p.span.start) for p in later[:1] if len(p.code) == 3)


def _longer(cut: str, hit: Hit[Sense]) -> Hit[Sense] | None:
    """ "the South Korean": not "the South", whose hit begins earlier."""
    if not cut.startswith("the ", hit.start) or not cut.startswith(" ", hit.end):
        return None
    start = hit.start + len("the ")
    inner = next(iter(_lexicon().find(cut[start : hit.end + LONGEST])), None)
    if inner is None or inner.start > 0 or start + inner.end <= hit.end:
        return None
    return Hit(start, start + inner.end, inner.value)


def _polities(cut: str, hit: Hit[Sense], shift: int) -> Iterator[Polity]:
    shown = cut[hit.start : hit.end]
    possessive = cut.startswith("'s", hit.end) or (cut.startswith("'", hit.end) and shown.endswith("s"))
    place = neighbours.make_a_place(cut, hit)
    for code in hit.value.codes:
        yield Polity(hit.span(shift), shown, code, name_of(code), hit.value.form, place, possessive, hit.value.rivals)


def name_of(code: str) -> str:
    """The usual English name of a code; the code itself where there is none."""
    return _names().get(code, code)


@functools.cache
def _names() -> dict[str, str]:
    table = {s.code: s.name for s in tables.states()}
    table.update((o.code, o.name) for o in tables.organisations())
    return table


@functools.cache
def _lexicon() -> Lexicon[Sense]:
    return Lexicon(_entries())


def _entries() -> Iterator[tuple[str, Sense]]:
    """Forms with what they stand for; of equal forms the first wins."""
    yield from ((form, Sense((), form, "mask")) for form in _masks())
    yield from _pairs()
    for state in tables.states():
        yield from _state_forms(state)
    for organisation in tables.organisations():
        for form in organisation.forms:
            yield form, Sense((organisation.code,), organisation.name, "organisation")
        if organisation.code.startswith(PEOPLES):
            for form in organisation.demonyms:
                yield form, Sense((organisation.code,), organisation.name, "demonym")
    for city in tables.cities():
        for form in city.forms:
            yield form, Sense((), form, "city")
    for forum in tables.forums():
        if forum.kind not in _FORUMS_OF_PARTIES:
            for form in forum.forms:
                yield form, Sense((), form, "forum")


def _masks() -> Iterator[str]:
    """Names that hold a state's and are no party: outlets, seas, possessions ("American Samoa" is not Samoa)."""
    for phrase in tables.not_a_state():
        yield from (phrase, f"the {phrase}")
    for outlet in tables.publishers():
        if outlet.kind in OUTLETS:
            yield from (form for form in outlet.forms if " " in form)
    for state in tables.states():
        if not state.party:
            yield from (*state.forms, *state.demonyms)


def _state_forms(state: tables.State) -> Iterator[tuple[str, Sense]]:
    if not state.party:
        return
    kinds = {"name": state.forms, "demonym": state.demonyms, "capital": state.capitals, "seat": state.seats}
    for kind, forms in kinds.items():
        for form in forms:
            rivals = _seats().get(form, ()) if kind == "seat" else ()
            sense = Sense((state.code,), state.name, kind, form in state.ambiguous, rivals)
            yield form, sense
            if kind == "name" and not form.isupper():
                yield form.upper(), sense
    for demonym in state.demonyms:
        if demonym.endswith(words().plural_endings) and demonym + "s" not in state.demonyms:
            yield demonym + "s", Sense((state.code,), state.name, "demonym", True)


@functools.cache
def _seats() -> dict[str, tuple[str, ...]]:
    """Seats that several states have by the same name, with those states."""
    table: dict[str, tuple[str, ...]] = {}
    for state in tables.states():
        for form in state.seats if state.party else ():
            table[form] = (*table.get(form, ()), state.code)
    return {form: codes for form, codes in table.items() if len(codes) > 1}


def _pairs() -> Iterator[tuple[str, Sense]]:
    """ "the two Koreas", and a prefix with the demonym of any other state: "Sino-Indian"."""
    for pair in words().pairs:
        for form in pair.forms:
            yield form, Sense(pair.codes, pair.name, "pair")
    by_prefix = {p: s.code for s in tables.states() for p in s.prefixes if p.endswith("o")}
    for prefix, first in by_prefix.items():
        for state in tables.states():
            bare = (state.name,) if state.name in words().behind_prefix else ()
            for demonym in (*state.demonyms, *bare):
                if state.code != first:
                    yield f"{prefix}-{demonym}", Sense((first, state.code), f"{prefix}-{demonym}", "pair")
