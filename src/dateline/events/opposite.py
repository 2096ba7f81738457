"""The side that a draft leaves open: the rest of the story's main pair, the country visited, a stranger's state."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.actors import AT_HOME, Cast, Person, Polity
from dateline.events import levels
from dateline.events.draft import Draft, is_bloc
from dateline.events.frame import Frame, Side
from dateline.events.party_cues import words
from dateline.events.standing import UNDONE
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

_WITH = re.compile(r"\bwith (?:the )?$")
_ACCREDITED = Pattern(r"\b{accredited} (?:the )?$", words)
ACCREDITED = 60  # characters of an ambassador's post before the state
GUESSED = "the sides named before"
LEAD_WEIGHT = 3  # a naming in headline or lead counts so many times one further down
LIST_REACH = 250  # characters over which people stand in one list
BESIDE = 70  # characters from one to the other of two people named side by side
REACH_OF_VISIT = 2  # sentences from a visit to what belongs to it
LEADER = "leader"
ONE_OF_A_STATE = (LEADER, "minister")
PAIR = 2  # parties
STATE = 3  # letters of the code of a state
OFTEN = 2  # namings that make a state one that the story is about
WITH_IT = ("agreement", "meeting", "call")
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


def with_the_storys_own(text: str, drafts: Sequence[Draft], cast: Cast) -> None:
    """ "The agreement with Finland took effect", in a story about Estonia: what one state alone is told of."""
    about = _about(cast)
    for draft in drafts:
        alone = len(draft.codes) == 1 and len(draft.codes[0]) == STATE and draft.kind in WITH_IT
        undone = draft.status is not None and draft.status.value in UNDONE
        if about and alone and draft.codes[0] != about.code and (draft.when or undone) and _with_whom(text, draft):
            draft.extra_sides.append(Side(about.code, about.span, "whom the story is about"))


def _with_whom(text: str, draft: Draft) -> bool:
    """ "The pact with Belarus", "a sit-down with Myanmar": the one that is named is the other side."""
    by_rank = any(f.people or f.posts for f in draft.frames)
    beside = any(_WITH.search(before(text, s.span.start, 12)) for s in draft.sides)
    return beside or (by_rank and draft.kind != "agreement")


def _about(cast: Cast) -> Polity | None:
    """The state that is named first in the lead, and in the headline where that names one."""
    headline = _first_state(cast, [n for n, s in enumerate(cast.scenes) if s.sentence.paragraph < 0])
    lead = _first_state(cast, [n for n, s in enumerate(cast.scenes) if s.sentence.paragraph == 0])
    return lead if lead and (headline is None or headline.code == lead.code) else None


def _first_state(cast: Cast, orders: Sequence[int]) -> Polity | None:
    states = (p for n in orders for p in cast.scenes[n].polities if len(p.code) == STATE)
    return next(states, None)


def _main_pair(drafts: Sequence[Draft], frames: Sequence[Frame]) -> list[str]:
    """The parties that the story is about: those of its first drafts, weighed by how often they meet in it."""
    counts: Counter[str] = Counter()
    for frame in frames:
        for code in dict.fromkeys(s.code for s in frame.sides):
            counts[code] += LEAD_WEIGHT if frame.paragraph <= 0 else 1
    first = next((d.codes for d in drafts if len(d.codes) >= 2 or _is_of_a_bloc(d)), [])
    return first or [code for code, weight in counts.most_common(2) if weight >= LEAD_WEIGHT]


def _is_of_a_bloc(draft: Draft) -> bool:
    """ "ECOWAS leaders gathered": its members among themselves are all that the story is about."""
    many = any(post.plural for post in draft.posts)
    return many and draft.kind == "meeting" and len(draft.codes) == 1 and is_bloc(draft.codes[0])


def _fill(draft: Draft, pair: Sequence[str]) -> None:
    """ "The two sides", "the meeting", a single side of the main pair: the rest of the pair takes part too."""
    place = draft.place
    abroad = draft.kind == "visit" or (draft.kind == "exercise" and len(draft.codes) == 1)
    if abroad and place and place.country and place.country not in draft.codes:
        draft.extra_sides.append(Side(place.country, place.span, "the country visited", host=True))
    elif set(draft.codes) <= set(pair) or (len(pair) == 2 and _is_of_the_pair(draft)):
        span = _told_by(draft)
        missing = [code for code in pair if code not in draft.codes]
        draft.extra_sides += [Side(code, span, GUESSED) for code in missing]


def _host_of_forum(draft: Draft) -> None:
    place = draft.place
    if place and place.country:
        draft.extra_sides.append(Side(place.country, place.span, "on whose soil it is held", host=True))


def _is_of_the_pair(draft: Draft) -> bool:
    """ "The two ministers met in Muscat": a third state that only lends the room, or brings them together."""
    return any(f.loose for f in draft.frames) or all(s.mediator for s in draft.sides)


def _told_by(draft: Draft) -> Span:
    """What points back to the sides: "the two sides", else the definite noun, else the first trigger."""
    loose = (f.loose.span for f in draft.frames if f.loose)
    definite = (f.trigger.span for f in draft.frames if f.definite)
    return next(loose, None) or next(definite, None) or draft.frames[0].trigger.span


def place_the_last(draft: Draft, people: dict[int, str], cast: Cast, drafts: Sequence[Draft] = ()) -> None:
    """People without a side: of the one party that has nobody yet, else of the state where they are met.

    "In Maputo he met President NAME": whoever is met in a place is at home there, unless the guests are; where no
    place is told, on the visit told before. "The visit to Lima by Minister NAME": he is of the other party.
    """
    loose = [n for n in draft.people if n not in people]
    taken = {people[n] for n in draft.people if n in people} | draft.mediators
    free = [code for code in draft.codes if code not in taken]
    here = draft.place.country if draft.place else _stop_before(draft, drafts)
    if draft.kind == "visit" and here in free and len(free) > 1:
        free.remove(here)
    titled = [n for n in loose if cast.people[n].title and levels.is_rank(cast.people[n].level)]
    if len(free) == 1 and (len(loose) == 1 or (loose and loose == titled and _in_one_list(draft, loose))):
        people.update(dict.fromkeys(loose, free[0]))
    elif not free and here and here not in taken and taken and titled and draft.kind in TRAVELLED:
        people.update(dict.fromkeys(titled, here))
        if here not in draft.codes and len(draft.codes) > 1:
            draft.extra_sides.append(Side(here, draft.people[titled[0]], "where they are met", host=True))


def _stop_before(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """ "The envoy will go to Mali. He will be received by the minister, NAME": the country visited, told before."""
    order = draft.frames[0].order
    told = [d for d in drafts if d.kind == "visit" and d.place and order - REACH_OF_VISIT <= d.frames[0].order < order]
    last = max(told, key=lambda d: d.frames[0].order, default=None)
    guests = set(last.codes) - {last.place.country} if last and last.place else set()
    return last.place.country if last and last.place and guests & set(draft.codes) else None


def one_of_each(draft: Draft, people: dict[int, str], cast: Cast) -> None:
    """ "Premier A and Chancellor B met": a state has one of each, so of two at home the second is of the other side."""
    home = [n for n in sorted(draft.people) if n in people and cast.people[n].code_rule == AT_HOME]
    free = [code for code in draft.codes if code not in {people[n] for n in draft.people if n in people}]
    offices = {(cast.people[n].level, cast.people[n].portfolio) for n in home}
    listed = len(home) == 2 and abs(cast.people[home[0]].start - cast.people[home[1]].start) < BESIDE
    if listed and len(draft.codes) == 2 and len(free) == 1 and len(offices) == 1:
        people[max(home, key=lambda n: draft.people[n])] = free[0]


def seat_across(draft: Draft, cast: Cast, people: dict[int, str]) -> None:
    """Whose side no word tells, in a draft of two: who travels is no host, and a state has one leader.

    "He will travel to Almaty": not a Kazakh. "President A of Botswana and his host, President B": not of Botswana.
    Nor has it two ministers of one field where nobody sits across.
    """
    codes = [code for code in draft.codes if code not in draft.mediators]
    if len(codes) != PAIR:
        return
    across = {codes[0]: codes[1], codes[1]: codes[0]}
    unsure = [n for n in draft.people if cast.people[n].code is None or cast.people[n].code_rule == AT_HOME]
    loose = [n for n in unsure if people.get(n) in across]
    offices = {n: _office(cast.people[n]) for n in draft.people}
    leaders = [n for n, office in offices.items() if office and office[0] == LEADER]
    hosts = {s.code for s in draft.sides if s.host}
    if draft.kind == "visit" and draft.place and not hosts:
        hosts = {draft.place.country or ""}
    for number in loose:
        own = people[number]
        alike = [n for n, office in offices.items() if office and office == offices[number] and n != number]
        rivals = alike if number in leaders else list(draft.people)
        alone = own in {people.get(n) for n in alike} and across[own] not in {people.get(n) for n in rivals}
        if alone or (hosts == {own} and _travels(draft, number)):
            people[number] = across[own]


def _office(person: Person) -> tuple[str, str | None] | None:
    """What a state has one of at a table: its leader, its minister of a field."""
    if person.former or person.level not in ONE_OF_A_STATE or (person.level != LEADER and not person.portfolio):
        return None
    return person.level, person.portfolio


def _travels(draft: Draft, number: int) -> bool:
    """True for who is named before the verb of a journey, in its sentence."""
    verbs = [f for f in draft.frames if f.kind == "visit" and not f.trigger.is_noun]
    told = [(f.trigger.span.start, span) for f in verbs for n, span in f.people if n == number]
    return any(span.end <= at for at, span in told)


def _in_one_list(draft: Draft, numbers: Sequence[int]) -> bool:
    spans = [draft.people[n] for n in numbers]
    return max(s.end for s in spans) - min(s.start for s in spans) < LIST_REACH


def who_tells(drafts: Sequence[Draft], cast: Cast) -> None:
    """ "India said that a visit by Japan's premier had been put off": who gives notice of a guest receives him."""
    for draft in drafts:
        if len(draft.codes) == 1 and draft.kind in TRAVELLED:
            told = next((p for f in draft.frames for p in _speaking(f, cast) if p.code not in draft.codes), None)
            here = draft.place.country if draft.place else None
            if told and (draft.kind != "visit" or here in (None, told.code)):
                draft.extra_sides.append(Side(told.code, told.span, "who gives notice", host=draft.kind == "visit"))


def _speaking(frame: Frame, cast: Cast) -> Iterator[Polity]:
    """The states that speak in the frame's sentence: "India said", "Tokyo announced"."""
    scene = cast.scenes[frame.order]
    for item in scene.sentence.attributions:
        yield from (p for p in scene.polities if len(p.code) == 3 and p.span.overlaps(item.speaker))


