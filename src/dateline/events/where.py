"""Where a gathering takes place: the place its clause names behind "in", "at", "here", or before the noun."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.actors import Scene, cities
from dateline.events.frame import Place
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Dateline, Span
from dateline.vocabulary import load, tables

ELSEWHERE = 60  # characters before a town that may say what else is there


class PlaceCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/place_cues.yaml."""

    prepositions: list[str]
    nearness: list[str]
    settlements: list[str]
    unknown_settlements: list[str]
    visit_to: list[str]
    visit_settlements: list[str]
    country_visited: list[str]
    left: list[str]
    quarters: list[str]
    day_beginnings: list[str]
    not_places: list[str]
    not_place_ends: list[str]
    elsewhere: list[str]
    hosts: list[str]


@functools.cache
def _words() -> PlaceCues:
    return load("place_cues", PlaceCues)


_BEFORE_CITY = Pattern(
    r"\b{prepositions}(?: {nearness})*(?: (?:[A-Z]?[\w\-]+ ){0,4}{settlements}(?: of|,)?)?"
    r"(?: [A-Z][a-z]+(?:an|ish|ese|n|i|ch|k|z))? $"
    r"|\bin (?:[A-Z][\w\-']+(?: [A-Z][\w\-']+){0,3}), $",
    _words,
)
_ELSEWHERE = Pattern(r"\b{elsewhere} ?(?:in|at) (?:the )?$", _words)
_BEFORE_GOAL = Pattern(r"\b{visit_to}(?: the (?:[\w\-]+ ){0,3}{visit_settlements} of)? $", _words)
_BEFORE_COUNTRY = Pattern(r"\b[Ii]n (?:{quarters} )*$", _words)
_BEFORE_COUNTRY_VISITED = Pattern(r"\b{country_visited} (?:the )?$", _words)
_LEFT = Pattern(r"\b{left} (?:the )?$", _words)
_OPENS_WHERE = re.compile(r",? where\b")
_HOSTS = Pattern(r" {hosts}\b", _words)
_HERE = re.compile(r"\bhere\b(?! to| again)")
_CAPITAL = re.compile(r"\bin (?:the |its )?(?:[\w. ]{3,25}? )?(?:national )?capital\b(?! of|,| city)")
_UNKNOWN = Pattern(
    r"\b(?P<lead>(?:in|at|off|near) (?:the (?:[\w\-]+ ){0,2}{unknown_settlements}(?: city)? of )?)"
    r"(?P<place>[A-Z][\w'\-]+(?: [A-Z][\w'\-]+){0,2})(?:, (?P<more>[A-Z][\w]+(?: [A-Z]\w+)?))?",
    _words,
)
_SETTLED = Pattern(r"{unknown_settlements}|in ", _words)
_NO_PLACE = Pattern(r"{day_beginnings}\b|{not_places}|(?:[A-Z]\w+ ){0,3}{not_place_ends}\b", _words)


def of(text: str, scene: Scene, trigger: Trigger, scope: Scope, dateline: Dateline) -> Place | None:
    """The place of one trigger, or None where its clause names none; the scope's holes are only talked about."""
    found = (
        _where(text, scene, scope)
        or _city(text, scene, trigger, scope)
        or _here(text, scope, dateline)
        or _capital(text, scene, scope)
    )
    return found or _country(text, scene, trigger, scope) or _unknown(text, scene, scope)


def _where(text: str, scene: Scene, scope: Scope) -> Place | None:
    """ "Left for Geneva, where he is to see NAME": the town right before the clause."""
    clause = scope.clause.span
    if scope.clause.role != "relative" or not _OPENS_WHERE.match(text, clause.start, clause.end):
        return None
    towns = (Place(s, s.cut(text), code, 'right before "where"') for s, code in cities(text, scene.sentence.span))
    return next((p for p in towns if p.country and p.span.end == clause.start), None)


