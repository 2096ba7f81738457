"""How prominent an act is in its story: what the story is about, what belongs to it, or what is recalled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.events.acts.settle import Told
from dateline.events.prominence import RECALLED_DAYS


def main_of(told: Sequence[Told]) -> Told | None:
    """Of a story without gatherings the act that the headline or the lead tells, the first one of the lead."""
    lead = [one for one in told if one.first.paragraph == 0]
    return next((one for one in lead if any(a.paragraph < 0 for a in one.acts)), lead[0] if lead else None)


def of(one: Told, main: Told | None, today: dt.date | None) -> str:
    """``main``, ``supporting``, or ``background`` for what was done days before the story."""
    if one is main:
        return "main"
    when = one.when
    old = when and when.last and today and (today - when.last).days > RECALLED_DAYS
    return "background" if old else "supporting"
