"""Delegates named apart from their gathering: in a sentence of their own, or by their post anywhere in the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.actors import Cast, Scene
from dateline.actors.delegations import LEADS, ON_SIDE, SENT, end_of_list
from dateline.events import levels, parties
from dateline.events.company import ITS_DELEGATE, start_of, takes_part
from dateline.events.draft import Draft, is_bloc
from dateline.events.frame import Side
from dateline.events.opposite import GUESSED
from dateline.events.party_cues import words
from dateline.language import Pattern
from dateline.model import Span

TALKS = ("meeting", "call")
PAIR = 2
COMING = ("planned", "proposed")
SEATED = (LEADS, ON_SIDE, SENT)
_LEAD = Pattern(r"\b{lead}\b", words)
_AHEAD = Pattern(r"\b{ahead}\b", words)
_CAME = Pattern(r"\b{came}\b", words)
_COMPANY = Pattern(r"{company}", words)
_FLOOR = Pattern(r"\b{taking_the_floor} (?:[\w\-]+ ){0,4}{gatherings}\b", words, re.I)


class Delegate(msgspec.Struct, frozen=True):
    """A person (index into the cast) named at ``span`` as a delegate of ``code``, as far as the sentence says."""

    number: int
    span: Span
    code: str | None


def from_sentences(text: str, drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """ "Japan is sending A and B": delegates of the draft told last before it, when its side takes part there."""
    told = {f.order for d in drafts for f in d.frames}
    for order, scene in enumerate(cast.scenes):
        before = [d for d in drafts if d.frames[0].order < order]
        if order in told and scene.sentence.paragraph >= 0:
            _seat_apart(order, scene, drafts, cast, people)
        if order in told or scene.sentence.paragraph < 0 or not before:
            continue
        named = _named(text, scene, cast)
        visits = [d for d in before if d.kind == "visit"] if _COMPANY.search(scene.sentence.span.cut(text)) else []
        ahead = bool(_AHEAD.search(text, scene.sentence.span.start, scene.sentence.span.end))
        done = not ahead and bool(_CAME.search(text, scene.sentence.span.start, scene.sentence.span.end))
        draft = _addressed(named, visits or before, cast, people, ahead=ahead, done=done)
        if draft is not None:
            _seat(draft, named, people)


def _seat(draft: Draft, named: Sequence[Delegate], people: dict[int, str]) -> None:
    for one in named:
        side = people.get(one.number) or one.code
        if side is None or side in draft.codes:
            draft.extra_people.setdefault(one.number, (one.span, side))
            if side:
                people.setdefault(one.number, side)


def _seat_apart(order: int, scene: Scene, drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """ "A will chair the session, while Seoul will be represented by B": B is in another clause of the telling."""
    here = [d for d in drafts if any(f.order == order for f in d.frames)]
    for span, number in scene.people:
        person = cast.people[number]
        sides = [d for d in here if person.code in d.codes]
        if person.code_rule in SEATED and takes_part(person) and sides and not any(number in d.people for d in drafts):
            sides[0].extra_people.setdefault(number, (span, person.code))
            people.setdefault(number, person.code or "")


def _named(text: str, scene: Scene, cast: Cast) -> list[Delegate]:
    """People whom a sentence without a trigger names as delegates, with the side its subject gives them.

    "Japan is sending A and B", "The Korean delegation is led by C", "Their Japanese counterparts are D and E".
    """
    cue = _LEAD.search(text, scene.sentence.span.start, scene.sentence.span.end)
    people = [(n, span) for span, n in scene.people if span in cast.people[n].mentions]
    seated = [(n, span) for n, span in people if takes_part(cast.people[n])]
    if cue is None:
        told = any(cast.people[n].code_rule in (SENT, LEADS) for _, n in scene.people)
        table = sum(levels.is_rank(cast.people[n].level) for n, _ in seated) > 1
        return [Delegate(n, span, None) for n, span in seated] if told or table else []
    subject = [p.code for p in scene.polities if p.span.end <= cue.start() + 2]
    code = subject[-1] if len(set(subject)) == 1 else None
    end = end_of_list(text, [span for _, span in seated if span.start > cue.start()])
    return [Delegate(n, span, code if cue.start() < span.start < end else None) for n, span in seated]


def _addressed(
    named: Sequence[Delegate], before: Sequence[Draft], cast: Cast, people: dict[int, str], *, ahead: bool,
    done: bool,
) -> Draft | None:  # fmt: skip
    """Whose delegates a sentence names: of the draft that has them, else of their sides and rank; the latest.

    ``ahead`` where it speaks of what is to come: then what was held gives way; ``done`` where it tells who came.
    """
    known = {one.number for one in named}
    codes = {side for one in named if (side := people.get(one.number) or one.code)}
    rank = levels.top(cast.people[n].level for n in known)

    def fit(place: int, draft: Draft) -> tuple[bool, bool, bool, bool, int]:
        near = levels.near(draft.level(cast), rank)
        told_as = draft.status.value if draft.status else ""
        in_time = not (ahead and told_as == "held") and not (done and told_as in COMING)
        return bool(known & set(draft.people)), codes <= set(draft.codes), in_time, near, place

    _, best = max(enumerate(before), key=lambda d: fit(*d))
    if codes <= set(best.codes) or known & set(best.people):
        return best
    sent = len(codes) == 1 and all(cast.people[n].code_rule in SEATED for n in known)
    if not sent:
        return None
    last, span = before[-1], next(iter(named)).span
    if is_open(last):
        last.extra_sides += [Side(code, span, ITS_DELEGATE) for code in codes]
        return last
    return last if _took_the_place(last, codes, span) else None


def is_open(draft: Draft) -> bool:
    """A gathering of a body or of many, which names not all who come: "Namibia was represented by NAME"."""
    return draft.kind in ("meeting", "forum") and (len(draft.codes) > PAIR or any(map(is_bloc, draft.codes)))


def _took_the_place(draft: Draft, codes: set[str], span: Span) -> bool:
    """ "The Armenian side will be headed by NAME": the side that the draft had only guessed gives way to it."""
    guessed = {s.code for s in draft.extra_sides if s.rule == GUESSED}
    sure = {s.code for f in draft.frames for s in f.sides} | {s.code for s in draft.extra_sides if s.rule != GUESSED}
    if not guessed or guessed & sure or not sure:
        return False
    draft.extra_sides = [s for s in draft.extra_sides if s.rule != GUESSED]
    draft.extra_sides += [Side(code, span, ITS_DELEGATE) for code in codes]
    return True


def mediators(text: str, drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """ "NAME will mediate", "NAME, who was to mediate": at the table of the talks of two others told last before it."""
    for order, scene in enumerate(cast.scenes):
        talks = [d for d in drafts if d.kind in TALKS and d.frames[0].order <= order]
        for span, number in scene.people:
            code = people.get(number)
            if not code or not talks or any(number in d.people for d in talks):
                continue
            sides = [d for d in talks if len(set(d.codes) - {code}) > 1]
            if sides and parties.mediates_himself(text, Span(start_of(cast.people[number], span), span.end)):
                sides[-1].extra_sides.append(Side(code, span, "its mediator", mediator=True))
                sides[-1].extra_people[number] = (span, code)


def to_forums(text: str, drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """ "NAME told the forum", "Addressing the opening ceremony, NAME": whoever takes the floor there takes part."""
    forums = [d for d in drafts if d.kind == "forum"]
    for scene in cast.scenes if len(forums) == 1 else ():
        floor = _FLOOR.search(text, scene.sentence.span.start, scene.sentence.span.end)
        for span, number in scene.people[:1] if floor else ():
            person, code = cast.people[number], people.get(number)
            if code and takes_part(person) and levels.is_rank(person.level):
                forums[0].extra_people.setdefault(number, (span, code))
                if code not in forums[0].codes:
                    forums[0].extra_sides.append(Side(code, span, ITS_DELEGATE))
