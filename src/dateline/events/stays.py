"""Where a gathering was that names no place itself, as the sentences around it tell.

"There": at the place told last. "On the sidelines of the forum", "Later in the day": where that was. "NAME arrived in
Tbilisi on Tuesday. On Wednesday he met his Georgian counterpart": in Tbilisi, where the other side is at home.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import Cast, Scene, cities
from dateline.events import where
from dateline.events.draft import Draft
from dateline.events.frame import Found, Place, Side
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span
from dateline.times import TimeMention
from dateline.vocabulary import load

REACH = 4  # sentences between a gathering and the journey that tells its place
LEAD = 70  # characters from the verb of a journey to its goal
LENGTH = 6  # days after an arrival for which its traveller may still be there
NEAR = 7  # days from the story's for which "is in PLACE" tells where somebody was
RULE = "as the story around it tells"
TOLD = ("planned", "held", "under_way")
UNSEEN = ("phone", "video")
LARGER = ("forum", "meeting", "exercise", "visit")


class StayCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/stay_cues.yaml."""

    moves: list[str]
    not_between: list[str]
    into: list[str]
    visiting: list[str]
    being: list[str]
    quarters: list[str]
    elsewhen: list[str]
    capital: list[str]
    there_is: list[str]


@functools.cache
def _words() -> StayCues:
    return load("stay_cues", StayCues)


_LEADS = Pattern(
    r"\b(?P<cue>{moves}(?: (?!{not_between}\b)[\w.'\-]+){0,5}? {into}|{visiting}|{being})(?: {quarters})? $", _words
)
_ELSEWHEN = Pattern(r"\b{elsewhen} $", _words)
_CAPITAL = Pattern(r" {capital}\b", _words)
_THERE = Pattern(r"\bthere\b(?!,? {there_is}\b)", _words)


class Stay(msgspec.Struct, frozen=True):
    """Somebody of ``code`` (None where only a pronoun tells who) is at ``place``; ``order`` counts sentences."""

    code: str | None
    place: Place
    order: int
    day: TimeMention | None


def lend(
    text: str, drafts: Sequence[Draft], cast: Cast, people: dict[int, str], times: Sequence[Sequence[TimeMention]],
    today: dt.date | None,
) -> None:  # fmt: skip
    """Give every meeting that names no place the one that the story around it tells."""
    without = [d for d in drafts if _may_take(d)]
    told = list(_find(text, cast, times)) if without else []
    for draft in without:
        found = (
            _there(text, draft, drafts, told) or _beside(draft, drafts) or _of_guest(draft, told, today, cast, people)
        )
        draft.stay = msgspec.structs.replace(found, rule=RULE) if found else None


def _may_take(draft: Draft) -> bool:
    status = draft.status
    apart = any(f.mode and f.mode.value in UNSEEN for f in draft.frames)
    return draft.kind == "meeting" and draft.place is None and not apart and status is not None


def _there(text: str, draft: Draft, drafts: Sequence[Draft], told: Sequence[Stay]) -> Place | None:
    """ "She met him there on Friday": at the place told last before."""
    here = next((f for f in draft.frames if any(_THERE.search(text, s.start, s.end) for s in f.scope)), None)
    if here is None:
        return None
    places = [f.place for d in drafts for f in d.frames if f.place] + [s.place for s in told]
    earlier = [p for p in places if p.span.end <= here.trigger.span.start]
    return max(earlier, key=lambda p: (p.span.start, bool(p.place)), default=None)


def _beside(draft: Draft, drafts: Sequence[Draft]) -> Place | None:
    """ "On the sidelines of the forum", "Later in the day the two met alone": where the other gathering was."""
    margins = next((f.margins.value.lower() for f in draft.frames if f.margins), None)
    for other in sorted(drafts, key=lambda d: (d.kind == "forum", d.frames[0].order), reverse=True):
        place = other.place
        if other is draft or place is None or place.country is None or other.kind not in LARGER:
            continue
        larger = margins is not None and any(_is_named(margins, f.trigger.text, f.series) for f in other.frames)
        if larger or (margins is None and _is_same_day(draft, other)):
            return place
    return None


def _is_named(margins: str, noun: str, series: Found | None) -> bool:
    return margins.endswith(noun.lower()) or (series is not None and series.value.lower() in margins)


