"""Who speaks for whom where the post does not say so: "Japan is sending A and B", "C will lead the Nepali side".

Finding only; one entry a person and state.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from dateline.actors.mention import Line, Mention
from dateline.actors.polities import Polity
from dateline.actors.titles import Title
from dateline.language import Pattern
from dateline.language.around import before, behind
from dateline.model import Span
from dateline.vocabulary import load

REACH = 140
REACH_OF_POST = 30  # characters of a post that is told of no state: "presidential aide"
BEHIND_NAME = 12  # characters of "from the" between a name and its side
SENT = "sent by its side"
LEADS = "leads its side"
ON_SIDE = "named on its side"


class DelegationCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/delegation_cues.yaml."""

    sends: list[str]
    leads: list[str]
    delegations: list[str]
    breaks: list[str]
    subject_verbs: tuple[str, ...]
    side_before: list[str]
    side_nouns: list[str]
    goes_on: list[str]
    company: list[str]
    accompanying: list[str]
    pronouns: list[str]
    representing: list[str]
    delegation_heads: list[str]
    seated: list[str]
    retinue: list[str]
    owners: list[str]
    with_him: list[str]
    dispatching: list[str]
    parties: list[str]


class Membership(msgspec.Struct, frozen=True):
    """The person named at ``name`` is of ``code``, by ``rule``; ``post`` is the one that he shares with others."""

    name: Span
    code: str
    rule: str
    post: Title | None = None


@functools.cache
def words() -> DelegationCues:
    """The vocabulary of delegations."""
    return load("delegation_cues", DelegationCues)


_SENDS = Pattern(r"\b{sends}\b", words)
_LEADS = Pattern(r"\b{leads} (?:the |its |a |an )?$", words)
_BY = Pattern(r"(?:'s)?(?: {delegations})? by (?:[\w.'’\-]+,? ){0,9}", words)
_BREAK = Pattern(r"{breaks}", words)
_SIDE_BEFORE = Pattern(r"(?:^|[ (,])(?:{side_before}) (?:the )?$", words, re.I)
_SIDE_NOUN = Pattern(r"(?:'s)? {side_nouns}\b", words)
_ENDS_LIST = Pattern(r"\b{goes_on}\b", words)
_REPRESENTING = Pattern(r"\b{representing} (?:the )?$", words, re.I)
_VERB_ENDS = re.compile(r"\b(?:was|were|is|are|will be)(?: [a-z]+){0,2} $")
_GOAL = re.compile(r"\bto (?:the )?$")
_HEAD_OF = Pattern(r"\b{delegation_heads} of (?:the )?$", words, re.I)
_DELEGATION = Pattern(r"(?:'s)? {delegations}(?: to the (?:talks|negotiations|consultations))?,? ", words)
_DELEGATION_HEAD = Pattern(r"(?:'s)? (?:{delegations}(?:'s)? )?{delegation_heads},? ", words)
_SEATED = Pattern(r",? (?:also )?{seated} (?:[\w\-]+ ){0,2}(?:on|for|from) (?:the )?", words)
_JOINED = re.compile(r",? and |, ")
_DISPATCHES = Pattern(
    r"(?: (?!and\b)[\w\-]+){0,2} {dispatching} (?:(?:his|her|their|the) )?(?=[A-Z]|[a-z\-]+ ?[a-z]* minister|envoy)",
    words,
)
_LIST = re.compile(r",? and (?:[\w.'\-]+ ){0,5}|, (?:[\w.'\-]+ ){0,5}")


def find(line: Line, mentions: Sequence[Mention]) -> list[Membership]:
    """The memberships that one sentence tells of these people; a state in a title speaks for its bearer."""
    named = sorted([*line.polities, *line.houses], key=lambda p: p.span)
    free = [p for p in named if not any(t.span.overlaps(p.span) for t in line.titles)]
    found = [one for polity in free for one in _on_side(line, polity, mentions)]
    for polity in free:
        if not polity.place:
            found += _sent(line, polity, free, mentions)
        found += _represented(line, polity, mentions)
        found += _head_of_its(line, polity, mentions)
        found += _leading(line.text, polity, [m.name for m in mentions])
        found += _seated(line, polity, mentions)
    return [*found, *_at_his_order(line, mentions)]


def sends_another(text: str, end: int) -> bool:
    """ "NAME sent Minister NAME to Rome": who is named up to ``end`` lets somebody go in his place."""
    return bool(_DISPATCHES.match(text, end))


def _at_his_order(line: Line, mentions: Sequence[Mention]) -> Iterator[Membership]:
    """ "Uruguayan President A has sent Foreign Minister B": of the state of who sends him."""
    for one, other in pairwise(mentions):
        cue = _DISPATCHES.match(line.text, one.end)
        if cue and one.code and not other.code and other.title and 0 <= other.start - cue.end() <= BEHIND_NAME:
            yield Membership(other.name, one.code, SENT)


def _seated(line: Line, polity: Polity, mentions: Sequence[Mention]) -> Iterator[Membership]:
    """ "A and B sat on the Japanese side", "C attended for Japan on the Korean side": the list before the verb."""
    if not _SIDE_NOUN.match(line.text, polity.span.end):
        return
    earlier = [m for m in mentions if m.end < polity.span.start]
    if not earlier or not _SEATED.fullmatch(line.text, earlier[-1].end, polity.span.start):
        return
    yield Membership(earlier[-1].name, polity.code, ON_SIDE)
    for left, right in zip(reversed(earlier[:-1]), reversed(earlier), strict=False):
        if not _JOINED.fullmatch(line.text, left.end, right.start):
            return
        yield Membership(left.name, polity.code, ON_SIDE)


