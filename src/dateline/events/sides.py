"""Who takes part in the gathering of one trigger: states and organisations, people and unnamed posts of its clause."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.actors import Cast, Polity, Scene, Title
from dateline.events.frame import Side
from dateline.events.levels import LADDER
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.model import Span
from dateline.vocabulary import load


class PartyCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/party_cues.yaml."""

    topic: list[str]
    sides: list[str]
    host: list[str]
    both: list[str]
    lead: list[str]
    worldwide: list[str]
    attributive: list[str]
    mediator: dict[str, list[str]]


@functools.cache
def words() -> PartyCues:
    """The vocabulary of taking part."""
    return load("party_cues", PartyCues)


@functools.cache
def _topic() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words().topic)})(?![\w-])", re.I)


@functools.cache
def _side_noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, words().sides), key=len, reverse=True))
    return re.compile(rf"(?:'s?)?(?:,? and [A-Z][\w-]+)* (?:[a-z][\w\-]* ){{0,2}}(?:{nouns})\b", re.I)


@functools.cache
def _attributive() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, words().attributive))})\b")


@functools.cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words().lead)})\b")


class Company(msgspec.Struct, frozen=True):
    """The sides of a frame, its named people (index into the cast, and where) and its unnamed posts."""

    sides: tuple[Side, ...]
    people: tuple[tuple[int, Span], ...]
    posts: tuple[Title, ...]


def of(text: str, scene: Scene, cast: Cast, trigger: Trigger, scope: Scope, alone: bool) -> Company:
    """The company of one trigger; ``alone`` where its clause has no other trigger, so that all of it belongs here."""
    zones = topic_zones(text, scene, trigger)

    def free(span: Span) -> bool:
        return not any(z.holds(span) for z in zones)

    sides = [
        s
        for p in scene.polities
        if (s := _side(text, p, trigger, scope, alone)) and (free(p.span) or s.rule == "compound")
    ]
    people = [
        (n, span)
        for span, n in scene.people
        if free(span) and _reaches(scope, span, alone) and _takes_part(cast, n) and _known(text, cast, n, span, trigger)
    ]
    posts = [
        t for t in scene.posts if free(t.span) and not t.speaker and not t.former and _reaches(scope, t.span, alone)
    ]
    for number, span in people:
        code = cast.people[number].code
        if code:
            sides.append(Side(code, span, "its delegate"))
    for post in posts:
        for code in post.codes or ((post.code,) if post.code else ()):
            sides.append(Side(code, _state_span(scene, post, code), "its post"))
    return Company(_once(sides), tuple(people), tuple(posts))


def _state_span(scene: Scene, post: Title, code: str) -> Span:
    for polity in scene.polities:
        if polity.code == code and abs(polity.span.start - post.span.start) < 80:
            return polity.span
    return post.span


_BARE_CUE = re.compile(
    r"\b(?:between|with|met|meets?|meeting|by|called|phoned|telephoned|and|received|hosted|visited) (?:then )?$"
)


def _known(text: str, cast: Cast, number: int, span: Span, trigger: Trigger) -> bool:
    """A person with a post or a side; a bare name only right beside the words of meeting."""
    person = cast.people[number]
    if person.title or person.counterpart or person.code:
        return True
    before = text[max(0, span.start - 20) : span.start]
    return bool(_BARE_CUE.search(before)) or 0 <= trigger.span.start - span.end <= 14


def _takes_part(cast: Cast, number: int) -> bool:
    person = cast.people[number]
    return not person.speaker and not person.former


def _reaches(scope: Scope, span: Span, alone: bool) -> bool:
    return scope.holds(span) and (alone or scope.owns(span) or span.start < scope.left.end)


def _side(text: str, polity: Polity, trigger: Trigger, scope: Scope, alone: bool) -> Side | None:
    rule = _rule(text, polity, trigger)
    if rule is None:
        return None
    mediator = _mediates(text, polity, trigger)
    if mediator or rule in ("compound", "behind the noun") or _reaches(scope, polity.span, alone):
        host, invited = _invitation(text, polity)
        return Side(polity.code, polity.span, rule, host, mediator, invited)
    return None


