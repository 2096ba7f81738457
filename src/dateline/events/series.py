"""Standing talks and larger gatherings by name: the series of a trigger, its number, and what it is on the margins of."""

from __future__ import annotations

import functools
import re

from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Lexicon, Sentence
from dateline.model import Span
from dateline.vocabulary import tables

_ORDINAL_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS = (
    {w: n for n, w in enumerate(_ORDINAL_WORDS, 1)}
    | {f"twenty-{w}": 20 + n for n, w in enumerate(_ORDINAL_WORDS[:9], 1)}
    | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}
)
_ORDINAL = rf"(?P<o>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_EDITION = re.compile(
    rf"\b{_ORDINAL} (?:(?:annual|joint|regular|such|ministerial|high-level|formal|India|Japan|ROK|[A-Z][\w.'\-]*|of|the|and|political|strategic|trilateral|bilateral|"
    r"defen[cs]e|security|vice-ministerial|policy|inter-sessional|working|summit|plenary|intergovernmental|direct|border|corps|commander|peace|foreign|economic|nuclear|military|ministers'?|naval|technical) ?){0,9}$",
    re.I,
)
_MARGINS = re.compile(
    r"\bon the (?:margins?|sidelines?|fringes?) of (?P<what>(?:the |a |an |this |next |last |that )?[^,.;]{3,90}?)(?=,|\.|;| that | which | being | to be | scheduled| on (?:\w+day|[A-Z])| in (?:[A-Z]|the |early|late)| later| next| this| last| where| when| for the | said|$| \((?![A-Z]{2,9}\) ))",
    re.I,
)
_NAMED = re.compile(r"(?P<name>(?:[A-Z][\w.'\-]*|\d\+\d|2-plus-2)(?: (?:[A-Z][\w.'&\-]*|of|on|for|and|the|\d\+\d))*) $")
_PROPER_HEAD = re.compile(
    r"(?:Dialogue|Mechanism|Commission|Committee|Forum|Summit|Consultations?|Consultative|Talks|Exercise|Meeting|Working Group|Conference|Council|Partnership|Process|Format|Roundtable)$"
)


@functools.cache
def _forums() -> Lexicon[tables.Forum]:
    return Lexicon((form, forum) for forum in tables.forums() for form in forum.forms)


def edition(text: str, trigger: Trigger, scope: Scope) -> Found | None:
    """The number of this round: "the 14th round", "the ninth Japan-Philippines dialogue"."""
    if not trigger.is_noun or trigger.kind in ("visit", "call", "agreement"):
        return None
    head = text[max(scope.spans[0].start, trigger.span.start - 110) : trigger.span.start]
    found = _EDITION.search(head)
    if not found:
        return None
    word = found["o"].lower()
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    span = Span(trigger.span.start - len(head) + found.start("o"), trigger.span.start - len(head) + found.end("o"))
    if re.match(r" (?:day|time|half|week|month|year|consecutive|straight|stop|leg)\b", text[span.end : span.end + 14]):
        return None
    if re.search(r"\bfor the $", text[max(0, span.start - 9) : span.start]) or _is_claim(text, span, trigger, number):
        return None
    return Found(str(number), span, "ordinal before the noun")


def _is_claim(text: str, span: Span, trigger: Trigger, number: int) -> bool:
    """ "the first talks in five years" claims a gap, "their third meeting this year" counts: neither numbers a series."""
    tail = text[trigger.span.end : trigger.span.end + 50]
    claim = re.match(
        r"[^,.]{0,30}?\b(?:in|since|for|this year|in more than|of the year|this month|between the two leaders)\b", tail
    )
    if number > 3:
        return False
    numbered = trigger.text.lower() in ("round", "edition", "session")
    return (number == 1 and (bool(claim) or not numbered)) or bool(
        re.search(r"\b(?:their|his|her|our) $", text[max(0, span.start - 6) : span.start]) and claim
    )


def name(text: str, trigger: Trigger, scope: Scope) -> Found | None:
    """The series' name: a known one in the trigger's share, else capitalised words that end in its noun."""
    if trigger.sense.weak and trigger.kind in ("forum", "exercise") and trigger.span.cut(text) in _forums():
        return Found(trigger.span.cut(text), trigger.span, "known name")
    near = Span(max(scope.spans[0].start, trigger.span.start - 90), min(scope.spans[-1].end, trigger.span.end + 100))
    for hit in _forums().find(near.cut(text)):
        span = Span(near.start + hit.start, near.start + hit.end)
        if hit.value.kind in ("series", "exercise", "agreement") and _close(text, span, trigger):
            return Found(span.cut(text), span, "known name")
    if text[trigger.span.start].isupper() and trigger.is_noun:
        head = _NAMED.search(text[max(scope.spans[0].start, trigger.span.start - 80) : trigger.span.start])
        if head:
            start = trigger.span.start - len(head["name"]) - 1
            return Found(text[start : trigger.span.end], Span(start, trigger.span.end), "capitalised name")
    behind = re.match(
        r" of (?:the |their |its )?((?:[\w.'\-]+ ){0,4}?(?:[A-Z][\w.'\-]*(?: (?:and|on|of|for|the))* ?){1,9})",
        text[trigger.span.end : near.end],
    )
    if behind and _PROPER_HEAD.search(behind[1].strip()):
        start = trigger.span.end + behind.start(1)
        span = Span(start, start + len(behind[1].rstrip()))
        return Found(span.cut(text), span, "capitalised name behind")
    return None


def _close(text: str, span: Span, trigger: Trigger) -> bool:
    if span.overlaps(trigger.span):
        return True
    gap = text[min(span.end, trigger.span.end) : max(span.start, trigger.span.start)]
    return len(gap) < 30 and not re.search(r"\b(?:on|sidelines|margins|during|ahead)\b", gap)


def margins(text: str, sentence: Sentence, scope: Scope) -> Found | None:
    """The larger gathering: "on the margins of the Seoul Defense Dialogue"."""
    for found in _MARGINS.finditer(text, sentence.span.start, sentence.span.end):
        span = Span(*found.span("what"))
        if scope.holds(span) or scope.owns(span):
            cut = re.match(r"(?:the|a|an|this|that) ", span.cut(text), re.I)
            start = span.start + (cut.end() if cut else 0)
            tail = re.search(r" \([A-Z]{2,9}\)$", span.cut(text))
            span = Span(span.start, span.end - len(tail[0])) if tail else span
            return Found(text[start : span.end], Span(start, span.end), "on the margins")
    return None
