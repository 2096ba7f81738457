"""The side that a draft leaves open: the rest of the story's main pair, the country visited, a stranger's state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.actors import Cast
from dateline.events.draft import Draft
from dateline.events.frame import Frame, Side
from dateline.model import Span

LEAD_WEIGHT = 3  # a naming in headline or lead counts so many times one further down
OFTEN = 2  # namings that make a state one that the story is about
PAIRED = ("meeting", "call", "visit", "exercise", "agreement")
TRAVELLED = ("visit", "meeting", "call")


def fill(drafts: Sequence[Draft], frames: Sequence[Frame]) -> None:
    """Give every draft with one side or none the other one, where the story says who it is."""
    pair = _main_pair(drafts, frames)
    for draft in drafts:
        if len(draft.codes) < 2 and draft.kind in PAIRED:
            _fill(draft, pair)
        elif draft.kind == "forum" and not draft.codes:
            _host_of_forum(draft)


def _main_pair(drafts: Sequence[Draft], frames: Sequence[Frame]) -> list[str]:
    """The parties that the story is about: those of its first drafts, weighed by how often they meet in it."""
    counts: Counter[str] = Counter()
    for frame in frames:
        for code in dict.fromkeys(s.code for s in frame.sides):
            counts[code] += LEAD_WEIGHT if frame.paragraph <= 0 else 1
    first = next((d.codes for d in drafts if len(d.codes) >= 2), [])
    return first or [code for code, weight in counts.most_common(2) if weight >= LEAD_WEIGHT]


def _fill(draft: Draft, pair: Sequence[str]) -> None:
    """ "The two sides", "the meeting", a single side of the main pair: the rest of the pair takes part too."""
    place = draft.place
    abroad = draft.kind == "visit" or (draft.kind == "exercise" and len(draft.codes) == 1)
    if abroad and place and place.country and place.country not in draft.codes:
        draft.extra_sides.append(Side(place.country, place.span, "the country visited", host=True))
    elif set(draft.codes) <= set(pair):
        span = _told_by(draft)
        missing = [code for code in pair if code not in draft.codes]
        draft.extra_sides += [Side(code, span, "the sides named before") for code in missing]


def _host_of_forum(draft: Draft) -> None:
    place = draft.place
    if place and place.country:
        draft.extra_sides.append(Side(place.country, place.span, "on whose soil it is held", host=True))


def _told_by(draft: Draft) -> Span:
    """What points back to the sides: "the two sides", else the definite noun, else the first trigger."""
    loose = (f.loose.span for f in draft.frames if f.loose)
    definite = (f.trigger.span for f in draft.frames if f.definite)
    return next(loose, None) or next(definite, None) or draft.frames[0].trigger.span


def place_the_last(draft: Draft, people: dict[int, str]) -> None:
    """With two parties, one of which has its people, a single person without a side is of the other."""
    loose = [n for n in draft.people if n not in people]
    taken = {people[n] for n in draft.people if n in people}
    free = [code for code in draft.codes if code not in taken]
    if len(draft.codes) == 2 and len(free) == 1 and len(loose) == 1:
        people[loose[0]] = free[0]


def strangers(drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """A traveller without a state, in a draft with one side: of the other state that the story names most."""
    counts = Counter(p.code for s in cast.scenes for p in s.polities if len(p.code) == 3)
    often = [code for code, n in counts.most_common() if n >= OFTEN]
    for draft in drafts:
        here = draft.place.country if draft.place else None
        codes = {*draft.codes, *((here,) if here else ())}
        loose = [n for n in draft.people if n not in people and cast.people[n].title]
        others = [code for code in often if code not in codes]
        if len(codes) == 1 and loose and others and draft.kind in TRAVELLED:
            people[loose[0]] = others[0]
            draft.extra_sides.append(Side(others[0], draft.people[loose[0]], "the other state of the story"))