_INVITED = re.compile(r"\b(?:invitations? (?:for|to)|invited|invites|inviting|inviting of) (?:the )?$", re.I)
_INVITES = re.compile(r"(?:'s)? (?:\w+ )?invitation\b|,? (?:has |had )?(?:also )?invit(?:ed|es)\b", re.I)


def _invitation(text: str, polity: Polity) -> tuple[bool, bool]:
    """(host, invited): "Japan's invitation for South Korea's navy"."""
    invited = bool(_INVITED.search(text[max(0, polity.span.start - 30) : polity.span.start]))
    return bool(_INVITES.match(text, polity.span.end)), invited


@functools.cache
def _mediators() -> tuple[re.Pattern[str], re.Pattern[str]]:
    cues = words().mediator
    before, between = "|".join(cues["before"]), "|".join(cues["between"])
    return re.compile(rf"\b(?:{before}) (?:the )?(?:[A-Z]\w+ and )?$", re.I), re.compile(rf"\b(?:{between})\b", re.I)


def _mediates(text: str, polity: Polity, trigger: Trigger) -> bool:
    """ "talks mediated by Oman", "Egypt and Qatar are mediating talks between A and B": at the table, but no side of it."""
    before, between = _mediators()
    if before.search(text[max(0, polity.span.start - 50) : polity.span.start]):
        return True
    gap = text[polity.span.end : trigger.span.start] if polity.span.end < trigger.span.start else ""
    return len(gap) < 90 and bool(between.search(gap))


def _rule(text: str, polity: Polity, trigger: Trigger) -> str | None:
    """Why a state named in the sentence is a side, or None."""
    start, end = polity.span.start, polity.span.end
    gap = text[end : trigger.span.start]
    if trigger.is_noun and end <= trigger.span.start and _compound(gap):
        lone = (
            polity.form == "capital"
            and gap == " "
            and not re.search(r"[-/\u2014]$|, $|and $", text[max(0, start - 4) : start])
        )
        return None if lone else "compound"
    if trigger.is_noun and start >= trigger.span.end and _behind(text[trigger.span.end : start]) and not polity.place:
        return "behind the noun"
    if trigger.kind == "visit" and start >= trigger.span.end and _destination(text[trigger.span.end : start], trigger):
        return "destination"
    if _mediators()[0].search(text[max(0, start - 50) : start]):
        return "mediator"
    if polity.place or _attributive().match(text, end):
        return None
    if any(_invitation(text, polity)) and trigger.kind in ("exercise", "meeting", "visit", "forum"):
        return "invitation"
    if polity.form == "demonym" or polity.possessive:
        return "side noun" if _side_noun().match(text, end) or _post_follows(text, end) else None
    if polity.form == "organisation":
        return "named" if not re.match(r"'s |-", text[end : end + 3]) else None
    return "named"


def _post_follows(text: str, end: int) -> bool:
    return bool(re.match(r"(?:'s)? (?:[A-Z][\w\-]+ ){1,4}", text[end : end + 60])) and not re.match(
        r"(?:'s)? (?:Sea|Peninsula|War)", text[end:]
    )


def _compound(gap: str) -> bool:
    """ "Japan-South Korea (defence ministers') " right before the noun."""
    return (
        bool(
            re.fullmatch(
                r"(?:'s)?(?:[-/\u2014 ]|, | and )*(?:[A-Z][\w.'\-]*[ -/]*(?:and )?|\d+(?:st|nd|rd|th) |first |second |third |joint |bilateral |trilateral |annual |regular |ministerial |high-level |military |naval |border |security |defen[cs]e |foreign |economic |trade |strategic |leaders' |policy |diplomatic |peace |nuclear |summit |vice-?ministerial |working-level |ministers' |official |working |state |free |maritime |intelligence-sharing |investment |cooperation ){0,6}",
                gap,
            )
        )
        and len(gap) < 70
    )


def _behind(gap: str) -> bool:
    """ "talks (in X) between / with / of / among ... " up to the state."""
    if len(gap) > 120 or re.search(r";|\b(?:on|about|over|regarding|said|which|after|before|that|were|was|is|are)\b", gap):
        return False
    return bool(re.search(r"\b(?:between|with|among|of|by|from|involving|and|,)\b", gap)) or gap.strip() == ""


