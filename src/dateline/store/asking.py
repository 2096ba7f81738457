"""Quick questions to a record of any size, as of any moment: the way in. They read what was folded and no more.

with store.asking("2023-04-16") as at:
    asking.listed(at, Wanted(parties=("KOR", "JPN")), order="latest", limit=20)
    asking.event_page(at, "5c1f")
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from dateline.model import Event, from_json
from dateline.model.known import AsOf
from dateline.store import asking_events
from dateline.store.asking_at import NOW, At, at
from dateline.store.asking_changes import Changed, changed_before, changed_events, changes
from dateline.store.asking_event import EventPage, Reason, event, event_page, present_id, whole
from dateline.store.asking_events import Listed, Wanted, briefs, listed, overdue, pair_timeline, upcoming
from dateline.store.asking_pairs import PairCount, held_pairs, listed_pairs
from dateline.store.asking_people import HeldPeople, People
from dateline.store.asking_plain import moving, with_silent
from dateline.store.asking_review import Dispute, listed_disputes, listed_review
from dateline.store.asking_stories import (
    SourceRow,
    StoryPage,
    StoryRow,
    any_undated,
    coverage,
    listed_stories,
    sources,
    story_page,
    story_rows,
)
from dateline.store.asking_talks import listed_channels, listed_series, series
from dateline.store.derived import events, placements, steps
from dateline.store.listing import Order
from dateline.store.talks import Talks

__all__ = [
    "NOW",
    "At",
    "Changed",
    "Dispute",
    "EventPage",
    "HeldPeople",
    "Listed",
    "Order",
    "PairCount",
    "People",
    "Reason",
    "SourceRow",
    "StoryPage",
    "StoryRow",
    "Talks",
    "Wanted",
    "any_undated",
    "at",
    "briefs",
    "changed_before",
    "changed_events",
    "changes",
    "coverage",
    "event",
    "event_page",
    "held_pairs",
    "listed",
    "listed_channels",
    "listed_disputes",
    "listed_pairs",
    "listed_review",
    "listed_series",
    "listed_stories",
    "moving",
    "overdue",
    "page",
    "pair",
    "pair_timeline",
    "present_id",
    "series",
    "sources",
    "story_page",
    "story_rows",
    "upcoming",
    "whole",
]


def page(connection: sa.Connection, name: str) -> Event | None:
    """The event of that id, alias, or beginning of a single one, as its own stories tell it; None for no such one."""
    query = (
        sa.select(placements.c.event)
        .where(placements.c.report >= name, placements.c.report < f"{name}~")
        .distinct()
        .limit(2)
    )
    found = connection.execute(query).scalars().all() if name else []
    if len(found) != 1:
        return None
    told = connection.execute(sa.select(events.c.event).where(events.c.id == found[0])).scalar_one()
    return with_silent(At(connection=connection), [from_json(told, Event)])[0]


def pair(connection: sa.Connection, parties: Collection[str], as_of: AsOf = NOW) -> list[Event]:
    """Events of exactly these parties as of ``as_of``, by day, each as brief as a list needs it (``facets.brief``)."""
    return asking_events.pair(at(connection, as_of), parties)


def days_told(connection: sa.Connection) -> tuple[str, str] | None:
    """The first and the last day (ISO) on which a story that speaks was known."""
    row = connection.execute(sa.select(sa.func.min(steps.c.day), sa.func.max(steps.c.day))).one()
    return (row[0][:10], row[1][:10]) if row[0] and row[1] else None
