"""Why something was put off, called off, refused or suspended, in the text's own words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.events.frame import Found
from dateline.events.standing import UNDONE
from dateline.language import Pattern, Sentence
from dateline.language.around import without_marks
from dateline.model import Span
from dateline.times import TimeMention
from dateline.vocabulary import load

EXPLAINED = (*UNDONE, "suspended", "ended", "notice_given")  # what a reason is looked for
LONGEST = 160  # characters; a longer stretch is a story of its own, not a reason
FRONT = 2  # characters from the beginning of a sentence to a reason that opens it
OPENING = 4  # characters; a phrase that opens with a day is no reason: "due on May 3", "after the Monday talks"


class ReasonCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/reason_cues.yaml."""

    firm: list[str]
    weak: list[str]
    kept: list[str]
    stops: list[str]


@functools.cache
def _words() -> ReasonCues:
    return load("reason_cues", ReasonCues)


_FIRM = Pattern(r"\b(?:{firm}|(?={kept})) ?", _words, re.I)
_WEAK = Pattern(r"\b{weak} ", _words)
_COMMA = re.compile(", ")  # "Because of a strike, the talks were put off"
_STOP = Pattern(r"{stops}", _words)


def find(text: str, sentence: Sentence, times: Sequence[TimeMention], cue: Span | None) -> Found | None:
    """The reason that a sentence of ``text``, whose time mentions are ``times``, gives, or None.

    ``cue`` is where it tells the undoing; None in the sentences after it, where only a firm word opens a reason.
    """
    phrases = (_phrase(text, opener, sentence, times) for opener in _openers(text, sentence.span, cue))
    return next((found for found in phrases if found), None)


def _openers(text: str, sentence: Span, cue: Span | None) -> Iterator[re.Match[str]]:
    """Behind the words of undoing first, then before them, weak ones last."""
    if cue:
        yield from _FIRM.finditer(text, cue.end, sentence.end)
    yield from _FIRM.finditer(text, sentence.start, sentence.end)
    if cue:
        yield from _WEAK.finditer(text, cue.end, sentence.end)


def _phrase(text: str, opener: re.Match[str], sentence: Sentence, times: Sequence[TimeMention]) -> Found | None:
    """From behind the opener to the end of its clause, or to where the sentence credits a source."""
    ahead = opener.start() - sentence.span.start <= FRONT
    stop = (_COMMA if ahead else _STOP).search(text, opener.end(), sentence.span.end)
    ends = [a.span.start for a in sentence.attributions if a.span.start > opener.end()]
    span = without_marks(text, Span(opener.end(), min([stop.start() if stop else sentence.span.end, *ends])))
    value = span.cut(text)
    if not 0 < len(value) <= LONGEST or any(0 <= t.start - span.start <= OPENING for t in times):
        return None
    return Found(value, span, f"behind {opener[0].strip().lower()!r}" if opener[0] else "the words of the reason")
