"""Those who speak of a gathering of their own: "A and B said they would meet", "NAME told NAME at a meeting that ...".

Whoever is only credited takes no part; he does where the words behind him are of himself.
"""

from __future__ import annotations

import re

from dateline.actors import Cast, Scene
from dateline.events.company import ITS_DELEGATE, Company, once, takes_part
from dateline.events.frame import Side
from dateline.events.party_cues import words
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.model import Span

PAIR = 2
SPEAKS = "speaks of itself"
_THEMSELVES = Pattern(r"^,? ?(?:that |on \w+day )*{themselves}\b", words, re.I)
_HIMSELF = re.compile(r"^,? ?(?:that |on \w+day )*(?:he|she)\b", re.I)
_ANSWERS = Pattern(r"(?:^ ?|, ){answering} ", words)  # "NAME said, ruling out talks with NAME"
_OUT_OF = Pattern(
    r"[^.;:\"]{0,40}?\b{coming_out_of} (?:[\w'\-]+ ){0,5}", words, re.I
)  # "NAME said after talks with NAME"
_WITH = re.compile(r"(?: (?:in|at) [A-Z][\w\-]+)? with ")
_ONE = re.compile(r"^,? ?(?:that |on \w+day )*(?:it|its)\b", re.I)


_OWN_COUNTERPART = re.compile(r" (?:with|between) (?:his|her|its|their) [^.;]{0,40}?(?:counterpart|opposite number)")


def added(text: str, scene: Scene, cast: Cast, trigger: Trigger, scope: Scope, company: Company) -> Company:
    """The company with the sides that speak of themselves, where fewer than two are told."""
    told = {side.code for side in company.sides}
    if len(told) >= PAIR:
        return company
    for item in scene.sentence.attributions:
        inside = item.span.holds(trigger.span)
        where = Span(item.span.start, item.span.end) if inside else item.speaker
        found = _named_in(scene, cast, where)
        codes = {side.code for side in found.sides}
        counts = (len(codes), len(told), bool(found.people))
        if _speaks_of_itself(text, item.span, trigger, scope, *counts) or (inside and len(codes) >= PAIR):
            known = {n for n, _ in company.people}
            people = tuple((n, span) for n, span in found.people if n not in known)
            return Company(once((*company.sides, *found.sides)), (*company.people, *people), company.posts)
    return company


def _speaks_of_itself(
    text: str, said: Span, trigger: Trigger, scope: Scope, speakers: int, told: int, named: bool
) -> bool:
    lead = text[said.end : trigger.span.start]
    if named and said.end <= trigger.span.start and _OUT_OF.fullmatch(lead) and _WITH.match(text, trigger.span.end):
        return speakers == 1 and told == 1
    if named and said.end <= trigger.span.start and _ANSWERS.search(lead):
        return speakers == 1 and told == 1
    if said.end <= trigger.span.start and said.end >= scope.clause.span.start:
        if _THEMSELVES.match(lead):
            return speakers >= PAIR
        if named and _HIMSELF.match(lead):
            return speakers == 1 and told == 1
        if _ONE.match(lead) or _OWN_COUNTERPART.match(text, trigger.span.end):
            return speakers == 1 and told == 1
    return not told and speakers >= PAIR


def _named_in(scene: Scene, cast: Cast, where: Span) -> Company:
    people = [(n, span) for span, n in scene.people if where.holds(span) and takes_part(cast.people[n])]
    sides = [Side(p.code, p.span, SPEAKS) for p in scene.polities if where.holds(p.span) and not p.place]
    sides += [Side(code, span, ITS_DELEGATE) for n, span in people if (code := cast.people[n].code)]
    return Company(tuple(sides), tuple(people), ())
