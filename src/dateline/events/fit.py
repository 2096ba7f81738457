"""How well a telling fits a draft: each rule adds its weight, or speaks against it (None).

The weights order rival drafts; a telling joins the best one whose sum is above zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.actors import Cast
from dateline.events import levels
from dateline.events.draft import Draft
from dateline.events.frame import Frame
from dateline.events.opening import is_named_forum
from dateline.events.standing import UNDONE

TOLD_AS_DONE = {"held", "under_way"}
AHEAD = {"planned", "proposed"}
CLOCK = "+anchor"  # how the rule of a clock time ends that no day stands beside
NEAR = 3  # sentences behind a gathering in which its guests are named
THRESHOLD = 1.4
OPENING = 30  # characters from the beginning of a sentence to its subject
_ANOTHER = re.compile(r"next|again")


def score(frame: Frame, draft: Draft, cast: Cast) -> float | None:
    """How well a telling fits a draft; None where something speaks against it."""
    if not _kinds_fit(frame, draft):
        return None
    total = 0.0
    for rule in _RULES:
        weight = rule(frame, draft, cast)
        if weight is None:
            return None
        total += weight
    return total + _manner(frame, draft) - THRESHOLD


def _manner(frame: Frame, draft: Draft) -> float:
    """ "The talks" of the sentence before fit well, "Separately, ..." does not."""
    weight = 1.5 if frame.definite else 0.0
    if frame.order - draft.frames[-1].order <= 1 and (frame.definite or not frame.codes):
        weight += 1.0
    if frame.hypothetical:
        weight -= 0.5
    if {frame.kind, draft.kind} == {"meeting", "call"}:
        weight -= 0.8
    if frame.apart and not frame.definite:
        weight -= 1.5
    return weight


def _kinds_fit(frame: Frame, draft: Draft) -> bool:
    kinds = {frame.kind, draft.kind}
    if len(kinds) == 1:
        return frame.kind != "agreement" or _same_agreement(frame, draft)
    if kinds == {"meeting", "call"}:
        if frame.kind == "meeting" and (frame.place or _is_ahead_of(frame, draft)):
            return False  # "the meeting will be held in PLACE", agreed on in a call
        return frame.definite or (draft.frames[-1].definite and draft.frames[-1].order != frame.order)
    return kinds == {"meeting", "forum"} and not is_named_forum(frame) and not is_named_forum(draft.frames[0])


def _is_ahead_of(frame: Frame, draft: Draft) -> bool:
    """Something to come beside what is done."""
    mine, theirs = (s.value if s else None for s in (frame.status, draft.status))
    return mine in AHEAD and theirs in TOLD_AS_DONE


def _same_agreement(frame: Frame, draft: Draft) -> bool:
    one, other = frame.series, next((f.series for f in draft.frames if f.series), None)
    if one and other:
        return one.value.lower() in other.value.lower() or other.value.lower() in one.value.lower()
    return frame.definite or not frame.series


def _parties(frame: Frame, draft: Draft, _: Cast) -> float | None:
    mine, theirs = frame.codes, set(draft.codes)
    if frame.definite and all(s.mediator for s in frame.sides):
        mine = frozenset()  # "EU envoy NAME will mediate at the meeting"
    if not mine or not theirs:
        return 0.6 if frame.definite or frame.loose or (is_named_forum(frame) and not theirs) else 0.0
    if mine == theirs:
        return 2.0 if len(mine) > 1 else 1.2
    if mine <= theirs:
        return 1.2 if len(mine) > 1 or frame.definite or len(theirs) < 3 else 0.3
    if theirs <= mine and (len(mine) <= 2 or len(theirs) > 2):
        return 1.0
    if frame.attended and frame.definite and not frame.whens and frame.order - draft.frames[-1].order <= NEAR:
        return 1.0
    common = mine & theirs
    return 0.4 if common and frame.definite and len(common) >= len(theirs) - 1 else None


def _days(frame: Frame, draft: Draft, _: Cast) -> float | None:
    mine, theirs = frame.whens[0] if frame.whens else None, draft.when or draft.moved_from
    if mine and not theirs and not frame.definite and (not frame.codes or any(f.beside for f in draft.frames)):
        return -1.0 if not frame.codes else None
    if not mine or not theirs or not mine.first or not mine.last or not theirs.first or not theirs.last:
        return 0.0
    if mine.rule.endswith(CLOCK):
        return 0.0  # "it is to begin at 10 am"
    if mine.first > theirs.last or theirs.first > mine.last:
        return 0.0 if _is_moved(frame, draft) else None
    return 1.5 if (mine.first, mine.last) == (theirs.first, theirs.last) else 0.8


def _is_moved(frame: Frame, draft: Draft) -> bool:
    off = frame.status is not None and frame.status.value == "postponed"
    known = frame.definite and draft.status is not None and draft.status.value == "postponed"
    return off or known or any(f.moved_from for f in (frame, *draft.frames))


def _places(frame: Frame, draft: Draft, _: Cast) -> float | None:
    mine, theirs = frame.place, draft.place
    if not mine or not theirs:
        return 0.0
    if mine.country and theirs.country and mine.country != theirs.country:
        return -0.8 if frame.definite and not frame.whens else None
    if mine.place and theirs.place:
        apart = -0.5 if frame.definite else None
        return 1.0 if mine.place == theirs.place else apart
    return 0.3


def _people(frame: Frame, draft: Draft, cast: Cast) -> float | None:
    mine, theirs = {n for n, _ in frame.people}, set(draft.people)
    if not mine or not theirs:
        return 0.0
    if mine & theirs and (mine <= theirs or theirs <= mine or frame.definite):
        return 1.5
    if mine & theirs:
        return 0.5 if len(_sides(mine | theirs, cast)) >= len(mine | theirs) else None
    return None if _sides(mine, cast) & _sides(theirs, cast) and not frame.definite else 0.0


def _sides(numbers: set[int], cast: Cast) -> set[str]:
    return {code for n in numbers if (code := cast.people[n].code)}


def _rounds(frame: Frame, draft: Draft, _: Cast) -> float | None:
    mine, theirs = frame.edition, next((f.edition for f in draft.frames if f.edition), None)
    if mine and theirs:
        return 1.0 if mine.value == theirs.value else None
    if mine and _numbers_the_same(frame, draft):
        return 1.5
    my_margin, their_margin = frame.margins, next((f.margins for f in draft.frames if f.margins), None)
    apart = my_margin and their_margin and my_margin.value.lower() != their_margin.value.lower()
    return None if apart else 0.0


def _numbers_the_same(frame: Frame, draft: Draft) -> bool:
    """ "The third round, mediated by NAME, broke down": the talks told right before, with their number."""
    right_behind = 0 < frame.order - draft.frames[-1].order <= 1
    same = frame.status is not None and draft.status is not None and frame.status.value == draft.status.value
    opens = frame.trigger.span.start - frame.sentence.start <= OPENING
    return right_behind and same and opens and not frame.whens and not frame.place


def _ranks(frame: Frame, draft: Draft, cast: Cast) -> float | None:
    mine, theirs = Draft(frame).level(cast), draft.level(cast)
    if {"unknown", "working"} & {mine, theirs}:
        return 0.0
    if frame.status and frame.status.past and draft.status and draft.status.value in UNDONE:
        return 0.0  # "he was to receive the admiral": what was called off
    gap = abs(levels.place(mine) - levels.place(theirs))
    if gap == 0:
        return 0.5
    if gap >= 2 and not (frame.definite and not frame.whens):
        return None
    return -0.6 if gap == 1 and not frame.definite else 0.0


def _standing(frame: Frame, draft: Draft, _: Cast) -> float | None:
    mine, theirs = frame.status.value if frame.status else None, draft.status.value if draft.status else None
    if mine is None or theirs is None:
        return 0.0
    if mine == theirs:
        return 1.2 if mine in UNDONE else 0.4
    if frame.status and frame.status.past and theirs in UNDONE and mine in AHEAD:
        return 1.2  # "it had been reported that he would arrive on Monday": what was put off
    if frame.kind == "agreement":
        told_again = 0.0 if frame.definite else -0.5
        return None if frame.whens else told_again
    if frame.definite and frame.whens and not frame.whens[0].first:
        return 0.0  # "it will last until Friday" says nothing of its beginning
    if not frame.definite and not (mine in UNDONE and theirs in UNDONE) and {mine, theirs} & set(UNDONE):
        other = theirs if mine in UNDONE else mine
        if other in TOLD_AS_DONE:
            return None  # what was put off and what took place
    done, theirs_done = mine in TOLD_AS_DONE, theirs in TOLD_AS_DONE
    ahead, theirs_ahead = mine in AHEAD, theirs in AHEAD
    sharp = bool(frame.whens) or not frame.definite
    if done and theirs_ahead:
        return None if sharp else -1.0
    if ahead and theirs_done:
        return None if sharp or _ANOTHER.search(frame.trigger.text) else -0.8
    return 0.0


_RULES: tuple[Callable[[Frame, Draft, Cast], float | None], ...] = (
    _parties,
    _days,
    _places,
    _people,
    _rounds,
    _ranks,
    _standing,
)
