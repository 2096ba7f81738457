"""What a draft leaves open and the story around it settles: the other side, delegates named apart, sides of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.actors import Cast
from dateline.events import agenda, levels, sides, when
from dateline.events.draft import Draft
from dateline.events.frame import Frame, Side
from dateline.model import Span
from dateline.times import TimeMention


LEAD_WEIGHT = 3  # a naming in headline or lead counts so many times one further down


def complete(
    text: str, drafts: Sequence[Draft], frames: Sequence[Frame], cast: Cast, mentions: Sequence[Sequence[TimeMention]]
) -> dict[int, str]:
    """Fill the drafts' parties and people in place; returns the side of every person by index."""
    people = _sides_of_people(cast)
    for draft in drafts:
        _codes_of_people(draft, people)
    pair = _main_pair(drafts, frames)
    for draft in drafts:
        _other_side(draft, pair)
    _lead_sentences(text, drafts, cast, people)
    _claims(drafts, frames, cast, mentions)
    _asides(text, drafts, cast, mentions)
    _forums(drafts)
    _by_post(drafts, cast, people)
    for draft in drafts:
        _place_the_rest(draft, people)
    _strangers(drafts, cast, people)
    return people


def _sides_of_people(cast: Cast) -> dict[int, str]:
    """The side the text gives each person, by index into the cast."""
    return {n: p.code for n, p in enumerate(cast.people) if p.code}


def _codes_of_people(draft: Draft, people: dict[int, str]) -> None:
    for number, span in draft.people.items():
        code = people.get(number)
        if code and code not in draft.codes:
            draft.extra_sides.append(Side(code, span, "its delegate"))