def _sent(line: Line, polity: Polity, free: Sequence[Polity], mentions: Sequence[Mention]) -> Iterator[Membership]:
    """ "Japan will be represented by A and B", "the Bangladeshi team is headed by C", "and Kazakhstan by D"."""
    limit = _end_of_its_part(line, polity, free)
    people = [m for m in mentions if polity.span.end < m.start and m.name.start < limit]
    if _is_one_of_two(line, polity, free):
        return  # "between A and B, led by NAME": whose man he is stays open
    if not people or people[0].start - polity.span.end > REACH:
        return
    gap = line.text[polity.span.end : people[0].start]
    goal = _GOAL.search(before(line.text, polity.span.start, 12, line.span.start))
    cue = _SENDS.search(gap) or (None if goal else _BY.fullmatch(gap))
    if cue and not _is_farther(polity, free, polity.span.end + cue.start()):
        for mention in one_list(line.text, people):
            yield Membership(mention.name, polity.code, SENT)


def _is_one_of_two(line: Line, polity: Polity, free: Sequence[Polity]) -> bool:
    """True for the last of a list of states with a comma behind it."""
    listed = any(
        p.code != polity.code and line.text[p.span.end : polity.span.start] in (" and ", ", and ") for p in free
    )
    return listed and line.text.startswith(",", polity.span.end)


def goes_on(text: str, start: int, end: int) -> bool:
    """True where the words between two names end the list that the first is in."""
    return bool(_ENDS_LIST.search(text[start:end]))


def end_of_list(text: str, names: Sequence[Span]) -> int:
    """Where the last name of the first list ends: "led by A and B, and the other side by C"; 0 without names."""
    ends = (one.end for one, other in pairwise(names) if goes_on(text, one.end, other.start))
    return next(ends, names[-1].end if names else 0)


def _is_farther(polity: Polity, free: Sequence[Polity], cue: int) -> bool:
    """True where another state stands nearer to the word that sends people."""
    return any(polity.span.end < p.span.start < cue and p.code != polity.code and not p.place for p in free)


def one_list(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The first of these people and those who follow in the same list, up to the next verb."""
    for previous, mention in zip((None, *mentions), mentions, strict=False):
        if previous and goes_on(text, previous.end, mention.start):
            return
        yield mention


def _on_side(line: Line, polity: Polity, mentions: Sequence[Mention]) -> Iterator[Membership]:
    """ "On the American side, A and B attended": all people up to where the sentence turns to another state."""
    if not _SIDE_BEFORE.search(before(line.text, polity.span.start, 16, line.span.start)):
        return
    own = next((m for m in mentions if 0 <= polity.span.start - m.end <= BEHIND_NAME), None)
    if own:  # "A from the Russian side" tells of A alone
        if _SIDE_NOUN.match(line.text, polity.span.end):
            yield Membership(own.name, polity.code, ON_SIDE)
        return
    if _SIDE_NOUN.match(line.text, polity.span.end):
        stop = _BREAK.search(line.text, polity.span.end, line.span.end)
        end = stop.start() if stop else line.span.end
        for mention in mentions:
            if polity.span.end < mention.name.start < end:
                yield Membership(mention.name, polity.code, ON_SIDE)


def _represented(line: Line, polity: Polity, mentions: Sequence[Mention]) -> Iterator[Membership]:
    """ "Representing Japan were A and B"."""
    if not _REPRESENTING.search(before(line.text, polity.span.start, 24, line.span.start)):
        return
    first = next((n for n, m in enumerate(mentions) if m.start > polity.span.end), len(mentions))
    for number, mention in enumerate(mentions[first:]):
        gap = line.text[polity.span.end : mention.start] if number == 0 else ""
        if gap and not _VERB_ENDS.search(gap):
            return
        if number and goes_on(line.text, mentions[first + number - 1].end, mention.start):
            return
        yield Membership(mention.name, polity.code, ON_SIDE)


def _head_of_its(line: Line, polity: Polity, mentions: Sequence[Mention]) -> Iterator[Membership]:
    """ "The head of the Russian delegation, presidential aide A", "the Russian delegation head, A"."""
    end = polity.span.end
    of = _HEAD_OF.search(before(line.text, polity.span.start, 24, line.span.start))
    noun = (_DELEGATION if of else _DELEGATION_HEAD).match(line.text, end, line.span.end)
    follows = next((m for m in mentions if m.start >= (noun.end() if noun else end)), None)
    if noun and follows and follows.start - noun.end() <= REACH_OF_POST:
        yield Membership(follows.name, polity.code, LEADS)


def _end_of_its_part(line: Line, polity: Polity, free: Sequence[Polity]) -> int:
    """Where the sentence turns from one state to the next: "Japan is represented by A, while Korea ..."."""
    rivals = (p.span.start for p in free if p.span.start > polity.span.end and _opens_its_part(line.text, p))
    limit = min(rivals, default=line.span.end)
    stop = _BREAK.search(line.text, polity.span.end, limit)
    return stop.start() if stop else limit


def _opens_its_part(text: str, polity: Polity) -> bool:
    return polity.form == "demonym" or behind(text, polity.span.end, 4).startswith(words().subject_verbs)


def _leading(text: str, polity: Polity, names: Sequence[Span]) -> Iterator[Membership]:
    """ "A will lead the Nepali side", "B commands the Japanese ships", "C and D will represent Indonesia"."""
    before_it = [n for n in names if n.end < polity.span.start and polity.span.start - n.end < REACH]
    if not before_it or not _LEADS.search(text[before_it[-1].end : polity.span.start]):
        return
    yield Membership(before_it[-1], polity.code, LEADS)
    for left, right in zip(reversed(before_it[:-1]), reversed(before_it), strict=False):
        if not _LIST.fullmatch(text[left.end : right.start]):
            break
        yield Membership(left, polity.code, LEADS)
