"""Whether one telling is enough for an event of its own."""

from __future__ import annotations

import functools
import re

from dateline.events import triggers
from dateline.events.frame import Frame
from dateline.events.series import KNOWN
from dateline.language import any_case, any_of


@functools.cache
def _generic() -> re.Pattern[str]:
    return any_case(any_of(triggers.words().generic))


def is_named_forum(frame: Frame) -> bool:
    """A forum known by its name is an event of its own, beside the meetings on its margins."""
    return frame.kind == "forum" and frame.series is not None and frame.series.rule == KNOWN


def opens(frame: Frame) -> bool:
    """True where a telling is enough for an event of its own."""
    return why_not(frame) is None


def why_not(frame: Frame) -> str | None:
    """Why a telling is not enough for an event of its own; None where it is."""
    if frame.hypothetical:
        return "a mere possibility, or a commentator's wish"
    if is_named_forum(frame):
        return None
    sharp = bool(frame.whens or frame.edition or frame.recurrence)
    if _is_too_weak(frame, sharp):
        return "a weak word without a day, a number, a place or parties beside it"
    if frame.status is None:
        return None if frame.whens and frame.codes else "nothing says whether it took place or will"
    if frame.definite and not sharp and not frame.codes:
        return "told as known, and no gathering told before fits it"
    if _is_sharp(frame) or _names_its_company(frame, sharp):
        return None
    return "neither parties nor a day of its own"


def _is_too_weak(frame: Frame, sharp: bool) -> bool:
    """ "a session" without a day, a number, a place or parties."""
    weak = frame.trigger.sense.weak and frame.trigger.is_noun
    placed = frame.status and (frame.place or len(frame.codes) > 1)
    return weak and not sharp and not placed


def _is_sharp(frame: Frame) -> bool:
    """A verb with a day, a round with a day or place, an agreement's act of "the two sides"."""
    if frame.whens and not frame.trigger.is_noun:
        return True
    if frame.edition and (frame.whens or frame.place):
        return True
    if frame.kind != "agreement":
        return False
    return bool(frame.loose or (frame.definite and frame.whens)) or _is_paper(frame)


def _is_paper(frame: Frame) -> bool:
    """ "signed a letter of intent", "A protocol was signed": a paper not told before, by the sides of the story."""
    status = frame.status.value if frame.status else None
    told = status in ("signed", "planned") or ((frame.apart or frame.further) and status == "in_force")
    return told and not frame.definite and not _generic().fullmatch(frame.trigger.text)


def _is_another_round(frame: Frame) -> bool:
    """ "The last round was held in Moscow in April", "The next one will be in Kyiv": of the story's own parties."""
    status = frame.status.value if frame.status else None
    if frame.former and status == "held":
        return bool(frame.whens)
    return frame.further and status in ("planned", "proposed") and bool(frame.whens or frame.place)


def _names_its_company(frame: Frame, sharp: bool) -> bool:
    opening = frame.paragraph <= 1
    if not sharp and not frame.people and _generic().fullmatch(frame.trigger.text):
        return opening and bool(frame.codes)
    if frame.kind == "visit" and frame.people and frame.place:
        return True
    if frame.kind in ("meeting", "call"):
        told = bool(frame.codes or frame.people or frame.posts or (frame.loose and frame.whens and frame.status))
        return told or opening or _is_another_round(frame)
    if frame.kind == "visit" and frame.former and frame.trigger.text.lower().endswith(" one"):
        return _is_another_round(frame)
    return bool(frame.codes) or (frame.kind == "exercise" and _is_drill_of_ours(frame))


def _is_drill_of_ours(frame: Frame) -> bool:
    """ "The three armies will hold an exercise in May": the sides are the story's own."""
    if not frame.whens or not frame.status:
        return False
    return frame.status.value != "held" or bool(frame.loose or frame.former or not frame.definite)
