"""Where a gathering takes place: the place its clause names behind "in", "at", "here", or before the noun."""

from __future__ import annotations

import re

from dateline.actors import Scene, cities
from dateline.events.frame import Place
from dateline.events.scope import Scope
from dateline.events.sides import topic_zones
from dateline.events.triggers import Trigger
from dateline.model import Dateline, Span
from dateline.vocabulary import tables

_LOCATIVE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|off|outside|around)(?: (?:the|neighbou?ring|nearby|downtown|central|waters off|southern|northern|eastern|western|south-eastern|coastal))*"
    r"(?: (?:[A-Z]?[\w\-]+ ){0,4}(?:city|capital|resort|town|port|port city|island|village|suburb|state|province|region)(?: of|,)?)? $"
    r"|\bin (?:[A-Z][\w\-']+(?: [A-Z][\w\-']+){0,3}), $"
)
_TO = re.compile(
    r"\b(?:to|in|into|at|for|visit|visits|visited|visiting|of)(?: the (?:[\w\-]+ ){0,3}(?:city|capital|resort|town) of)? $"
)
_HERE = re.compile(r"\bhere\b(?! to| again)")
_CAPITAL = re.compile(r"\bin (?:the |its )?(?P<who>[\w. ]{3,25}? )?(?:national )?capital\b(?! of|,| city)")
_UNKNOWN = re.compile(
    r"\b(?:in|at|off) (?:the (?:\w+ )?(?:city|town|resort|port|village|island)(?: city)? of )?"
    r"(?P<place>[A-Z][\w'\-]+(?: [A-Z][\w'\-]+){0,2})(?:, (?P<more>[A-Z][\w]+(?: [A-Z]\w+)?))?"
)
_NO_PLACE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\w*\b|Parliament|Congress|English|The|His|Her|Their|"
    r"(?:[A-Z]\w+ )*(?:Ministry|Affairs|Council|Forum|Dialogue|Summit|Conference|Sea|Ocean|Peninsula|Asia|Europe|Africa|East|West|Pacific|Region|War|Agreement|Treaty|Exercise|Assembly|Parliament|Gulf|Strait)\b"
)


def of(text: str, scene: Scene, trigger: Trigger, scope: Scope, dateline: Dateline) -> Place | None:
    """The place of one trigger, or None where its clause names none. What is only talked about is no place."""
    scope = scope.without(topic_zones(text, scene, trigger))
    found = _named(text, scene, trigger, scope) or _here(text, scope, trigger, dateline) or _capital(text, scene, scope)
    return found or _country(text, scene, trigger, scope) or _unknown(text, scope)


def _named(text: str, scene: Scene, trigger: Trigger, scope: Scope) -> Place | None:
    lead = _TO if trigger.kind == "visit" else _LOCATIVE
    hits = cities(text, scene.sentence.span)
    ranked = sorted(hits, key=lambda h: (h[0].start < trigger.span.end, abs(h[0].start - trigger.span.end)))
    for span, country in ranked:
        before = text[max(scene.sentence.span.start, span.start - 60) : span.start]
        if country and scope.owns(span) and (lead.search(before) or _LOCATIVE.search(before)):
            return Place(span, span.cut(text), country, "behind a preposition")
        if (
            country
            and trigger.is_noun
            and 0 <= trigger.span.start - span.end <= 1
            and trigger.kind in ("meeting", "forum")
        ):
            return Place(span, span.cut(text), country, "before the noun")
    return None


def _here(text: str, scope: Scope, trigger: Trigger, dateline: Dateline) -> Place | None:
    if not dateline.place:
        return None
    for span in scope.spans:
        found = _HERE.search(text, span.start, span.end)
        if found and scope.left.start <= found.start() < scope.right.end:
            return Place(Span(*found.span()), dateline.place, dateline.country, "here, in the dateline's city")
    return None


def _capital(text: str, scene: Scene, scope: Scope) -> Place | None:
    for span in scope.spans:
        for found in _CAPITAL.finditer(text, span.start, span.end):
            for polity in scene.polities:
                if found.start() <= polity.span.start and polity.span.end <= found.end():
                    capital = _capital_of(polity.code)
                    if capital:
                        return Place(Span(*found.span()), capital, polity.code, "the capital of the state named")
    return None


def _capital_of(code: str) -> str | None:
    return next((s.capital for s in tables.states() if s.code == code), None)


def _country(text: str, scene: Scene, trigger: Trigger, scope: Scope) -> Place | None:
    for polity in scene.polities:
        if polity.form != "name" or not scope.owns(polity.span) or len(polity.code) != 3:
            continue
        before = text[max(scene.sentence.span.start, polity.span.start - 30) : polity.span.start]
        if re.search(r"\bin (?:the |southern |northern |eastern |western |central )*$", before):
            return Place(polity.span, None, polity.code, "a country behind a preposition")
        if (
            trigger.kind == "visit"
            and re.search(r"\b(?:to|visit|visits|visited|visiting|of|in) (?:the )?$", before)
            and polity.span.start > trigger.span.start
        ):
            return Place(polity.span, None, polity.code, "destination")
    return None


def _unknown(text: str, scope: Scope) -> Place | None:
    for span in scope.spans:
        for found in _UNKNOWN.finditer(text, span.start, span.end):
            where = Span(*found.span("place"))
            if scope.owns(where) and not _NO_PLACE.match(found["place"]):
                country = _country_named(found["more"] or "")
                if country or re.search(
                    r"city|town|resort|port|village|island|in ", found[0][: found.start("place") - found.start()]
                ):
                    return Place(where, found["place"], country, "an unknown place behind a preposition")
    return None


def _country_named(name: str) -> str | None:
    return next((s.code for s in tables.states() if name and name in s.forms), None)