def _is_same_day(draft: Draft, other: Draft) -> bool:
    """True where one telling says that it was on the other's day, and its parties were there."""
    one, day = draft.when, other.when
    same = one is not None and day is not None and (one.first, one.last) == (day.first, day.last)
    told = any(f.same_day for f in draft.frames) and draft.frames[0].order > other.frames[0].order
    return told and same and bool(draft.codes) and set(draft.codes) <= set(other.codes)


def _of_guest(
    draft: Draft, told: Sequence[Stay], today: dt.date | None, cast: Cast, people: dict[int, str]
) -> Place | None:
    """On whose soil a guest was told to be."""
    if draft.status is None or draft.status.value not in TOLD or any(f.margins for f in draft.frames):
        return None
    met = len(draft.codes) == 1 and any(n not in people and cast.people[n].title for n in draft.people)
    fits = [s for s in told if _is_of(s, draft, met) and _is_in_time(s, draft, today)]
    near = [s for s in fits if _apart(s, draft) <= REACH]
    if not near:
        return None
    stay = min(near, key=lambda s: _apart(s, draft))
    here, guest = stay.place.country or "", stay.code
    if here not in draft.codes:
        draft.extra_sides.append(Side(here, stay.place.span, "where they are met", host=True))
    if guest and draft.codes == [here]:
        draft.extra_sides.append(Side(guest, stay.place.span, "who has come"))
    return stay.place


def _is_of(stay: Stay, draft: Draft, met: bool) -> bool:
    """True where a side of the gathering is at home there, and another has come; or who is ``met`` there has no side.

    Where only the side at home is told, the traveller is the other one.
    """
    here = stay.place.country
    guests = set(draft.codes) - {here}
    if not guests:
        return stay.code is not None
    return (here in draft.codes or met) and (stay.code is None or stay.code in guests)


def _is_in_time(stay: Stay, draft: Draft, today: dt.date | None) -> bool:
    when, day = draft.when, stay.day
    if day is None or not (day.first and day.last):
        now = today is None or when is None or when.last is None or abs((when.last - today).days) <= NEAR
        return now or _apart(stay, draft) == 0
    if when is None or not (when.first and when.last):
        return today is None or abs((day.last - today).days) <= NEAR
    return day.first <= when.last and (when.first - day.last).days <= LENGTH


def _apart(stay: Stay, draft: Draft) -> int:
    return min(abs(f.order - stay.order) for f in draft.frames)


def _find(text: str, cast: Cast, times: Sequence[Sequence[TimeMention]]) -> Iterator[Stay]:
    """The stays that a story tells below its headline."""
    for order, scene in enumerate(cast.scenes):
        if scene.sentence.paragraph < 0:
            continue
        for place in _places(text, scene):
            found = _LEADS.search(before(text, place.span.start, LEAD, scene.sentence.span.start))
            if found is None:
                continue
            at = place.span.start - len(found[0])
            if not _ELSEWHEN.search(before(text, at, LEAD, scene.sentence.span.start)):
                yield Stay(_traveller(cast, scene, at, place), place, order, _day(place.span, times[order]))


def _places(text: str, scene: Scene) -> list[Place]:
    """The towns and states of a sentence."""
    towns = [Place(span, span.cut(text), code, RULE) for span, code in cities(text, scene.sentence.span) if code]
    states = [p for p in scene.polities if p.form == "name" and len(p.code) == len("NOR")]
    seats = [p for p in scene.polities if p.form == "demonym" and _CAPITAL.match(text, p.span.end)]
    towns += [Place(p.span, capital, p.code, RULE) for p in seats if (capital := where.capitals().get(p.code))]
    return towns + [Place(p.span, None, p.code, RULE) for p in states if not _is_in(p.span, towns)]


def _is_in(span: Span, places: Sequence[Place]) -> bool:
    return any(p.span.overlaps(span) for p in places)


def _traveller(cast: Cast, scene: Scene, at: int, place: Place) -> str | None:
    """Of which state whoever is named last before the journey is; who is named behind it where nobody is before."""
    named = [(span, cast.people[n].code) for span, n in scene.people]
    named += [(post.span, post.code) for post in scene.posts]
    named += [(p.span, p.code) for p in scene.polities if not p.place and p.span != place.span]
    ahead = [
        code
        for span, code in sorted(named, key=lambda one: one[0])
        if span.end <= at and code and code != place.country
    ]
    return ahead[-1] if ahead else None


def _day(place: Span, times: Sequence[TimeMention]) -> TimeMention | None:
    """The day told nearest to the place."""
    days = [t for t in times if t.is_date and t.edtf]
    return min(days, key=lambda t: min(abs(t.start - place.end), abs(place.start - t.end)), default=None)
