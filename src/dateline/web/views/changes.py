"""What changed, as lines to read: "planned → held", "minister → vice minister", "7 → 9 May 2023"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import msgspec

from dateline.model import Event
from dateline.web.answers import ChangeLine
from dateline.web.ladder.facts import LOOKS
from dateline.web.views import dates
from dateline.web.views.cards import Card, card
from dateline.web.views.words import clipped, party, say

_WIDEST = 80
Value = str | tuple[str, ...] | None


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One field that changed: ``before`` is empty for what is new. ``tone`` styles a status."""

    field: str
    label: str
    before: str
    after: str
    tone: str

    @property
    def text(self) -> str:
        """ "planned → held"."""
        return f"{self.before} → {self.after}" if self.before else self.after


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """All that one story (or judgement) changed of one event, and when that was known."""

    card: Card
    known: str | None
    clock: str
    story: str
    judged: bool
    turns: tuple[Turn, ...]


def sittings(lines: Iterable[ChangeLine]) -> list[tuple[ChangeLine, ...]]:
    """Lines in the order given, those of one event and story together."""
    return [tuple(group) for _, group in groupby(lines, key=lambda one: (one.event, one.story, one.known))]


def changed(told: Iterable[Sequence[ChangeLine]], events: Mapping[str, Event], on: dt.date) -> list[Change]:
    """The same in words; what is of no event at hand is left out."""
    found = []
    for lines in told:
        first = lines[0]
        if first.event not in events:
            continue
        turns = tuple(turn(line) for line in sorted(lines, key=lambda one: _ORDER.get(one.field, 9)))
        found.append(
            Change(
                card=card(events[first.event], on, ()), known=first.known, clock=dates.moment(first.known),
                story=first.story, judged=any(line.judgement for line in lines), turns=turns,
            )
        )  # fmt: skip
    return found


_ORDER = {"new": 0, "status": 1, "when": 2, "level": 3, "where": 4, "where.place": 4, "parties": 5}


def turn(one: ChangeLine) -> Turn:
    """One change in words."""
    if one.field == "new":
        after = say("statuses", one.after if isinstance(one.after, str) else None) or "told"
        return Turn(field="new", label="new", before="", after=f"new: {after}", tone=_tone(one.after))
    before, after = worded(one.field, one.before), worded(one.field, one.after)
    if one.field == "when":
        before, _, after = dates.moved(_text(one.before), _text(one.after)).partition(" → ")
    return Turn(
        field=one.field, label=say("fields", one.field, short=True), before=before or "not told",
        after=after or "not told", tone=_tone(one.after) if one.field == "status" else "",
    )  # fmt: skip


def worded(field: str, value: Value) -> str:
    """A value of a field in words."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return ", ".join(party(code) for code in value)
    if field == "status":
        return say("statuses", value)
    if field in ("level", "parties.level"):
        return say("levels", value)
    if field in ("when", "when_was", "recurrence.since"):
        return dates.when(value)
    return clipped(value, _WIDEST)


def by_day(told: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Changes under the day on which they were known."""
    return [
        (dates.when(day) if day else "without a date", list(group))
        for day, group in groupby(told, key=lambda c: (c.known or "")[:10])
    ]


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _tone(status: Value) -> str:
    return LOOKS.get(status, "told") if isinstance(status, str) else "told"
