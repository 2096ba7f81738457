"""Words that may tell a gathering or an act: the gate of the engine."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from dateline.language import Lexicon, Pattern, any_case, any_of
from dateline.language.around import before, behind
from dateline.model import Span
from dateline.vocabulary import load, tables

NAMED = ("forum", "exercise")

Tense = Literal["noun", "base", "past", "present", "ing"]
Needs = Literal[
    "people",
    "talk",
    "phone",
    "carrier",
    "call",
    "subject",
    "ship",
    "forces",
    "stay",
    "goal",
    "signing",
    "reached",
    "military",
    "body",
    "traveller",
    "sides",
    "caller",
]


class NounGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of one kind; ``weak`` ones need a day, parties or a forum beside them, ``needs`` and ``then`` as of verbs.

    What ``then`` holds belongs to the noun: "joint" with "trade committee" behind it.
    """

    kind: str
    forms: list[str]
    weak: bool = False
    level: str | None = None
    mode: str | None = None
    needs: Needs | None = None
    then: list[str] = []


class VerbGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one kind by tense.

    ``needs`` is what must stand beside them: ``people`` right behind, two sides that ``talk``, a ``phone`` in the
    clause or in the story's opening, a ``carrier`` in the clause, someone named as its ``subject``, a ``ship``, two
    ``forces``, a traveller and the place of his ``stay`` or the ``goal`` of his journey, a ``signing`` of the paper, a
    verb by which it is ``reached``, the ``military`` and no police, a ``body`` that sits, a ``traveller`` who comes to
    where the story is written, the ``sides`` of a table, or a ``caller`` and whom he rang. ``then`` are the words right
    behind (regular expressions, one of them) that make a verb of anything one of meeting: "spent" with "an hour with"
    behind it.
    """

    kind: str
    forms: dict[Tense, list[str]]
    mode: str | None = None
    weak: bool = False
    needs: Needs | None = None
    then: list[str] = []


class TriggerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/triggers.yaml."""

    nouns: list[NounGroup]
    verbs: list[VerbGroup]
    not_triggers: list[str]
    adjectival: frozenset[str]
    standing_alone: frozenset[str]
    verbal: list[str]
    verbal_then: list[str]
    generic: list[str]
    no_talk: frozenset[str]
    carried: list[str]
    hosts: frozenset[str]
    carried_over: list[str]


class Sense(msgspec.Struct, frozen=True):
    """What a trigger form means; ``kind`` None marks a phrase that is none, ``also`` is its next sense."""

    kind: str | None
    tense: Tense = "noun"
    weak: bool = False
    level: str | None = None
    mode: str | None = None
    needs: Needs | None = None
    then: tuple[str, ...] = ()
    also: Sense | None = None


class Trigger(msgspec.Struct, frozen=True):
    """One trigger in the text; ``reads_as`` is the status that the sentence of a learned one reads as."""

    span: Span
    text: str
    sense: Sense
    reads_as: str | None = None

    @property
    def kind(self) -> str:
        """The kind it speaks for."""
        return self.sense.kind or ""

    @property
    def is_noun(self) -> bool:
        """True for "talks", false for "met"."""
        return self.sense.tense == "noun"


@functools.cache
def _lexicon() -> Lexicon[Sense]:
    return Lexicon(_with_also(_entries(words())).items(), fold=True)


@functools.cache
def words() -> TriggerWords:
    """The vocabulary of triggers."""
    return load("triggers", TriggerWords)


def _entries(table: TriggerWords) -> Iterator[tuple[str, Sense]]:
    for phrase in table.not_triggers:
        yield phrase, Sense(None)
    for noun in table.nouns:
        for form in noun.forms:
            yield form, Sense(noun.kind, "noun", noun.weak, noun.level, noun.mode, noun.needs, tuple(noun.then))
    for verb in table.verbs:
        for tense, forms in verb.forms.items():
            for form in forms:
                yield form, Sense(verb.kind, tense, verb.weak, None, verb.mode, verb.needs, tuple(verb.then))


def _with_also(entries: Iterable[tuple[str, Sense]]) -> dict[str, Sense]:
    """Each form with its first sense, the later ones behind it."""
    senses: dict[str, list[Sense]] = {}
    for form, sense in entries:
        senses.setdefault(form.lower(), []).append(sense)
    return {form: functools.reduce(_chained, reversed(told)) for form, told in senses.items()}


def _chained(later: Sense, sense: Sense) -> Sense:
    return msgspec.structs.replace(sense, also=later if sense.kind else None)


@functools.cache
def _behind(then: tuple[str, ...]) -> re.Pattern[str]:
    return any_case(rf"(?:{any_of(then)})(?!\w)")


@functools.cache
def _named() -> Lexicon[str]:
    return Lexicon(
        (form, forum.kind)
        for forum in tables.forums()
        for form in forum.forms
        if forum.kind in NAMED and form not in forum.ambiguous
    )


