"""One trigger, several events: a tour of several countries, a meeting on the margins of a larger gathering."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline.events.frame import Found, Frame, Place, Side
from dateline.events.parties import DESTINATION, NAMED
from dateline.events.party_cues import words
from dateline.events.standing import UNDONE
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span
from dateline.times import TimeMention

ARRIVAL = "arrival"  # the rule by which a visit goes on
LIST_GAP = 30
_FOR = re.compile(r"\b(?:for|at|to attend) (?:the |an? |his |her |their )?(?:[\w\-']+ ){0,5}$")
_IN = re.compile(r"\bin $")
_AND = re.compile(r",? and\b")
_AGAIN = Pattern(r",? and {again}\b", words)
_LEADS_ON = Pattern(r"{legs}(?: the)? $", words)


class Goal(NamedTuple):
    """A state or a town that a journey may lead to; ``place`` is the town."""

    span: Span
    code: str
    place: str | None


def stops(frame: Frame) -> list[Frame]:
    """A tour is one visit a country: the same frame for each destination, with the travellers."""
    goals = [s for s in frame.sides if s.rule == DESTINATION]
    if frame.kind != "visit" or len(goals) < 2:
        return [frame]
    travellers = [s for s in frame.sides if s.rule != DESTINATION and not _listed_with(s, goals)]
    return _numbered([_stop(frame, travellers, goal) for goal in frame.sides if goal not in travellers])


def _stop(frame: Frame, travellers: Sequence[Side], goal: Side) -> Frame:
    place = Place(goal.span, None, goal.code, DESTINATION)
    return replace(frame, sides=(*travellers, replace(goal, host=True)), place=place)


def _listed_with(side: Side, goals: Sequence[Side]) -> bool:
    behind = side.span.start > goals[0].span.start and side.span.start - goals[-1].span.end < LIST_GAP
    return side.rule == NAMED and behind


def itinerary(text: str, frame: Frame, goals: Sequence[Goal], times: Sequence[TimeMention]) -> list[Frame]:
    """ "to Oman on Sunday and then to Bahrain on Tuesday": one visit for each goal that has a day of its own.

    ``goals`` are the states and towns of the sentence, ``times`` its days.
    """
    if frame.kind != "visit":
        return [frame]
    listed = [
        g
        for g in goals
        if g.span.start >= frame.trigger.span.end
        and (g.span.start - frame.trigger.span.end <= 1 or _LEADS_ON.search(before(text, g.span.start, 40)))
    ]
    ends = [*(g.span.start for g in listed[1:]), frame.sentence.end]
    dated = [(g, t) for g, end in zip(listed, ends, strict=False) if (t := _day_of(g, end, times))]
    if len({g.code for g, _ in dated}) < 2:
        return [frame]
    travellers = tuple(s for s in frame.sides if s.rule != DESTINATION and s.code not in {g.code for g, _ in dated})
    return _numbered([_leg(frame, travellers, goal, time) for goal, time in dated])


def _numbered(legs: Sequence[Frame]) -> list[Frame]:
    """Every leg but the first is told by its goal, so that no two events have one trigger."""
    return [replace(f, leg=f.place.span) if number and f.place else f for number, f in enumerate(legs)]


def _day_of(goal: Goal, end: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The first day told behind a goal and before the next one."""
    mine = (t for t in times if t.kind in ("day", "period") and t.edtf and goal.span.end <= t.start < end)
    return next(mine, None)


def _leg(frame: Frame, travellers: tuple[Side, ...], goal: Goal, time: TimeMention) -> Frame:
    side = Side(goal.code, goal.span, DESTINATION, host=True)
    place = Place(goal.span, goal.place, goal.code, DESTINATION)
    return replace(frame, sides=(*travellers, side), place=place, whens=(time,))


def turns(text: str, frame: Frame, goals: Sequence[Goal], times: Sequence[TimeMention]) -> list[Frame]:
    """ "Will meet A in Muscat on Sunday and B in Riyadh on Monday": one meeting a town, each with who is met there."""
    towns = [g for g in goals if g.place and g.span.start >= frame.trigger.span.end and _is_in(text, g)]
    joints = [_joint(text, one, other) for one, other in itertools.pairwise(towns)]
    apart = len({g.code for g in towns}) == len(towns) > 1
    if frame.kind != "meeting" or not apart or any(at is None for at in joints):
        return [frame]
    edges = [frame.trigger.span.end, *(at for at in joints if at is not None), frame.sentence.end]
    parts = [Span(*edge) for edge in itertools.pairwise(edges)]
    if _is_again(text, joints, parts, times):
        return _numbered([_turn(frame, part, town, times, anew=True) for part, town in zip(parts, towns, strict=True)])
    subjects = {s.code for s in frame.sides if s.span.end <= frame.trigger.span.start}
    met = [{s.code for s in frame.sides if part.holds(s.span)} - subjects for part in parts]
    if not subjects or not all(met):
        return [frame]
    return _numbered([_turn(frame, part, town, times) for part, town in zip(parts, towns, strict=True)])


