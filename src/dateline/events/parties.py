"""Whether a state or organisation named in a sentence is a side of the gathering of its trigger, and in what part."""

from __future__ import annotations

import re

from dateline.actors import Polity
from dateline.events.frame import Side
from dateline.events.party_cues import words
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before, behind
from dateline.model import Span

# Rules that other steps ask for by name.
COMPOUND = "compound"
BEHIND = "behind the noun"
DESTINATION = "destination"
NAMED = "named"
SIDE_NOUN = "side noun"

_SIDE_NOUN = Pattern(
    r"(?:'s?)?(?:[-/][A-Z][\w]{1,20})?(?:,? and [A-Z][\w-]{1,40}){0,3} (?:[a-z][\w\-]* ){0,2}{=sides}\b", words, re.I
)
_POST = re.compile(r"(?:'s)? (?:[A-Z][\w\-]+ ){1,4}")
_GEOGRAPHY = Pattern(r"(?:'s)? {geography}", words)
_ATTRIBUTIVE = Pattern(r" {=attributive}\b", words)
_OF_TALKS = Pattern(r"(?:'s)? [a-z]+ {talks}\b", words)  # "the Kuwait-Iran border talks"
_OF_REGION = re.compile(r"\b(?:in|to|with|of|on|for|from|into|across|around) $")
_FIRM = Pattern(r"(?:'s)? (?:[a-z][\w\-]+ ){0,2}{firms}\b|(?:'s)? {=attributive}\b", words)
_INVITED = Pattern(r"\b{invited} (?:the )?$", words, re.I)
_HOSTED_BY = Pattern(r"\b{hosted_by} (?:the )?$", words)
_INVITES = Pattern(r"{invites}\b", words, re.I)
_MEDIATED_BY = Pattern(r"\b{mediated_by} (?:the )?(?:(?:[A-Z][\w.]*\.? ){1,4}and (?:the )?)?$", words, re.I)
_MEDIATES = Pattern(r"\b{mediates}\b", words, re.I)
_UNDER = Pattern(r"\b{under_office} (?:the )?(?:(?:[A-Z][\w.]*,? ){1,3}and )?$", words)
_OFFICE = Pattern(r"(?:'s)?(?:,? and [A-Z][\w\-]+(?:'s)?)? {office}\b", words)
_OWN_MEDIATORS = Pattern(r"(?:'s)?(?:,? and [A-Z][\w\-]+(?:'s)?)? {own_mediators}\b", words)
_AS_MEDIATOR = Pattern(r"[^.;,]{0,80},? {as_mediator}\b", words)
_COMPOUND = Pattern(
    r"(?:'s)?(?:[-/\u2014 ]|, | and )*(?:[A-Z][\w.'\-]*[ -/]*(?:and )?|\d+(?:st|nd|rd|th) |{kinds_of_talks} ){0,6}",
    words,
)
_JOINED = re.compile(r"[-/\u2014]$|, $|and $")
_NOT_BEHIND = Pattern(r";|\b{not_behind}\b", words)
_BEHIND = Pattern(r"\b(?:{behind}|,)\b", words)
_ADDRESSED = Pattern(r"\b{addressing}(?: to)? (?:the )?$", words)
_PUT_TO = Pattern(r"\b{addressing} (?:[\w\-]+ ){0,6}$", words)
_TO = re.compile(r"(?: [\w\-]+){0,4} to (?:the )?")
_ON = re.compile(r"\b(?:on|about) $")
_OWN = re.compile(r"'s |-")
_GOAL_OF_NOUN = re.compile(r" (?:here |by [\w.' \-]{3,60} )?(?:to|in) (?:the )?(?:[A-Z][\w\-]+, )?")
_GOAL_OF_VERB = re.compile(r" (?:the )?(?:[A-Z][\w\-]+(?: [A-Z][\w\-]+)?(?:,| and) (?:the )?)*")


def side(text: str, polity: Polity, trigger: Trigger, scope: Scope, alone: bool) -> Side | None:
    """The side that a state named in the trigger's sentence is, or None; ``alone`` as in ``company.of``."""
    rule = _rule(text, polity, trigger)
    if rule is None:
        return _addressed(text, polity, trigger)
    mediator = _mediates(text, polity, trigger)
    if not (mediator or rule in (COMPOUND, BEHIND) or scope.reaches(polity.span, alone)):
        return None
    return Side(polity.code, polity.span, rule, _is_host(text, polity), mediator, _is_invited(text, polity))


def _addressed(text: str, polity: Polity, trigger: Trigger) -> Side | None:
    """ "proposed to Tokyo that they meet", "offered Ukraine talks", "proposed a treaty to Kenya": the other side."""
    if polity.span.end <= trigger.span.start:
        put = _ADDRESSED.search(before(text, polity.span.start, 40))
    else:
        put = _TO.fullmatch(text, trigger.span.end, polity.span.start) and _PUT_TO.search(
            before(text, trigger.span.start, 60)
        )
    return Side(polity.code, polity.span, "addressed") if put else None


