"""How a gathering stands that a verb tells: "will meet", "has not met", "wants to visit", "arrived in"."""

from __future__ import annotations

import re

from dateline.events import cues
from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.standing import REACH, UNDONE, Standing, words
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

# The words before the verb, up to it.
_FUTURE = Pattern(r"\b{future}(?: {future_then})* $", words, re.I)
_MODAL = Pattern(r"\b{modal}(?: {modal_then})*(?: {modal_verb})? $", words, re.I)
_NEGATED = Pattern(r"\b{negation}(?: {negation_then})* $", words, re.I)
_PROPOSING = Pattern(r"\b{proposing} (?:to|for|a|an|on)(?: [\w\-]+){0,2} $", words, re.I)
_PASSIVE = re.compile(r"\b(?:was|were|had been|been|being|be) $")
_TO_HAVE = re.compile(r"\b(?:to|would|should) have $", re.I)
_HAD = re.compile(r"\bhad $")
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were)(?: \w+)? $")
# The words behind an infinitive that undo it: "a plan to meet has been called off".
_UNDONE_BEHIND = Pattern(
    r"\b(?:has|have|had|was|were|is|are|stands?|stood) (?:now |been |also )*(?:(?P<off>{called_off})|{put_off})\b",
    words,
)


def standing(text: str, trigger: Trigger, scope: Scope, headline: bool) -> Standing:
    """The standing of a verb by its tense and the words around it; in a headline the present tells what was."""
    left = before(text, trigger.span.start, REACH, scope.spans[0].start)
    tense = trigger.sense.tense
    if tense in ("base", "ing"):
        undone = _undone(text, trigger, scope, left)
        if undone:
            return Standing(undone)
        return _base(left, trigger, headline) if tense == "base" else Standing(_ing(left, trigger))
    if tense == "present":
        return Standing(Found("held" if headline else "planned", trigger.span, "present tense"))
    return Standing(_past(left, trigger))


def _undone(text: str, trigger: Trigger, scope: Scope, left: str) -> Found | None:
    """Put off, called off, refused, proposed: said before the verb or behind it."""
    for cue in cues.find(text, scope.left, trigger.kind):
        if cue.status in (*UNDONE, "proposed") and trigger.span.start - cue.span.end <= REACH:
            return Found(cue.status, cue.span, "verb before")
    behind = _UNDONE_BEHIND.search(text, trigger.span.end, scope.right.end)
    if behind:
        return Found("cancelled" if behind["off"] else "postponed", Span(*behind.span()), "undone behind")
    return Found("declined", trigger.span, "negated verb") if _NEGATED.search(left) else None


def _base(left: str, trigger: Trigger, headline: bool) -> Standing:
    if _MODAL.search(left):
        return Standing(hypothetical=True)
    if _PROPOSING.search(left):
        return Standing(Found("proposed", trigger.span, "wish or offer before the verb"))
    if _FUTURE.search(left):
        return Standing(Found("planned", trigger.span, "future or infinitive"))
    return Standing(Found("held", trigger.span, "headline present") if headline else None)


def _ing(left: str, trigger: Trigger) -> Found | None:
    if trigger.text.lower().startswith(("are ", "is ")) or _PROGRESSIVE.search(left):
        return Found("under_way", trigger.span, "progressive")
    return None


def _past(left: str, trigger: Trigger) -> Found | None:
    shown = trigger.text.lower()
    if _PASSIVE.search(left) and not shown.startswith(("was", "were")):
        return None
    if _TO_HAVE.search(left):
        return Found("planned", trigger.span, "was to have been")
    if trigger.kind == "visit" and shown.startswith(words().arrivals) and not _HAD.search(left):
        return Found("under_way", trigger.span, "arrival")
    return Found("held", trigger.span, "past tense")
