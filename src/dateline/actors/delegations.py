"""Who speaks for whom where the post does not say so: "Japan is sending A and B", "C will lead the Nepali side".

Finding only; one entry a person and state.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors.mention import Line
from dateline.actors.polities import Polity
from dateline.language import Pattern
from dateline.language.around import behind
from dateline.model import Span
from dateline.vocabulary import load

REACH = 140
SENT = "sent by its side"
LEADS = "leads its side"


class DelegationCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/delegation_cues.yaml."""

    sends: list[str]
    leads: list[str]
    delegations: list[str]
    breaks: list[str]
    subject_verbs: tuple[str, ...]


class Membership(msgspec.Struct, frozen=True):
    """The person named at ``name`` is of ``code``, by ``rule``."""

    name: Span
    code: str
    rule: str


@functools.cache
def _words() -> DelegationCues:
    return load("delegation_cues", DelegationCues)


_SENDS = Pattern(r"\b{sends}\b", _words)
_LEADS = Pattern(r"\b{leads} (?:the |its |a |an )?$", _words)
_BY = Pattern(r"(?:'s)?(?: {delegations})? by (?:[\w.\-]+ ){0,4}", _words)
_BREAK = Pattern(r"{breaks}", _words)
_LIST = re.compile(r",? and (?:[\w.'\-]+ ){0,5}|, (?:[\w.'\-]+ ){0,5}")


def find(line: Line, names: Sequence[Span]) -> list[Membership]:
    """The memberships that one sentence tells of the people at ``names``; a state in a title speaks for its bearer."""
    free = [p for p in line.polities if not any(t.span.overlaps(p.span) for t in line.titles)]
    found: list[Membership] = []
    for polity in free:
        found += _sent(line, polity, free, names)
        found += _leading(line.text, polity, names)
    return found


def _sent(line: Line, polity: Polity, free: Sequence[Polity], names: Sequence[Span]) -> Iterator[Membership]:
    """ "Japan will be represented by A and B", "the Bangladeshi team is headed by C", "and Kazakhstan by D"."""
    limit = _end_of_its_part(line, polity, free)
    people = [n for n in names if polity.span.end < n.start < limit]
    gap = line.text[polity.span.end : people[0].start] if people else ""
    if people and len(gap) <= REACH and (_SENDS.search(gap) or _BY.fullmatch(gap)):
        for name in people:
            yield Membership(name, polity.code, SENT)


def _end_of_its_part(line: Line, polity: Polity, free: Sequence[Polity]) -> int:
    """Where the sentence turns from one state to the next: "Japan is represented by A, while Korea ..."."""
    rivals = (p.span.start for p in free if p.span.start > polity.span.end and _opens_its_part(line.text, p))
    limit = min(rivals, default=line.span.end)
    stop = _BREAK.search(line.text, polity.span.end, limit)
    return stop.start() if stop else limit


def _opens_its_part(text: str, polity: Polity) -> bool:
    return polity.form == "demonym" or behind(text, polity.span.end, 4).startswith(_words().subject_verbs)


def _leading(text: str, polity: Polity, names: Sequence[Span]) -> Iterator[Membership]:
    """ "A will lead the Nepali side", "B commands the Japanese ships", "C and D will represent Indonesia"."""
    before = [n for n in names if n.end < polity.span.start and polity.span.start - n.end < REACH]
    if not before or not _LEADS.search(text[before[-1].end : polity.span.start]):
        return
    yield Membership(before[-1], polity.code, LEADS)
    for left, right in zip(reversed(before[:-1]), reversed(before), strict=False):
        if not _LIST.fullmatch(text[left.end : right.start]):
            break
        yield Membership(left, polity.code, LEADS)
