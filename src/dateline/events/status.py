"""How the gathering or act of one trigger stands: by the verbs around it, else by its day."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from dateline.events import cues
from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.model import Span
from dateline.times import TimeMention

REACH = 70  # characters a verb may stand from its noun
_FUTURE = re.compile(
    r"\b(?:will|to|would|shall|'ll|would-be|going to|can|and)(?: (?:also|then|later|first|formally|again|only|separately|jointly|next|each|not|both|be|officially|together|meet|hold))* $",
    re.I,
)
_MODAL = re.compile(
    r"\b(?:could|may|might|can)(?: (?:also|then|soon|well|one day|possibly|yet|even|still))*(?: (?:be|hold|meet|have))? $",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|never|n't|refus\w+ to|declin\w+ to|no longer)(?: (?:to|be|been|have|yet|hold|attend))* $", re.I
)
_HAVE = re.compile(
    r"\b(?:has|have|had|having)(?: (?:also|already|recently|just|last|earlier|previously|since))* $", re.I
)
_PROPOSING = re.compile(
    r"\b(?:propos\w+|offer\w*|hop\w+|want\w*|wish\w*|seek\w*|invit\w+(?: [\w.' \-]{2,60})?|ready|readiness|willing\w*|keen|plea\w*|asked|request\w*|urged|trying|suggest\w*|arrang\w+|eager|consider\w*|push\w*) (?:to|for|a|an|on)(?: [\w\-]+){0,2} $",
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?P<p>ahead of|before|prior to|during|at|after|following|in|since|on the (?:sidelines|margins) of|for|from|by)(?: (?:the|a|an|their|his|her|its|that|this|these|separate|[\w.'\-]+)){0,7} $",
    re.I,
)


_WILL = re.compile(r"\b(?:will|is to|are to|is due to|are due to|is expected to|are expected to|plans? to)\b")
ARRIVALS = ("arriv", "land", "touched down", "flew in")
_TO_HAVE = re.compile(r"\b(?:to|would|should) have $", re.I)
_UNDONE = re.compile(
    r"\b(?:has|have|had|was|were|is|are|stands?|stood) (?:now |been |also )*(?:(?P<off>cancell?ed|called off|scrapped)|postponed|deferred|put off|delayed|rescheduled)\b"
)


class Standing(msgspec.Struct, frozen=True):
    """A status with its cue and rule; ``hypothetical`` where it is a mere possibility."""

    status: Found | None
    hypothetical: bool = False


def of(
    text: str, trigger: Trigger, scope: Scope, whens: tuple[TimeMention, ...], today: dt.date | None, headline: bool
) -> Standing:
    """The standing of one trigger. ``today`` is the story's anchor day."""
    if trigger.kind == "agreement":
        return _agreement(text, trigger, scope)
    found = _verb(text, trigger, scope, headline) if not trigger.is_noun else _noun(text, trigger, scope)
    if found.status is None and not found.hypothetical:
        found = Standing(_by_day(whens, today))
    return _against_day(text, found, whens, today)


def _verb(text: str, trigger: Trigger, scope: Scope, headline: bool) -> Standing:
    left = text[max(scope.spans[0].start, trigger.span.start - REACH) : trigger.span.start]
    tense = trigger.sense.tense
    explicit = _explicit(text, trigger, scope)
    if explicit and tense in ("base", "ing"):
        return Standing(explicit)
    undone = _UNDONE.search(text, trigger.span.end, scope.right.end) if tense in ("base", "ing") else None
    if undone:
        status = "cancelled" if undone["off"] else "postponed"
        return Standing(Found(status, Span(*undone.span()), "undone behind"))
    if _NOT.search(left) and tense in ("base", "ing"):
        return Standing(Found("declined", trigger.span, "negated verb"))
    if tense == "base":
        return _base(left, trigger, headline)
    if tense == "ing":
        return Standing(_ing(left, trigger))
    if tense == "present":
        return Standing(Found("held" if headline else "planned", trigger.span, "present tense"))
    if re.search(r"\b(?:was|were|had been|been|being|be) $", left) and not trigger.text.lower().startswith(
        ("was", "were")
    ):
        return Standing(None)
    if _TO_HAVE.search(left):
        return Standing(Found("planned", trigger.span, "was to have been"))
    if trigger.kind == "visit" and trigger.text.lower().startswith(ARRIVALS) and not re.search(r"\bhad $", left):
        return Standing(Found("under_way", trigger.span, "arrival"))
    return Standing(Found("held", trigger.span, "past tense"))


def _base(left: str, trigger: Trigger, headline: bool) -> Standing:
    if _MODAL.search(left):
        return Standing(None, hypothetical=True)
    if _PROPOSING.search(left):
        return Standing(Found("proposed", trigger.span, "wish or offer before the verb"))
    if _FUTURE.search(left):
        return Standing(Found("planned", trigger.span, "future or infinitive"))
    return Standing(Found("held", trigger.span, "headline present") if headline else None)


def _ing(left: str, trigger: Trigger) -> Found | None:
    if trigger.text.lower().startswith(("are ", "is ")) or re.search(r"\b(?:is|are|was|were)(?: \w+)? $", left):
        return Found("under_way", trigger.span, "progressive")
    return None


def _explicit(text: str, trigger: Trigger, scope: Scope) -> Found | None:
    """Put off, called off, refused, proposed: said in the clause before the trigger."""
    for cue in cues.find(text, scope.left, trigger.kind):
        if (
            cue.status in ("cancelled", "postponed", "declined", "proposed")
            and trigger.span.start - cue.span.end <= REACH
        ):
            return Found(cue.status, cue.span, "verb before")
    return None


