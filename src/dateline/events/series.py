"""Standing talks and larger gatherings by name: the series of a trigger, and what it is on the margins of."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Lexicon, Pattern, Sentence
from dateline.language.around import before
from dateline.model import Span
from dateline.vocabulary import load, tables

KNOWN = "known name"
REACH_LEFT = 90
REACH_RIGHT = 100


class SeriesCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/series_cues.yaml."""

    margin_ends: list[str]
    margins: list[str]
    articles: list[str]
    margin_articles: list[str]
    heads: list[str]
    not_counted: list[str]
    claims: list[str]
    claim_owners: list[str]
    numbered: frozenset[str]
    other: list[str]


@functools.cache
def words() -> SeriesCues:
    """The vocabulary of series."""
    return load("series_cues", SeriesCues)


_MARGINS = Pattern(
    r"\bon the {margins} of (?P<what>(?:{margin_articles} )?[^,.;]{3,90}?)(?={margin_ends})", words, re.I
)
_ARTICLE = Pattern(r"{articles} ", words, re.I)
_ACRONYM = re.compile(r" \([A-Z]{2,9}\)$")
_CAPITALISED = re.compile(
    r"(?P<name>(?:[A-Z][\w.'\-]{0,40}|\d\+\d|2-plus-2)(?: (?:[A-Z][\w.'&\-]{0,40}|of|on|for|and|the|\d\+\d)){0,16}) $"
)
_BEHIND = re.compile(
    r" of (?:the |their |its )?((?:[\w.'\-]+ ){0,4}?(?:[A-Z][\w.'\-]*(?: (?:and|on|of|for|the))* ?){1,9})"
)
_HEAD = Pattern(r"{heads}$", words)
_OTHER = Pattern(r"\b{other}\b", words)


@functools.cache
def _forums() -> Lexicon[tables.Forum]:
    return Lexicon((form, forum) for forum in tables.forums() for form in forum.forms)


def name(text: str, trigger: Trigger, scope: Scope) -> Found | None:
    """The series' name: a known one in the trigger's share, else capitalised words that end in its noun."""
    if trigger.sense.weak and trigger.kind in ("forum", "exercise") and trigger.span.cut(text) in _forums():
        return Found(trigger.span.cut(text), trigger.span, KNOWN)
    whole = Span(scope.spans[0].start, scope.spans[-1].end)
    return _known(text, trigger, whole) or _capitalised(text, trigger, whole) or _behind(text, trigger, whole)


def _known(text: str, trigger: Trigger, whole: Span) -> Found | None:
    near = Span(max(whole.start, trigger.span.start - REACH_LEFT), min(whole.end, trigger.span.end + REACH_RIGHT))
    for hit in _forums().find(near.cut(text)):
        span = hit.span(near.start)
        if hit.value.kind in ("series", "exercise", "agreement") and _close(text, span, trigger):
            return Found(span.cut(text), span, KNOWN)
    return None


def _close(text: str, span: Span, trigger: Trigger) -> bool:
    if span.overlaps(trigger.span):
        return True
    gap = text[min(span.end, trigger.span.end) : max(span.start, trigger.span.start)]
    return len(gap) < 30 and not _OTHER.search(gap)


def _capitalised(text: str, trigger: Trigger, whole: Span) -> Found | None:
    """ "the Defence Policy Dialogue"."""
    if not trigger.is_noun or not text[trigger.span.start].isupper():
        return None
    head = _CAPITALISED.search(before(text, trigger.span.start, 80, whole.start))
    if not head:
        return None
    span = Span(trigger.span.start - len(head["name"]) - 1, trigger.span.end)
    return Found(span.cut(text), span, "capitalised name")


def _behind(text: str, trigger: Trigger, whole: Span) -> Found | None:
    """ "the fifth meeting of the Joint Military Commission"."""
    end = min(whole.end, trigger.span.end + REACH_RIGHT)
    found = _BEHIND.match(text[trigger.span.end : end])
    shown = found[1].strip() if found else ""
    if not found or not _HEAD.search(shown):
        return None
    start = trigger.span.end + found.start(1)
    span = Span(start, start + len(found[1].rstrip()))
    return Found(span.cut(text), span, "capitalised name behind")


def margins(text: str, sentence: Sentence, scope: Scope) -> Found | None:
    """The larger gathering: "on the margins of the Seoul Defense Dialogue"."""
    for found in _MARGINS.finditer(text, sentence.span.start, sentence.span.end):
        what = Span(*found.span("what"))
        if scope.holds(what):
            article = _ARTICLE.match(what.cut(text))
            acronym = _ACRONYM.search(what.cut(text))
            start = what.start + (article.end() if article else 0)
            span = Span(start, what.end - (len(acronym[0]) if acronym else 0))
            return Found(span.cut(text), span, "on the margins")
    return None
