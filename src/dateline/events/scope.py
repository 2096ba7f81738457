"""Which stretch of a sentence belongs to a trigger.

Its clause, a relative clause on it, and its share between neighbouring triggers.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from dateline.events.triggers import Trigger
from dateline.language import Clause, Pattern, Sentence
from dateline.model import Span
from dateline.vocabulary import load


class ScopeCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/scope_cues.yaml."""

    part_of: list[str]
    owners: list[str]
    named: list[str]
    whole: frozenset[str]
    meeting_place: list[str]
    meeting_for: list[str]
    met_at: list[str]
    before_talks: list[str]
    on_a_visit: list[str]
    visit_owners: list[str]
    breaks: list[str]
    beside: list[str]
    within: list[str]
    circumstance_owners: list[str]
    hosting: frozenset[str]
    auxiliaries: list[str]
    taking: frozenset[str]
    sits: frozenset[str]
    is_to: list[str]
    convening: frozenset[str]
    passive: list[str]
    no_subject: list[str]
    no_subject_ends: list[str]
    bodies: list[str]
    sessions: list[str]
    sitting: list[str]
    talked_of: list[str]


@functools.cache
def words() -> ScopeCues:
    """The vocabulary of what belongs to a trigger."""
    return load("scope_cues", ScopeCues)


# "the 14th round of the Defence Policy Dialogue", "a session of the joint commission": one gathering, two triggers.
_PART_OF = Pattern(r" {part_of} (?:(?:{owners}|[\w'.&\-]+) ){0,8}\"?$", words)
# "the meeting of their ministers, known as the 2+2, ...": the name of what was just told.
_NAMED = Pattern(r"[^,.;:]{0,60},? \(?{named} (?:{owners} )?[\"“]?", words)
_COMPOUND = re.compile(r"\"?[ -](?:level )?$")
_MEET_FOR = Pattern(
    r" (?:{meeting_place} (?:[\w'.\-]+ ){1,6})?{meeting_for} (?:(?:the|their|a|an|[\w'\-]+) ){0,3}$", words
)
_FOR_TALKS = Pattern(r"^[^;:]{0,90}?,? {met_at}(?: {before_talks})* $", words)
_ON_A_VISIT = Pattern(r"^[^;]{0,80}\b{on_a_visit} {visit_owners}(?: [\w\-]+){0,5} $", words)
_BREAK = Pattern(r"(?:^|[ ,]){breaks}\b(?: a| an| the| their| his| her)?", words, re.I)


_BESIDE = Pattern(r"(?:^|[ ,;\n]){beside} {circumstance_owners}(?: [\w\-]+)? $", words, re.I)
_WITHIN = Pattern(r"(?:^|[ ,;\n]){within} {circumstance_owners}(?: [\w\-]+)? $", words, re.I)
_BODY = Pattern(r"\b{bodies}$", words, re.I)
_SESSIONS = Pattern(r"{sessions}", words, re.I)
_HELD_ITS = Pattern(r"[^.;:,]{0,140}? {sitting} (?:[\w'\-]+ ){0,4}", words)
_OBJECT = re.compile(r" (?:(?:an?|the|its|their|his|her) )?(?:[a-z\d][\w'\-]* ){0,5}")
_ENDS_THERE = re.compile(r"[,.]|$| [A-Z]| (?:he|she|they|the)\b| in [A-Z][\w\-]+,")


# "the review on Saturday, the climax of the second edition of ...".
_APPOSED = re.compile(r", (?:the|an?|its|their) (?!first|second|third)(?:[\w\-]+ ){1,6}of (?:[\w\-]+ ){0,6}$")


# "talks with X in Athens on Friday and in Ankara on Saturday with Y".
_AND_THERE = re.compile(r",? and (?:then |later |also )?in (?!turn|return|particular|addition|general)")


# "A and B met in Paris on Monday, and C and D met in Delhi": a verb with a subject of its own.
_PASSIVE = Pattern(r"(?: [\w'’.\-()]+){0,12}? {passive} ", words)
_THAT_IS_TO = Pattern(r"[^.;]{0,120}?,? (?:which|that) {is_to} ", words)
_ITS_SUBJECT = Pattern(
    r"(?:[,;] )(?:and|while|whereas|but) "
    r"(?P<who>(?:those (?:of|from) )?(?:the |his |her |their )?[A-Z\d][\w.'\-]*(?:,? [\w.'\-]+){0,14}?)"
    r"(?P<aux>(?: {auxiliaries})*) $",
    words,
)
_NO_SUBJECT = Pattern(r"\b{no_subject}\b|\b{no_subject_ends}$", words)


