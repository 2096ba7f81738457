"""How a gathering is told: in person, by telephone or video, as known or new, by "the two sides", apart from others."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

import msgspec

from dateline.actors import Scene
from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span
from dateline.vocabulary import load

REACH = 60
NEXT_ONE = "the next one"
ADDED = 60  # characters before a trigger in which a word may say that it is one more
WISH_REACH = 200  # characters behind a wish in which something may say that it is set


class MannerCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/manner_cues.yaml."""

    definite: list[str]
    between: list[str]
    new: list[str]
    former: list[str]
    formerly: list[str]
    further: list[str]
    resumed: list[str]
    it_is: list[str]
    video: list[str]
    phone: list[str]
    loose: list[str]
    ships: list[str]
    agreed_on: list[str]
    attending: list[str]
    apart: list[str]
    of_the_day: list[str]
    added: list[str]
    commentators: list[str]
    wishes: list[str]
    is_set: list[str]


@functools.cache
def _words() -> MannerCues:
    return load("manner_cues", MannerCues)


_DEFINITE = Pattern(r"\b{definite}(?: (?!{between}\b)(?:[\w'\-]+)){0,3} $", _words, re.I)
_NEW = Pattern(r"\b{new}(?: [\w'\-]+){0,3} $", _words, re.I)
_FORMER = Pattern(r"\b{former}(?: [\w'\-]+){0,3} $", _words, re.I)
_FURTHER = Pattern(r"\b{further}(?: [\w'\-]+){0,3} $", _words, re.I)
_RESUMED = Pattern(r"[^.;,]{0,40}? {resumed}\b", _words)
_FORMERLY = Pattern(r"\blast {formerly}\b", _words, re.I)
_LAST_ONE = re.compile(r"(?!the next).* one\b", re.I)
_IT_IS = Pattern(r"[\"', ]{0,6}(?:[Ii]t|[Tt]his|[Tt]hat)(?: \w+){0,2} {it_is}\b", _words)
_VIDEO = Pattern(r"\b{video}", _words, re.I)
_SHIPS = Pattern(r"\b{ships}\b", _words)
_PHONE = Pattern(r"\b{phone}", _words, re.I)
_LOOSE = Pattern(r"\b{loose}", _words, re.I)
_COMMENTATOR = Pattern(r"\b{commentators}\b", _words, re.I)
_WISHES = Pattern(r"\b{wishes}\b", _words, re.I)
_IS_SET = Pattern(r"\b{is_set}\b", _words)
_ATTENDING_IT = Pattern(r"\b{attending} (?:it|them)\b", _words, re.I)
_ATTENDING = Pattern(r"\b{attending}\b", _words)
_AGREED_ON = Pattern(r"\b{agreed_on} (?:the|these|such|their) (?:[\w\-]+ ){0,4}$", _words)
_OF_THE_DAY = Pattern(r"{of_the_day},? (?=[A-Z]|he |she |the |it |they |an? )", _words)
_ADDED = Pattern(r"\b{added} (?:[\w\-]+ ){0,4}$", _words)
_ADDED_BEHIND = Pattern(r" {added}\b", _words)
_APART = Pattern(r"{apart}\b", _words)


def is_carried(text: str, scene: Scene, trigger: Trigger) -> bool:
    """True where a trigger's clause says "by phone", "via video"."""
    clause = scene.sentence.clause_at(trigger.span.start).span
    return any(pattern.search(text, clause.start, clause.end) for pattern in (_PHONE, _VIDEO))


def kind(text: str, trigger: Trigger, scope: Scope) -> str:
    """The trigger's kind; a verb of meeting by telephone is a call."""
    if trigger.kind == "visit" and _search(_SHIPS, text, [Span(scope.clause.span.start, trigger.span.end)]):
        return "exercise"
    carried = (_PHONE,) if trigger.sense.needs in (None, "subject", "body") else (_PHONE, _VIDEO)
    verb = trigger.kind == "meeting" and not trigger.is_noun
    return "call" if verb and any(_search(pattern, text, scope.spans) for pattern in carried) else trigger.kind


