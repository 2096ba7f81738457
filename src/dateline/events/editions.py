"""The number of a round in its series: "the 14th round", "the ninth Japan-Philippines dialogue"."""

from __future__ import annotations

import functools
import re

from dateline.events import series
from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Pattern, any_case, any_word
from dateline.language.around import before, behind
from dateline.language.forms import common
from dateline.model import Span

REACH = 110
MARGIN_REACH = 50  # characters between "on the sidelines of" and the number of what stands behind it
LOW = 3  # a claim counts no further: "the first talks in five years", "their third meeting this year"
_NOT_COUNTED = Pattern(r" {not_counted}\b", series.words)
_CLAIM = Pattern(r"[^,.]{0,30}?\b{claims}\b", series.words)
_OWNED = Pattern(r"\b{claim_owners} $", series.words)
_ON_MARGINS = Pattern(r"\b{margins} of (?:{margin_articles} )?(?:[\w.'\-]+ ){0,3}$", series.words)
_FOR_THE = re.compile(r"\bfor the $")


@functools.cache
def _ordinal() -> re.Pattern[str]:
    """An ordinal and the words between it and the noun at the end."""
    number = rf"(?P<o>\d{{1,3}}(?:st|nd|rd|th)|{any_word(common().ordinals)})"
    return any_case(rf"\b{number} (?:[A-Z][\w.'\-]* ){{0,8}}(?:[A-Z][\w.'\-]* ?)?$")


def find(text: str, trigger: Trigger, scope: Scope) -> Found | None:
    """The number of this round, where the ordinal before its noun counts rounds and claims no gap."""
    if not trigger.is_noun or trigger.kind in ("visit", "call", "agreement"):
        return None
    itself = trigger.text.split()[-1].lower()
    if itself in common().ordinals:  # "will hold the fourth in Muscat"
        at = Span(trigger.span.end - len(itself), trigger.span.end)
        return Found(str(common().ordinals[itself]), at, "the ordinal alone")
    head = before(text, trigger.span.start, REACH, scope.spans[0].start)
    found = _ordinal().search(head)
    if not found:
        return None
    word = found["o"].lower()
    number = common().ordinals.get(word) or int(re.sub(r"\D", "", word) or 0)
    span = Span(*found.span("o")).shift(trigger.span.start - len(head))
    again = number <= LOW and _FOR_THE.search(before(text, span.start, 9))
    if again or _NOT_COUNTED.match(behind(text, span.end, 14)):
        return None
    return None if _is_claim(text, span, trigger, number) else Found(str(number), span, "ordinal before the noun")


def is_of_larger(text: str, number: Found) -> bool:
    """ "Met on the sidelines of the 48th session": the number is that of the larger gathering."""
    return bool(_ON_MARGINS.search(before(text, number.span.start, MARGIN_REACH)))


def _is_claim(text: str, span: Span, trigger: Trigger, number: int) -> bool:
    """ "the first talks in five years", "their third meeting this year": neither numbers a series."""
    if number > LOW:
        return False
    claim = bool(_CLAIM.match(behind(text, trigger.span.end, 50)))
    if number == 1 and (claim or trigger.text.lower() not in series.words().numbered):
        return True
    return claim and bool(_OWNED.search(before(text, span.start, 6)))
