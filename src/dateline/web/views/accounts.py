"""Accounts side by side: what each dispatch says of one event, field by field, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.model import Report, Story
from dateline.web.views import dates
from dateline.web.views.quotes import chain
from dateline.web.views.words import clipped, party, say

MOST = 6
"""Accounts shown beside one another."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One dispatch: ``number`` is its story's in the list of sources."""

    story: str
    number: int
    by: str
    clock: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One field over all accounts, in their order. ``differ``: two that tell it tell it otherwise."""

    field: str
    label: str
    cells: tuple[str, ...]
    differ: bool


class Accounts(msgspec.Struct, frozen=True, kw_only=True):
    """The table; ``more`` accounts are not shown."""

    columns: tuple[Account, ...]
    lines: tuple[Line, ...]
    more: int


def side_by_side(told: Iterable[tuple[Story, Report]], numbers: dict[str, int], copies: frozenset[str]) -> Accounts:
    """One column a dispatch: its copies (story ids) are left out. ``numbers`` counts the sources."""
    own = [(story, report) for story, report in told if story.id not in copies]
    shown = own[:MOST]
    columns = tuple(
        Account(story=s.id, number=numbers.get(s.id, 0), by=chain(s), clock=dates.moment(s.known)) for s, _ in shown
    )
    lines = [_line(field, [cells(report).get(field, "") for _, report in shown]) for field in _FIELDS]
    return Accounts(columns=columns, lines=tuple(line for line in lines if any(line.cells)), more=len(own) - len(shown))


_FIELDS = (
    "status", "when", "where", "level", "parties", "parties.delegates", "recurrence", "series", "agenda", "reason",
    "sourcing",
)  # fmt: skip
_COMPARED = frozenset({"status", "when", "where", "level", "parties", "recurrence"})


def cells(one: Report) -> dict[str, str]:
    """What one report says, in words, by field; nothing where it says nothing."""
    said = one.sourcing
    people = [f"{d.name} ({party(p.code) if p.code else p.name})" for p in one.parties for d in p.delegates]
    return {
        "status": say("statuses", one.status),
        "when": dates.when(one.when) if one.when else "",
        "where": clipped(", ".join(filter(None, (one.where.venue, one.where.place))), 90) if one.where else "",
        "level": "" if one.level == "unknown" else say("levels", one.level),
        "parties": clipped(", ".join(party(p.code) if p.code else p.name for p in one.parties), 160),
        "parties.delegates": clipped("; ".join(people), 300),
        "recurrence": clipped(one.recurrence.text or "", 160),
        "series": clipped(one.series.name or "", 120),
        "agenda": clipped("; ".join(one.agenda), 300),
        "reason": clipped(one.reason or "", 200),
        "sourcing": clipped(said.speaker or "", 120),
    }


def _line(field: str, told: Sequence[str]) -> Line:
    different = len({cell.casefold() for cell in told if cell}) > 1
    return Line(field=field, label=say("fields", field), cells=tuple(told), differ=different and field in _COMPARED)