def _is_again(text: str, joints: Sequence[int | None], parts: Sequence[Span], times: Sequence[TimeMention]) -> bool:
    """ "In Arica on Monday and again in La Paz on Wednesday": the same sides, each time on a day of its own."""
    anew = all(at is not None and _AGAIN.match(text, at) for at in joints)
    return anew and all(any(part.holds(t.span) for t in times if t.is_date) for part in parts)


def _is_in(text: str, goal: Goal) -> bool:
    return bool(_IN.search(before(text, goal.span.start, 4)))


def _joint(text: str, one: Goal, other: Goal) -> int | None:
    """Where the words on the next town begin: the last "and" between two."""
    found = list(_AND.finditer(text, one.span.end, other.span.start))
    return found[-1].start() if found else None


def _turn(frame: Frame, part: Span, town: Goal, times: Sequence[TimeMention], *, anew: bool = False) -> Frame:
    """The frame with its subject, and with what its own part names; ``anew`` with all its sides."""

    def mine(span: Span) -> bool:
        return anew or span.end <= frame.trigger.span.start or part.holds(span)

    days = tuple(t for t in times if t.is_date and t.edtf and part.holds(t.span))
    ahead = tuple(t for t in frame.whens if t.end <= frame.trigger.span.start)
    return replace(
        frame, whens=days or ahead, place=Place(town.span, town.place, town.code, "a town of its own"),
        sides=tuple(s for s in frame.sides if mine(s.span)),
        people=tuple((n, span) for n, span in frame.people if mine(span)),
        posts=tuple(t for t in frame.posts if mine(t.span)),
    )  # fmt: skip


def at_the_goal(text: str, frames: Sequence[Frame]) -> list[Frame]:
    """ "Is in PLACE until Friday for the fifth consultation": such talks stand as the stay does."""
    leads = {id(f): g for f in frames for g in frames if _only_leads_to(text, f, g)}
    ways = {id(goal): f for f in frames if (goal := leads.get(id(f)))}
    kept = [_from_the_way(f, ways.get(id(f))) for f in frames if id(f) not in leads]
    return [_as_the_journey(text, f, [g for g in kept if g.order == f.order]) for f in kept]


def _from_the_way(frame: Frame, way: Frame | None) -> Frame:
    """The place that the journey leads to is that of the session."""
    return frame if way is None or frame.place else replace(frame, place=way.place)


def _only_leads_to(text: str, journey: Frame, goal: Frame) -> bool:
    """ "Will travel to Beijing for the session": no visit of its own beside the session told before."""
    if journey.kind != "visit" or journey.whens or goal.order != journey.order or not goal.definite:
        return False
    gap = text[journey.trigger.span.end : goal.trigger.span.start]
    return goal.kind == "meeting" and bool(_FOR.search(gap)) and journey.paragraph > 0


def _as_the_journey(text: str, frame: Frame, beside: Sequence[Frame]) -> Frame:
    journey = next((f for f in beside if f.kind == "visit" and f.trigger.span.end <= frame.trigger.span.start), None)
    if frame.kind != "meeting" or not frame.trigger.is_noun or not (journey and journey.status):
        return frame
    gap = text[journey.trigger.span.end : frame.trigger.span.start]
    own = frame.status is not None and frame.status.span.start < frame.trigger.span.start
    if own or not _FOR.search(gap):
        return frame
    if journey.status.rule == ARRIVAL:
        ahead = Found("planned", journey.status.span, "what the journey was made for")
        return replace(frame, status=ahead, place=frame.place or journey.place)
    return replace(frame, status=journey.status)


def on_margins(frames: Sequence[Frame]) -> list[Frame]:
    """A meeting on the margins is where and when the larger gathering is, as far as its own words leave that open."""
    return [_apart_from_larger(frame, [f for f in frames if f.order == frame.order]) for frame in frames]


def _apart_from_larger(frame: Frame, beside: Sequence[Frame]) -> Frame:
    larger = next((f for f in beside if _is_larger(f, frame)), None)
    is_larger = any(_is_larger(frame, f) for f in beside)
    if larger:
        undone = larger.status if _is_undone(larger) else None
        frame = replace(
            frame, whens=frame.whens or larger.whens[:1], place=frame.place or larger.place,
            status=undone or frame.status,
        )  # fmt: skip
    if is_larger:
        status = None if _is_undone(frame) else frame.status
        number = frame.edition if frame.kind == "forum" else None
        frame = replace(
            frame, sides=(), people=(), posts=(), whens=(), margins=None, recurrence=None, edition=number, status=status
        )
    return frame


def _is_undone(frame: Frame) -> bool:
    """ "A meeting on the margins of the conference was cancelled": the words of undoing are of the meeting."""
    return frame.status is not None and frame.status.value in UNDONE


def _is_larger(one: Frame, frame: Frame) -> bool:
    """True where ``frame`` happens on the margins of ``one``."""
    return one is not frame and frame.margins is not None and frame.margins.span.holds(one.trigger.span)
