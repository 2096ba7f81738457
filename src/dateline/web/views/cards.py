"""One event as a card or a row: both sides with their ranks, the day, who confirmed it, how its claim fares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.model import Event, Party
from dateline.record import days
from dateline.web.ladder.facts import LOOKS, place, what
from dateline.web.ladder.pins import Claim, claims
from dateline.web.views import dates
from dateline.web.views.words import clean, clipped, party, say

_NAME = 80


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One party of a card: ``code`` None where the closed list has none, ``rank`` in words, empty where not told."""

    code: str | None
    name: str
    rank: str
    role: str
    people: int


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An event for a list. ``tone`` is the word that styles it (held, planned, overdue, ...).

    ``translated`` of its stories tell it in a supplied translation.

    ``sides`` act or take part; ``targets`` are addressed by an act. ``pair`` is its pair's name in an address, None
    where fewer than two parties have codes.
    """

    id: str
    sides: tuple[Side, ...]
    targets: tuple[Side, ...]
    what: str
    kind: str
    status: str
    tone: str
    when: str | None
    day: str
    distance: str
    hour: str
    place: str
    confirmed: tuple[str, ...]
    independent: int
    reports: int
    claims: tuple[Claim, ...]
    conflicts: int
    judged: bool
    translated: int
    pair: str | None

    @property
    def title(self) -> str:
        """ "Japan – South Korea: meeting"."""
        return f"{self.names}: {self.what}"

    @property
    def names(self) -> str:
        """The sides, hosts or actors first as the stories have them."""
        acting = " – ".join(side.name for side in self.sides) or "parties not told"
        return f"{acting} → {', '.join(side.name for side in self.targets)}" if self.targets else acting


def cards(events: Iterable[Event], on: dt.date, around: Iterable[Event] = ()) -> list[Card]:
    """A card for each event as of ``on``; ``around`` are events that settle claims, where they are not among them."""
    wanted = list(events)
    told: dict[str, list[Claim]] = {}
    for claim in claims((*around, *wanted)):
        told.setdefault(claim.event, []).append(claim)
    return [card(event, on, tuple(told.get(event.id, ()))) for event in wanted]


def card(event: Event, on: dt.date, told: tuple[Claim, ...] | None = None) -> Card:
    """One event; ``told`` are its claims where they are known already."""
    sides = [p for p in event.parties if p.role != "target"]
    targets = [p for p in event.parties if p.role == "target"]
    return Card(
        id=event.id, sides=tuple(map(side, sides)), targets=tuple(map(side, targets)), what=what(event),
        kind=say("kinds", event.kind), status=say("statuses", event.status) or "told", tone=tone(event),
        when=event.when, day=dates.when(event.when), distance=distance(event, on), hour=dates.hour(event.time),
        place=place(event), confirmed=tuple(party(code) for code in event.confirmed_by),
        independent=event.independent_sources, reports=event.reports,
        claims=tuple(claims([event])) if told is None else told,
        conflicts=sum(c.verdict == "open" for c in event.conflicts), judged=bool(event.judgements),
        translated=len(event.translations), pair=pair_of(event),
    )  # fmt: skip


def side(one: Party) -> Side:
    """A party with its rank in words."""
    name = party(one.code) if one.code and not one.code.startswith(("IGO:", "GRP:", "NSA:")) else one.name
    return Side(
        code=one.code, name=clipped(name, _NAME), rank="" if one.level == "unknown" else say("levels", one.level),
        role=one.role, people=len(one.delegates),
    )  # fmt: skip


def tone(event: Event) -> str:
    """The word by which a status is styled; overdue plans have their own."""
    if event.phase == "overdue":
        return "overdue"
    return LOOKS.get(event.status or "", "told") if event.status else "told"


def distance(event: Event, on: dt.date) -> str:
    """How far away its day is; empty for what has no day or a wide one."""
    period = days.period(event.when)
    if period is None or period.days > 31:
        return ""
    if period.first <= on <= period.last and period.days > 1:
        return "these days" if not period.some else "by then"
    return dates.distance(on, period.first if period.first > on else period.last)


def pair_of(event: Event) -> str | None:
    """The name of the pair's page: codes, sorted, with hyphens."""
    codes = sorted(clean(code) for code in event.codes)
    return "-".join(codes) if len(codes) > 1 and len(codes) <= 4 else None
