"""Which stretch of a sentence belongs to a trigger: its clause, a relative clause on it, and its share between neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from dateline.events.triggers import Trigger
from dateline.language import Clause, Sentence
from dateline.model import Span

# "the 14th round of the Defence Policy Dialogue", "a session of the joint commission": one gathering, two triggers.
_PART_OF = re.compile(r" (?:of|in|under) (?:(?:the|their|its|this|a|[\w'.&\-]+) ){0,8}$")
_COMPOUND = re.compile(r"[ -](?:level )?$")
_MEET_FOR = re.compile(
    r" (?:(?:in|at|on|here|with|and) (?:[\w'.\-]+ ){1,6})?(?:for|to hold) (?:(?:the|their|a|an|[\w'\-]+) ){0,3}$"
)
_FOR_TALKS = re.compile(
    r"^[^;:]{0,90}?,? (?:for|to hold|at|in)(?: (?:the|their|a|an|a set of|bilateral|official|formal|annual|summit|two-way|brief|wide-ranging))* $"
)
_ON_A_VISIT = re.compile(
    r"^[^;]{0,80}\b(?:on|for|as part of|in|to begin|to start|at the start of|to pay|beginning|starting) (?:an?|his|her|their|the)(?: [\w\-]+){0,5} $"
)
_BREAK = re.compile(
    r"(?:^|[ ,])(?:ahead of|during|at|after|before|following|on the (?:sidelines|margins) of|and|for|to|in|on (?:an?|his|her|their|the|its)|while|with|as part of|part of|that|but)\b(?: a| an| the| their| his| her)?",
    re.I,
)


class Scope(msgspec.Struct, frozen=True):
    """``spans`` of the whole clause structure around a trigger; ``left`` and ``right`` its own share in it."""

    clause: Clause
    spans: tuple[Span, ...]
    left: Span
    right: Span

    holes: tuple[Span, ...] = ()

    def holds(self, span: Span) -> bool:
        """True where ``span`` lies in the trigger's clauses."""
        return any(s.holds(span) for s in self.spans) and not any(h.holds(span) for h in self.holes)

    def without(self, holes: Iterable[Span]) -> Scope:
        """The same scope with stretches taken out."""
        return msgspec.structs.replace(self, holes=(*self.holes, *holes))

    def owns(self, span: Span) -> bool:
        """True where ``span`` lies in the trigger's own share."""
        return self.holds(span) and self.left.start <= span.start and span.end <= self.right.end


def absorb(text: str, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without those that only complete the one before: "round of talks", "met for talks"."""
    kept: list[Trigger] = []
    for trigger in triggers:
        previous = kept[-1] if kept else None
        gap = text[previous.span.end : trigger.span.start] if previous else ""
        if previous and _completes(previous, trigger, gap):
            if previous.sense.weak and not trigger.sense.weak:
                kept[-1] = msgspec.structs.replace(previous, sense=trigger.sense)
            continue
        kept.append(trigger)
    return kept


def _completes(one: Trigger, other: Trigger, gap: str) -> bool:
    together = {one.kind, other.kind} <= {"meeting", "forum"} or one.kind == other.kind
    if _COMPOUND.fullmatch(gap) and one.is_noun and other.is_noun:
        return True
    if (
        one.is_noun
        and other.is_noun
        and together
        and _PART_OF.fullmatch(gap)
        and one.text.lower() not in ("talks", "negotiations")
    ):
        return True
    if one.kind == "visit" and not one.is_noun and other.kind == "visit" and other.is_noun:
        return bool(_ON_A_VISIT.search(gap))
    return (
        one.kind == "meeting"
        and not one.is_noun
        and other.kind == "meeting"
        and other.is_noun
        and bool(_MEET_FOR.fullmatch(gap) or _FOR_TALKS.search(gap))
    )


def of(text: str, sentence: Sentence, triggers: Sequence[Trigger], number: int) -> Scope:
    """The scope of ``triggers[number]`` among the triggers of its sentence."""
    trigger = triggers[number]
    clause = sentence.clause_at(trigger.span.start)
    spans = [Span(clause.span.start, clause.span.end)]
    spans += _main_parts(sentence, clause)
    linked = _relative(sentence, clause, trigger, triggers)
    if linked:
        spans.append(linked.span)
    spans = _without_attributions(sorted(set(spans)), sentence)
    start, end = spans[0].start, spans[-1].end
    inside = [t for t in triggers if any(s.holds(t.span) for s in spans)]
    place = inside.index(trigger) if trigger in inside else 0
    left = start if place == 0 else _boundary(text, inside[place - 1].span.end, trigger.span.start)
    right = end if place + 1 >= len(inside) else _boundary(text, trigger.span.end, inside[place + 1].span.start)
    return Scope(
        clause, tuple(spans), Span(left, trigger.span.start), Span(trigger.span.end, max(right, trigger.span.end))
    )


def _main_parts(sentence: Sentence, clause: Clause) -> list[Span]:
    if clause.role not in ("main", "coordinate"):
        return []
    parts: list[Span] = []
    group: list[Clause] = []
    for one in (*sentence.clauses, None):
        if one is None or (
            one.role == "main" and one.head > one.span.start + 1 and one.span.start > sentence.span.start
        ):
            if clause in group:
                parts = [c.span for c in group if c.role in ("main", "coordinate")]
            group = []
        if one is not None:
            group.append(one)
    return parts


def _relative(sentence: Sentence, clause: Clause, trigger: Trigger, triggers: Sequence[Trigger]) -> Clause | None:
    """A relative clause right behind the trigger's clause speaks of it when no other trigger stands between or inside."""
    number = sentence.clauses.index(clause)
    if number + 1 >= len(sentence.clauses) or sentence.clauses[number + 1].role != "relative":
        return None
    nxt = sentence.clauses[number + 1]
    rivals = [t for t in triggers if t is not trigger and trigger.span.end <= t.span.start < nxt.span.end]
    return None if rivals else nxt


def _without_attributions(spans: list[Span], sentence: Sentence) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        pieces = [span]
        for item in sentence.attributions:
            pieces = [piece for p in pieces for piece in _minus(p, item.span)]
        out += pieces
    return out or spans


def _minus(span: Span, hole: Span) -> list[Span]:
    if not span.overlaps(hole):
        return [span]
    left, right = Span(span.start, max(span.start, hole.start)), Span(min(span.end, hole.end), span.end)
    return [s for s in (left, right) if s.end - s.start > 1]


def _boundary(text: str, after: int, before: int) -> int:
    """Where the share of one trigger ends and that of the next begins."""
    breaks = [after + m.start() for m in _BREAK.finditer(text[after:before])]
    return breaks[-1] if breaks else before
