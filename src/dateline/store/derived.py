"""The tables that the fold fills: what it made of each story, so far as it got. Thrown away and filled anew at will.

``place`` is a story's place in the order of the fold (``record.order.place``): what is known as of an instant is what
stands before one place.
"""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.schema import metadata

_Sorted = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that both stores order by its bytes."""

pending = sa.Table("pending", metadata, sa.Column("story_id", sa.Text, primary_key=True))
"""Stories kept that the fold has not taken yet."""

steps = sa.Table(
    "steps",
    metadata,
    sa.Column("story_id", sa.Text, primary_key=True),
    sa.Column("place", _Sorted, nullable=False, unique=True),
    sa.Column("day", sa.Text, nullable=True),
    sa.Column("role", sa.Text, nullable=False, index=True),
    sa.Column("family", sa.Text, nullable=True),
    sa.Column("why", sa.Text, nullable=True),
    sa.Column("text_sha256", sa.Text, nullable=False, index=True),
    sa.Column("address", sa.Text, nullable=True, index=True),
    sa.Column("supersedes", sa.Text, nullable=True, index=True),
    sa.Column("sample", sa.LargeBinary, nullable=False),
)
"""One story in its place. ``role``: ``speaks``, ``again`` (the same fetched again) or ``superseded``; ``day`` is its
local day, ``family`` and ``why`` who copied whom, ``sample`` what copies of it are found by (8 bytes a shingle)."""

placements = sa.Table(
    "placements",
    metadata,
    sa.Column("report", _Sorted, primary_key=True),
    sa.Column("event", sa.Text, nullable=False, index=True),
    sa.Column("story_id", sa.Text, nullable=False, index=True),
    sa.Column("place", _Sorted, nullable=False, index=True),
    sa.Column("nth", sa.Integer, nullable=False),
    sa.Column("silent", sa.Integer, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("doubt", sa.Text, nullable=True),
)
"""Where each report stands and why: the states of an event by instant are its first so many. ``nth`` in its story."""

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", _Sorted, primary_key=True),
    sa.Column("born", _Sorted, nullable=False, index=True),
    sa.Column("nth", sa.Integer, nullable=False),
    sa.Column("last", _Sorted, nullable=False),
    sa.Column("pair", sa.Text, nullable=False, index=True),
    sa.Column("brief", sa.Text, nullable=False),
    sa.Column("event", sa.Text, nullable=False),
)
"""Events as merged, before what follows from several of them together. ``pair``: exactly its parties' codes."""

sides = sa.Table(
    "sides",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("event", sa.Text, primary_key=True),
    sa.Column("place", _Sorted, nullable=False),
)
"""Every party that any report ever told of an event, and from when on."""

filings = sa.Table(
    "filings",
    metadata,
    sa.Column("cell", sa.Text, primary_key=True),
    sa.Column("event", sa.Text, primary_key=True),
    sa.Column("place", _Sorted, nullable=False, index=True),
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

FOLDED = (placements, events, sides, filings, steps)
"""What a rebuild empties."""