def where_accredited(text: str, drafts: Sequence[Draft], cast: Cast) -> None:
    """ "Peru's ambassador to Fiji presented his credentials to the President": to that of the state he is sent to."""
    for draft in drafts:
        if len(draft.codes) == 1 and draft.kind == "meeting" and (draft.people or draft.posts):
            states = cast.scenes[draft.frames[0].order].polities
            to = (p for p in states if _ACCREDITED.search(before(text, p.span.start, ACCREDITED)))
            side = next((p for p in to if p.code not in draft.codes), None)
            if side:
                draft.extra_sides.append(Side(side.code, side.span, "where the ambassador is accredited", host=True))


def strangers(drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """A traveller without a state, in a draft with one side: of the other state that the story names most."""
    counts = Counter(p.code for s in cast.scenes for p in s.polities if len(p.code) == 3 and not p.place)
    often = [code for code, n in counts.most_common() if n >= OFTEN]
    for draft in drafts:
        here = draft.place.country if draft.place else None
        codes = {*draft.codes, *((here,) if here else ())}
        loose = [n for n in draft.people if n not in people and cast.people[n].title]
        others = [code for code in often if code not in codes]
        if len(codes) == 1 and loose and others and draft.kind in TRAVELLED:
            people[loose[0]] = others[0]
            draft.extra_sides.append(Side(others[0], draft.people[loose[0]], "the other state of the story"))
