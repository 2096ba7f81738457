"""All pairs of the record, those who meet most first."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.store.asking import PairCount
from dateline.web.views import dates
from dateline.web.views.words import clean, clipped, party


class PairRow(msgspec.Struct, frozen=True, kw_only=True):
    """Parties that met as just these: ``name`` is their name in an address."""

    name: str
    parties: str
    events: int
    held: int
    last: str
    next: str


def pair_rows(found: Iterable[PairCount]) -> list[PairRow]:
    """As a list shows them."""
    return [
        PairRow(
            name="-".join(clean(code) for code in one.parties),
            parties=" – ".join(sorted(clipped(party(code), 60) for code in one.parties)), events=one.events,
            held=one.held, last=dates.day(one.last, weekday=False) if one.last else "",
            next=dates.day(one.next, weekday=False) if one.next else "",
        )
        for one in found
    ]  # fmt: skip