def _city(text: str, scene: Scene, trigger: Trigger, scope: Scope) -> Place | None:
    """ "in Seoul", "to Tokyo", "the Geneva talks"; the nearest behind the trigger first."""
    lead = _BEFORE_GOAL if trigger.kind == "visit" else _BEFORE_CITY
    at = trigger.span.end
    hits = sorted(cities(text, scene.sentence.span), key=lambda h: (h[0].start < at, abs(h[0].start - at)))
    for span, country in hits:
        head = before(text, span.start, ELSEWHERE, scene.sentence.span.start)
        if _ELSEWHERE.search(head):
            continue
        left = trigger.kind == "visit" and span.end <= trigger.span.start and _LEFT.search(head)
        if country and scope.owns(span) and (left or lead.search(head) or _BEFORE_CITY.search(head)):
            return Place(span, span.cut(text), country, "behind a preposition")
        if country and _is_attribute(span, trigger):
            return Place(span, span.cut(text), country, "before the noun")
        if (
            country
            and span.end < at
            and trigger.is_noun
            and scope.reaches(span, alone=False)
            and _HOSTS.match(text, span.end)
        ):
            return Place(span, span.cut(text), country, "the town that hosts it")
    return None


def _is_attribute(city: Span, trigger: Trigger) -> bool:
    beside = 0 <= trigger.span.start - city.end <= 1
    return beside and trigger.is_noun and trigger.kind in ("meeting", "forum")


def _here(text: str, scope: Scope, dateline: Dateline) -> Place | None:
    if not dateline.place:
        return None
    for span in scope.spans:
        found = _HERE.search(text, span.start, span.end)
        if found and scope.left.start <= found.start() < scope.right.end:
            return Place(Span(*found.span()), dateline.place, dateline.country, "here, in the dateline's city")
    return None


def of_arrival(trigger: Trigger, dateline: Dateline) -> Place | None:
    """ "NAME flies in on Sunday": to where the story is written."""
    if trigger.sense.needs != "traveller" or not dateline.country:
        return None
    return Place(trigger.span, dateline.place, dateline.country, "arrival in the dateline's city")


def _capital(text: str, scene: Scene, scope: Scope) -> Place | None:
    """ "in the Japanese capital"."""
    for span in scope.spans:
        for found in _CAPITAL.finditer(text, span.start, span.end):
            where = Span(*found.span())
            for polity in scene.polities:
                capital = capitals().get(polity.code) if where.holds(polity.span) else None
                if capital:
                    return Place(where, capital, polity.code, "the capital of the state named")
    return None


@functools.cache
def capitals() -> dict[str, str]:
    """The capital of every state by its code."""
    return {s.code: s.capital for s in tables.states()}


def _country(text: str, scene: Scene, trigger: Trigger, scope: Scope) -> Place | None:
    """ "in Japan"; of a visit, "to Japan"."""
    for polity in scene.polities:
        if polity.form != "name" or not scope.owns(polity.span) or len(polity.code) != 3:
            continue
        clause = scene.sentence.clause_at(polity.span.start)
        if clause.role == "purpose" and not clause.span.holds(trigger.span):
            continue  # "met to discuss the minority in Lithuania"
        head = before(text, polity.span.start, 30, scene.sentence.span.start)
        if _BEFORE_COUNTRY.search(head):
            return Place(polity.span, None, polity.code, "a country behind a preposition")
        if trigger.kind == "visit" and polity.span.end <= trigger.span.start and _LEFT.search(head):
            return Place(polity.span, None, polity.code, "the country left behind")
        goal = trigger.kind == "visit" and polity.span.start > trigger.span.start
        if goal and _BEFORE_COUNTRY_VISITED.search(head):
            return Place(polity.span, None, polity.code, "destination")
    return None


def _demonym(scene: Scene, lead: Span) -> str | None:
    """ "in the Iranian city of X": the state of the adjective."""
    return next((p.code for p in scene.polities if p.form == "demonym" and lead.overlaps(p.span)), None)


def _unknown(text: str, scene: Scene, scope: Scope) -> Place | None:
    """ "in Sagamihara", "in the resort of X, Japan": a name that no table knows."""
    for span in scope.spans:
        for found in _UNKNOWN.finditer(text, span.start, span.end):
            where = Span(*found.span("place"))
            lead = before(text, found.start() + len("in "), ELSEWHERE, scope.spans[0].start)
            if scope.owns(where) and not _ELSEWHERE.search(lead) and not _NO_PLACE.match(found["place"]):
                country = _countries().get(found["more"] or "") or _demonym(scene, Span(*found.span("lead")))
                if country or _SETTLED.search(found["lead"]):
                    return Place(where, found["place"], country, "an unknown place behind a preposition")
    return None


@functools.cache
def _countries() -> dict[str, str]:
    return {form: s.code for s in reversed(tables.states()) for form in s.forms}
