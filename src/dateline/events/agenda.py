"""What was or is to be talked about, each topic the shortest phrase that stands alone."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

import msgspec

from dateline.events.frame import Found
from dateline.language import Pattern, attribution
from dateline.language.around import without_marks
from dateline.model import Span
from dateline.vocabulary import load

MAX_WORDS = 16


class AgendaCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/agenda_cues.yaml."""

    before_verb: list[str]
    discuss: list[str]
    discussed: list[str]
    discussing: list[str]
    talks: list[str]
    about: list[str]
    topics: list[str]
    such_as: list[str]
    includes: list[str]
    purposes: list[str]
    on_agenda: list[str]
    fronted: list[str]
    fillers: list[str]
    stops: list[str]
    joints: list[str]
    not_topics: list[str]
    lead_ins: list[str]
    undone: list[str]
    meets: list[str]
    not_over: list[str]
    told_too: list[str]
    parted_by: list[str]
    narrowing: list[str]


@functools.cache
def _words() -> AgendaCues:
    return load("agenda_cues", AgendaCues)


_OPENER = Pattern(
    r"\b(?:{before_verb}? ?{discuss}|{discussed}|{discussing}|{topics} {such_as}"
    r"|(?:agenda|topics)(?: items)? {includes}|{fronted} {includes}|{purposes}"
    r"|{talks}(?: (?:with|between|in|at|by) [^;:\"]{2,110}?| of (?:(?! {parted_by} )[^;:\"]){2,110}?)??"
    r"(?: on (?:{@weekdays}|[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?,? {about}|{undone} on"
    r"|{meets} (?:(?! {parted_by} (?:the|their|his|her|its) )[^;:\".]){2,120}? over(?! {not_over})) ",
    _words,
    re.I,
)
_PURPOSE = Pattern(r" (?:{purposes}|(?:to|will|would) {discuss}) ", _words, re.I)
_ON_AGENDA = Pattern(r" {on_agenda}\b", _words, re.I)
_FILLER = Pattern(r"{fillers} ", _words, re.I)
_STOP = Pattern(r"{stops}", _words)
_JOINT = Pattern(r",? and (?:also )?{told_too} |{joints}", _words)
_NO_TOPIC = Pattern(r"(?:on )?(?:the )?{not_topics}", _words)
_WITH = Pattern(
    r", with (?P<topics>[^;]{3,160}?) (?:(?:high |top )?on (?:the|their) (?:agenda|table)"
    r"|(?:topping|dominating|leading) (?:the|their) agenda)",
    _words,
)
_LEAD_IN = Pattern(
    r"{lead_ins},? |(?:During|At|In|On|Besides|Apart from) [^,]{3,80}, (?:(?:which|who|held|convened)[^,]*, )?", _words
)
# "The response to A, including B and C": the topic was told before.
_NARROWS = Pattern(r"{narrowing}\b", _words)
_DAY = Pattern(r"(?:{@weekdays})\b")
_AND = re.compile(r",? and ")
LEFT, RIGHT = 3, 2  # words from which on two topics without a comma are two, and not "peace and security"
_WORD = re.compile(r"[a-z]{3}|[A-Z]{3}")


def find(text: str, span: Span) -> list[Found]:
    """The topics of one sentence, in order."""
    told = [a.span for a in attribution.find(text, span)]
    named = _WITH.search(text, span.start, span.end)
    if named:
        return _topics(text, Span(*named.span("topics")))
    for opener in _openers(text, span):
        if _DAY.match(text, opener):
            continue
        stops = [a.start for a in told if a.start >= opener] or [span.end]
        end = _STOP.search(text, opener, min(stops))
        topics = _topics(text, Span(opener, end.start() if end else min(stops)))
        if topics:
            return topics
    behind = _ON_AGENDA.search(text, span.start, span.end)
    if not behind:
        return []
    lead = _LEAD_IN.match(text, span.start, behind.start())
    return _topics(text, Span(lead.end() if lead else span.start, behind.start()))


def _openers(text: str, span: Span) -> Iterator[int]:
    """Where topics may begin; an opener that leads to a day is looked at again from there."""
    at = span.start
    while opener := _OPENER.search(text, at, span.end):
        inner = _PURPOSE.search(text, opener.start() + 1, opener.end() - 1)
        if inner:  # "talks in PLACE to discuss the situation on the border"
            at = inner.start() + 1
            continue
        yield opener.end()
        at = opener.start() + 1 if _NO_TOPIC.match(text, opener.end()) else opener.end()
        at = max(at, opener.start() + 1)


def is_on_agenda(text: str, span: Span) -> bool:
    """True where the sentence says that something is on the agenda: of the talks told before, not of what it names."""
    return bool(_ON_AGENDA.search(text, span.start, span.end))


def _topics(text: str, span: Span) -> list[Found]:
    start = span.start
    while filler := _FILLER.match(text, start, span.end):
        start = filler.end()
    apart = _pieces(text, Span(start, span.end))
    wide = itertools.takewhile(lambda piece: piece.start == start or not _NARROWS.match(text, piece.start), apart)
    pieces = ((piece, piece.cut(text)) for piece in wide)
    return [Found(shown, piece, "talked about") for piece, shown in pieces if _is_topic(shown)]


def _is_topic(shown: str) -> bool:
    """A phrase of some words that says what it is about."""
    return 0 < len(shown.split()) <= MAX_WORDS and bool(_WORD.search(shown)) and not _NO_TOPIC.fullmatch(shown)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Split at list commas and at an "and" that joins noun phrases of their own."""
    joints = [found.span() for found in _JOINT.finditer(span.cut(text))]
    edges = [(0, 0), *joints, (span.end - span.start, 0)]
    for (_, start), (end, _) in itertools.pairwise(edges):
        piece = without_marks(text, Span(start, end).shift(span.start))
        if piece.start < piece.end:
            last = end == edges[-1][0]
            yield from _at_and(text, piece, listed=bool(joints)) if last else (piece,)


def _at_and(text: str, piece: Span, *, listed: bool) -> Iterator[Span]:
    """The last two of "A, B and C"; of "A and B" without a comma only where each says something by itself."""
    joint = _AND.search(text, piece.start, piece.end)
    if joint is None:
        yield piece
        return
    left, right = Span(piece.start, joint.start()), Span(joint.end(), piece.end)
    one, other = left.cut(text).split(), right.cut(text).split()
    apart = len(one) >= LEFT and len(other) >= RIGHT and not one[-1][0].isupper()
    if apart or (listed and not (one[-1][0].isupper() and other[0][0].isupper())):
        yield left
        yield right
    else:
        yield piece
