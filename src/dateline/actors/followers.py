"""Whose man somebody is: "A was accompanied by B and C", "A's adviser B". They stand on one side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.actors import delegations
from dateline.actors.mention import Line, Mention
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

REACH = 60
_COMPANY = Pattern(r"\b{company} (?:the |his |her |their )?(?:[A-Z][\w\-]+ ){0,2}$", delegations.words, re.I)
_ACCOMPANYING = Pattern(r"\b{accompanying} (?:the )?(?:\w+ ){0,2}$", delegations.words)
_PRONOUN = Pattern(r"(?:^|[\"' ]){pronouns} [\w ]{0,20}$", delegations.words)


def find(line: Line, mentions: Sequence[Mention], earlier: Sequence[Mention]) -> Iterator[tuple[Span, Span]]:
    """Pairs of names, the follower's and the one's whom he follows; ``earlier`` are those of the sentence before."""
    for mention in mentions:
        owner = _owner(line, mention, mentions)
        if owner:
            yield mention.name, owner.name
    for number, mention in enumerate(mentions):
        head = before(line.text, mention.start, REACH, line.span.start)
        cue = _COMPANY.search(head)
        chief = _chief(head[: cue.start()], mentions[:number], earlier) if cue else None
        chief = chief or (_chief_behind(line, mentions[number:]) if cue and not head[: cue.start()].strip() else None)
        if chief:
            others = (m for m in delegations.one_list(line.text, mentions[number:]) if m is not chief)
            yield from ((m.name, chief.name) for m in others)
        elif _ACCOMPANYING.search(head):
            yield from ((m.name, mention.name) for m in mentions[number + 1 :])


def _chief_behind(line: Line, mentions: Sequence[Mention]) -> Mention | None:
    """ "Accompanied by A and B, C met": the last of the list is whom they accompany, behind a comma alone."""
    listed = list(delegations.one_list(line.text, mentions))
    last = listed[-1] if len(listed) > 1 else None
    return last if last and "," in line.text[listed[-2].end : last.start] else None


def _owner(line: Line, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """ "A's adviser B": whoever stands with a possessive right before the post."""
    if not mention.title or mention.title.span.start > mention.name.start:
        return None
    return next((m for m in mentions if line.text[m.name.end : mention.title.span.start] in ("'s ", "' ")), None)


def _chief(head: str, before_it: Sequence[Mention], earlier: Sequence[Mention]) -> Mention | None:
    """Who is accompanied: named before in the sentence, or the first of the sentence before where it says "he"."""
    if before_it:
        return before_it[-1]
    return earlier[0] if earlier and _PRONOUN.search(head) else None