def _destination(gap: str, trigger: Trigger) -> bool:
    if trigger.is_noun:
        return bool(re.fullmatch(r" (?:here |by [\w.' \-]{3,60} )?(?:to|in) (?:the )?(?:[A-Z][\w\-]+, )?", gap))
    return bool(re.fullmatch(r" (?:the )?(?:[A-Z][\w\-]+(?: [A-Z][\w\-]+)?(?:,| and) (?:the )?)*", gap))


def topic_zones(text: str, scene: Scene, trigger: Trigger) -> list[Span]:
    """Stretches that are talked about, up to " with ", a comma or the clause's end."""
    sentence = scene.sentence.span
    zones = []
    for found in _topic().finditer(text, sentence.start, sentence.end):
        if found.end() <= trigger.span.start and trigger.span.start - found.end() < 6:
            continue
        stop = re.compile(
            r" with (?:his|her|their|its|the )|,? (?:during|when|while|at (?:a|the)|in talks|will|said|and (?:will|has|was|is|agreed|met))\b|; |, "
        ).search(text, found.end(), sentence.end)
        zones.append(Span(found.start(), stop.start() if stop else sentence.end))
    return [z for z in zones if not z.holds(trigger.span)]


def _once(sides: Sequence[Side]) -> tuple[Side, ...]:
    best: dict[str, Side] = {}
    for side in sides:
        best.setdefault(side.code, side)
    return tuple(best.values())


# Rules of actors.delegations: the sentence itself says for whom its people sit at the table.
MEMBERSHIPS = ("sent by its side", "leads its side")


def lead_people(text: str, scene: Scene, cast: Cast) -> list[tuple[int, Span, str | None]]:
    """People whom a sentence without a trigger names as delegates, with the side its subject gives them.

    "Japan is sending A and B", "The Korean delegation is led by C", "Their Japanese counterparts are D and E".
    """
    cue = _lead().search(text, scene.sentence.span.start, scene.sentence.span.end)
    told = any(cast.people[n].code_rule in MEMBERSHIPS for _, n in scene.people)
    table = sum(_takes_part(cast, n) and cast.people[n].level in LADDER for _, n in scene.people) > 1
    if not scene.people or not (cue or told or table):
        return []
    if cue is None:
        return [(n, span, None) for span, n in scene.people if _takes_part(cast, n)]
    subject = [p for p in scene.polities if p.span.end <= cue.start() + 2]
    code = subject[-1].code if len({p.code for p in subject}) == 1 else None
    found = []
    for span, number in scene.people:
        if _takes_part(cast, number):
            behind = span.start > cue.start()
            found.append((number, span, code if behind else None))
    return found


_OWNER = re.compile(r"\b(?:his|her)(?: [\w\-]+){0,3} $", re.I)
_SUBJECT = re.compile(
    r"^(?:[\"']|and |but |also |later |meanwhile,? |separately,? |on \w+day,? |earlier(?: in the day)?,? )*(?:he|she)\b",
    re.I,
)


def with_pronoun(text: str, cast: Cast, order: int, trigger: Trigger, scope: Scope, company: Company) -> Company:
    """ "his talks with X", "She met there with Y": the person the pronoun stands for takes part too."""
    scene = cast.scenes[order]
    clause = text[scope.clause.span.start : trigger.span.start]
    owner = trigger.is_noun and _OWNER.search(clause)
    subject = not trigger.is_noun and _SUBJECT.match(clause.lstrip(" ,;"))
    if not owner and not subject:
        return company
    here = [(n, span) for span, n in scene.people if span.end <= trigger.span.start] if owner else []
    earlier = [(n, span) for s in reversed(cast.scenes[max(0, order - 2) : order]) for span, n in s.people]
    known = {n for n, _ in company.people}
    for number, span in here[-1:] or earlier[:1]:
        person = cast.people[number]
        if number not in known and _takes_part(cast, number) and person.level != "unknown":
            side = (Side(person.code, span, "its delegate"),) if person.code else ()
            return Company((*company.sides, *side), (*company.people, (number, span)), company.posts)
    return company
