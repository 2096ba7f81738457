"""How prominent an act is in its story: what the story is about, what belongs to it, or what is recalled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.events.acts.settle import Told
from dateline.events.draft import Draft
from dateline.events.prominence import RECALLED_DAYS


def main_of(told: Sequence[Told], drafts: Sequence[Draft]) -> Told | None:
    """The act that the lead tells, one of the headline first; none where lead or headline tell a gathering.

    Where the story tells nothing else, the first one.
    """
    lead = [one for one in told if one.first.paragraph == 0] or ([] if drafts else list(told[:1]))
    if not lead or any(_leads(draft, lead[0].first.order) for draft in drafts):
        return None
    return next((one for one in lead if any(a.paragraph < 0 for a in one.acts)), lead[0])


def _leads(draft: Draft, order: int) -> bool:
    """True where a gathering is told in the headline, or up to the sentence of that order."""
    return any(f.paragraph < 0 or f.order <= order for f in draft.frames)


def of(one: Told, main: Told | None, today: dt.date | None) -> str:
    """``main``, ``supporting``, or ``background`` for what was done days before the story."""
    if one is main:
        return "main"
    when = one.when
    old = when and when.last and today and (today - when.last).days > RECALLED_DAYS
    return "background" if old else "supporting"
