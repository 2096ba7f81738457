"""A journey and what it leads to, told in one sentence: one event, not two.

"Will visit Oslo in May for talks with NAME" is a visit whose talks are not told as an event of their own; "will go on
to Riga, where he is to meet NAME" is a meeting; "left for Nepal to take part in the exercise" an exercise. Talks that
other sentences tell too, or with a day of their own, stand beside the visit.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from dateline.events.draft import Draft
from dateline.events.frame import Frame, Place
from dateline.events.ledger import Ledger
from dateline.language import Pattern
from dateline.model import Span
from dateline.vocabulary import load

DATED_GAP = 30  # characters between a town and "where" in which its day may stand


class JourneyCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/journey_cues.yaml."""

    talks: list[str]
    drills: list[str]
    there: list[str]


def _words() -> JourneyCues:
    return load("journey_cues", JourneyCues)


_TALKS = Pattern(r"\b{talks} (?:[\w\-']+ ){0,4}$", _words)
_DRILLS = Pattern(r"\b{drills}\b", _words)
_THERE = Pattern(r",? {there}\b", _words)


def led_to(text: str, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, each with the trigger of the journey that leads to it (``way``)."""
    return [_with_way(text, f, [g for g in frames if g.order == f.order and g.kind == "visit"]) for f in frames]


def _with_way(text: str, frame: Frame, journeys: Sequence[Frame]) -> Frame:
    ahead = [g for g in journeys if g.trigger.span.end <= frame.trigger.span.start and g.paragraph >= 0]
    if not ahead or frame.leg:
        return frame
    way = ahead[-1]
    gap = text[way.trigger.span.end : frame.trigger.span.start]
    if frame.kind == "exercise" and _DRILLS.search(gap):
        return replace(frame, way=way.trigger.span)
    if frame.kind != "meeting":
        return frame
    there = None if frame.trigger.is_noun else _THERE.search(gap)
    if there:
        goal = _goal(text, way, way.trigger.span.end + there.start())
        return replace(frame, way=way.trigger.span, place=frame.place or goal)
    if frame.trigger.is_noun and not frame.whens and not frame.place and _TALKS.search(gap):
        return replace(frame, way=way.trigger.span)
    return frame


def _goal(text: str, way: Frame, there: int) -> Place | None:
    """The town right before "where", or before the day that stands there."""
    if not way.place or not way.place.place or way.place.span.end > there:
        return None
    gap = Span(way.place.span.end, there)
    dated = any(gap.holds(t.span) for t in way.whens) and gap.end - gap.start <= DATED_GAP
    return way.place if dated or not gap.cut(text) else None


def settle(drafts: Sequence[Draft], ledger: Ledger) -> list[Draft]:
    """The drafts, where a journey and its goal are one event."""
    kept = list(drafts)
    for goal in drafts:
        way = next((f.way for f in goal.frames if f.way), None)
        visit = next((d for d in kept if way and any(f.trigger.span == way for f in d.frames)), None)
        if visit is None or visit is goal:
            continue
        if goal.frames[0].way and _is_talks(goal):
            _join(visit, goal.frames[0])
            _drop(kept, goal, ledger, "the talks of the visit told beside it")
        elif _is_only_the_way(visit, goal):
            _drop(kept, visit, ledger, "only the way to what is told beside it")
    return kept


def _is_only_the_way(visit: Draft, goal: Draft) -> bool:
    """A journey told once: to an exercise, or below the lead to a meeting told before it or in a clause of its own."""
    if len(visit.frames) > 1:
        return False
    below = visit.frames[0].paragraph > 0
    before = goal.frames[0].order < visit.frames[0].order
    return goal.kind == "exercise" or (below and (before or not goal.frames[0].trigger.is_noun))


def _is_talks(goal: Draft) -> bool:
    return goal.kind == "meeting" and len(goal.frames) == 1 and goal.frames[0].trigger.is_noun


def _join(visit: Draft, talks: Frame) -> None:
    """The traveller and whom he talks to take part in the visit; its day, place and standing stay its own."""
    visit.frames.append(replace(talks, kind="visit", whens=(), status=None, edition=None, series=None, level=None))


def _drop(drafts: list[Draft], one: Draft, ledger: Ledger, why: str) -> None:
    drafts.remove(one)
    for frame in one.frames:
        ledger.note(frame.trigger.span, why)