def _rule(text: str, polity: Polity, trigger: Trigger) -> str | None:
    """Why a state is a side, or None: by its place before or behind the trigger, else by what it does."""
    start, end = polity.span.start, polity.span.end
    if is_talked_about(text, polity):
        return None
    if trigger.is_noun and end <= trigger.span.start and _is_compound(text[end : trigger.span.start]):
        return None if _is_venue(text, polity, trigger) else COMPOUND
    if _FIRM.match(text, end) and not _OF_TALKS.match(text, end):
        return None
    if start >= trigger.span.end:
        gap = text[trigger.span.end : start]
        if trigger.is_noun and not polity.place and _is_behind(gap):
            return BEHIND
        if trigger.kind == "visit" and (_GOAL_OF_NOUN if trigger.is_noun else _GOAL_OF_VERB).fullmatch(gap):
            return DESTINATION
    if _is_mediator(text, polity) or _as_mediator(text, polity):
        return "mediator"
    if is_hosted_by(text, polity.span) and trigger.kind in words().inviting_kinds:
        return "hosted by it"
    if polity.form == "pair" and _OF_REGION.search(before(text, start, 30)):
        return None  # of a region only its leaders meet: they bring their states
    return None if polity.place or _ATTRIBUTIVE.match(text, end) else _acting(text, polity, trigger)


def is_talked_about(text: str, polity: Polity) -> bool:
    """ "An emergency session on Sudan", "about Greenland": no side."""
    return bool(_ON.search(before(text, polity.span.start, 8)))


def _acting(text: str, polity: Polity, trigger: Trigger) -> str | None:
    end = polity.span.end
    if trigger.kind in words().inviting_kinds and (_is_host(text, polity) or _is_invited(text, polity)):
        return "invitation"
    if polity.form == "demonym" or polity.possessive:
        return SIDE_NOUN if _SIDE_NOUN.match(text, end) or _post_follows(text, end) else None
    if polity.form == "organisation":
        return None if _OWN.match(text, end) else NAMED
    return NAMED


def _post_follows(text: str, end: int) -> bool:
    return bool(_POST.match(behind(text, end, 60))) and not _GEOGRAPHY.match(text, end)


def _is_compound(gap: str) -> bool:
    """ "Japan-South Korea (defence ministers') " right before the noun."""
    return len(gap) < 70 and bool(_COMPOUND.fullmatch(gap))


def _is_venue(text: str, polity: Polity, trigger: Trigger) -> bool:
    """ "the Geneva talks": a capital alone before the noun is where they are held."""
    alone = text[polity.span.end : trigger.span.start] == " " and not _JOINED.search(before(text, polity.span.start, 4))
    return polity.form == "capital" and alone


def _is_behind(gap: str) -> bool:
    """ "talks (in X) between / with / of / among ... " up to the state."""
    if len(gap) > 120 or _NOT_BEHIND.search(gap):
        return False
    return bool(_BEHIND.search(gap)) or not gap.strip()


def _is_host(text: str, polity: Polity) -> bool:
    """ "Japan's invitation", "Japan has invited", "to be hosted by Japan"."""
    return bool(_INVITES.match(text, polity.span.end)) or is_hosted_by(text, polity.span)


def is_hosted_by(text: str, span: Span) -> bool:
    """ "To be hosted by Muscat in September": who is named at ``span`` has the gathering in his house."""
    return bool(_HOSTED_BY.search(before(text, span.start, 40)))


def _is_invited(text: str, polity: Polity) -> bool:
    """ "an invitation for South Korea's navy"."""
    return bool(_INVITED.search(before(text, polity.span.start, 30)))


def _is_mediator(text: str, polity: Polity) -> bool:
    """ "talks mediated by Oman", "under Swiss mediation", "Omani mediators"."""
    if _OWN_MEDIATORS.match(text, polity.span.end):
        return True
    offers = _OFFICE.match(text, polity.span.end) and _UNDER.search(before(text, polity.span.start, 50))
    return bool(offers or _MEDIATED_BY.search(before(text, polity.span.start, 50)))


def _as_mediator(text: str, polity: Polity) -> bool:
    """ "with Omani Foreign Minister NAME as mediator"."""
    return bool(_AS_MEDIATOR.match(text, polity.span.end))


def mediates_himself(text: str, person: Span) -> bool:
    """ "NAME, who was to mediate", "NAME as mediator", "mediated by Foreign Minister NAME"."""
    return bool(_AS_MEDIATOR.match(text, person.end) or _MEDIATED_BY.search(before(text, person.start, 50)))


def _mediates(text: str, polity: Polity, trigger: Trigger) -> bool:
    """ "Egypt and Qatar are mediating talks between A and B": at the table, but no side of it."""
    gap = text[polity.span.end : trigger.span.start] if polity.span.end < trigger.span.start else ""
    return _is_mediator(text, polity) or _as_mediator(text, polity) or (len(gap) < 90 and bool(_MEDIATES.search(gap)))
