"""The sides of a report: who they are, in what part and rank, with which delegates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.actors import name_of
from dateline.events import levels
from dateline.events.draft import Draft, is_bloc
from dateline.events.frame import Side
from dateline.events.party_cues import words
from dateline.events.writer import Writer
from dateline.language import Pattern
from dateline.language.around import before
from dateline.language.forms import common
from dateline.model import Delegate, Party, Span, Where
from dateline.model.closed import FORMATS

_COUNTERPART = Pattern(r"(?:'s)? (?:[\w\-]+ ){0,2}{counterpart}\b", words)
_COUNTERPARTS_OF = Pattern(
    r"\b{counterpart} (?:from|of|in) (?:(?:the |both )?[A-Z][\w\-]+(?:, and|,| and) (?:the )?){0,4}(?:the )?$", words
)
_NUMBER = Pattern(
    r"\b{counted_people} (?:of|from|representing|for) (?:{about} )*(?P<of>\d{1,3}|[a-z]+)"
    r"(?: [A-Za-z][\w\-]+){0,2}? {counted}\b"
    r"|\b(?P<nation>\d{1,3}|[a-z]+)-(?:nation|country|party|way|state)\b",
    words,
    re.I,
)
BESIDE = 70  # characters between a gathering and the number of those who take part
LOOKING_ON = ("mediator", "observer")


def parties(draft: Draft, w: Writer, where: Where | None) -> tuple[tuple[Party, ...], str]:
    """The sides of a draft, the host first, and the level of all."""
    codes = draft.codes
    mine = {n: w.people[n] for n in draft.people if w.people.get(n) in codes}
    common = next((f.level.value for f in draft.frames if f.level), "unknown")
    ranks = levels.of_sides(codes, w.cast, mine, draft.posts, common)
    ranks = _peers(draft, ranks, w)
    found = [_party(draft, code, mine, ranks[code], where, w) for code in codes]
    level = levels.top(rank for code, rank in ranks.items() if code not in draft.mediators)
    w.derived("level", ("parties",), "the highest rank of all sides")
    return tuple(sorted(found, key=lambda p: p.role != "host")), level


def _peers(draft: Draft, ranks: dict[str, str], w: Writer) -> dict[str, str]:
    """ "his Bosnian counterpart", without a name: of the rank of the one he meets."""
    best = levels.top(ranks.values())
    peers = {s.code for s in draft.sides if _is_counterpart(w.plain, s.span)}
    return {code: best if rank == "unknown" and code in peers else rank for code, rank in ranks.items()}


def _is_counterpart(text: str, state: Span) -> bool:
    """ "His Bosnian counterpart", "her counterparts from Angola and Algeria"."""
    return bool(_COUNTERPART.match(text, state.end) or _COUNTERPARTS_OF.search(before(text, state.start, 90)))


def _party(draft: Draft, code: str, mine: dict[int, str], level: str, where: Where | None, w: Writer) -> Party:
    side = next(s for s in draft.sides if s.code == code)
    w.read("parties", side.span, side.rule)
    delegates = tuple(_delegate(n, w) for n in sorted(mine) if mine[n] == code)
    return Party(code=code, name=name_of(code), role=_role(draft, side, where), level=level, delegates=delegates)


def _role(draft: Draft, side: Side, where: Where | None) -> str:
    """Mediator, host (who invites, or at whose place it is), invited to an exercise, or participant."""
    if side.code in draft.mediators:
        return "mediator"
    same = [s for s in draft.sides if s.code == side.code]
    if any(s.host for s in same):
        return "host"
    if draft.kind == "exercise" and any(s.invited for s in same):
        return "invited"
    return "host" if where and where.country == side.code and draft.kind != "call" else "participant"


def _delegate(number: int, w: Writer) -> Delegate:
    person = w.cast.people[number]
    w.read("parties.delegates", person.span, "named with a post" if person.title else "named")
    if person.title_span:
        w.read("parties.delegates.title", person.title_span, "the post beside the name")
    return Delegate(name=person.name, title=person.title, body=person.body)


def _told_number(draft: Draft, text: str) -> tuple[int, Span] | None:
    """ "Ministers from 14 countries met", "a seven-nation meeting": how many take part, and where that stands."""
    frame = draft.frames[0]
    told = (m for s in frame.scope for m in _NUMBER.finditer(text, s.start, s.end))
    first = next((m for m in told if _gap(Span(*m.span()), frame.trigger.span) <= BESIDE), None)
    if first is None:
        return None
    word = first["of"] or first["nation"]
    number = int(word) if word.isdigit() else common().numbers.get(word.lower(), 0)
    return number, Span(*first.span())


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def form(draft: Draft, found: Sequence[Party], w: Writer) -> str | None:
    """Bilateral, trilateral or multilateral, by number of sides; None where fewer than two are known."""
    if draft.kind == "forum" or (len(found) == 1 and is_bloc(found[0].code or "")):
        w.derived("format", ("kind",), "a forum, or the members of a bloc")
        return "multilateral"
    count = sum(party.role not in LOOKING_ON for party in found)
    if count < 2:
        return None
    told = _told_number(draft, w.plain)
    if told and told[0] > count:
        w.read("format", told[1], "so many parties told")
        return FORMATS.get(told[0], "multilateral")
    w.derived("format", ("parties",), "by number of parties")
    return FORMATS.get(count, "multilateral")
