"""What one trigger tells: the finders' findings, before several of them are settled into one event."""

from __future__ import annotations

import msgspec

from dateline.actors import Title
from dateline.events.triggers import Trigger
from dateline.model import Span
from dateline.times import TimeMention


class Found(msgspec.Struct, frozen=True):
    """A value with the span it was read from and the rule that chose it; ``past`` for a plan spoken of in the past."""

    value: str
    span: Span
    rule: str
    past: bool = False


class Side(msgspec.Struct, frozen=True):
    """One party as a frame sees it."""

    code: str
    span: Span
    rule: str
    host: bool = False
    mediator: bool = False
    invited: bool = False


class Place(msgspec.Struct, frozen=True):
    """Where: place and country, each only as far as the text tells."""

    span: Span
    place: str | None
    country: str | None
    rule: str


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One trigger with all that belongs to it in its sentence.

    ``order`` counts sentences, a ``paragraph`` of -1 is the headline. ``whens`` are its times, best first, ``said`` the
    day on which the sentence's source spoke. ``loose`` is "the two sides", ``definite`` where it is told as known,
    ``former`` and ``further`` where it is one before or behind the story's own, ``beside`` where another gathering is
    the circumstance of it ("before the session"), ``apart`` where the sentence turns to another event, ``same_day`` to
    one of the same day ("Later, ..."), ``attended`` where it names who came, ``goes_on`` a further day of
    what began before. ``leg`` is the goal of a further
    leg of a journey told by one trigger, ``way`` the trigger of the journey that leads to the gathering.
    """

    trigger: Trigger
    order: int
    paragraph: int
    kind: str
    scope: tuple[Span, ...]
    sentence: Span
    status: Found | None = None
    hypothetical: bool = False
    whens: tuple[TimeMention, ...] = ()
    moved_from: TimeMention | None = None
    recurrence: TimeMention | None = None
    place: Place | None = None
    sides: tuple[Side, ...] = ()
    people: tuple[tuple[int, Span], ...] = ()
    posts: tuple[Title, ...] = ()
    loose: Found | None = None
    level: Found | None = None
    mode: Found | None = None
    edition: Found | None = None
    series: Found | None = None
    margins: Found | None = None
    venue: Found | None = None
    definite: bool = False
    former: bool = False
    further: bool = False
    beside: bool = False
    same_day: bool = False
    attended: bool = False
    leg: Span | None = None
    apart: bool = False
    way: Span | None = None
    goes_on: TimeMention | None = None
    said: TimeMention | None = None

    @property
    def codes(self) -> frozenset[str]:
        """The parties this frame names, without those who only bring them together."""
        return frozenset(s.code for s in self.sides if not s.mediator)
