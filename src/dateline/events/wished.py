"""What somebody asks for in a clause of its own: "proposed that talks be held", "suggested that the envoys meet".

The clause says nothing of what will be; the word before it does: asked for, or turned down.
"""

from __future__ import annotations

import re

from dateline.events import cues
from dateline.events.frame import Found
from dateline.events.standing import words
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

REACH = 190  # characters before a trigger in which the word of asking may stand
ANSWER = 50  # characters before the word of asking in which it may be turned down
_ASKING = Pattern(
    r"\b(?P<word>{asking})\b[^.;:\"]{0,110}?\bthat (?P<clause>(?:(?!{finite}\b)[^.;:\"]){0,110}?)$", words, re.I
)
_HOLDING = Pattern(r"\b{asked_to_hold} (?:[\w\-']+ ){0,3}$", words)
_BE_HELD = Pattern(r"(?: [\w'\-]+){0,8}? be {asked_done}\b", words)


def standing(text: str, trigger: Trigger, floor: int) -> Found | None:
    """Proposed or declined, where the trigger stands in such a clause of its sentence, which begins at ``floor``."""
    left = before(text, trigger.span.start, REACH, floor)
    found = _ASKING.search(left)
    if not found or not _is_asked_for(text, trigger, found["clause"]):
        return None
    at = trigger.span.start - len(left)
    word = Span(*found.span("word")).shift(at)
    answers = cues.find(text, Span(max(floor, word.start - ANSWER), word.start), trigger.kind)
    refused = next((c for c in answers if c.status == "declined"), None)
    if refused:
        return Found("declined", refused.span, "what was asked for is turned down")
    return Found("proposed", word, "asked for in a clause of its own")


def _is_asked_for(text: str, trigger: Trigger, clause: str) -> bool:
    """ "... gather", "... hold talks", "talks be held": a verb without tense and person."""
    if not trigger.is_noun:
        return trigger.sense.tense == "base" and bool(clause.strip())
    return bool(_HOLDING.search(clause) or _BE_HELD.match(text, trigger.span.end))
