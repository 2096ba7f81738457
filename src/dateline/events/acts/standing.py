"""How an act stands: done, planned, offered, refused, or a mere possibility; and whether the verb is a passive."""

from __future__ import annotations

import functools
import re

from dateline.events.acts.triggers import ActTrigger, Sense
from dateline.events.acts.words import cues
from dateline.events.frame import Found
from dateline.language import Pattern, any_case, any_of
from dateline.language.around import before
from dateline.model import Span

REACH = 60

_PASSIVE = Pattern(r"\b{passive} (?:{passive_then} )*$", cues, re.I)
_PROGRESSIVE = Pattern(r"\b{progressive} (?:{standing_then} )*$", cues, re.I)
_PARTICIPLE = re.compile(r", (?:\w+ly )?$")
_AUXILIARY = re.compile(
    r"\b(?:did|does|do|to|will|would|shall|'ll|can|could|may|might|should|must|cannot) (?:[\w-]+ )?(?:[\w-]+ )?$", re.I
)
_INFINITIVE = re.compile(r"\bto (?:[\w-]+ )?$")
_CONDITION = Pattern(r"^[ ,\"'(]*{conditions}\b", cues, re.I)


@functools.cache
def _standings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = cues()
    then = any_of(table.standing_then)
    return tuple(
        (name, any_case(rf"(?:^|[ ,'\"(]|(?<=n))(?P<cue>{any_of(forms)})(?: {then})* $"))
        for name, forms in table.standing.items()
    )


def of(text: str, trigger: ActTrigger, left: Span, clause: Span) -> Found | None:
    """The standing that the words before the verb give it; None where it is simply done."""
    head = before(text, trigger.span.start, REACH, left.start)
    if _CONDITION.search(text[clause.start : trigger.span.start]):
        return Found("hypothetical", trigger.span, "a condition")
    for name, pattern in _standings():
        found = pattern.search(head)
        if found and name == "done":
            return None
        if found:
            by = trigger.span.start - len(head)
            return Found(name, Span(found.start("cue") + by, found.end("cue") + by), "said before the verb")
    return Found("hypothetical", trigger.span, "an infinitive") if _INFINITIVE.search(head) else None


def is_passive(text: str, trigger: ActTrigger, sense: Sense, left: Span) -> bool:
    """ "was accused by": whoever stands before the verb suffers the act."""
    head = before(text, trigger.span.start, REACH, left.start)
    return sense.form == "past" and not sense.frame.inverted and bool(_PASSIVE.search(head))


def is_verb(text: str, trigger: ActTrigger, sense: Sense, left: Span) -> bool:
    """False where a form is no predicate: a bare infinitive, a gerund as a noun, "attack" as a noun."""
    head = before(text, trigger.span.start, REACH, left.start)
    if sense.form == "ing":
        return bool(_PROGRESSIVE.search(head) or _PARTICIPLE.search(head))
    return bool(_AUXILIARY.search(head)) if sense.form == "base" else sense.form == "past"
