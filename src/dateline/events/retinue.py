"""Who comes along, told in a sentence of its own without a state: "He was accompanied by A", "His party includes B".

They are of the side of whom they come with, wherever the story is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.actors import AT_HOME, Cast, Scene, delegations
from dateline.events.company import takes_part
from dateline.events.draft import Draft
from dateline.language import Pattern
from dateline.model import Span

BACK = 3  # sentences before in which the one they come with is named
LEADING = (delegations.SENT, delegations.LEADS)
_RETINUE = Pattern(r"\b{retinue}\b", delegations.words, re.I)
_PRONOUN = Pattern(r"\b{owners}\b", delegations.words, re.I)
_WITH_HIM = Pattern(r"\b{with_him}\b", delegations.words, re.I)
_DELEGATION = Pattern(r"\b{parties}\b", delegations.words, re.I)


def is_told(text: str, sentence: Span) -> bool:
    """True for a sentence that only says who comes along."""
    return bool(_RETINUE.search(text, sentence.start, sentence.end))


def seat(text: str, drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """Gives such people the side of the one they come with, at the gathering told last that he is of."""
    for order, scene in enumerate(cast.scenes):
        cue = _RETINUE.search(text, scene.sentence.span.start, scene.sentence.span.end)
        if cue is None or scene.sentence.paragraph < 0:
            continue
        code = _whose(text, drafts, cast, order, Span(*cue.span()), people)
        here = [d for d in drafts if d.frames[0].order <= order and code in d.codes]
        for number, span in _listed(text, scene, cast, cue.end()) if code and here else ():
            if people.get(number) is None or cast.people[number].code_rule == AT_HOME:
                people[number] = code or ""
                if not any(number in d.people for d in drafts):
                    here[-1].extra_people[number] = (span, code)


def _listed(text: str, scene: Scene, cast: Cast, start: int) -> list[tuple[int, Span]]:
    """The first list of names behind the words of coming along."""
    named = [(n, span) for span, n in scene.people if span.start >= start and span in cast.people[n].mentions]
    end = delegations.end_of_list(text, [span for _, span in named])
    return [(n, span) for n, span in named if span.end <= end and takes_part(cast.people[n])]


def _whose(text: str, drafts: Sequence[Draft], cast: Cast, order: int, cue: Span, people: dict[int, str]) -> str | None:
    """The side of whom they come with; None where nothing says who that is."""
    scene = cast.scenes[order]
    states = {p.code for p in scene.polities if p.span.start < cue.end and not p.place}
    ahead = [n for span, n in scene.people if span.end <= cue.end]
    if states:
        return states.pop() if len(states) == 1 and not ahead else None
    if ahead:
        return people.get(ahead[-1])
    words = text[scene.sentence.span.start : cue.end]
    guest = _of_the_delegation(drafts, cast, order, people)
    if _PRONOUN.search(words):
        return (guest if _WITH_HIM.search(words) else None) or _acted_last(cast, order, people)
    return guest if _DELEGATION.search(words) else None


def _acted_last(cast: Cast, order: int, people: dict[int, str]) -> str | None:
    """ "He", "his delegation": the first one named with a side in the sentence before, or the one before that."""
    for scene in reversed(cast.scenes[max(0, order - BACK) : order]):
        told = [people[n] for _, n in scene.people if n in people]
        if told:
            return told[0]
    return None


def _of_the_delegation(drafts: Sequence[Draft], cast: Cast, order: int, people: dict[int, str]) -> str | None:
    """ "The delegation": the one that somebody leads, else the guests' of the gathering told before."""
    for scene in reversed(cast.scenes[:order]):
        led = [people[n] for _, n in scene.people if n in people and cast.people[n].code_rule in LEADING]
        if led:
            return led[0]
    here = [d for d in drafts if d.frames[0].order < order]
    place = here[-1].place if here else None
    guests = [c for c in here[-1].codes if place and c != place.country] if here else []
    hosts = {s.code for s in here[-1].sides if s.host} if here else set()
    guests = [c for c in guests if c not in hosts]
    return guests[0] if len(guests) == 1 else None
