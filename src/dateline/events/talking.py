"""Talk between two sides that no noun of gathering tells: "the ministers of A and B discussed", "reviewed it with her".

The verbs are used of anything else too, so the sides must stand beside them: two before the verb, or one before it and
one behind "with". What is told so in a sentence that names its gathering ("discussed it at a meeting") is of that one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.actors import Cast, Scene
from dateline.events import manner
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span
from dateline.vocabulary import load

REACH = 120  # characters from the verb to the "with" behind it
BESIDE = 60  # characters from "with" to whom it brings
TALK = "talk"
PAIR = 2
GATHERINGS = {"meeting", "call", "visit", "forum"}


class TalkCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/talk_cues.yaml."""

    company: list[str]
    alone_too_weak: list[str]
    not_with: list[str]
    working_out: list[str]
    joining: list[str]
    putting: list[str]
    unreal: list[str]
    apart: list[str]


@functools.cache
def _words() -> TalkCues:
    return load("talk_cues", TalkCues)


_WORKING_OUT = Pattern(r"{working_out}", _words, re.I)
_ARTICLE = re.compile(r" (?:an?|the|their|its|his|her) ")
_PASSIVE = re.compile(r"\b(?:was|were|been) $")
_BY = re.compile(r"[^.;]{0,80}? by ")
_WITH = Pattern(r"\b(?:with|{joining}) (?=[\w\"])", _words)
_TO = re.compile(r"\b(?:with|to|before) (?=[\w\"])")
_PUTTING = Pattern(r"{putting}", _words, re.I)
_COMPANY = Pattern(r"{company}\b", _words, re.I)
_NOT_WITH = Pattern(r"[;:]|\b{not_with}\b", _words)
_WEAK = Pattern(r"{alone_too_weak}", _words, re.I)
_UNREAL = Pattern(r"\b{unreal} (?:\w+ )?$", _words, re.I)
_APART = Pattern(r"{apart}\b", _words)


def of_sides(text: str, scene: Scene, cast: Cast, trigger: Trigger) -> bool:
    """True where two sides talk: by telephone or video, apart from a gathering told, or named around the verb."""
    if manner.is_carried(text, scene, trigger) or is_apart(text, scene, trigger):
        return True
    if _UNREAL.search(before(text, trigger.span.start, BESIDE, scene.sentence.span.start)):
        return False
    if _WORKING_OUT.fullmatch(trigger.text) and _ARTICLE.match(text, trigger.span.end):
        return False
    if _PASSIVE.search(before(text, trigger.span.start, BESIDE)):
        by = _BY.match(text, trigger.span.end, scene.sentence.span.end)
        return by is not None and len({code for span, code in cast.named(scene) if span.start >= by.end()}) >= PAIR
    clause = scene.sentence.clause_at(trigger.span.start).span
    sides = {code for span, code in cast.named(scene) if clause.start <= span.start and span.end <= trigger.span.start}
    with_ = _with(text, scene, cast, trigger)
    if with_ is not None:
        return bool(sides) and (with_ == "" or bool({with_} - sides))
    return len(sides) >= PAIR and not _WEAK.fullmatch(trigger.text)


def has_two_sides(scene: Scene, cast: Cast, clause: Span) -> bool:
    """True where two sides are named in a clause."""
    return len({code for span, code in cast.named(scene) if clause.holds(span)}) >= PAIR


def without_repeats(text: str, scene: Scene, told: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without talk that only says what was done at a gathering of the same sentence."""
    others = {t.kind for t in told if t.sense.needs != TALK}
    if not others & GATHERINGS:
        return list(told)

    def stays(trigger: Trigger) -> bool:
        carried = "call" not in others and manner.is_carried(text, scene, trigger)
        return trigger.sense.needs != TALK or carried or is_apart(text, scene, trigger)

    return [t for t in told if stays(t)]


def is_apart(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "On the margins of the session NAME and NAME discussed ...": two people, apart from the gathering told."""
    clause = scene.sentence.clause_at(trigger.span.start).span
    named = [span for span, _ in scene.people if clause.start <= span.start < trigger.span.start]
    return len(named) == PAIR and bool(_APART.search(text[scene.sentence.span.start : scene.sentence.span.end]))


def _with(text: str, scene: Scene, cast: Cast, trigger: Trigger) -> str | None:
    """The side behind "with": its code, "" for a counterpart of unknown side; None where nobody is."""
    end = min(trigger.span.end + REACH, scene.sentence.span.end)
    leads = _TO if _PUTTING.fullmatch(trigger.text) else _WITH
    for found in leads.finditer(text, trigger.span.end, end):
        if _NOT_WITH.search(text, trigger.span.end, found.start()):
            return None
        near = [(span.start, code) for span, code in cast.named(scene) if 0 <= span.start - found.end() <= BESIDE]
        if near:
            return min(near)[1]
        if _COMPANY.match(text, found.end()):
            return ""
    return None
