"""In which building or on which ground a gathering takes place: "at the Presidential Palace", "at Camp NAME"."""

from __future__ import annotations

import functools

import msgspec

from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.model import Span
from dateline.vocabulary import load

KINDS = ("meeting", "visit", "forum", "exercise")


class VenueCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/venue_cues.yaml."""

    before: list[str]
    articles: list[str]
    named: list[str]
    leading: list[str]
    whole: list[str]
    common: list[str]


@functools.cache
def _words() -> VenueCues:
    return load("venue_cues", VenueCues)


_VENUE = Pattern(
    r"\b{before} (?P<whole>{whole})\b"
    r"|\b{before} (?:{articles} )?(?:(?P<common>{common})\b"
    r"|(?P<named>(?:[A-Z][\w'’.\-]* (?:(?:of|de|del|al) )?){0,4}{named}|{leading} (?:[A-Z][\w'’\-]+ ?){1,3}))(?! of\b)",
    _words,
)


def _opening(text: str, scope: Scope) -> Span | None:
    """ "At the Presidential Palace in Oslo, A met B": the building that opens the clause."""
    found = _VENUE.match(text, scope.left.start, scope.left.end)
    return Span(*found.span(found.lastgroup or 0)) if found else None


def find(text: str, trigger: Trigger, scope: Scope) -> Found | None:
    """The venue that the trigger's own share of its clause names behind it; None where it names none.

    Behind a comma stands where a person works: "talks with A, the director at the foreign ministry".
    """
    if trigger.kind not in KINDS:
        return None
    behind = trigger.span.end
    comma = text.find(",", behind, scope.right.end)
    found = _VENUE.finditer(text, behind, scope.right.end)
    named = (Span(*m.span(m.lastgroup or 0)) for m in found)
    best = next((s for s in named if scope.owns(s) and (comma < 0 or s.start <= comma)), None)
    best = best or _opening(text, scope)
    if best is None:
        return None
    value = best.cut(text).strip()
    return Found(value, Span(best.start, best.start + len(value)), "a building or ground behind a preposition")
