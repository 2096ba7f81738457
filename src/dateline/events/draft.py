"""One event in the making: the frames of one story that tell the same gathering or act."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.actors import Cast, Title
from dateline.events import levels
from dateline.events.frame import Found, Frame, Place, Side
from dateline.events.outcome import Came
from dateline.events.parties import NAMED, SIDE_NOUN
from dateline.events.standing import UNDONE
from dateline.model import Span, edtf
from dateline.times import TimeMention

# A later "the meeting" names bystanders too: states that only act in its sentence join no full table.
LOOSE_RULES = (NAMED, SIDE_NOUN)
AT_HOME = ("meeting", "forum", "exercise")  # what is in the house of who receives or holds it
LONGEST = 31  # days of an interval that a day told beside it gives way to
FURTHEST = 15  # days that a gathering may be said to go on
GRAINS = {
    "minute": 0,
    "hour": 0,
    "day": 0,
    None: 1,
    "week": 2,
    "month": 3,
    "season": 4,
    "quarter": 4,
    "year": 5,
    "decade": 6,
}


def is_bloc(code: str) -> bool:
    """True for an organisation or a group of states, whose members meet by themselves."""
    return code.startswith(("IGO:", "GRP:"))


class Draft:
    """Frames in the order of the text, and what they say together.

    What no frame of its own tells is added by ``complete``: ``extra_sides`` and ``extra_people`` (with the side they
    are given), the ``standing`` and ``claim`` of other sentences, ``further`` the last day, ``topics``, the
    ``reason`` of an undoing, the ``headlines`` that speak of it, and the ``host``, the gathering at which a paper was
    signed or beside which another took place: it lends its day, and a paper its place; ``neighbour`` is what is told
    beside talks without a day, and lends only its day; ``stay`` is where a guest was told to be; ``members``
    stand for the bloc they belong to; ``outcomes`` came of it.
    """

    def __init__(self, frame: Frame) -> None:
        self.frames: list[Frame] = [frame]
        self.extra_sides: list[Side] = []
        self.standing: Found | None = None
        self.claim: TimeMention | None = None
        self.further: TimeMention | None = None
        self.topics: list[Found] = []
        self.reason: Found | None = None
        self.host: Draft | None = None
        self.neighbour: Draft | None = None
        self.stay: Place | None = None
        self.headlines: list[Frame] = []
        self.members: list[Side] = []
        self.outcomes: list[Came] = []
        self.extra_people: dict[int, tuple[Span, str | None]] = {}

    def add(self, frame: Frame) -> None:
        """One more telling of the same event."""
        self.frames.append(frame)

    @property
    def is_learned(self) -> bool:
        """True where only sentences tell it whose words no trigger knows."""
        return all(f.trigger.reads_as for f in self.frames)

    @property
    def kind(self) -> str:
        """That of the first frame."""
        return self.frames[0].kind

    @property
    def codes(self) -> list[str]:
        """The parties named, first named first."""
        return list(dict.fromkeys(s.code for s in self.sides))

    @property
    def sides(self) -> list[Side]:
        """Every naming of a party, those added by other sentences last."""
        sure: list[Side] = []
        for frame in self.frames:
            full = len({s.code for s in sure}) >= 2 and (frame.definite or frame.hypothetical)
            sure += [s for s in frame.sides if not (full and s.rule in LOOSE_RULES)]
        sure += self.extra_sides
        return [s for s in sure if not is_bloc(s.code)] + self.members if self.members else sure

    @property
    def mediators(self) -> set[str]:
        """Those who bring others to the table: they count neither for format nor for level."""
        told = {s.code for s in self.sides if s.mediator}
        return told if len(set(self.codes) - told) >= 2 else set()

    @property
    def people(self) -> dict[int, Span]:
        """The named people who take part, and where that stands."""
        found = {n: span for f in reversed(self.frames) for n, span in f.people}
        return {**{n: span for n, (span, _) in self.extra_people.items()}, **found}

    @property
    def posts(self) -> list[Title]:
        """The unnamed posts that take part."""
        return [p for f in self.frames for p in f.posts]

    @property
    def when(self) -> TimeMention | None:
        """The sharpest day told; of equally sharp ones the first."""
        old = self.moved_from
        times = [t for f in self.frames for t in f.whens[:1] if not (old and overlap(t, old))]
        best = sharpest(times) or self._lent
        longer = (t for t in times if best and _lasts_around(t, best))
        return self._prolonged(next(longer, best))

    @property
    def _lent(self) -> TimeMention | None:
        """The day of the host; beside one that lasts several days, one of them; of a paper, no day then."""
        lender = self.host or self.neighbour
        when = lender.when if lender else None
        if not (when and when.first and when.last) or when.first == when.last:
            return when
        one = f"[{when.first.isoformat()}..{when.last.isoformat()}]"
        return None if self.kind == "agreement" else msgspec.structs.replace(when, edtf=one, rule=f"{when.rule}+beside")

    def _prolonged(self, best: TimeMention | None) -> TimeMention | None:
        """The day, up to the one on which it is said to go on."""
        ends = (t for f in self.frames for t in f.whens[:1] if t.first is None and t.last)
        further = next((f.goes_on for f in self.frames if f.goes_on), self.further) or next(ends, None)
        if not (best and further and best.first and best.last and further.last):
            return best
        if not 0 < (further.last - best.last).days < FURTHEST:
            return best
        days = edtf.lasting(best.first, further.last)
        return msgspec.structs.replace(best, edtf=days, last=further.last, rule=f"{best.rule}+goes on")

    @property
    def moved_from(self) -> TimeMention | None:
        """The sharpest telling of the day a postponed gathering had been set for."""
        first = next((f.moved_from for f in self.frames if f.moved_from), None) or self._planned_before
        if first is None:
            return None
        return sharpest([first, *(t for f in self.frames for t in f.whens[:1] if overlap(t, first))])

    @property
    def _planned_before(self) -> TimeMention | None:
        """Of what was put off: the day of "Moscow was to host it in March"."""
        told = [f for f in self.frames if f.status]
        if not any(f.status and f.status.value == "postponed" for f in told):
            return None
        before = (f.whens[0] for f in told if f.whens and f.status and f.status.past)
        return next(before, None)

    @property
    def place(self) -> Place | None:
        """A city before a country; of equals the first."""
        places = [f.place for f in self.frames if f.place]
        if not places and self.host:
            return self.host.place
        if not places:
            places = [f.place for f in self.headlines if f.place]
        if not places:
            return self.stay
        return self._in_its_country(next((p for p in places if p.place), places[0] if places else None))

    def _in_its_country(self, place: Place | None) -> Place | None:
        """A place that no table knows lies where the guest was told to be, or where the host is at home."""
        around = self.stay or self.soil
        if place is None or place.country or not place.place or around is None:
            return place
        return msgspec.structs.replace(place, country=around.country)

    @property
    def soil(self) -> Place | None:
        """ "The minister received the ambassador": without a word on the place, the country of who receives."""
        home = next((s for s in self.sides if s.host and len(s.code) == 3), None)
        at_home = home is not None and self.kind in AT_HOME
        return Place(home.span, None, home.code, "who receives is at home") if home and at_home else None

    @property
    def status(self) -> Found | None:
        """Put off, called off and refused win over the plan they concern; else the first telling."""
        told = [f for f in self.frames if f.status]
        if not told:
            return self.standing
        near = [f for f in told if f.paragraph <= max(1, told[0].paragraph)]
        undone = [f.status for f in near[:3] if f.status and f.status.value in UNDONE]
        if undone:
            return min(undone, key=lambda status: UNDONE.index(status.value))
        first = told[0].status
        going_on = next((f.status for f in told if f.goes_on), None)
        return going_on if going_on and first and first.value == "held" else first

    def level(self, cast: Cast) -> str:
        """The highest rank that its frames tell."""
        posts = [p.level for p in self.posts if p.word not in levels.words().not_a_rank]
        named = [cast.people[n].level for f in self.frames for n, _ in f.people]
        nouns = [f.level.value for f in self.frames if f.level]
        return levels.top(posts + named) if posts or named else levels.top(nouns)


def overlap(one: TimeMention, other: TimeMention) -> bool:
    """True where both have a day in common."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.last and other.first <= one.last


def _lasts_around(time: TimeMention, day: TimeMention) -> bool:
    """True where ``time`` is an interval of some days that ``day`` lies in."""
    if not (time.first and time.last and day.first and day.first == day.last and "/" in (time.edtf or "")):
        return False
    return time.first <= day.first <= time.last and (time.last - time.first).days < LONGEST


def sharpest(times: Iterable[TimeMention]) -> TimeMention | None:
    """The time of the finest grain; of equal grains the first; one day before an interval of days."""
    return min(times, key=lambda t: GRAINS.get(t.grain, 3), default=None)
