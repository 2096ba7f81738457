"""Several tellings of one gathering become one draft; different days, parties, people or rounds stay apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.actors import Cast
from dateline.events import levels
from dateline.events.draft import Draft
from dateline.events.frame import Frame

GENERIC = re.compile(
    r"(?:contacts?|talks|visits|exercises|drills|meetings|negotiations|consultations|discussions|dialogues?|agreements|treaties|pacts|accords|deals|summits|encounters|exchanges|conversation|call|calls|round|session)$",
    re.I,
)
SAME_KIND = ({"meeting", "forum"}, {"meeting", "call"}, {"visit", "meeting"})
TOLD_AS_DONE = {"held", "under_way"}
AHEAD = {"planned", "proposed"}


def settle(frames: Sequence[Frame], cast: Cast) -> list[Draft]:
    """Drafts in the order of their first telling. Headline frames only join what the body tells."""
    drafts: list[Draft] = []
    body = [f for f in frames if f.paragraph >= 0]
    for frame in body:
        home = _home(frame, drafts, cast)
        if home is not None:
            home.add(frame)
        elif opens(frame):
            drafts.append(Draft(frame))
    headline = [f for f in frames if f.paragraph < 0]
    if not drafts:
        return [Draft(f) for f in headline[:1] if opens(f) and len(f.codes) > 1]
    return drafts


def opens(frame: Frame) -> bool:
    """True where a telling is enough for an event of its own."""
    if frame.hypothetical:
        return False
    if _named_forum(frame):
        return True
    weak = frame.trigger.sense.weak and frame.trigger.is_noun
    sharp = bool(frame.whens) or bool(frame.edition) or bool(frame.recurrence)
    if weak and not (sharp or (frame.status and (frame.place or len(frame.codes) > 1))):
        return False
    if frame.status is None and not _named_forum(frame):
        return bool(frame.whens) and bool(frame.codes)
    if frame.definite and not sharp and not frame.codes:
        return False
    if not frame.trigger.is_noun and frame.whens:
        return True
    if frame.edition and (frame.whens or frame.place):
        return True
    if frame.kind == "agreement" and frame.status and (frame.loose or (frame.definite and frame.whens)):
        return True
    if GENERIC.fullmatch(frame.trigger.text) and not sharp and not frame.people:
        return frame.paragraph <= 1 and bool(frame.codes)
    if frame.kind == "visit" and frame.people and frame.place:
        return True
    if frame.kind in ("meeting", "call"):
        return bool(frame.codes) or bool(frame.people) or bool(frame.posts) or frame.paragraph <= 1
    return bool(frame.codes)


def _home(frame: Frame, drafts: Sequence[Draft], cast: Cast) -> Draft | None:
    best, best_score = None, 0.0
    for age, draft in enumerate(reversed(drafts)):
        score = fit(frame, draft, cast)
        if score is not None and score - 0.3 * age > best_score:
            best, best_score = draft, score - 0.3 * age
    return best


def fit(frame: Frame, draft: Draft, cast: Cast) -> float | None:
    """How well a telling fits a draft; None where something speaks against it."""
    if not _kinds_fit(frame, draft):
        return None
    scores = [
        _parties(frame, draft),
        _days(frame, draft),
        _places(frame, draft),
        _people(frame, draft, cast),
        _rounds(frame, draft),
        _ranks(frame, draft, cast),
        _standing(frame, draft),
    ]
    if any(s is None for s in scores):
        return None
    total = sum(s for s in scores if s is not None)
    near = draft.frames[-1].order
    if frame.definite:
        total += 1.5
    if frame.order - near <= 1 and (frame.definite or not frame.codes):
        total += 1.0
    if frame.hypothetical:
        total -= 0.5
    if frame.apart and not frame.definite:
        total -= 1.5
    return total - 1.4


def _kinds_fit(frame: Frame, draft: Draft) -> bool:
    kinds = {frame.kind, draft.kind}
    if len(kinds) == 1:
        return frame.kind != "agreement" or _same_agreement(frame, draft)
    if kinds == {"meeting", "call"}:
        return frame.definite or draft.frames[-1].definite
    return kinds == {"meeting", "forum"} and not _named_forum(frame) and not _named_forum(draft.frames[0])


def _named_forum(frame: Frame) -> bool:
    """A forum known by its name is an event of its own, beside the meetings on its margins."""
    return frame.kind == "forum" and frame.series is not None and frame.series.rule == "known name"


def _same_agreement(frame: Frame, draft: Draft) -> bool:
    one, other = frame.series, next((f.series for f in draft.frames if f.series), None)
    if one and other:
        return one.value.lower() in other.value.lower() or other.value.lower() in one.value.lower()
    return frame.definite or not frame.series


def _parties(frame: Frame, draft: Draft) -> float | None:
    mine, theirs = frame.codes, set(draft.codes)
    if not mine or not theirs:
        return 0.6 if frame.definite or frame.loose or (_named_forum(frame) and not theirs) else 0.0
    if mine == theirs:
        return 2.0 if len(mine) > 1 else 1.2
    common = mine & theirs
    if mine <= theirs:
        return 1.2 if len(mine) > 1 or frame.definite or len(theirs) < 3 else 0.3
    if theirs <= mine and (len(mine) <= 2 or len(theirs) > 2):
        return 1.0
    if common and frame.definite and len(common) >= len(theirs) - 1:
        return 0.4
    return None


def _days(frame: Frame, draft: Draft) -> float | None:
    mine, theirs = frame.whens[0] if frame.whens else None, draft.when or draft.moved_from
    if mine and not theirs and not frame.definite and not frame.codes:
        return -1.0
    if not mine or not theirs or not mine.first or not mine.last or not theirs.first or not theirs.last:
        return 0.0
    if mine.first > theirs.last or theirs.first > mine.last:
        moved = any(f.moved_from for f in (frame, *draft.frames)) or (
            frame.status and frame.status.value in ("postponed", "cancelled")
        )
        return 0.0 if moved else None
    return 1.5 if (mine.first, mine.last) == (theirs.first, theirs.last) else 0.8


def _places(frame: Frame, draft: Draft) -> float | None:
    mine, theirs = frame.place, draft.place
    if not mine or not theirs:
        return 0.0
    if mine.country and theirs.country and mine.country != theirs.country:
        return -0.8 if frame.definite and not frame.whens else None
    if mine.place and theirs.place:
        return 1.0 if mine.place == theirs.place else None if not frame.definite else -0.5
    return 0.3


def _people(frame: Frame, draft: Draft, cast: Cast) -> float | None:
    mine, theirs = {n for n, _ in frame.people}, set(draft.people)
    if not mine or not theirs:
        return 0.0
    if mine & theirs:
        if mine <= theirs or theirs <= mine or frame.definite:
            return 1.5
        return (
            None
            if len({cast.people[n].code for n in mine | theirs} - {None}) < len(mine | theirs) and not frame.definite
            else 0.5
        )
    mine_sides = {cast.people[n].code for n in mine} - {None}
    their_sides = {cast.people[n].code for n in theirs} - {None}
    return None if mine_sides & their_sides and not frame.definite else 0.0


def _rounds(frame: Frame, draft: Draft) -> float | None:
    mine, theirs = frame.edition, next((f.edition for f in draft.frames if f.edition), None)
    if mine and theirs:
        return 1.0 if mine.value == theirs.value else None
    mine_margin, their_margin = frame.margins, next((f.margins for f in draft.frames if f.margins), None)
    if mine_margin and their_margin and mine_margin.value.lower() != their_margin.value.lower():
        return None
    return 0.0


def _ranks(frame: Frame, draft: Draft, cast: Cast) -> float | None:
    mine = Draft(frame).level(cast)
    theirs = draft.level(cast)
    if {"unknown", "working"} & {mine, theirs}:
        return 0.0
    gap = abs(levels.place(mine) - levels.place(theirs))
    if gap == 0:
        return 0.5
    if gap >= 2 and not (frame.definite and not frame.whens):
        return None
    return -0.6 if gap == 1 and not frame.definite else 0.0


def _standing(frame: Frame, draft: Draft) -> float | None:
    mine, theirs = frame.status.value if frame.status else None, draft.status.value if draft.status else None
    if mine is None or theirs is None or mine == theirs:
        return 0.4 if mine and mine == theirs else 0.0
    if frame.kind == "agreement":
        return None if frame.whens else 0.0 if frame.definite else -0.5
    if {mine, theirs} <= AHEAD or {mine, theirs} <= TOLD_AS_DONE:
        return 0.0
    if mine in TOLD_AS_DONE and theirs in AHEAD:
        return None if frame.whens or not frame.definite else -1.0
    if mine in AHEAD and theirs in TOLD_AS_DONE:
        return None if frame.whens or not frame.definite or re.search(r"next|again", frame.trigger.text) else -0.8
    return 0.0
