"""All pairs of the record, those who meet most first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.model import Event
from dateline.record import days
from dateline.web.views import dates
from dateline.web.views.cards import pair_of
from dateline.web.views.words import clipped, party


class PairRow(msgspec.Struct, frozen=True, kw_only=True):
    """Parties that met as just these: ``name`` is their name in an address."""

    name: str
    parties: str
    events: int
    held: int
    last: str
    next: str


def pairs(events: Iterable[Event], on: dt.date) -> list[PairRow]:
    """Every set of two to four parties, by how many events they have."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        name = pair_of(event)
        if name is not None and event.kind != "other":
            groups.setdefault(name, []).append(event)
    found = [_row(name, group, on) for name, group in groups.items()]
    return sorted(found, key=lambda r: (-r.events, r.name))


def _row(name: str, group: list[Event], on: dt.date) -> PairRow:
    told = [(p, e) for e in group if (p := days.period(e.when)) is not None]
    held = [p.last for p, e in told if e.status in ("held", "under_way") and p.last <= on]
    ahead = [p.first for p, e in told if e.phase in ("ahead", "due")]
    names = [clipped(party(c) if c != p.name else p.name, 60) for p in group[0].parties for c in (p.code or p.name,)]
    return PairRow(
        name=name, parties=" – ".join(sorted(dict.fromkeys(names))), events=len(group),
        held=sum(e.status == "held" for e in group), last=dates.day(max(held), weekday=False) if held else "",
        next=dates.day(min(ahead), weekday=False) if ahead else "",
    )  # fmt: skip
