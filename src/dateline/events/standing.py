"""What may be said of how a gathering stands, and the words around its trigger that say so."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.events.frame import Found
from dateline.language import Pattern
from dateline.vocabulary import load

REACH = 70  # characters a verb may stand from its noun
PAST_PLAN = "a plan spoken of in the past"
BY_VERB = "verb of the clause"
DENIED = "a change that is denied"  # the plan stands
UNDONE = ("cancelled", "postponed", "declined")  # these win over the plan they concern
DONE = ("held", "under_way", "signed", "concluded")  # it took place, or does


class Standing(msgspec.Struct, frozen=True):
    """A status with its cue and rule; ``hypothetical`` where it is a mere possibility."""

    status: Found | None = None
    hypothetical: bool = False


class VerbCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/verb_cues.yaml."""

    future: list[str]
    future_then: list[str]
    modal: list[str]
    modal_then: list[str]
    modal_verb: list[str]
    negation: list[str]
    negation_then: list[str]
    proposing: list[str]
    will: list[str]
    before: frozenset[str]
    during: frozenset[str]
    past: frozenset[str]
    prepositions: list[str]
    determiners: list[str]
    arrivals: tuple[str, ...]
    called_off: list[str]
    put_off: list[str]
    possible: list[str]
    agreement_possible: list[str]
    past_plan: list[str]
    went: list[str]
    accepted: list[str]
    doubt: list[str]
    received: list[str]
    engaged: list[str]
    not_engaged: list[str]
    had_been_set: list[str]
    ceremony: list[str]
    stays: tuple[str, ...]
    ending: list[str]
    moved_in_time: list[str]
    none: list[str]
    prepared: list[str]
    bare_verbs: frozenset[str]
    asking: list[str]
    finite: list[str]
    asked_to_hold: list[str]
    asked_done: list[str]
    not_ahead: list[str]
    irregular: list[str]
    had_said: list[str]
    set_anew: list[str]
    purposes: list[str]
    was: list[str]
    was_then: list[str]
    articles: list[str]
    auxiliaries: list[str]
    turns: list[str]
    copulas: list[str]
    had_been: list[str]
    first_then: list[str]
    relatives: list[str]
    relative_verbs: list[str]
    pluperfect: list[str]


@functools.cache
def words() -> VerbCues:
    """The vocabulary of what stands before a trigger."""
    return load("verb_cues", VerbCues)


_HAD_SAID = Pattern(r"\b{had_said}\b[^.;]*$", words, re.I)


def had_been_told(left: str) -> bool:
    """ "It had earlier been reported that he would ...": a plan of before, by the words up to its verb."""
    return bool(_HAD_SAID.search(left))