_VERBAL = Pattern(r"\b{verbal}(?: {verbal_then})* $", lambda: words(), re.I)
_NEXT_WORD = re.compile(r" ([a-z]+)")
_ACRONYM = re.compile(r" \(([A-Z][A-Z\-]{1,8})\)")


def acronyms(text: str, found: Sequence[Trigger]) -> dict[str, str]:
    """Short forms introduced behind a named forum or exercise, with its kind: "Seoul Defense Dialogue (SDD)"."""
    out = {}
    for trigger in found:
        short = _ACRONYM.match(text, trigger.span.end)
        if short and trigger.kind in NAMED and trigger.text[0].isupper():
            out[short[1]] = trigger.kind
    return out


def find(text: str, span: Span, acronyms: Mapping[str, str] | None = None) -> list[Trigger]:
    """The triggers of ``text[span]`` (plain text), in order; a forum or exercise known by name is one trigger.

    ``acronyms`` are short forms of such names (with their kind) introduced earlier in the story.
    """
    cut = span.cut(text)
    named = [
        Trigger(hit.span(span.start), cut[hit.start : hit.end], Sense(hit.value, "noun", True))
        for hit in _named().find(cut)
    ]
    for short, kind in (acronyms or {}).items():
        for found in re.finditer(rf"(?<![\w(]){re.escape(short)}(?![\w)])", cut):
            named.append(Trigger(Span(*found.span()).shift(span.start), found[0], Sense(kind, "noun", True)))
    plain = [t for t in _plain(text, span) if not any(n.span.overlaps(t.span) for n in named)]
    told = sorted([*named, *plain], key=lambda t: t.span)
    return [t for n, t in enumerate(told) if not (n and _is_manner(text, told[n - 1], t))]


_CARRIED = Pattern(r"\b{carried} (?:a |an |the )?(?:{carried_over} )?$", lambda: words(), re.I)


def _is_manner(text: str, earlier: Trigger, trigger: Trigger) -> bool:
    """ "held consultations via videoconference", "in the format of a video call": how the one before was held."""
    if trigger.sense.mode is None or not trigger.is_noun or earlier.kind != "meeting":
        return False
    between = text[earlier.span.end : trigger.span.start]
    return len(between) < _MANNER and ";" not in between and bool(_CARRIED.search(between))


_MANNER = 140
"""Characters from a gathering to the words that say how it was held."""


def _plain(text: str, span: Span) -> list[Trigger]:
    cut = span.cut(text)
    hits = (
        (hit.start, found)
        for hit in _lexicon().find(cut)
        if hit.value.kind is not None
        and not _is_adjective(cut, hit.start, hit.end)
        and (found := _with_words_behind(cut, hit.end, hit.value))
    )
    return [
        Trigger(Span(start, end).shift(span.start), cut[start:end], _sense(cut, start, end, sense))
        for start, (end, sense) in hits
    ]


def _with_words_behind(cut: str, end: int, sense: Sense) -> tuple[int, Sense] | None:
    """The first sense whose words stand behind the form, with the end of the trigger; None where there is none."""
    told: Sense | None = sense
    while told is not None and told.then:
        found = _behind(told.then).match(cut, end)
        if found:
            return found.end() if told.tense == "noun" else end, told
        told = told.also
    return (end, told) if told is not None else None


def words_end(text: str, trigger: Trigger) -> int:
    """Where the words end that belong to a trigger: behind "handed over his letters of credence"."""
    found = _behind(trigger.sense.then).match(text, trigger.span.end) if trigger.sense.then else None
    return found.end() if found else trigger.span.end


def _sense(cut: str, start: int, end: int, sense: Sense) -> Sense:
    """ "He will visit Lima": a form that is both noun and verb is a verb behind "will" or "to"."""
    verb = _verbs().get(cut[start:end].lower())
    if verb is None or sense.kind is None or not _VERBAL.search(before(cut, start, 30)):
        return sense
    return verb


@functools.cache
def _verbs() -> dict[str, Sense]:
    """The base forms of verbs that are nouns too."""
    nouns = {form.lower() for noun in words().nouns for form in noun.forms}
    return {
        form.lower(): Sense(verb.kind, "base", verb.weak, None, verb.mode, verb.needs)
        for verb in words().verbs
        for form in verb.forms.get("base", ())
        if form.lower() in nouns
    }


def _is_adjective(cut: str, start: int, end: int) -> bool:
    """ "bilateral ties": an adjective before a noun; "held a bilateral with ..." stands alone."""
    if cut[start:end].lower() not in words().adjectival:
        return False
    following = _NEXT_WORD.match(behind(cut, end, 24))
    return following is not None and following[1] not in words().standing_alone
