"""The tables that the fold fills: what it made of each story, so far as it got. Thrown away and filled anew at will.

``place`` is a story's place in the order of the fold (``record.order.place``): what is known as of an instant is what
stands before one place.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from dateline.record.derived.phase import OPEN
from dateline.store.schema import metadata

Sorted = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that both stores order by its bytes."""


ONLY = "only"
"""In ``info`` of an index: the condition of the rows that it holds."""


def only(rows: str) -> dict[str, Any]:
    """An index of those rows alone, on either store. ``postgres.py`` tells its own: named here, its drivers would be
    loaded by every command."""
    return {"sqlite_where": sa.text(rows), "info": {ONLY: rows}}


pending = sa.Table(
    "pending",
    metadata,
    sa.Column("story_id", sa.Text, primary_key=True),
    sa.Column("place", Sorted, nullable=True),
    sa.Column("supersedes", sa.Text, nullable=True),
    sa.Index("ix_pending_place", "place", "story_id"),
    sa.Index("ix_pending_supersedes", "supersedes", **only("supersedes IS NOT NULL")),
)
"""Stories kept that the fold has not taken yet; their places once it has looked, and in whose place a notice stands."""

steps = sa.Table(
    "steps",
    metadata,
    sa.Column("story_id", sa.Text, primary_key=True),
    sa.Column("place", Sorted, nullable=False, unique=True),
    sa.Column("day", sa.Text, nullable=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("family", sa.Text, nullable=True),
    sa.Column("why", sa.Text, nullable=True),
    sa.Column("text_sha256", sa.Text, nullable=False, index=True),
    sa.Column("address", sa.Text, nullable=True, index=True),
    sa.Column("supersedes", sa.Text, nullable=True, index=True),
    sa.Column("sample", sa.LargeBinary, nullable=False),
    sa.Column("source", sa.Text, nullable=True),
    sa.Column("language", sa.Text, nullable=True),
    sa.Index("ix_steps_source", "source", "day"),
    sa.Index("ix_steps_silent", "role", "place", **only("role <> 'speaks'")),
    sa.Index("ix_steps_copies", "source", **only("family <> story_id")),
    sa.Index("ix_steps_family", "family", "place", **only("family <> story_id")),
)
"""One story in its place. ``role``: ``speaks``, ``again`` (the same fetched again) or ``superseded``; ``day`` is its
local day, ``family`` and ``why`` who copied whom, ``sample`` what copies of it are found by (8 bytes a shingle),
``source`` who it came from (``coverage.source_of``)."""

SILENT = steps.c.role != sa.literal_column("'speaks'")
"""Stories that do not speak, few of all: said as their index says it."""

COPIES = steps.c.family != steps.c.story_id
"""Stories that copy another's dispatch, few of all: said as their index says it."""

placements = sa.Table(
    "placements",
    metadata,
    sa.Column("report", Sorted, primary_key=True),
    sa.Column("event", sa.Text, nullable=False, index=True),
    sa.Column("story_id", sa.Text, nullable=False, index=True),
    sa.Column("place", Sorted, nullable=False, index=True),
    sa.Column("nth", sa.Integer, nullable=False),
    sa.Column("silent", sa.Integer, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("doubt", sa.Text, nullable=True),
    sa.Index("ix_placements_silent", "place", "nth", **only("silent = 1")),
    sa.Index("ix_placements_doubt", "place", "nth", "event", **only("doubt IS NOT NULL")),
)
"""Where each report stands and why: the states of an event by instant are its first so many. ``nth`` in its story."""

RETOLD = placements.c.silent == sa.literal_column("1")
"""Reports of stories that do not speak, few of all: said as their index says it."""

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", Sorted, primary_key=True),
    sa.Column("born", Sorted, nullable=False, index=True),
    sa.Column("nth", sa.Integer, nullable=False),
    sa.Column("last", Sorted, nullable=False),
    sa.Column("pair", sa.Text, nullable=False),
    sa.Column("gist", sa.Text, nullable=False),
    sa.Column("event", sa.Text, nullable=False),
)
"""Events as merged, before what follows from several of them together. ``pair``: exactly its parties' codes; ``gist``:
what that which follows from several of them looks at (``gists.Gist``)."""

_OPEN = f"status IN ({', '.join(repr(one) for one in sorted(OPEN))})"
_OPEN_BY = ("till", "last", "first", "event", "since", "status", "kind", "level", "stood", "country", "pair")

states = sa.Table(
    "states",
    metadata,
    sa.Column("event", Sorted, primary_key=True),
    sa.Column("since", Sorted, primary_key=True),
    sa.Column("till", Sorted, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=True),
    sa.Column("level", sa.Text, nullable=False),
    sa.Column("format", sa.Text, nullable=True),
    sa.Column("country", sa.Text, nullable=True),
    sa.Column("pair", sa.Text, nullable=False),
    sa.Column("core", sa.Text, nullable=False),
    sa.Column("series", sa.Text, nullable=True),
    sa.Column("first", sa.Integer, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("stood", sa.Integer, nullable=True),
    sa.Column("moved", Sorted, nullable=False),
    sa.Column("heard", sa.Text, nullable=True),
    sa.Column("brief", sa.Text, nullable=False),
    sa.Index(
        "ix_states_day",
        "till",
        "first",
        "last",
        "event",
        "since",
        "kind",
        "status",
        "level",
        "stood",
        "country",
        "pair",
    ),
    sa.Index("ix_states_open", *_OPEN_BY, **only(_OPEN)),
    sa.Index("ix_states_moved", "till", "moved", "event", "since"),
    sa.Index("ix_states_pair", "pair", "since", "till"),
    sa.Index("ix_states_core", "core", "since", "till"),
)
"""What an event was from the place of one story that told of it (``since``) to that of the next (``till``): as of a
place it is the row with ``since < place <= till``. ``first`` and ``last`` count days (``date.toordinal``), ``moved``
is the clock of its last history entry, ``stood`` that entry's local day, ``heard`` the first local day it was told on,
``core`` who meets (``Told.core``)."""

STILL_OPEN: sa.ColumnElement[bool] = states.c.status.in_([sa.literal_column(repr(one)) for one in sorted(OPEN)])
"""What is proposed, planned, put off or under way, few of all: said as its index says it."""

attending = sa.Table(
    "attending",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("event", Sorted, primary_key=True),
    sa.Column("since", Sorted, primary_key=True),
    sa.Column("till", Sorted, nullable=False),
    sa.Column("first", sa.Integer, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Index("ix_attending_event", "event", "since"),
    sa.Index("ix_attending_day", "code", "till", "first", "last", "event", "since"),
    sqlite_with_rowid=False,
)
"""The parties of each of ``states``, with its days."""

turns = sa.Table(
    "turns",
    metadata,
    sa.Column("event", Sorted, primary_key=True),
    sa.Column("since", Sorted, primary_key=True),
    sa.Column("nth", sa.Integer, primary_key=True),
    sa.Column("till", Sorted, nullable=False),
    sa.Column("moment", Sorted, nullable=False),
    sa.Column("day", sa.Text, nullable=True),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("told", sa.Text, nullable=False),
    sa.Index("ix_turns_moment", "moment", "event"),
)
"""Entries of histories (``field`` history) and changes of other fields, as JSON, with the clock of their story: part
of the event as of every place with ``since < place <= till``."""

touched = sa.Table(
    "touched",
    metadata,
    sa.Column("core", sa.Text, primary_key=True),
    sa.Column("fold", sa.Integer, nullable=False),
)
"""Who meets (``states.core``), and the fold that last changed any of their events."""

talks = sa.Table(
    "talks",
    metadata,
    sa.Column("core", sa.Text, primary_key=True),
    sa.Column("fold", sa.Integer, nullable=False),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Column("told", sa.Text, nullable=False),
)
"""Their series as JSON (``talks.Talks``, so many), worked out after that fold: true where ``touched`` says the same."""

sides = sa.Table(
    "sides",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("event", sa.Text, primary_key=True),
    sa.Column("place", Sorted, nullable=False),
)
"""Every party that any report ever told of an event, and from when on."""

filings = sa.Table(
    "filings",
    metadata,
    sa.Column("cell", sa.Text, primary_key=True),
    sa.Column("event", sa.Text, primary_key=True),
    sa.Column("place", Sorted, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""The index that matching looks events up in (``record.index``)."""

sentences = sa.Table(
    "sentences",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("story_id", sa.Text, nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
)
"""What full-text search finds: sentences of the reporting, ``source_text[start:end]``."""
