"""Whom an act is done to: the object of its verb, behind one of the prepositions that its frame allows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.events.acts import actors
from dateline.events.acts.actors import Actor
from dateline.events.acts.line import Line, Party
from dateline.events.acts.words import ActFrame, cues
from dateline.language import Pattern
from dateline.model import Span

_LAST = Pattern(r"(?:^|[ ,(])(?P<word>{=prepositions})(?= )", cues, re.I)
_GROUP = Pattern(r"\b(?:(?P<n>two|three|four|five)|both) {group_nouns}(?![\w-])", cues, re.I)
_EACH_OTHER = Pattern(r"\b{each_other}\b", cues, re.I)


def of(line: Line, frame: ActFrame, right: Span, does: Sequence[Party], clause: Span) -> list[Party]:
    """Those the act is done to, in ``right`` of its verb; where none is named, the other side where the frame says so.

    ``clause`` is the rest of the clause, content and all: "the drills as a rehearsal for war by the three countries".
    """
    acting = {code for one in does for code in one.codes}
    found = _named(line, frame, right, acting) or _group(line, clause, acting) or _each_other(line, clause, does)
    return found or (_other_side(line, right, acting) if frame.other else [])


def _named(line: Line, frame: ActFrame, right: Span, acting: set[str]) -> list[Party]:
    inside = line.between(right.start, right.end)
    governor = ""
    for number, actor in enumerate(inside):
        if not (number and actors.linked(line.text, inside[number - 1], actor)):
            governor = governed_by(line.text, inside[number - 1].core.end if number else right.start, actor)
        if governor in frame.to and not set(actor.codes) <= acting:
            together = actors.together(line.text, inside, number)
            return [Party(a.codes, a.span, "object", a) for a in together if a.codes and not set(a.codes) <= acting]
    return []


def governed_by(text: str, start: int, actor: Actor) -> str:
    """The last preposition between ``start`` and the actor; empty where there is none."""
    words = [m["word"].lower() for m in _LAST.finditer(text, start, actor.core.start)]
    return words[-1] if words else ""


def _group(line: Line, right: Span, acting: set[str]) -> list[Party]:
    """ "the two navies", "the three countries": those of a gathering that the story tells."""
    found = _GROUP.search(line.text, right.start, right.end)
    if not found:
        return []
    count = cues().groups[(found["n"] or "two").lower()]
    for table in line.tables:
        rest = tuple(code for code in table if code not in acting)
        if len(rest) == count:
            return [Party((code,), Span(*found.span()), "as many as take part") for code in rest]
    return []


def _each_other(line: Line, right: Span, does: Sequence[Party]) -> list[Party]:
    found = _EACH_OTHER.search(line.text, right.start, right.end)
    codes = tuple(dict.fromkeys(code for one in does for code in one.codes))
    if not found:
        return []
    if len(codes) == 2:
        return [Party((code,), Span(*found.span()), "each other") for code in codes]
    return _other_side(line, Span(*found.span()), set(codes))


def _other_side(line: Line, at: Span, acting: set[str]) -> list[Party]:
    """The one other side that the sentence names before the act, else that of the story's gatherings."""
    ahead = [a for a in line.before(at.start) if a.acts and not set(a.codes) & acting]
    if ahead:
        return [Party(ahead[0].codes, ahead[0].span, "the other side named", ahead[0])]
    for table in line.tables:
        rest = [code for code in table if code not in acting]
        if acting <= set(table) and len(rest) == 1:
            return [Party((rest[0],), at, "the other side of the story")]
    return []


def agents(line: Line, right: Span) -> list[Party]:
    """Those who act where the verb is a passive: behind "by"."""
    inside = line.between(right.start, right.end)
    for number, actor in enumerate(inside):
        head = inside[number - 1].core.end if number else right.start
        if governed_by(line.text, head, actor) == "by":
            return [Party(a.codes, a.span, "agent", a) for a in actors.together(line.text, inside, number) if a.codes]
    return []
