"""How a gathering stands that a verb tells: "will meet", "has not met", "wants to visit", "arrived in"."""

from __future__ import annotations

import re

from dateline.events import cues
from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.standing import PAST_PLAN, REACH, UNDONE, Standing, had_been_told, words
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

DOUBT = 110  # characters before a verb in which somebody may wonder about it
ARRIVING = ("visit", "exercise")
# The words before the verb, up to it.
_FUTURE = Pattern(r"\b{future}(?: {future_then})* $", words, re.I)
_MODAL = Pattern(r"\b{modal}(?: {modal_then})*(?: {modal_verb})? $", words, re.I)
_NEGATED = Pattern(r"\b{negation}(?: {negation_then})* $", words, re.I)
_PROPOSING = Pattern(r"\b{proposing} (?:to|for|a|an|on)(?: [\w\-]+){0,2} $", words, re.I)
_DOUBT = Pattern(r"\b{doubt}\b[^.;]*$", words, re.I)
_ACCEPTED = Pattern(r"\b{accepted}\b", words, re.I)
_PASSIVE = re.compile(r"\b(?:was|were|had been|been|being|be) $")
_PAST_PLAN = Pattern(r"\b{past_plan}(?: \w+)? $", words, re.I)
_WENT_TO = Pattern(r"\b{went},? to $", words)
_RECEIVED = Pattern(r"^{received}\b", words, re.I)
_HAD_BEEN_SET = Pattern(r"\b{had_been_set}\b", words)
_WAS_TO = re.compile(r"\b(?:was|were) to $")
_HAD = re.compile(r"\bhad $")
_IS = re.compile(r"(?:are|is|was|were) ", re.I)
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were)(?: \w+)? $")
# The words behind an infinitive that undo it: "a plan to meet has been called off".
_UNDONE_BEHIND = Pattern(
    r"\b(?:has|have|had|was|were|is|are|stands?|stood) (?:now |been |also )*(?:(?P<off>{called_off})|{put_off})\b",
    words,
)


def standing(text: str, trigger: Trigger, scope: Scope, headline: bool) -> Standing:
    """The standing of a verb by its tense and the words around it; in a headline the present tells what was."""
    left = before(text, trigger.span.start, REACH, scope.spans[0].start)
    if _DOUBT.search(before(text, trigger.span.start, DOUBT)):
        return Standing(hypothetical=True)
    tense = trigger.sense.tense
    if tense in ("base", "ing"):
        undone = _undone(text, trigger, scope, left)
        if undone:
            return Standing(undone)
        return _base(left, trigger, headline) if tense == "base" else Standing(_ing(left, trigger))
    if tense == "present":
        return Standing(_present(trigger, headline))
    return Standing(_past(left, trigger))


def _undone(text: str, trigger: Trigger, scope: Scope, left: str) -> Found | None:
    """Put off, called off, refused, proposed: said before the verb or behind it."""
    accepted = _ACCEPTED.search(left)
    for cue in cues.find(text, scope.left, trigger.kind):
        told = UNDONE if accepted else (*UNDONE, "proposed")
        if cue.status in told and trigger.span.start - cue.span.end <= REACH:
            return Found(cue.status, cue.span, "verb before")
    behind = _UNDONE_BEHIND.search(text, trigger.span.end, scope.right.end)
    if behind:
        return Found("cancelled" if behind["off"] else "postponed", Span(*behind.span()), "undone behind")
    if not _NEGATED.search(left):
        return None
    had_been_set = any(_HAD_BEEN_SET.search(text, span.start, span.end) for span in (scope.left, scope.right))
    return Found("cancelled" if had_been_set else "declined", trigger.span, "negated verb")


def _base(left: str, trigger: Trigger, headline: bool) -> Standing:
    if _PAST_PLAN.search(left):
        return Standing(Found("planned", trigger.span, PAST_PLAN))
    if _MODAL.search(left):
        return Standing(hypothetical=True)
    if _ACCEPTED.search(left):
        return Standing(Found("planned", trigger.span, "an invitation accepted"))
    if _PROPOSING.search(left):
        return Standing(Found("proposed", trigger.span, "wish or offer before the verb"))
    if _WENT_TO.search(left):
        return Standing(Found("held", trigger.span, "what a journey was made for"))
    if _FUTURE.search(left):
        past = bool(_WAS_TO.search(left) or had_been_told(left))
        return Standing(Found("planned", trigger.span, "future or infinitive", past))
    return Standing(Found("held", trigger.span, "headline present") if headline else None)


def _ing(left: str, trigger: Trigger) -> Found | None:
    if _IS.match(trigger.text) or _PROGRESSIVE.search(left):
        return Found("under_way", trigger.span, "progressive")
    return None


def _present(trigger: Trigger, headline: bool) -> Found:
    if trigger.text.lower().startswith(words().stays):
        return Found("under_way", trigger.span, "a stay")
    return Found("held" if headline else "planned", trigger.span, "present tense")


def _passive(left: str, trigger: Trigger) -> Found | None:
    """ "Had been received by": what a host does is told of his guest; other verbs say nothing in the passive."""
    if not _RECEIVED.match(trigger.text):
        return None
    ahead = _FUTURE.search(re.sub(r"be $", "", left))
    return Found("planned" if ahead else "held", trigger.span, "received")


def _past(left: str, trigger: Trigger) -> Found | None:
    shown = trigger.text.lower()
    if _PAST_PLAN.search(left):
        return Found("planned", trigger.span, PAST_PLAN)
    if _PASSIVE.search(left) and not shown.startswith(("was", "were")):
        return _passive(left, trigger)
    if trigger.kind in ARRIVING and shown.startswith(words().arrivals) and not _HAD.search(left):
        return Found("under_way", trigger.span, "arrival")
    return Found("held", trigger.span, "past tense")
