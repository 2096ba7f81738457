"""Why something was put off, called off, refused or suspended, in the text's own words."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.events.frame import Found
from dateline.language import Sentence
from dateline.model import Span
from dateline.vocabulary import load

UNDONE = ("postponed", "cancelled", "declined", "suspended", "ended", "notice_given")
LONGEST = 160  # characters; a longer stretch is a story of its own, not a reason


class ReasonCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/reason_cues.yaml."""

    firm: list[str]
    weak: list[str]
    stops: list[str]


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = load("reason_cues", ReasonCues)
    firm, weak = (re.compile(rf"\b(?:{'|'.join(forms)}) ", re.I) for forms in (table.firm, table.weak))
    return firm, weak, re.compile("|".join(table.stops))


def find(text: str, sentence: Sentence, cue: Span | None) -> Found | None:
    """The reason that a sentence of ``text`` gives, or None.

    ``cue`` is where it tells the undoing; None in the sentences after it, where only a firm word opens a reason.
    """
    firm, weak, _ = _patterns()
    whole = sentence.span
    opener = firm.search(text, cue.end if cue else whole.start, whole.end) or firm.search(text, whole.start, whole.end)
    if opener is None and cue is not None:
        opener = weak.search(text, cue.end, whole.end)
    return _phrase(text, opener, sentence) if opener else None


def _phrase(text: str, opener: re.Match[str], sentence: Sentence) -> Found | None:
    """From behind the opener to the end of its clause, or to where the sentence credits a source."""
    stop = _patterns()[2].search(text, opener.end(), sentence.span.end)
    ends = [a.span.start for a in sentence.attributions if a.span.start > opener.end()]
    start, end = opener.end(), min([stop.start() if stop else sentence.span.end, *ends])
    while start < end and text[start] in " \"'":
        start += 1
    while end > start and text[end - 1] in " .,;\"'":
        end -= 1
    span = Span(start, end)
    if not 0 < end - start <= LONGEST or re.fullmatch(r"[\d\W]*|(?:\w+ ){0,1}\w*day\b.*", span.cut(text)):
        return None
    return Found(span.cut(text), span, f"behind {opener[0].strip().lower()!r}")
