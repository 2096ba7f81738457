"""Several tellings of one gathering become one draft; different days, parties, people or rounds stay apart."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.actors import Cast
from dateline.events import fit, journeys, triggers
from dateline.events.draft import Draft, is_bloc, overlap
from dateline.events.frame import Frame
from dateline.events.ledger import Ledger
from dateline.events.opening import opens, why_not

OF_ANY_KIND = ("edition",)  # nouns that count whatever the story tells
PAIR = 2  # parties
MEMBERS = 3  # states that may stand for a bloc
LONG_PAST = 30  # days
RECALLED = 0.8  # what a recalled draft loses
AGE = 0.3  # what a draft loses for each one begun after it


def settle(frames: Sequence[Frame], cast: Cast, ledger: Ledger) -> list[Draft]:
    """Drafts in the order of their first telling. Headline frames only join what the body tells."""
    drafts: list[Draft] = []
    for found in frames:
        frame = _of_the_same_kind(found, drafts)
        if frame.paragraph < 0:
            ledger.note(frame.trigger.span, "a headline joins what the body tells")
        else:
            home = _home(frame, drafts, cast)
            if home is not None:
                home.add(frame)
            elif (why := _adds_nothing(frame, drafts) or why_not(frame)) is None:
                drafts.append(Draft(frame))
            else:
                ledger.note(frame.trigger.span, why)
    if drafts:
        return journeys.settle(drafts, ledger)
    headline = [f for f in frames if f.paragraph < 0]
    return [Draft(f) for f in headline[:1] if opens(f) and len(f.codes) > 1]


def _adds_nothing(frame: Frame, drafts: Sequence[Draft]) -> str | None:
    """Why a sentence that only reads as a gathering is no other than those told: its parties, and no day apart."""
    if frame.trigger.reads_as is None:
        return None
    if len(frame.codes) < PAIR:
        return "reads as a gathering, but of no two parties"
    theirs = [d for d in drafts if frame.codes <= set(d.codes) or _may_be_of_members(frame, d)]
    apart = frame.whens and all(d.when and not overlap(d.when, frame.whens[0]) for d in theirs)
    return None if not theirs or apart else "reads as a gathering of parties whose gathering is told"


def _may_be_of_members(frame: Frame, draft: Draft) -> bool:
    """A list of states in a story of a bloc's gathering: its members."""
    return len(frame.codes) >= MEMBERS and any(map(is_bloc, draft.codes))


def _is_long_past(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """A gathering of months before another one of the story: "the meeting" is rarely that."""
    days = [d.when.last for d in drafts if d.when and d.when.last]
    when = draft.when
    return bool(when and when.last and (max(days) - when.last).days > LONG_PAST)


def _of_the_same_kind(frame: Frame, drafts: Sequence[Draft]) -> Frame:
    """ "The last one was held in May": a visit behind a visit, an exercise behind an exercise."""
    text = frame.trigger.text.lower()
    if drafts and frame.trigger.is_noun and (text.endswith(" one") or text in OF_ANY_KIND):
        return msgspec.structs.replace(frame, kind=drafts[0].kind)
    if frame.trigger.sense.tense == "base" and frame.trigger.text.lower() in triggers.words().hosts:
        visited = [d for d in drafts if d.kind == "visit" and frame.codes and frame.codes <= set(d.codes)]
        if visited and not frame.whens and not frame.place:
            return msgspec.structs.replace(frame, kind="visit")  # "he will receive him": on the visit told before
    return frame


def _home(frame: Frame, drafts: Sequence[Draft], cast: Cast) -> Draft | None:
    """The draft that a telling fits best, the latest first; None where it fits none."""
    best, best_score = None, 0.0
    for age, draft in enumerate(reversed(drafts)):
        score = fit.score(frame, draft, cast)
        if score is not None and not frame.whens and _is_long_past(draft, drafts):
            score -= RECALLED
        if score is not None and score - AGE * age > best_score:
            best, best_score = draft, score - AGE * age
    return best
