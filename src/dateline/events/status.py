"""How the gathering or act of one trigger stands: by the verbs around it, else by its day."""

from __future__ import annotations

import datetime as dt
import re

from dateline.events import ahead, cues, nouns, verbs, wished
from dateline.events.cues import Cue
from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.standing import BY_VERB, Standing, words
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span
from dateline.times import TimeMention

AGREEMENT_LEFT = 150
AGREEMENT_RIGHT = 130
WILL = 40  # characters before a signing in which somebody "will witness" it
RELATIVE = 50  # characters from an agreement to the verb of a relative clause on it
OPEN = ("proposed", "planned")  # what is said of an agreement that leaves room for an act done before
KEPT = "its end is taken back"
DONE = ("signed", "concluded", "in_force", "suspended", "ended")
_DONE = Pattern(r"^(?:\w+ed|{irregular})\b", words, re.I)
_OPENER = re.compile(
    r"(?: with [\w.' ]{3,30})?,? (?:which|that|signed|reached|concluded"
    r"|(?:they|the two|both sides|the two sides) (?:\w+ )?(?:signed|reached|concluded))\b"
)
CEREMONIES = {"postponed": "postponed", "cancelled": "cancelled", "declined": "declined", "planned": "planned"}
_CEREMONY = Pattern(r"\b{ceremony} (?:(?!\b(?:and|after|before|at)\b)[^,.;]){0,60}$", words, re.I)
_WILL = Pattern(r"\b{will} (?:\w+ ){1,3}(?:the )?$", words, re.I)
_UNREAL = Pattern(r"\b{agreement_possible}\b", words)
_POSSIBLE = Pattern(r"\b{agreement_possible}\b[^,.]{0,40}$", words, re.I)


def of(
    text: str, trigger: Trigger, scope: Scope, whens: tuple[TimeMention, ...], today: dt.date | None, headline: bool
) -> Standing:
    """The standing of one trigger. ``whens`` are its times, ``today`` is the story's anchor day."""
    if trigger.kind == "agreement":
        return _agreement(text, trigger, scope)
    asked = wished.standing(text, trigger, scope.spans[0].start)
    if asked:
        return Standing(asked)
    noun = trigger.is_noun
    found = nouns.standing(text, trigger, scope) if noun else verbs.standing(text, trigger, scope, headline)
    if found.status is None and not found.hypothetical:
        found = Standing(
            _by_day(whens, today)
            or _of_today(trigger, whens, today)
            or _told_today(text, trigger, scope, whens, today)
            or _as_it_reads(trigger)
        )
    return _against_day(text, found, whens, today)


def _agreement(text: str, trigger: Trigger, scope: Scope) -> Standing:
    near = Span(max(scope.left.start, trigger.span.start - AGREEMENT_LEFT), trigger.span.start)
    if _POSSIBLE.search(near.cut(text)):
        return Standing(hypothetical=True)
    right = Span(scope.right.start, min(scope.right.end, scope.right.start + AGREEMENT_RIGHT))
    own = _relative(text, trigger, right)
    if own and all(c.status in OPEN for c in cues.find(text, near, "agreement")):
        return Standing(Found(own.status, own.span, "verb of its relative clause"))
    ceremony = _ceremony(text, near, scope.right)
    if ceremony:
        return Standing(ceremony)
    pool = cues.find(text, near, "agreement") or cues.find(text, right, "agreement")
    best = min(pool, key=lambda c: (c.strength, -c.span.start), default=None)
    if best and best.status == "ended":  # "pulled out of the accord, giving six months' notice"
        best = next((c for c in cues.find(text, right, "agreement") if c.status == "notice_given"), best)
    if best and best.status == "suspended":  # "was suspended in 2009 and restored in 2010"
        later = [*pool, *cues.find(text, right, "agreement")]
        best = next((c for c in later if c.status == "restored" and c.span.start > best.span.end), best)
    if best and best.span.start > trigger.span.end and _UNREAL.search(text, trigger.span.end, best.span.start):
        return Standing(hypothetical=True)
    if best is None:
        return Standing()
    kept = best.status == "in_force" and best.strength == 0  # the first group of the table: its end is taken back
    return Standing(Found(best.status, best.span, KEPT if kept else BY_VERB))