class Scope(msgspec.Struct, frozen=True):
    """``spans`` of the whole clause structure around a trigger; ``left`` and ``right`` its own share in it.

    ``holes`` are stretches that are only talked about.
    """

    clause: Clause
    spans: tuple[Span, ...]
    left: Span
    right: Span
    holes: tuple[Span, ...] = ()

    def holds(self, span: Span) -> bool:
        """True where ``span`` lies in the trigger's clauses."""
        return any(s.holds(span) for s in self.spans) and not any(h.holds(span) for h in self.holes)

    def owns(self, span: Span) -> bool:
        """True where ``span`` lies in the trigger's own share."""
        return self.holds(span) and self.left.start <= span.start and span.end <= self.right.end

    def reaches(self, span: Span, alone: bool) -> bool:
        """True where ``span`` belongs to the trigger: in its share, before it, or anywhere where it is ``alone``."""
        return self.holds(span) and (alone or self.owns(span) or span.start < self.left.end)

    def without(self, holes: Iterable[Span]) -> Scope:
        """The same scope with stretches taken out."""
        return msgspec.structs.replace(self, holes=(*self.holes, *holes))


def absorb(text: str, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without those that only complete the one before: "round of talks", "met for talks"."""
    kept: list[Trigger] = []
    for trigger in triggers:
        previous = kept[-1] if kept else None
        gap = text[previous.span.end : trigger.span.start] if previous else ""
        if previous is not None and any(rule(previous, trigger, gap) for rule in _GIVES_WAY):
            kept[-1] = trigger
            continue
        if previous is not None and _is_predicate(text, previous, trigger):
            continue
        if previous is None or not _completes(previous, trigger, gap):
            kept.append(trigger)
        elif previous.sense.weak and not trigger.sense.weak:
            kept[-1] = msgspec.structs.replace(previous, sense=trigger.sense)
    return kept


def circumstance(text: str, trigger: Trigger) -> str | None:
    """ "Before the session, ...", "at the meeting, ...": a gathering told before, that only says when another was.

    ``beside`` it another gathering took place, ``within`` it something was done; None where it is told for itself.
    """
    named = trigger.text[0].isupper()
    if not trigger.is_noun or named or not _ENDS_THERE.match(text, trigger.span.end):
        return None
    head = text[max(0, trigger.span.start - 50) : trigger.span.start]
    if _BESIDE.search(head):
        return "beside"
    return "within" if _WITHIN.search(head) else None


def _is_hosted(one: Trigger, other: Trigger, gap: str) -> bool:
    """ "Hosted a fleet review": the gathering is what the host's verb has as its object."""
    return one.text.lower() in words().hosting and other.is_noun and bool(_OBJECT.fullmatch(gap))


def _is_predicate(text: str, one: Trigger, other: Trigger) -> bool:
    """ "The second session of the commission will be convened in May": the verb tells what the noun names.

    So does that of a clause on it: "the meeting of the committee, which was to convene in March".
    """
    if not one.is_noun or other.is_noun or one.kind != other.kind:
        return False
    told = other.text.lower()
    if told in words().convening:
        return bool(_PASSIVE.fullmatch(text, one.span.end, other.span.start))
    return told in words().sits and bool(_THAT_IS_TO.fullmatch(text, one.span.end, other.span.start))


def _is_head(one: Trigger, other: Trigger, gap: str) -> bool:
    """ "A joint patrol agreement", "ceasefire talks": of two nouns side by side the last says what it is."""
    papers = (one.kind == "agreement") != (other.kind == "agreement")
    return papers and one.is_noun and other.is_noun and gap == " "


def _is_session_of(one: Trigger, other: Trigger, gap: str) -> bool:
    """ "The joint commission resumed its sessions": the body sits, and the session is what took place."""
    bodies = one.is_noun and other.is_noun and _BODY.search(one.text)
    return bool(bodies and _SESSIONS.fullmatch(other.text) and _HELD_ITS.fullmatch(gap))


def _is_taken(one: Trigger, other: Trigger, gap: str) -> bool:
    """ "Received a call from NAME": nobody is received, the telephone rang."""
    called = other.is_noun and other.kind == "call"
    return called and one.text.lower() in words().taking and bool(_OBJECT.fullmatch(gap))


_GIVES_WAY: tuple[Callable[[Trigger, Trigger, str], bool], ...] = (_is_hosted, _is_head, _is_session_of, _is_taken)


def _completes(one: Trigger, other: Trigger, gap: str) -> bool:
    """True where ``other`` tells the same gathering as ``one``, with ``gap`` between them."""
    if not other.is_noun:
        return False
    if one.is_noun:
        return bool(_COMPOUND.fullmatch(gap)) or _is_part(one, other, gap) or _is_its_name(one, other, gap)
    if one.kind == other.kind == "visit":
        return bool(_ON_A_VISIT.search(gap))
    return one.kind == other.kind == "meeting" and bool(_MEET_FOR.fullmatch(gap) or _FOR_TALKS.search(gap))


def _is_part(one: Trigger, other: Trigger, gap: str) -> bool:
    return _together(one, other) and one.text.lower() not in words().whole and bool(_PART_OF.fullmatch(gap))


def _is_its_name(one: Trigger, other: Trigger, gap: str) -> bool:
    return _together(one, other) and bool(_NAMED.fullmatch(gap))


def _together(one: Trigger, other: Trigger) -> bool:
    return one.kind == other.kind or {one.kind, other.kind} <= {"meeting", "forum"}


def of(text: str, sentence: Sentence, triggers: Sequence[Trigger], number: int) -> Scope:
    """The scope of ``triggers[number]`` among the triggers of its sentence; of a learned one the whole sentence."""
    trigger = triggers[number]
    if trigger.reads_as:
        return _whole(sentence, trigger)
    clause = sentence.clause_at(trigger.span.start)
    spans = [clause.span, *_main_parts(sentence, clause), *_relative(sentence, clause, trigger, triggers)]
    spans = _without_attributions(sorted(set(spans)), sentence)
    spans = _of_its_subject(text, spans, triggers, number)
    inside = [t for t in triggers if any(s.holds(t.span) for s in spans)]
    place = inside.index(trigger) if trigger in inside else 0
    left = spans[0].start if place == 0 else _boundary(text, inside[place - 1].span.end, trigger.span.start)
    last = place + 1 >= len(inside)
    right = spans[-1].end if last else _boundary(text, trigger.span.end, inside[place + 1].span.start)
    share = Span(left, trigger.span.start), Span(trigger.span.end, max(right, trigger.span.end))
    return Scope(clause, tuple(spans), *share)


def _whole(sentence: Sentence, trigger: Trigger) -> Scope:
    spans = _without_attributions([sentence.span], sentence)
    left, right = Span(spans[0].start, trigger.span.start), Span(trigger.span.end, spans[-1].end)
    return Scope(sentence.clause_at(trigger.span.start), tuple(spans), left, right)


def _of_its_subject(text: str, spans: list[Span], triggers: Sequence[Trigger], number: int) -> list[Span]:
    """The spans cut to the stretch that has the trigger's own subject, where its neighbours have others."""
    starts = [_own_subject(text, one, other) for one, other in itertools.pairwise(triggers)]
    floor = next((at for at in reversed(starts[:number]) if at is not None), spans[0].start)
    ceiling = next((at for at in starts[number:] if at is not None), spans[-1].end)
    cut = [Span(max(s.start, floor), min(s.end, ceiling)) for s in spans if s.start < ceiling and s.end > floor]
    return cut or spans


def _own_subject(text: str, one: Trigger, other: Trigger) -> int | None:
    """Where the clause of a verb with a subject of its own begins, behind ``one``; None where it has none."""
    if other.is_noun:
        return None
    found = _ITS_SUBJECT.search(text[one.span.end : other.span.start])
    return None if found is None or _NO_SUBJECT.search(found["who"]) else one.span.end + found.start()


def _main_parts(sentence: Sentence, clause: Clause) -> list[Span]:
    """The pieces of the main clause that this clause is one of, where others interrupt it."""
    if clause.role not in ("main", "coordinate"):
        return []
    group: list[Clause] = []
    for one in sentence.clauses:
        if _begins_anew(one, sentence):
            if clause in group:
                break
            group = []
        group.append(one)
    return [c.span for c in group if c.role in ("main", "coordinate")] if clause in group else []


def _begins_anew(clause: Clause, sentence: Sentence) -> bool:
    """True behind a semicolon or a dash, where a new main clause begins."""
    inner = clause.span.start > sentence.span.start
    return clause.role == "main" and clause.head > clause.span.start + 1 and inner


def _relative(sentence: Sentence, clause: Clause, trigger: Trigger, triggers: Sequence[Trigger]) -> list[Span]:
    """A relative clause right behind the trigger's clause speaks of it when no other trigger stands in between."""
    number = sentence.clauses.index(clause)
    if number + 1 >= len(sentence.clauses) or sentence.clauses[number + 1].role != "relative":
        return []
    linked = sentence.clauses[number + 1].span
    rivals = [t for t in triggers if t is not trigger and trigger.span.end <= t.span.start < linked.end]
    return [] if rivals else [linked]


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
    apposed = _APPOSED.search(text[after:before])
    if apposed:
        return after + apposed.start()
    there = _AND_THERE.search(text[after:before])
    if there:
        return after + there.start()
    breaks = [after + m.start() for m in _BREAK.finditer(text[after:before])]
    return breaks[-1] if breaks else before
