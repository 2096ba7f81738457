"""How a gathering stands that a noun tells: "will hold talks", "the talks were put off", "during the visit"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.events import cues
from dateline.events.cues import Cue
from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.standing import BY_VERB, DENIED, PAST_PLAN, REACH, UNDONE, Standing, had_been_told, words
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

RELATIVE_REACH = 60
OPENING = 60  # characters from the beginning of a clause to the noun that is its subject
WHAT_IT_WAS = "what it was"  # "the first encounter" of what was told before
GROUP_GAP = 24  # characters between two cues of one group of verbs
_POSSIBLE = Pattern(r"\b{possible}\b[^,.]{0,50}$", words, re.I)
_PREPOSITION = Pattern(r"\b(?P<p>{prepositions})(?: (?:{determiners}|[\w.'\-]+)){0,7} $", words, re.I)
_WILL = Pattern(r"\b{will}\b", words)
_RELATIVE = Pattern(r",? {relatives} {relative_verbs}\b", words)
_PAST_PLAN = Pattern(r"\b{past_plan}", words, re.I)
_NAME = re.compile(r"(?:(?:[A-Z][\w.'&\-]*|\d\w*|of|on|for|and|the)[ -]+){1,14}$")
LONG_NAME = 120
_ENGAGED = Pattern(r"\b{engaged}$", words)
_NOT_ENGAGED = Pattern(r"{not_engaged}", words)
_HAD_BEEN_SET = Pattern(r"\b{had_been_set}\b", words)
_NOT_AHEAD = Pattern(r"{not_ahead}\b", words, re.I)
_ANEW = Pattern(r"\b{set_anew}\b", words)
_PURPOSE = Pattern(r"{purposes}\b", words)
_WAS_BEHIND = Pattern(r"[^.;:]{0,140}?,? (?P<was>{was}) (?:{was_then} )?{articles} ", words)
_AUXILIARY = Pattern(r"\b{auxiliaries}(?: \w+)? $", words)
_TURNS = Pattern(r"\b{turns}\b|;", words)
_COPULA = Pattern(r"\b{copulas}(?: {was_then})? {articles}(?: [\w'\-]+){0,5} $", words)
_NONE = Pattern(r"\b{none}(?: [\w\-]+){0,3} $", words, re.I)
_PREPARED = Pattern(r"\b{prepared} (?:(?!(?:and|after|at|in)\b)[\w'.\-]+ ){0,5}$", words, re.I)
_WAS = Pattern(r"{had_been} ", words, re.I)
_HAD_BEEN = Pattern(r"\b{had_been}(?: {first_then})? $", words, re.I)
_PLAIN_GAP = re.compile(r"(?: [\w'\-]+){0,2} ")
_ATTRIBUTE = Pattern(r"\b{determiners} (?:[\w\-]+ )?$", words, re.I)
_OPENERS = '."\u2014'


def standing(text: str, trigger: Trigger, scope: Scope) -> Standing:
    """The standing of a noun: by its relative clause, the verbs of its clause, or the preposition before it."""
    near = Span(max(scope.left.start, _named_from(text, trigger, scope) - REACH), trigger.span.start)
    left = _cues(text, near, trigger.kind)
    right = _cues(text, scope.right, trigger.kind)
    denied = _denied(left, right)
    if denied:
        return Standing(Found(denied.status, denied.span, DENIED))
    if cues.hypothetical().search(text, near.start, near.end) and _POSSIBLE.search(near.cut(text)):
        return Standing(hypothetical=True)
    if _PREPARED.search(before(text, trigger.span.start, REACH, scope.clause.span.start)):
        return Standing(Found("planned", trigger.span, "preparations for it"))
    if _ENGAGED.search(near.cut(text)) and not _NOT_ENGAGED.match(text, trigger.span.end):
        return Standing(Found("under_way", trigger.span, "who is in it"))
    if left and any(c.status in UNDONE for c in right) and _is_attribute(text, left[-1], trigger):
        left = left[:-1]
    own = _in_relative(text, trigger, scope)
    if own and not any(c.status in UNDONE for c in left):
        return Standing(Found(own.status, own.span, "verb of its relative clause"))
    best = _pick(text, left, right, scope.right)
    if best and best.status == "planned" and best.span.start >= trigger.span.end and _NONE.search(near.cut(text)):
        return Standing(Found("declined", best.span, "no such gathering"))
    if best and _goes_on_ahead(text, best, trigger, scope):
        return Standing(Found("planned", best.span, "a further verb of what will be"))
    if best:
        value = _undone_how(text, best, scope)
        return Standing(Found(value, best.span, _rule(text, best, near), _is_past(text, best)))
    was = _COPULA.search(near.cut(text))
    if was:
        return Standing(Found("held", Span(*was.span()).shift(near.start), WHAT_IT_WAS))
    return Standing(_by_preposition(text, near, scope.right) or _by_copula(text, trigger, scope))


def _denied(left: Sequence[Cue], right: Sequence[Cue]) -> Cue | None:
    """ "Played down talk of a delay of Thursday's talks", "denied that the talks had been put off": the plan stands."""
    cue = next((c for c in (*left, *right) if c.denied is not None), None)
    undone = cue and any(c.status in UNDONE and c.span.start > cue.span.start for c in (*left, *right))
    return None if undone else cue


def _is_attribute(text: str, cue: Cue, trigger: Trigger) -> bool:
    """ "A planned visit": what it had been before the verb of its clause."""
    gap = text[cue.span.end : trigger.span.start]
    return bool(_PLAIN_GAP.fullmatch(gap) and _ATTRIBUTE.search(before(text, cue.span.start, GROUP_GAP)))


def _by_copula(text: str, trigger: Trigger, scope: Scope) -> Found | None:
    """ "The talks on Friday, the first in years, were an important step": what was is over."""
    if trigger.span.start - scope.clause.span.start > OPENING:
        return None
    found = _WAS_BEHIND.match(text, trigger.span.end, scope.clause.span.end)
    return Found("held", Span(*found.span("was")), "what they were") if found else None


def _undone_how(text: str, cue: Cue, scope: Scope) -> str:
    """Called off where it had been set; put off where it is set anew ("cancelled and will be rescheduled")."""
    if cue.status == "cancelled":
        anew = any(_ANEW.search(text, span.start, span.end) for span in (scope.left, scope.right))
        return "postponed" if anew else "cancelled"
    return "cancelled" if _had_been_set(text, cue, scope) else cue.status


def _had_been_set(text: str, cue: Cue, scope: Scope) -> bool:
    """ "Will not hold its 25th meeting, which was due in May": called off, not refused."""
    if cue.status != "declined" or not _NOT_AHEAD.match(text, cue.span.start):
        return False
    return any(_HAD_BEEN_SET.search(text, span.start, span.end) for span in (scope.left, scope.right))


def _goes_on_ahead(text: str, cue: Cue, trigger: Trigger, scope: Scope) -> bool:
    """ "Will have an audience with the king and hold talks": the verb without its "will"."""
    if cue.status != "held" or cue.span.cut(text) not in words().bare_verbs or cue.span.start > trigger.span.start:
        return False
    left = Span(scope.clause.span.start, cue.span.start)
    return bool(_WILL.search(text, left.start, left.end)) and before(text, cue.span.start, 5).endswith("and ")


def _is_past(text: str, cue: Cue) -> bool:
    """ "Was to", "were set to", "had been scheduled": a plan that something came in the way of."""
    return cue.status == "planned" and bool(
        _WAS.match(cue.span.cut(text))
        or _HAD_BEEN.search(before(text, cue.span.start, 12))
        or had_been_told(before(text, cue.span.start, REACH + REACH))
    )


def _named_from(text: str, trigger: Trigger, scope: Scope) -> int:
    """Where the capitalised name begins that ends in the noun: the verb stands before all of it."""
    if not trigger.text[:1].isupper():
        return trigger.span.start
    name = _NAME.search(text[max(scope.left.start, trigger.span.start - LONG_NAME) : trigger.span.start])
    return trigger.span.start - len(name[0]) if name else trigger.span.start


def _rule(text: str, cue: Cue, near: Span) -> str:
    planned = cue.status == "planned" and any(
        Span(*m.span()).overlaps(cue.span) for m in _PAST_PLAN.finditer(text, near.start, near.end)
    )
    return PAST_PLAN if planned else BY_VERB


def _cues(text: str, span: Span, kind: str) -> list[Cue]:
    return [c for c in cues.find(text, span, kind) if not _inside_name(text, c)]


def _inside_name(text: str, cue: Cue) -> bool:
    """True for a capitalised verb within a sentence: "the Signed Letters Foundation"."""
    capital = cue.status == "held" and text[cue.span.start].isupper()
    return capital and cue.span.start > 0 and text[cue.span.start - 2] not in _OPENERS


def _in_relative(text: str, trigger: Trigger, scope: Scope) -> Cue | None:
    """ "the fleet review, which is to be held in November": the clause on the noun itself says how it stands."""
    opener = _RELATIVE.match(text, trigger.span.end)
    if not opener or opener.end() > scope.right.end:
        return None
    end = min(scope.right.end, trigger.span.end + RELATIVE_REACH)
    return min(cues.find(text, Span(trigger.span.end, end), trigger.kind)[:2], key=lambda c: c.strength, default=None)


def _pick(text: str, before: list[Cue], after: list[Cue], right: Span) -> Cue | None:
    """The cue that counts: what undoes the gathering, else the verbs right before it, else the first behind it."""
    undone = [c for c in before or after if c.status in UNDONE]
    if not undone and after and after[0].status in UNDONE and _is_done_to(text, right, after[0]):
        return after[0]
    if undone:
        return min(undone, key=lambda c: c.strength)
    if before:
        return _strongest(_verb_group(text, before))
    close = [c for c in after if c.span.start - right.start <= 2 * REACH and not _is_purpose(text, right, c)]
    near = [c for c in close if c.span.start - close[0].span.start <= 30]
    if near and near[0].status == "held" and _is_past_verb(text, near[0]):  # "agreed to open consulates"
        near = [c for c in near if not c.span.cut(text).lower().startswith("to ")]
    return _strongest(near)


def _is_purpose(text: str, right: Span, cue: Cue) -> bool:
    """ "The meeting to discuss trade took place": what it was for."""
    return cue.span.start - right.start <= 1 and bool(_PURPOSE.match(text, cue.span.start))


def _is_past_verb(text: str, cue: Cue) -> bool:
    return cue.span.cut(text).lower().endswith("ed")


def _is_done_to(text: str, right: Span, cue: Cue) -> bool:
    """ "Asked for time, and the talks have been put off": the passive right behind the noun is of the noun."""
    gap = text[right.start : cue.span.start]
    return len(gap) <= REACH and bool(_AUXILIARY.search(gap)) and not _TURNS.search(gap)


def _strongest(group: Sequence[Cue]) -> Cue | None:
    return min(group, key=lambda c: (c.strength, c.span.start), default=None)


def _verb_group(text: str, before: Sequence[Cue]) -> list[Cue]:
    """The cues that stand together right before the noun: "is scheduled to hold"."""
    group = [before[-1]]
    for cue in reversed(before[:-1]):
        if group[-1].span.start - cue.span.end > GROUP_GAP or "," in text[cue.span.end : group[-1].span.start]:
            break
        group.append(cue)
    return group


def _by_preposition(text: str, near: Span, right: Span) -> Found | None:
    """ "ahead of the talks", "during the visit he will ...", "after the summit"."""
    governed = _PREPOSITION.search(near.cut(text))
    if not governed:
        return None
    word = governed["p"].lower()
    where = Span(*governed.span("p")).shift(near.start)
    if word in words().before:
        return Found("planned", where, "ahead of it")
    if word in words().during and _WILL.search(text, right.start, right.end):
        return Found("planned", where, "what will happen during it")
    return Found("held", where, "spoken of as past") if word in words().past else None