def mode(text: str, trigger: Trigger, scope: Scope) -> Found | None:
    """How they meet: ``phone``, ``video``, or None where nothing says so."""
    if trigger.sense.mode:
        return Found(trigger.sense.mode, trigger.span, "the trigger's own mode")
    for pattern, told in ((_VIDEO, "video"), (_PHONE, "phone")):
        found = _search(pattern, text, scope.spans)
        if found:
            return Found(told, Span(*found.span()), "how they meet")
    return None


def loose(text: str, scope: Scope) -> Found | None:
    """ "the two sides", "both countries"."""
    found = _search(_LOOSE, text, scope.spans)
    return Found(found[0], Span(*found.span()), "the sides named before") if found else None


def is_definite(text: str, trigger: Trigger, scope: Scope) -> bool:
    """True where a noun is told as known: "the talks", "It will be the first ..."; an acronym always is."""
    if trigger.text.isupper():
        return True
    start = scope.spans[0].start
    head = before(text, trigger.span.start, REACH, start)
    told = bool(_IT_IS.match(text, start)) or (bool(_DEFINITE.search(head)) and not _NEW.search(head))
    return trigger.is_noun and told


def is_former(text: str, trigger: Trigger, scope: Scope) -> bool:
    """ "the previous round", "the two last met": a gathering of the same parties before the one the story tells."""
    start = scope.spans[0].start
    last_one = _LAST_ONE.match(trigger.text)
    named = trigger.is_noun and (last_one or _FORMER.search(before(text, trigger.span.start, REACH, start)))
    return bool(named or _search(_FORMERLY, text, scope.spans))


def is_further(text: str, trigger: Trigger, scope: Scope) -> bool:
    """ "the next round", "a fourth cycle": a gathering of the same parties behind the one the story tells."""
    if trigger.is_noun and (trigger.text.lower() == NEXT_ONE or _RESUMED.match(text, trigger.span.end)):
        return True
    return trigger.is_noun and bool(_FURTHER.search(before(text, trigger.span.start, REACH, scope.spans[0].start)))


def wish(text: str, sentence: Span) -> Span | None:
    """ "The two should meet, the newspaper said", "A think tank urges ...": the words of wishing of a commentator."""
    if not _COMMENTATOR.search(text, sentence.start, sentence.end):
        return None
    found = _WISHES.search(text, sentence.start, sentence.end)
    return Span(*found.span()) if found else None


def is_wished(text: str, wish: Span, trigger: Trigger) -> bool:
    """True where the gathering is what is wished for, and nothing between says that it happens all the same."""
    near = Span(wish.end, min(trigger.span.start, wish.end + WISH_REACH))
    return wish.start < trigger.span.end and not _IS_SET.search(text, near.start, near.end)


def is_apart(text: str, sentence: Span) -> bool:
    """ "Separately, ...": the sentence turns to another event."""
    return bool(_APART.match(text, sentence.start))


def is_attended(text: str, trigger: Trigger, scope: Scope) -> bool:
    """ "A and B attended the meeting": it names who came to the gathering told before."""
    near = Span(
        max(scope.spans[0].start, trigger.span.start - REACH), min(trigger.span.end + REACH, scope.spans[-1].end)
    )
    return trigger.is_noun and bool(_ATTENDING.search(text, near.start, near.end))


def attends_it(text: str, trigger: Trigger, sentence: Span) -> bool:
    """ "A, B and C are expected to take part in it", in a sentence that only reads so: the gathering told before."""
    return trigger.reads_as is not None and bool(_ATTENDING_IT.search(text, sentence.start, sentence.end))


def is_agreed_on(text: str, trigger: Trigger) -> bool:
    """ "The presidents agreed to launch the talks": they set them up and do not sit in them."""
    return trigger.is_noun and bool(_AGREED_ON.search(before(text, trigger.span.start, REACH)))


def is_of_the_day(text: str, sentence: Span, trigger: Span) -> bool:
    """ "Later, ...", "In another audience, ...", "later met", "also saw": another event of the day told before."""
    opened = _OF_THE_DAY.match(text, sentence.start) or _ADDED.search(
        before(text, trigger.start, ADDED, sentence.start)
    )
    return bool(opened or _ADDED_BEHIND.match(text, trigger.end))


def _search(pattern: Pattern, text: str, spans: Iterable[Span]) -> re.Match[str] | None:
    found = (pattern.search(text, span.start, span.end) for span in spans)
    return next((one for one in found if one), None)
