"""The tables of a record file. Rows are only ever added; events are derived and not kept."""

from __future__ import annotations

import sqlalchemy as sa

APPLICATION = "dateline"
APPLICATION_ID = 0x44544C4E
"""``PRAGMA application_id`` of a record file ("DTLN"): how a foreign SQLite file is told."""

VERSION = 3
"""Schema version that this program writes (``PRAGMA user_version`` and ``meta``)."""

metadata = sa.MetaData()

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

texts = sa.Table(
    "texts",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)

stories = sa.Table(
    "stories",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("source_sha256", sa.Text, nullable=False, index=True),
    sa.Column("source_index", sa.Integer, nullable=False),
    sa.Column("uri", sa.Text, nullable=False),
    sa.Column("received", sa.Text, nullable=False),
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id"), nullable=False),
    sa.Column("engine", sa.Text, nullable=False),
    sa.Column("known", sa.Text, nullable=True, index=True),
    sa.Column("text_sha256", sa.Text, sa.ForeignKey("texts.sha256"), nullable=False),
    sa.Column("story", sa.Text, nullable=False),
    sa.Column("shelved", sa.Text, nullable=True),
    sa.UniqueConstraint("story_id", "engine"),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id"), primary_key=True),
    sa.Column("engine", sa.Text, primary_key=True),
    sa.Column("reports", sa.Text, nullable=False),
)

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("judgement", sa.Text, nullable=False),
)
"""What people decided (``model.Judgement`` as JSON). Undone only by a further row."""

redactions = sa.Table(
    "redactions",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("redaction", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("target", sa.Text, nullable=False, index=True),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("by_whom", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)
"""Tombstones. ``kind`` story: ``target`` is its id. ``kind`` name: ``target`` is a keyed hash of the name, so that it
is told again without being kept; all spellings of one person share ``redaction``."""

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("etag", sa.Text, nullable=False),
    sa.Column("last_modified", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=True),
)
"""One address asked once (``model.coverage.Visit``)."""
