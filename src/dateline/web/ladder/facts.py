"""What the ladder shows of one event: its days, the rank of either side, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from dateline.model import Event, Party
from dateline.record import days, phased
from dateline.web.views import dates
from dateline.web.views.words import clean, clipped, party, say

Look = Literal["held", "planned", "proposed", "overdue", "postponed", "cancelled", "declined"]
"""Solid, hollow, hollow and broken, hollow with a question mark, with an arrow, crossed, barred."""
Form = Literal["talks", "paper", "act"]
LOOKS: dict[str, Look] = {
    "held": "held", "under_way": "held", "planned": "planned", "proposed": "proposed", "postponed": "postponed",
    "cancelled": "cancelled", "declined": "declined", "concluded": "held", "signed": "held", "in_force": "held",
    "restored": "held", "notice_given": "declined", "suspended": "cancelled", "ended": "cancelled",
}  # fmt: skip
_PLACE = 60


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One event on the ladder. ``upper`` and ``lower`` are the ranks of the pair's first and second party.

    ``first`` and ``last`` bound its days; ``wide`` where it falls on some day of them. ``company``: others took part.
    """

    event: str
    look: Look
    form: Form
    first: dt.date
    last: dt.date
    wide: bool
    upper: str
    lower: str
    company: bool
    title: str

    @property
    def middle(self) -> dt.date:
        """The day that it is drawn at."""
        return self.first + (self.last - self.first) / 2

    @property
    def unequal(self) -> bool:
        """True where both ranks are told and differ."""
        return "unknown" not in (self.upper, self.lower) and self.upper != self.lower


def points(events: Iterable[Event], pair: tuple[str, str], on: dt.date) -> list[Point]:
    """Every event of both parties that has a day, by day; ``on`` is the day as of which plans are overdue."""
    found = (_point(event, pair) for event in phased(events, on) if set(pair) <= event.codes)
    return sorted((p for p in found if p is not None), key=lambda p: (p.middle, p.event))


def _point(event: Event, pair: tuple[str, str]) -> Point | None:
    period = days.period(event.when)
    if period is None or period.first == dt.date.min or period.last == dt.date.max:
        return None
    return Point(
        event=event.id,
        look="overdue" if event.phase == "overdue" else LOOKS.get(event.status or "", "held"),
        form=form_of(event),
        first=period.first,
        last=period.last,
        wide=period.some and period.days > 1,
        upper=rank(event, pair[0]),
        lower=rank(event, pair[1]),
        company=len(event.codes) > 2,
        title=title(event, pair),
    )


def form_of(event: Event) -> Form:
    """Talks, a paper, or an act of one against the other."""
    return {"agreement": "paper", "other": "act"}.get(event.kind, "talks")  # type: ignore[return-value]


def rank(event: Event, code: str) -> str:
    """The rank that a side took part in; ``unknown`` where it is not told."""
    return next((p.level for p in event.parties if (p.code or p.name) == code), "unknown")


def title(event: Event, pair: tuple[str, str]) -> str:
    """All of it in one line, for who rests on the mark or hears it read."""
    told = [
        dates.when(event.when),
        "overdue" if event.phase == "overdue" else say("statuses", event.status),
        what(event),
        ranks(event, pair),
        place(event),
    ]
    return ", ".join(filter(None, told))


def what(event: Event) -> str:
    """The name of the standing talks, else the kind; of an act its type."""
    if event.series.name:
        return clipped(event.series.name, _PLACE)
    return event.plover.lower() if event.kind == "other" else say("kinds", event.kind)


def ranks(event: Event, pair: tuple[str, str]) -> str:
    """ "leaders" once where both are equal, else each side's."""
    one, two = rank(event, pair[0]), rank(event, pair[1])
    if one == two:
        return "" if one == "unknown" else say("levels", one)
    return f"{party(pair[0])}: {say('levels', one)} / {party(pair[1])}: {say('levels', two)}"


def place(event: Event) -> str:
    """Place, or the country where no place is told."""
    if event.where is None:
        return ""
    country = event.where.country
    return clipped(event.where.place or (party(country) if country else ""), _PLACE)


def host(event: Event, pair: tuple[str, str]) -> str | None:
    """The side in whose house it took place, as a code."""
    told: list[Party] = [p for p in event.parties if p.role == "host" and p.code in pair]
    return clean(told[0].code or "") if len(told) == 1 else None
