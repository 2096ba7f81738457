"""Verbs that alone tell no gathering: whether what they need stands beside them.

"Is to see the minister" tells one, "wants to see progress" none; "spoke with" is a call where the story is of one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from dateline.actors import Cast, Scene, cities
from dateline.events import manner, talking
from dateline.events.triggers import Sense, Trigger, words_end
from dateline.language import Document, Pattern
from dateline.language.around import before, behind
from dateline.model import Span
from dateline.vocabulary import load

REACH = 80  # characters between the verb and whom it meets
SHIP_BEFORE = 160  # characters before a sentence in which the ship is named that it speaks of
WISH = 40
NAMES = ("name", "capital")
OFFICE = 40  # characters of the post between a state and its bearer's name
CALL = "call"  # talk of two sides in a story of a call
OPENING = 3  # sentences whose words say what the story is of


class NeedCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/need_cues.yaml."""

    company: list[str]
    stops: list[str]
    wishes: list[str]
    does: list[str]
    purposes: list[str]
    calling: list[str]
    ships: list[str]
    forces: list[str]
    many: list[str]
    civil: list[str]
    travellers: list[str]
    himself: list[str]
    signing: list[str]
    reached: list[str]
    police: list[str]
    bodies: list[str]
    set_up: list[str]
    was_set_up: list[str]
    to_another: list[str]
    itself: list[str]
    rung: list[str]


@functools.cache
def _words() -> NeedCues:
    return load("need_cues", NeedCues)


_COMPANY = Pattern(r"{company}\b", _words, re.I)
_STOPS = Pattern(r"[;.:\"]|\b{stops}\b", _words, re.I)
_WISHES = Pattern(r"{wishes}", _words, re.I)
_DOES = Pattern(r"{does}", _words)
_WAS = re.compile(r"\b(?:was|were|been|being|be|is|are)(?: \w+)? $")
_ACTS = re.compile(r" (?:will|would|is|are|was|were|has|have|had) ")
_HIM = re.compile(r" (?:him|them|her(?=[,.;]| (?:on|in|at|for|over|during|later|earlier|there|separately|again)\b))\b")
_PURPOSES = Pattern(r"(?: [\w.'\-]+){0,5},? (?:not )?to (?!{purposes}\b)[a-z]+", _words)
_SHIPS = Pattern(r"\b{ships}\b", _words)
_FORCES = Pattern(r"\b{forces}\b", _words)
_CIVIL = Pattern(r"\b{civil}\b", _words, re.I)
_MANY = Pattern(r"\b{many}\b", _words, re.I)
_SIGNING = Pattern(r"\b{signing}\b", _words, re.I)
_REACHED = Pattern(r"\b{reached} (?:[\w\-]+ )?$", _words, re.I)
_POLICE = Pattern(r"\b{police}\b", _words, re.I)
_SET_UP = Pattern(r"\b{set_up} (?:(?!of\b)[\w\-]+ ){0,4}$", _words)
_WAS_SET_UP = Pattern(
    r"(?: of [\w ]{3,40})?,?(?: (?:which|that))?(?: (?:was|were|had been|has been))?(?: (?:first|jointly))?"
    r" {was_set_up}\b",
    _words,
)
_BODIES = Pattern(r"\b{bodies}\b", _words, re.I)
_WILL = re.compile(r" (?:(?:will|would|is|are|was|were|to|then|also|next|set|due|have|has|had|now|first) )*")
_TO_ANOTHER = Pattern(r"(?: \w+)? {to_another}\b", _words)
_ITSELF = Pattern(r"(?:\b{itself}|,) $", _words, re.I)
_SOMEBODY = Pattern(r" (?:(?:[A-Z][\w\-]+) )?(?P<who>{company})?", _words)
_HIMSELF = Pattern(r" (?:{himself} )*(?=\w$)", _words)
_TRAVELLER = Pattern(r"(?:^|[ \"]){travellers}(?: \w+)? $", _words)
_NO_GAP = re.compile(r" (?:(?!(?:in|for|at|on|with|to|about|over)\b)[\w\-]+ )*")
_RUNG = Pattern(r"{rung}", _words)
_CALLING = Pattern(r"{calling}", _words, re.I)


def is_of_a_call(doc: Document) -> bool:
    """True where headline or first sentences speak of a call: then "spoke with" was by telephone."""
    return any(_CALLING.search(doc.text, s.span.start, s.span.end) for s in doc.sentences[:OPENING])


def met(text: str, scene: Scene, cast: Cast, trigger: Trigger, of_a_call: bool) -> bool:
    """True where a trigger has beside it what its verb needs; nouns and most verbs need nothing."""
    needs = trigger.sense.needs
    if needs is None:
        return True
    if needs in (talking.TALK, CALL):
        return (of_a_call or needs == talking.TALK) and talking.of_sides(text, scene, cast, trigger)
    if needs == "sides":
        return talking.has_two_sides(scene, cast, scene.sentence.clause_at(trigger.span.start).span)
    if needs == "carrier":
        return manner.is_carried(text, scene, trigger)
    beside = _BESIDE.get(needs)
    if beside is not None:
        return beside(text, scene, trigger)
    if not _somebody_behind(text, scene, trigger):
        return False
    return needs == "people" or of_a_call or manner.is_carried(text, scene, trigger)