def _noun(text: str, trigger: Trigger, scope: Scope) -> Standing:
    left, right = scope.left, scope.right
    near = Span(max(left.start, trigger.span.start - REACH), trigger.span.start)
    if cues.hypothetical().search(text, near.start, near.end) and _possible(text, near):
        return Standing(None, hypothetical=True)
    before = [c for c in cues.find(text, near, trigger.kind) if not _inside_name(text, c)]
    after = [c for c in cues.find(text, right, trigger.kind) if not _inside_name(text, c)]
    own = _in_relative(text, trigger, scope)
    if own and not any(c.status in ("cancelled", "postponed", "declined") for c in before):
        return Standing(Found(own.status, own.span, "verb of its relative clause"))
    best = _pick(text, before, after, near, right)
    if best:
        return Standing(Found(best.status, best.span, "verb of the clause"))
    governed = _PREPOSITION.search(text[near.start : near.end])
    if governed:
        word = governed["p"].lower()
        where = Span(near.start + governed.start("p"), near.start + governed.end("p"))
        if word in ("ahead of", "before", "prior to"):
            return Standing(Found("planned", where, "ahead of it"))
        if word in ("during", "at", "in") and _WILL.search(text, right.start, right.end):
            return Standing(Found("planned", where, "what will happen during it"))
        if word in ("during", "after", "following", "since", "at", "in"):
            return Standing(Found("held", where, "spoken of as past"))
    return Standing(None)


def _in_relative(text: str, trigger: Trigger, scope: Scope) -> cues.Cue | None:
    """ "the fleet review, which is to be held in November": the clause on the noun itself says how it stands."""
    opener = re.compile(r",? (?:which|that) (?:is|are|was|were|will|has|have|had)\b").match(text, trigger.span.end)
    if not opener or opener.end() > scope.right.end:
        return None
    found = cues.find(text, Span(trigger.span.end, min(scope.right.end, trigger.span.end + 60)), trigger.kind)
    return min(found[:2], key=lambda c: c.strength, default=None)


def _possible(text: str, near: Span) -> bool:
    cut = near.cut(text)
    return bool(
        re.search(
            r"\b(?:could|may|might|possible|possibility of|prospects? of|unlikely|if|whether|speculation|rumou?rs? of|chances of)\b[^,.]{0,50}$",
            cut,
            re.I,
        )
    )


def _inside_name(text: str, cue: cues.Cue) -> bool:
    return (
        cue.status == "held"
        and cue.span.cut(text)[0].isupper()
        and cue.span.start > 0
        and text[cue.span.start - 2] not in '."\u2014'
    )


def _pick(text: str, before: list[cues.Cue], after: list[cues.Cue], near: Span, right: Span) -> cues.Cue | None:
    firm = [c for c in (*before, *after) if c.status in ("cancelled", "postponed", "declined")]
    firm = [c for c in firm if c in before or not before]
    if firm:
        return min(firm, key=lambda c: c.strength)
    if before:
        last = _verb_group(text, before)
        return min(last, key=lambda c: (c.strength, c.span.start))
    close = [c for c in after if c.span.start - right.start <= 2 * REACH]
    first = [c for c in close if c.span.start - close[0].span.start <= 30]
    return min(first, key=lambda c: (c.strength, c.span.start)) if first else None


def _verb_group(text: str, before: list[cues.Cue]) -> list[cues.Cue]:
    """The cues that stand together right before the noun: "is scheduled to hold"."""
    group = [before[-1]]
    for cue in reversed(before[:-1]):
        if group[-1].span.start - cue.span.end > 24 or "," in text[cue.span.end : group[-1].span.start]:
            break
        group.append(cue)
    return group


def _by_day(whens: tuple[TimeMention, ...], today: dt.date | None) -> Found | None:
    for when in whens:
        if today and when.first and when.last:
            span = Span(when.start, when.end)
            if when.first > today:
                return Found("planned", span, "its day lies ahead")
            if when.last < today:
                return Found("held", span, "its day is past")
    return None


def _against_day(text: str, found: Standing, whens: tuple[TimeMention, ...], today: dt.date | None) -> Standing:
    """A verb that only seems past or future gives way to a sharp day on the other side of the story's."""
    status, when = found.status, whens[0] if whens else None
    if not status or not when or not today or not when.first or not when.last:
        return found
    if status.value == "held" and status.rule == "past tense" and when.first <= today < when.last:
        return Standing(Found("under_way", status.span, "still lasts on the story's day"))
    if status.value == "held" and when.first > today:
        return Standing(Found("planned", status.span, "spoken of with a day ahead"))
    if status.value == "under_way" and status.rule == "arrival" and (today - when.last).days <= 1:
        return found
    if status.value == "under_way" and when.last < today:
        return Standing(Found("held", status.span, "over by the story's day"))
    if status.value == "under_way" and when.first > today and status.span.cut(text).lower().startswith("continue"):
        return found
    if status.value == "under_way" and when.first > today:
        return Standing(Found("planned", status.span, "begins on a day ahead"))
    return found


def _agreement(text: str, trigger: Trigger, scope: Scope) -> Standing:
    near = Span(max(scope.left.start, trigger.span.start - 90), trigger.span.start)
    before = cues.find(text, near, "agreement")
    after = cues.find(text, Span(scope.right.start, min(scope.right.end, scope.right.start + 110)), "agreement")
    if re.search(r"\b(?:could|may|might|possible)\b[^,.]{0,40}$", near.cut(text), re.I):
        return Standing(None, hypothetical=True)
    pool = before or after
    if not pool:
        return Standing(None)
    best = min(pool, key=lambda c: (c.strength, -c.span.start))
    return Standing(Found(best.status, best.span, "verb of the clause"))
