"""The tables that hold what is kept. Rows are only ever added; what is derived from them stands in ``derived.py``."""

from __future__ import annotations

import re

import sqlalchemy as sa

APPLICATION = "dateline"
APPLICATION_ID = 0x44544C4E
"""``PRAGMA application_id`` of a record file ("DTLN"): how a foreign SQLite file is told."""

VERSION = 14
"""Schema version that this program writes (``PRAGMA user_version`` and ``meta``)."""

metadata = sa.MetaData()


class Text(sa.types.TypeDecorator[str]):
    """Any text: PostgreSQL holds none with a NUL in it, so there it is written with an escape."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """On its way in."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\\", "\\\\").replace("\0", "\\0")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """On its way out."""
        if value is None or dialect.name != "postgresql":
            return value
        return _ESCAPED.sub(lambda found: "\0" if found[1] == "0" else "\\", value)


_ESCAPED = re.compile(r"\\(0|\\)")

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
    sa.Column("text", Text, nullable=False),
)

stories = sa.Table(
    "stories",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("source_sha256", sa.Text, nullable=False),
    sa.Column("source_index", sa.Integer, nullable=False),
    sa.Column("uri", sa.Text, nullable=False, index=True),
    sa.Column("received", sa.Text, nullable=False),
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id"), nullable=False),
    sa.Column("engine", sa.Text, nullable=False),
    sa.Column("known", sa.Text, nullable=True),
    sa.Column("text_sha256", sa.Text, sa.ForeignKey("texts.sha256"), nullable=False),
    sa.Column("story", sa.Text, nullable=False),
    sa.Column("shelved", sa.Text, nullable=True),
    sa.Column("marks", sa.Text, nullable=True),
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
