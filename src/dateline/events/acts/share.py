"""Which stretch of a sentence belongs to the verb of an act, on its left and on its right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.events.acts.line import FAR, Line
from dateline.events.acts.triggers import ActTrigger
from dateline.events.acts.words import ActFrame, cues
from dateline.language import Pattern, any_of
from dateline.model import Span

_CONTENT = Pattern(r"(?:^|[ ,])(?:{content})\b|[;:]| \u2014 | -- ", cues, re.I)
_THAT = re.compile(r" that ")


def left(line: Line, trigger: ActTrigger) -> Span:
    """From where the verb's clause begins, or the saying before it ends, up to the verb."""
    sentence = line.scene.sentence
    floor = max(sentence.clause_at(trigger.span.start).head, trigger.span.start - FAR)
    said = [a.span.end for a in sentence.attributions if a.span.end <= trigger.span.start]
    thats = [m.end() for m in _THAT.finditer(line.text, floor, trigger.span.start)]
    return Span(min(max([floor, *said, *thats]), trigger.span.start), trigger.span.start)


def right(line: Line, trigger: ActTrigger, frame: ActFrame, following: Sequence[ActTrigger]) -> Span:
    """From behind the verb to where its clause ends, a saying or the content of the act begins."""
    start, sentence = trigger.span.end, line.scene.sentence
    end = max(start, min(start + FAR, _clause_end(line, start)))
    said = [a.span.start for a in sentence.attributions if a.span.start >= start]
    end = min([end, *said])
    end = min([end, *(t.span.start for t in following if _is_next(line, t, end))])
    found = _CONTENT.search(line.text, start, end)
    if found:
        end = found.start()
    if "that" not in frame.to:
        end = _cut(line.text, Span(start, end), "that")
    for word in frame.until:
        end = _cut(line.text, Span(start, end), word)
    return Span(start, end)


def _clause_end(line: Line, at: int) -> int:
    clause = line.scene.sentence.clause_at(at)
    return clause.span.end


def _is_next(line: Line, trigger: ActTrigger, end: int) -> bool:
    """ "... and urged": another verb of the same subject."""
    head = line.text[max(line.start, trigger.span.start - 12) : trigger.span.start]
    finite = any(s.form in ("past", "present") for s in trigger.senses)
    return (
        trigger.span.start < end
        and finite
        and bool(re.search(r"(?:\band|,|\bthen|\bbut)(?: \w+ly| also| then)? $", head))
    )


def _cut(text: str, span: Span, word: str) -> int:
    found = re.compile(rf"(?:^|[ ,]){any_of([word])}(?![\w-])", re.I).search(text, span.start, span.end)
    return found.start() if found else span.end


def goes_on(line: Line, trigger: ActTrigger, frame: ActFrame, right: Span) -> bool:
    """True where behind the object stand the words that the frame asks for."""
    rest = line.text[right.end : _clause_end(line, trigger.span.start)]
    return not frame.then or bool(re.match(rf"[ ,]*{any_of(frame.then)} ", rest))
