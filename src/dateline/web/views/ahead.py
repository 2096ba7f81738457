"""What is ahead, under the week or month in which it falls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateline.record import days
from dateline.web.views.cards import Card
from dateline.web.views.dates import when


def grouped(found: Iterable[Card], on: dt.date) -> list[tuple[str, list[Card]]]:
    """Cards in the order given under "Under way or due", "This week", "Next week", months, and "Without a day"."""
    groups: dict[str, list[Card]] = {}
    for card in found:
        groups.setdefault(_group(card, on), []).append(card)
    return list(groups.items())


def _group(card: Card, on: dt.date) -> str:
    period = days.period(card.when)
    if period is None:
        return "Without a day"
    if period.first <= on:
        return "Under way, or some day by now"
    monday = on - dt.timedelta(days=on.weekday())
    weeks = (period.first - monday).days // 7
    if weeks < 2:
        return ("This week", "Next week")[weeks]
    return when(f"{period.first.year:04d}-{period.first.month:02d}")
