"""The acts of a story: each verb of acts with its meaning, who does it, to whom, how it stands and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.actors import Cast
from dateline.events.acts import day, share, standing, subject, target, triggers, words
from dateline.events.acts.line import FAR, Act, Line, Party
from dateline.events.acts.triggers import ActTrigger, Sense
from dateline.events.frame import Found
from dateline.language import Document
from dateline.model import Span
from dateline.times import TimeMention

REACH = 64  # characters behind a verb in which its thing stands
NEXT = 8  # verbs behind one that may end its stretch

_CONTENT = re.compile(r"\b(?:that|if|unless|whether)\b")


def find(
    doc: Document,
    cast: Cast,
    times: Sequence[Sequence[TimeMention]],
    tables: Sequence[tuple[str, ...]],
    codebook: bool = False,
) -> list[Act]:
    """All acts in the order of the text, of whatever standing and by whomever.

    ``times`` are the time mentions of each sentence, ``tables`` the parties of the story's gatherings; ``codebook``
    asks for the verbs too that only the codebook counts.
    """
    found: list[Act] = []
    lines: list[Line] = []
    about = frozenset(code for table in tables for code in table)
    for order, scene in enumerate(cast.scenes):
        here = Line(
            text=doc.text,
            order=order,
            scene=scene,
            cast=cast,
            times=times[order],
            earlier=tuple(lines[-subject.BACK :]),
            tables=tuple(tables),
            about=about,
        )
        lines.append(here)
        found += _of_line(here, codebook)
    return found


def _of_line(line: Line, codebook: bool) -> list[Act]:
    if not codebook and not line.scene.polities and not line.scene.people:
        return []
    told = triggers.find(line.text, line.scene.sentence.span)
    verbs = [t for t in told if (codebook or t.counts) and not _is_a_name(line, t)]
    found: list[Act] = []
    for number, trigger in enumerate(verbs):
        if not _is_absorbed(line, trigger, found):
            found += _act(line, trigger, verbs[number + 1 : number + 1 + NEXT])
    return found


def _is_a_name(line: Line, trigger: ActTrigger) -> bool:
    """ "the Canadian Press": a capital inside a sentence of the body."""
    inside = trigger.span.start > line.start and line.scene.sentence.paragraph >= 0
    return inside and line.text[trigger.span.start].isupper()


def _is_absorbed(line: Line, trigger: ActTrigger, found: Sequence[Act]) -> bool:
    """ "asked Norway to withdraw troops", "accused Sudan of bombing": the content of the act before."""
    last = found[-1] if found else None
    if last is None or not last.frame.absorbs:
        return False
    gap = line.text[max(last.span.end, trigger.span.start - FAR) : trigger.span.start]
    return any(s.form == "base" for s in trigger.senses) or bool(_CONTENT.search(gap))


def _act(line: Line, trigger: ActTrigger, following: Sequence[ActTrigger]) -> Iterator[Act]:
    if _carried(line, trigger, following):
        return
    left = share.left(line, trigger)
    sense, right = _sense(line, trigger, left, following)
    if sense is None:
        return
    clause = line.scene.sentence.clause_at(trigger.span.start).span
    stands = standing.of(line.text, trigger, left, clause)
    before = min(left.end, stands.span.start) if stands else left.end
    does, suffers = _parties(line, trigger, sense, Span(left.start, max(before, left.start)), right)
    if stands is None and sense.frame.status:
        stands = Found(sense.frame.status, trigger.span, "the verb itself")
    for doer, patient in _each(does, suffers):
        yield Act(
            span=trigger.span if doer is does else doer[0].span,
            frame=sense.frame,
            order=line.order,
            paragraph=line.scene.sentence.paragraph,
            scope=Span(left.start, max(right.end, trigger.span.end)),
            does=tuple(doer),
            suffers=tuple(patient),
            standing=stands,
            when=day.of(line, trigger, sense.frame, Span(left.start, right.end), clause, doer),
        )


def _each(does: list[Party], suffers: list[Party]) -> Iterator[tuple[list[Party], list[Party]]]:
    """ "accused each other": an act of each; else one act of all."""
    mutual = {code for one in does for code in one.codes} == {code for one in suffers for code in one.codes}
    if len(does) != 2 or not suffers or not mutual:
        yield does, suffers
        return
    for at, doer in enumerate(does):
        other = [Party(does[1 - at].codes, suffers[0].span, "each other")]
        yield [Party(doer.codes, doer.span if at == 0 else suffers[0].span, doer.rule, doer.actor)], other


def _sense(line: Line, trigger: ActTrigger, left: Span, following: Sequence[ActTrigger]) -> tuple[Sense | None, Span]:
    """What the verb means here: by the thing that it stands with, the nearest first; else the meaning without one."""
    best: tuple[int, Sense, Span] | None = None
    for sense in trigger.senses:
        passive = standing.is_passive(line.text, trigger, sense, left)
        if not (passive or _is_near(line, trigger, sense)) or not _is_verb(line, trigger, sense, left):
            continue
        right = share.right(line, trigger, sense.frame, following)
        if not share.goes_on(line, trigger, sense.frame, right):
            continue
        far = _distance(line, trigger, sense, left, right, passive)
        if far is not None and (best is None or far < best[0]):
            best = (far, sense, right)
    return (best[1], best[2]) if best else (None, Span(trigger.span.end, trigger.span.end))


def _is_verb(line: Line, trigger: ActTrigger, sense: Sense, left: Span) -> bool:
    """A predicate by its form and the words before it; a form that may be a noun only right behind its subject."""
    if standing.is_verb(line.text, trigger, sense, left) or (sense.form == "ing" and subject.is_each(line, left)):
        return True
    headline = line.scene.sentence.paragraph < 0
    return sense.form in ("base", "present") and subject.is_beside(line, left, sense.form == "base" and not headline)


def _carried(line: Line, trigger: ActTrigger, following: Sequence[ActTrigger]) -> bool:
    """True where the next verb is the act, and this one says how it stands."""
    for number, other in enumerate(following[:2]):
        if _is_carried(line, trigger, other):
            return _sense(line, other, share.left(line, other), following[number + 1 :])[0] is not None
    return False


def _is_carried(line: Line, trigger: ActTrigger, other: ActTrigger) -> bool:
    """ "agreed to withdraw": the verb behind is the act, this one says how it stands."""
    gap = line.text[trigger.span.end : other.span.start]
    if not any(s.frame.carries for s in trigger.senses):
        return False
    return bool(re.fullmatch(r" to (?:\w+ly |also )?", gap)) and any(s.form == "base" for s in other.senses)


def _is_near(line: Line, trigger: ActTrigger, sense: Sense) -> bool:
    """False where the thing that the meaning asks for stands nowhere behind the verb: most meanings end here."""
    if sense.frame.things is None:
        return True
    return words.things(sense.frame.things).search(line.text, trigger.span.end, trigger.span.end + REACH) is not None


def _distance(line: Line, trigger: ActTrigger, sense: Sense, left: Span, right: Span, passive: bool) -> int | None:
    """How far off the thing stands that the meaning asks for; a meaning without one comes last."""
    if sense.frame.things is None:
        return 10_000 + sense.frame.codebook
    pattern = words.things(sense.frame.things)
    if passive:
        found = [m.end() for m in pattern.finditer(line.text, left.start, left.end)]
        return trigger.span.start - found[-1] if found else None
    first = pattern.search(line.text, right.start, min(right.end, right.start + REACH))
    return first.start() - right.start if first else None


def _parties(line: Line, trigger: ActTrigger, sense: Sense, left: Span, right: Span) -> tuple[list[Party], list[Party]]:
    frame = sense.frame
    if frame.inverted:
        return subject.speaker(line, trigger.span.start), subject.of(line, left)
    if standing.is_passive(line.text, trigger, sense, Span(left.start, trigger.span.start)):
        return target.agents(line, right), subject.of(line, left)
    does = subject.of(line, left)
    clause = line.scene.sentence.clause_at(trigger.span.start).span
    suffers = target.of(line, frame, right, does, Span(right.start, max(right.end, clause.end)))
    return subject.on_a_side(line, does, suffers), suffers
