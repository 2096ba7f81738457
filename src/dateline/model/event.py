"""What the reports of several stories say together: the contract's section 3."""

from __future__ import annotations

import msgspec

from dateline.model.report import Gathering, Report, Sourcing
from dateline.model.story import Story


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A story and the reports that one engine read in it: the unit that the record is folded from."""

    story: Story
    reports: tuple[Report, ...] = ()


class HistoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One change of (status, when): since ``known``, because ``story`` says so."""

    status: str | None
    when: str | None
    known: str | None
    story: str
    sourcing: Sourcing = Sourcing()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Another field that changed over time (level, parties, place)."""

    field: str
    before: str | None = msgspec.field(name="from")
    after: str | None = msgspec.field(name="to")
    known: str | None
    story: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Values that stories disagree on, with the stories in the same order."""

    field: str
    values: tuple[str | int | float | None, ...]
    stories: tuple[str, ...]
    verdict: str = "open"


class Event(Gathering, frozen=True, kw_only=True):
    """One gathering or act over all stories. ``id`` is its earliest report's; ``aliases`` every other id it had."""

    id: str
    aliases: tuple[str, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    changes: tuple[Change, ...] = ()
    reports: int = 1
    independent_sources: int = 1
    stories: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
