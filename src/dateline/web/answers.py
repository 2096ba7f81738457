"""What questions are answered with, beside the types of the record: the shapes that pages and API show."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.model import Event, Report, Story
from dateline.model.coverage import Covered
from dateline.record import Channel, Family, Person, SeriesLine
from dateline.record.coverage import Gap
from dateline.store.held_coverage import Covering


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: those of the command line's options. ``parties`` are codes, or names where there is no code."""

    parties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    undated: bool = False


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """One event with all that a page of it needs.

    ``stories`` tell it, by id (those that are kept); ``families`` the families they belong to; ``why`` one line for
    each report: its id, and why it belongs; ``told_by`` report id -> story id; ``reports`` its own, by id; ``around``
    the events that it names (previous, next, relations, checks), in brief, by id.
    """

    event: Event
    stories: dict[str, Story]
    families: tuple[Family, ...]
    why: tuple[str, ...]
    told_by: dict[str, str]
    reports: dict[str, Report]
    around: dict[str, Event]


class ChangeLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that became otherwise. ``field`` "new": the event was told for the first time, ``after`` its status.

    ``judgement`` is set where a person decided it.
    """

    event: str
    field: str
    before: str | tuple[str, ...] | None
    after: str | tuple[str, ...] | None
    known: str | None
    story: str
    judgement: str | None = None


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A change with the event as it stands now."""

    change: ChangeLine
    event: Event


class StoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """One story: ``text`` is the decoded source that all spans point into, None for who may only read an excerpt.

    ``reports`` as the newest engine read them; ``events`` report id -> id of the event it stands in.
    """

    story: Story
    text: str | None
    reports: tuple[Report, ...]
    events: dict[str, str]
    family: Family | None


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list; ``source`` is who it came from, ``agencies`` its chain, origin first."""

    id: str
    headline: str | None
    source: str
    agencies: tuple[str, ...]
    known: str | None
    language: str | None
    uri: str
    notice: str | None
    entry: bool
    events: tuple[str, ...]
    copy_of: str | None


class SeriesPage(msgspec.Struct, frozen=True, kw_only=True):
    """Standing talks with the events of their rounds, and how they stand (None: a single round without a name)."""

    line: SeriesLine
    channel: Channel | None
    events: dict[str, Event]


class PersonPage(msgspec.Struct, frozen=True, kw_only=True):
    """A person with the events they took part in, and whom they met, by id."""

    person: Person
    events: dict[str, Event]
    met: dict[str, Person]


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One source: how many stories, how many of them copies of another dispatch, and of which days."""

    name: str
    stories: int
    copies: int
    first: str | None
    last: str | None


class SavedQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Filters under a name: the options of ``dateline events``. ``undated``: with days asked for, those without, too.

    Every list takes it: /v1/events?query=NAME, /upcoming.ics?query=NAME.
    """

    name: str
    party: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    undated: bool = True


class CoveragePage(msgspec.Struct, frozen=True, kw_only=True):
    """What was read by source and day, and the stretches between the first and the last of these days unread."""

    rows: tuple[Covered, ...]
    gaps: tuple[Gap, ...]
    first: str | None
    last: str | None


class Coverings(msgspec.Struct, frozen=True, kw_only=True):
    """What was read source by source, between the first and the last of these days."""

    sources: tuple[Covering, ...]
    first: str | None
    last: str | None
