"""Who speaks for whom where the post does not say so: "Japan is sending A and B", "C will lead the Nepali side".

Finding only; one entry a person and sentence, with the state's mention that settles the side.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors.polities import Polity
from dateline.model import Span
from dateline.vocabulary import load

REACH = 70


class DelegationCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/delegation_cues.yaml."""

    sends: list[str]
    leads: list[str]
    company: list[str]


class Membership(msgspec.Struct, frozen=True):
    """The person named at ``name`` is of ``code``, because of the state named at ``polity``."""

    name: Span
    code: str
    polity: Span
    rule: str


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    cues = load("delegation_cues", DelegationCues)
    sends = re.compile(rf"\b(?:{'|'.join(cues.sends)})\b")
    leads = re.compile(rf"\b(?:{'|'.join(cues.leads)}) (?:the |its |a |an )?$")
    return sends, leads


_BY = re.compile(r"(?:'s)?(?: (?:side|delegation|team|party|group|contingent))? by (?:[\w.\-]+ ){0,4}")
_BREAK = re.compile(r"; |, while | while |, whereas |, with ")


def find(
    text: str, sentence: Span, polities: Sequence[Polity], names: Sequence[Span], posts: Sequence[Span]
) -> list[Membership]:
    """The memberships that one sentence tells; ``posts`` are the stretches of titles, whose states speak for their bearer."""
    found: list[Membership] = []
    free = [p for p in polities if not any(post.overlaps(p.span) for post in posts)]
    for polity in free:
        found += _sent(text, sentence, polity, free, names)
        found += _leading(text, polity, names)
    return found


def _sent(
    text: str, sentence: Span, polity: Polity, polities: Sequence[Polity], names: Sequence[Span]
) -> Iterator[Membership]:
    """ "Japan will be represented by A and B", "the Bangladeshi team is headed by C", "and Kazakhstan by D"."""
    sends, _ = _patterns()
    limit = min(
        [p.span.start for p in polities if p.span.start > polity.span.end and _subject(text, p)] or [sentence.end]
    )
    stop = _BREAK.search(text, polity.span.end, limit)
    limit = stop.start() if stop else limit
    behind = [n for n in names if polity.span.end < n.start < limit]
    if not behind:
        return
    gap = text[polity.span.end : behind[0].start]
    if len(gap) > 2 * REACH or not (sends.search(gap) or _BY.fullmatch(gap)):
        return
    for name in behind:
        yield Membership(name, polity.code, polity.span, "sent by its side")


def _subject(text: str, polity: Polity) -> bool:
    return (
        text[polity.span.end : polity.span.end + 4].startswith((" by ", " wil", " is ", " was", " sid"))
        or polity.form == "demonym"
    )


def _leading(text: str, polity: Polity, names: Sequence[Span]) -> Iterator[Membership]:
    """ "A will lead the Nepali side", "B commands the Japanese ships", "C and D will represent Indonesia"."""
    _, leads = _patterns()
    before = [n for n in names if n.end < polity.span.start and polity.span.start - n.end < 2 * REACH]
    if not before or not leads.search(text[before[-1].end : polity.span.start]):
        return
    yield Membership(before[-1], polity.code, polity.span, "leads its side")
    for left, right in zip(reversed(before[:-1]), reversed(before), strict=False):
        if not re.fullmatch(r",? and (?:[\w.'\-]+ ){0,5}|, (?:[\w.'\-]+ ){0,5}", text[left.end : right.start]):
            break
        yield Membership(left, polity.code, polity.span, "leads its side")
