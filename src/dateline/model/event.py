"""What the reports of several stories say together: the contract's section 3."""

from __future__ import annotations

import msgspec

from dateline.model.judgement import Applied
from dateline.model.report import Gathering, Report, Sourcing
from dateline.model.story import Story


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A story and the reports that one engine read in it: the unit that the record is folded from."""

    story: Story
    reports: tuple[Report, ...] = ()


class HistoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One change of (status, when): since ``known``, because ``story`` says so, or because of a ``judgement``."""

    status: str | None
    when: str | None
    known: str | None
    story: str
    sourcing: Sourcing = Sourcing()
    judgement: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Another field that changed over time: level, place, or parties (then a list of codes)."""

    field: str
    before: str | tuple[str, ...] | None = msgspec.field(name="from")
    after: str | tuple[str, ...] | None = msgspec.field(name="to")
    known: str | None
    story: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Values that stories disagree on, with the stories in the same order."""

    field: str
    values: tuple[str | int | float | None, ...]
    stories: tuple[str, ...]
    verdict: str = "open"


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How this event stands to another: ``type`` of the contract; ``story`` tells of both, ``why`` names the rule.

    ``text`` is the words that say so, None where only the facts do.
    """

    type: str
    event: str
    text: str | None = None
    story: str | None = None
    why: str = ""


class RecurrenceCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of recurrence held against the record.

    ``verdict`` is ``confirmed``, ``contradicted`` or ``open``; ``by`` the event that settles it; ``covers_since`` the
    day from which the record hears of these parties at all.
    """

    claim: str
    story: str
    verdict: str
    by: str | None = None
    covers_since: str | None = None
    why: str = ""


class Event(Gathering, frozen=True, kw_only=True):
    """One gathering or act over all stories. ``id`` is its earliest report's; ``aliases`` every other id it had.

    ``phase`` (ahead, due, overdue, past) needs a clock: None until one is handed in. ``previous`` and ``next`` are its
    neighbours in its series, ``storyline`` is the id of the earliest event of those it belongs with. ``translations``
    are those of its ``stories`` that tell it in a supplied translation, ``attached`` those that a person made sources.
    """

    id: str
    aliases: tuple[str, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    changes: tuple[Change, ...] = ()
    reports: int = 1
    independent_sources: int = 1
    stories: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    phase: str | None = None
    previous: str | None = None
    next: str | None = None
    relations: tuple[Relation, ...] = ()
    recurrence_checks: tuple[RecurrenceCheck, ...] = ()
    storyline: str | None = None
    judgements: tuple[Applied, ...] = ()
    translations: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