def _strangers(drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """A traveller without a state, in a draft with one side: of the other state that the story names most."""
    counts = Counter(p.code for s in cast.scenes for p in s.polities if len(p.code) == 3)
    for draft in drafts:
        here = draft.place.country if draft.place else None
        codes = {*draft.codes, *((here,) if here else ())}
        loose = [n for n in draft.people if n not in people and cast.people[n].title]
        others = [code for code, n in counts.most_common() if code not in codes and n >= 2]
        if len(codes) == 1 and loose and others and draft.kind in ("visit", "meeting", "call"):
            people[loose[0]] = others[0]
            draft.extra_sides.append(Side(others[0], draft.people[loose[0]], "the other state of the story"))


def _main_pair(drafts: Sequence[Draft], frames: Sequence[Frame]) -> list[str]:
    """The parties that the story is about: those of its first drafts, weighed by how often they meet in it."""
    counts: Counter[str] = Counter()
    for frame in frames:
        for code in dict.fromkeys(s.code for s in frame.sides):
            counts[code] += LEAD_WEIGHT if frame.paragraph <= 0 else 1
    first = next((d.codes for d in drafts if len(d.codes) >= 2), [])
    return first or [code for code, weight in counts.most_common(2) if weight >= LEAD_WEIGHT]


def _other_side(draft: Draft, pair: Sequence[str]) -> None:
    """ "The two sides", "the meeting", a single side of the main pair: the rest of the pair takes part too."""
    if len(draft.codes) >= 2 or draft.kind not in ("meeting", "call", "visit", "exercise", "agreement"):
        return
    if draft.kind == "visit" and draft.place and draft.place.country and draft.place.country not in draft.codes:
        draft.extra_sides.append(Side(draft.place.country, draft.place.span, "the country visited", host=True))
        return
    loose = next((f.loose for f in draft.frames if f.loose), None)
    definite = next((f for f in draft.frames if f.definite), None)
    span = loose.span if loose else definite.trigger.span if definite else draft.frames[0].trigger.span
    if set(draft.codes) <= set(pair):
        for code in pair:
            if code not in draft.codes:
                draft.extra_sides.append(Side(code, span, "the sides named before"))


def _lead_sentences(text: str, drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """ "Japan is sending A and B": delegates of the draft told last before it, when its side takes part there."""
    for order, scene in enumerate(cast.scenes):
        if any(f.order == order for d in drafts for f in d.frames) or scene.sentence.paragraph < 0:
            continue
        before = [d for d in drafts if d.frames[0].order < order]
        if not before:
            continue
        named = sides.lead_people(text, scene, cast)
        company = "accompan" in scene.sentence.span.cut(text)
        visits = [d for d in before if d.kind == "visit"] if company else []
        draft = _addressed(named, visits or before, cast, people)
        if draft is None:
            continue
        for number, span, code in named:
            side = people.get(number) or code
            if side is None or side in draft.codes:
                draft.extra_people.setdefault(number, (span, side))
                if side:
                    people.setdefault(number, side)


def _claims(
    drafts: Sequence[Draft], frames: Sequence[Frame], cast: Cast, mentions: Sequence[Sequence[TimeMention]]
) -> None:
    """ "It will be the first in four years": a claim apart from its gathering belongs to the one told right before."""
    used = {f.recurrence.start for d in drafts for f in d.frames if f.recurrence}
    for order, times in enumerate(mentions):
        if cast.scenes[order].sentence.paragraph < 0:
            continue
        for claim in times:
            before = [(f.order, n, d) for n, d in enumerate(drafts) for f in d.frames if f.order <= order]
            if claim.kind != "recurrence" or claim.start in used or not before:
                continue
            latest, _, draft = max(before, key=lambda b: (b[0], -b[1]))
            if order - latest <= 2 and not any(f.recurrence for f in draft.frames):
                draft.claim = claim


def _asides(text: str, drafts: Sequence[Draft], cast: Cast, mentions: Sequence[Sequence[TimeMention]]) -> None:
    """Sentences without a trigger: "They will take up X and Y", "It runs until Friday", of the draft told last before."""
    told = {f.order for d in drafts for f in d.frames}
    for order, scene in enumerate(cast.scenes):
        before = [d for d in drafts if d.frames[0].order < order]
        elsewhere = agenda.is_on_agenda(text, scene.sentence.span)
        before = [d for d in before if d.kind in ("meeting", "call", "visit", "forum")] if elsewhere else before
        if (order in told and not elsewhere) or not before or scene.sentence.paragraph < 0:
            continue
        near = [
            d
            for d in before
            if any(f.order < order for f in d.frames) and order - max(f.order for f in d.frames if f.order < order) <= 2
        ]
        draft = before[0] if scene.people or not near else max(near, key=lambda d: d.frames[-1].order)
        draft.topics += agenda.find(text, scene.sentence.span)
        ends = [t for t in mentions[order] if when.closes(text, t) and t.last]
        if ends and near and draft.kind in when.LASTING:
            draft.further = draft.further or ends[0]


def _forums(drafts: Sequence[Draft]) -> None:
    """A forum named only as the larger gathering stands as what happens on its margins: planned, or held."""
    for forum in drafts:
        name = next((f.series.value for f in forum.frames if f.series), "")
        if forum.kind != "forum" or forum.status or not name:
            continue
        guest = next((d for d in drafts for f in d.frames if f.margins and name in f.margins.value and d.status), None)
        if guest and guest.status and guest.status.value in ("planned", "held", "under_way"):
            forum.standing = guest.status


def _by_post(drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """The foreign ministers are to meet, and elsewhere the story names a party's foreign minister: that is who meets."""
    for draft in drafts:
        ranks = {(p.level, p.portfolio) for f in draft.frames for p in f.posts if p.plural}
        for number, person in enumerate(cast.people):
            code = people.get(number)
            filled = {people.get(n) for n in draft.people}
            fits = (person.level, person.portfolio) in ranks and code in draft.codes and code not in filled
            rival = any(number in d.people and set(d.codes) == set(draft.codes) for d in drafts)
            if fits and not rival and not person.speaker and not person.former:
                draft.extra_people[number] = (person.span, code)


def _addressed(
    named: list[tuple[int, Span, str | None]], before: Sequence[Draft], cast: Cast, people: dict[int, str]
) -> Draft | None:
    """Whose delegates a sentence names: of the draft that has them, else of their rank, else of their sides; the latest."""
    known = {n for n, _, _ in named}
    codes = {people.get(n) or c for n, _, c in named} - {None}
    rank = levels.top(cast.people[n].level for n in known)

    def fit(place: int, draft: Draft) -> tuple[bool, bool, bool, int]:
        mine = draft.level(cast)
        apart = (
            mine not in ("unknown", "working")
            and rank != "unknown"
            and abs(levels.place(mine) - levels.place(rank)) > 1
        )
        return bool(known & set(draft.people)), codes <= set(draft.codes), not apart, place

    ranked = sorted(enumerate(before), key=lambda d: fit(*d), reverse=True)
    best = ranked[0][1] if ranked else None
    return best if best and (codes <= set(best.codes) or known & set(best.people)) else None


def _place_the_rest(draft: Draft, people: dict[int, str]) -> None:
    """People without a side: with two parties, one of which has its people, the other gets them."""
    codes = draft.codes
    loose = [n for n in draft.people if n not in people]
    if len(codes) != 2 or not loose:
        return
    taken = {people[n] for n in draft.people if n in people}
    free = [c for c in codes if c not in taken]
    if len(free) == 1 and len(loose) == 1:
        people[loose[0]] = free[0]
