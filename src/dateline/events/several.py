"""One trigger, several events: a tour of several countries, a meeting on the margins of a larger gathering."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.events.frame import Frame, Place, Side
from dateline.events.parties import DESTINATION, NAMED
from dateline.events.standing import UNDONE

LIST_GAP = 30


def stops(frame: Frame) -> list[Frame]:
    """A tour is one visit a country: the same frame for each destination, with the travellers."""
    goals = [s for s in frame.sides if s.rule == DESTINATION]
    if frame.kind != "visit" or len(goals) < 2:
        return [frame]
    travellers = [s for s in frame.sides if s.rule != DESTINATION and not _listed_with(s, goals)]
    return [_stop(frame, travellers, goal) for goal in frame.sides if goal not in travellers]


def _stop(frame: Frame, travellers: Sequence[Side], goal: Side) -> Frame:
    place = Place(goal.span, None, goal.code, DESTINATION)
    return replace(frame, sides=(*travellers, replace(goal, host=True)), place=place)


def _listed_with(side: Side, goals: Sequence[Side]) -> bool:
    behind = side.span.start > goals[0].span.start and side.span.start - goals[-1].span.end < LIST_GAP
    return side.rule == NAMED and behind


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
        frame = replace(frame, sides=(), people=(), posts=(), whens=(), margins=None, recurrence=None, status=status)
    return frame


def _is_undone(frame: Frame) -> bool:
    """ "A meeting on the margins of the conference was cancelled": the words of undoing are of the meeting."""
    return frame.status is not None and frame.status.value in UNDONE


def _is_larger(one: Frame, frame: Frame) -> bool:
    """True where ``frame`` happens on the margins of ``one``."""
    return one is not frame and frame.margins is not None and frame.margins.span.holds(one.trigger.span)