def fitting(text: str, scene: Scene, cast: Cast, trigger: Trigger, of_a_call: bool) -> Trigger | None:
    """The trigger in the first of its senses whose needs are met; None where none is."""
    if _is_of_a_team(text, scene, trigger) or _is_set_up(text, trigger) or _is_attribute(text, scene, trigger):
        return None
    sense: Sense | None = trigger.sense
    while sense is not None:
        told = msgspec.structs.replace(trigger, sense=sense)
        if met(text, scene, cast, told, of_a_call):
            return told
        sense = sense.also if sense.also and not sense.also.then else None
    return None


def without_sittings(told: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without the sitting of a body that a noun of the same sentence tells already."""
    named = any(t.is_noun and t.kind == "meeting" for t in told)
    return [t for t in told if not (named and t.sense.needs == "body")]


_LACKING = {
    "people": "nobody of rank stands right behind it who is met",
    "phone": "nothing says that it was by telephone, or nobody of rank stands right behind it",
    CALL: "no two sides stand beside it, or the story is of no call",
    "carrier": "nothing in its clause says that it was by telephone or video",
    "talk": "no two sides stand beside it, and nothing says that it was by telephone or video",
    "goal": "no traveller and place stand beside it",
    "subject": "nobody of rank is named who gathers",
    "ship": "no ship and port of call are told",
    "forces": "no forces of two states are told",
    "stay": "no traveller and place stand beside it",
    "signing": "nobody signs it",
    "reached": "nobody reaches it",
    "military": "of police or civilians, or with no forces",
    "body": "no commission, committee or group is told that sits",
    "traveller": "no traveller stands right before it, or it leads elsewhere",
    "sides": "no two sides stand beside it",
    "caller": "nobody of rank stands right behind it who is rung up",
}


def lacking(trigger: Trigger) -> str:
    """What a trigger whose needs are not met lacks, in words."""
    return _LACKING[trigger.sense.needs or "people"]


def _somebody_behind(text: str, scene: Scene, trigger: Trigger) -> bool:
    """A person, a post or "his counterpart" right behind the verb, who is met and not only wished for or urged."""
    if text.startswith(" by ", trigger.span.end) and not _WAS.search(before(text, trigger.span.start, 24)):
        return False  # "a conference hosted by NAME"
    if _WISHES.search(before(text, trigger.span.start, WISH, scene.sentence.span.start)):
        return False
    at = words_end(text, trigger)
    for span in _whom(text, scene, trigger):
        gap = text[at : span.start]
        if len(gap) <= REACH and not _STOPS.search(gap):
            tail = behind(text, span.end, REACH)
            return not (_DOES.match(tail) or _PURPOSES.match(tail) or tail.startswith("'s "))
    return False


def _whom(text: str, scene: Scene, trigger: Trigger) -> Iterator[Span]:
    """People and posts behind the verb, the nearest first, then those told by a word of company."""
    at = trigger.span.end
    named = [span for span, _ in scene.people] + [post.span for post in scene.posts]
    him = _HIM.match(text, at)
    if him:
        yield Span(at + 1, him.end())
    yield from sorted(span for span in named if span.start >= at)
    loose = _COMPANY.search(text, at, min(at + REACH, scene.sentence.span.end))
    if loose:
        yield Span(*loose.span())


def _caller(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "Called President NAME on Monday", "called NAME to congratulate him"; not "called NAME a friend"."""
    if not _somebody_behind(text, scene, trigger):
        return False
    ahead = [span for span, _ in scene.people if span.start >= trigger.span.end]
    return bool(ahead) and bool(_RUNG.match(text, min(ahead).end))


def _subject_named(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "The ministers gathered", "leaders of the bloc gathered": people of rank, not a crowd."""
    clause = scene.sentence.clause_at(trigger.span.start).span
    ahead = [p.span for p in scene.posts] + [p.span for p in scene.polities] + [span for span, _ in scene.people]
    named = any(clause.start <= span.start < trigger.span.start for span in ahead)
    return named or bool(_MANY.search(text, clause.start, trigger.span.start))


def _ship(text: str, scene: Scene, trigger: Trigger) -> bool:
    start = scene.sentence.span.start
    told = _SHIPS.search(text, max(0, start - SHIP_BEFORE), trigger.span.start)
    civil = _CIVIL.search(text, start, scene.sentence.span.end)
    return bool(told) and not civil and _place_behind(text, scene, trigger)


def _forces(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "The naval forces of A, B and C will train off the coast": forces of more than one state."""
    start = scene.sentence.span.start
    states = {p.code for p in scene.polities if p.span.start < trigger.span.start}
    return len(states) > 1 and bool(_FORCES.search(text, start, trigger.span.start))


def _stay(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "She is in PLACE", "NAME was in PLACE": a person and a place, with nothing between."""
    at = trigger.span.start
    close = [span.end for span, _ in scene.people] + [post.span.end for post in scene.posts]
    who = any(end <= at and _HIMSELF.match(text, end, at + 1) for end in close) or _TRAVELLER.search(
        text[scene.sentence.span.start : at]
    )
    return bool(who) and _place_behind(text, scene, trigger)


def _goal(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "NAME is going to PLACE", "the minister will pass through PLACE": of rank, and the place right behind."""
    clause = scene.sentence.clause_at(trigger.span.start).span
    ends = [span.end for span, _ in scene.people] + [post.span.end for post in scene.posts]
    who = any(clause.start <= end <= trigger.span.start for end in ends) or _TRAVELLER.search(
        text[scene.sentence.span.start : trigger.span.start]
    )
    return bool(who) and _place_behind(text, scene, trigger)


def _signing(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "Signed a programme of cooperation", "put their names to the document": in the same sentence."""
    here = scene.sentence.span
    reach = Span(max(here.start, trigger.span.start - REACH), min(here.end, trigger.span.end + REACH))
    return bool(_SIGNING.search(text, reach.start, reach.end))


def _reached(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "Reached an understanding": an agreement only as the object of such a verb."""
    return bool(_REACHED.search(before(text, trigger.span.start, 40, scene.sentence.span.start)))


def _military(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "Joint patrols" of navies, not of police and border guards."""
    return not _POLICE.search(text, scene.sentence.span.start, scene.sentence.span.end)


def _is_set_up(text: str, trigger: Trigger) -> bool:
    """ "Agreed to set up a working group", "a mechanism launched in 2015": a body, and no sitting of it."""
    if not (trigger.is_noun and _BODIES.search(trigger.text)):
        return False
    return bool(_SET_UP.search(before(text, trigger.span.start, WISH)) or _WAS_SET_UP.match(text, trigger.span.end))


def _is_of_a_team(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "France will travel to Zagreb": a bare state that goes somewhere is its team; statesmen are named."""
    if trigger.kind != "visit" or trigger.is_noun:
        return False
    start, at = scene.sentence.span.start, trigger.span.start
    if any(span.start < at for span, _ in scene.people) or any(post.span.start < at for post in scene.posts):
        return False
    bare = [p.span for p in scene.polities if p.form == "name" and p.span.end <= at]
    return any(
        _WILL.fullmatch(text, span.end, at) or (span.start == start and _ACTS.match(text, span.end)) for span in bare
    )


def _is_attribute(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "Met visiting Finnish Foreign Minister NAME", "his visiting counterpart": who is here, and no journey told."""
    if trigger.kind != "visit" or trigger.sense.tense != "ing":
        return False
    if _ITSELF.search(before(text, trigger.span.start, WISH, scene.sentence.span.start)):
        return False
    posts = [p.span for p in scene.posts] + [span for span, _ in scene.people]
    found = _SOMEBODY.match(text, trigger.span.end, scene.sentence.span.end)
    if found is None:
        return False
    return bool(found["who"]) or any(0 <= s.start - found.end() <= OFFICE for s in posts)


def _body(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "The joint committee is sitting", "the commission last sat": a body of two sides, in the words before."""
    return bool(_BODIES.search(text, scene.sentence.span.start, trigger.span.start))


def _traveller(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "NAME flies in on Sunday", "the minister is in town": to where the story is written."""
    if _TO_ANOTHER.match(text, trigger.span.end):
        return False
    clause = scene.sentence.clause_at(trigger.span.start).span
    ends = [span.end for span, _ in scene.people] + [post.span.end for post in scene.posts]
    who = any(clause.start <= end <= trigger.span.start for end in ends)
    return who or bool(_TRAVELLER.search(text[scene.sentence.span.start : trigger.span.start]))


def _place_behind(text: str, scene: Scene, trigger: Trigger) -> bool:
    """A city or a country right behind the verb."""
    places = [span for span, _ in cities(text, scene.sentence.span)] + [
        p.span for p in scene.polities if p.form in NAMES
    ]
    gaps = (text[trigger.span.end : span.start] for span in places if span.start > trigger.span.end)
    return any(len(gap) <= len(" the port of ") and _NO_GAP.fullmatch(gap) for gap in gaps)


_BESIDE: dict[str, Callable[[str, Scene, Trigger], bool]] = {
    "subject": _subject_named,
    "ship": _ship,
    "forces": _forces,
    "stay": _stay,
    "goal": _goal,
    "signing": _signing,
    "reached": _reached,
    "military": _military,
    "body": _body,
    "traveller": _traveller,
    "caller": _caller,
}