def _ceremony(text: str, near: Span, right: Span) -> Found | None:
    """ "The signing of the treaty, planned for May, has been put off": the signing stands as any gathering does."""
    signing = _CEREMONY.search(near.cut(text))
    if not signing:
        return None
    named = Span(*signing.span()).shift(near.start)
    behind = cues.find(text, right, "meeting")
    best = min((c for c in behind if c.status in CEREMONIES), key=lambda c: c.strength, default=None)
    if best is None:
        ahead_of_it = _WILL.search(before(text, named.start, WILL, near.start))
        return Found("planned" if ahead_of_it else "signed", named, "its signing")
    return Found(CEREMONIES[best.status], best.span, "verb of its signing")


def _relative(text: str, trigger: Trigger, right: Span) -> Cue | None:
    """ "Talked about the agreement which the two signed in May": its own clause says how it stands."""
    if not _OPENER.match(text, trigger.span.end, right.end):
        return None
    found = cues.find(text, right, "agreement")
    return found[0] if found and found[0].status in DONE and found[0].span.start - right.start <= RELATIVE else None


def _as_it_reads(trigger: Trigger) -> Found | None:
    return Found(trigger.reads_as, trigger.span, "the sentence reads so") if trigger.reads_as else None


def _by_day(whens: tuple[TimeMention, ...], today: dt.date | None) -> Found | None:
    for when in whens:
        if today and when.first and when.last:
            if when.first > today:
                return Found("planned", when.span, "its day lies ahead")
            if when.last < today:
                return Found("held", when.span, "its day is past")
    return None


def _of_today(trigger: Trigger, whens: tuple[TimeMention, ...], today: dt.date | None) -> Found | None:
    """ "The ministers meet here on Thursday", told on that day: it is to come."""
    finite = trigger.sense.tense == "base" and trigger.sense.needs is None
    mine = today is not None and any(when.first == when.last == today for when in whens[:1])
    return Found("planned", trigger.span, "present tense, of the story's day") if finite and mine else None


def _told_today(
    text: str, trigger: Trigger, scope: Scope, whens: tuple[TimeMention, ...], today: dt.date | None
) -> Found | None:
    """ "Welcomed NAME to Bratislava on 12 May on his first visit", told on that day: done, by a verb farther off."""
    if not trigger.is_noun or today is None or not any(when.first == when.last == today for when in whens[:1]):
        return None
    done = [c for c in cues.find(text, scope.left, trigger.kind) if c.status == "held"]
    return Found("held", done[-1].span, BY_VERB) if done else None


def _against_day(text: str, found: Standing, whens: tuple[TimeMention, ...], today: dt.date | None) -> Standing:
    """A verb that only seems past or future gives way to a sharp day on the other side of the story's."""
    status, when = found.status, whens[0] if whens else None
    if not status or not when or not today or not when.first or not when.last:
        return found
    if status.value == "held":
        done = status.rule != "headline present" and is_done(text, status)
        return found if done and ahead.before(when, today) is not when else Standing(_held(status, when, today))
    if status.value == "under_way":
        return Standing(_under_way(text, status, when.first, when.last, today))
    return found


def is_done(text: str, status: Found) -> bool:
    """True for a verb that alone is past: "agreed", "drew to a close"."""
    return bool(_DONE.search(status.span.cut(text)))


def _held(status: Found, when: TimeMention, today: dt.date) -> Found:
    first, last, days = when.first, when.last, "/" in (when.edtf or "")
    if status.rule == "past tense" and days and first and last and first <= today < last:
        return Found("under_way", status.span, "still lasts on the story's day")
    return Found("planned", status.span, "spoken of with a day ahead") if first and first > today else status


def _under_way(text: str, status: Found, first: dt.date, last: dt.date, today: dt.date) -> Found:
    just_arrived = status.rule == "arrival" and (today - last).days <= 1
    if last < today and not just_arrived:
        return Found("held", status.span, "over by the story's day")
    continues = status.span.cut(text).lower().startswith("continue")
    if first > today and not just_arrived and not continues:
        return Found("planned", status.span, "begins on a day ahead")
    return status
