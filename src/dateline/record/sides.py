"""Who takes part, as matching sees it: the code, or the folded name of a party that the closed list lacks."""

from __future__ import annotations

from dateline.model import Gathering, Party
from dateline.record.words import fold

LENDS = frozenset({"host", "mediator", "observer", "invited"})
"""Roles of a third party that one story may name and another may leave out."""


def code(party: Party) -> str:
    """The party's code, or its folded name."""
    return party.code or fold(party.name)


def codes(told: Gathering) -> frozenset[str]:
    """All parties of a report or event."""
    return frozenset([party.code or fold(party.name) for party in told.parties])


def left_out(known: frozenset[str], told: frozenset[str]) -> bool:
    """True where one of the two lists the other's sides but for one: left out, or wrongly taken for a side."""
    small, large = sorted((known, told), key=len)
    return bool(small) and small < large and len(large - small) == 1
