"""What the story is about (main), what belongs to it or comes of it (supporting), and what is recalled (background)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.events.draft import Draft
from dateline.events.frame import Frame

RECALLED_DAYS = 5  # a gathering held so many days before the story is recalled, not told
DONE = ("held", "signed", "concluded", "ended")


def main_of(drafts: Sequence[Draft], frames: Sequence[Frame]) -> Draft | None:
    """The draft that lead and headline tell."""
    headline = [f for f in frames if f.paragraph < 0]
    ranked = sorted(drafts, key=lambda d: (-_weight(d, headline), d.frames[0].order, d.frames[0].trigger.span.start))
    return ranked[0] if ranked else None


def _weight(draft: Draft, headline: Sequence[Frame]) -> float:
    """How much speaks for a draft: told early, in the headline, often, with parties and day, in a main clause."""
    first = draft.frames[0]
    weight = 4.0 if first.paragraph == 0 else 2.0 if first.paragraph == 1 else 0.0
    same = [f for f in headline if f.kind == draft.kind]
    weight += 1.5 * bool(same)
    if draft.status and any(f.status and f.status.value == draft.status.value for f in same):
        weight += 1.0
    weight += 0.5 * min(4, len(draft.frames)) + 0.5 * (len(draft.codes) >= 2) + 0.5 * bool(draft.when)
    if first.trigger.sense.weak:
        weight -= 1.0
    if draft.kind == "agreement":
        weight -= 0.5
    if first.paragraph == 0 and _in_subordinate(first):
        weight -= 1.5
    return weight


def _in_subordinate(frame: Frame) -> bool:
    return frame.status is not None and frame.status.rule in ("spoken of as past", "ahead of it")


def of(draft: Draft, main: Draft | None, today: dt.date | None) -> str:
    """``main``, ``supporting`` or ``background``."""
    if draft is main:
        return "main"
    status, when = draft.status, draft.when
    if status and status.value in DONE:
        if when and when.last and today:
            return "background" if (today - when.last).days > RECALLED_DAYS else "supporting"
        return "background" if draft.frames[0].paragraph > 0 else "supporting"
    return "supporting"
