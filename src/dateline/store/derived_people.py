"""The tables of people: who is named by which report, and whose names may be one person's."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.derived import Sorted, only
from dateline.store.schema import metadata

namings = sa.Table(
    "namings",
    metadata,
    sa.Column("id", Sorted, primary_key=True),
    sa.Column("party", Sorted, nullable=False),
    sa.Column("place", Sorted, nullable=False, index=True),
    sa.Column("nth", sa.Integer, nullable=False),
    sa.Column("event", Sorted, nullable=False),
    sa.Column("story_id", sa.Text, nullable=False, index=True),
    sa.Column("known", sa.Text, nullable=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=True),
    sa.Column("body", sa.Text, nullable=True),
    sa.Column("fold", sa.Integer, nullable=False),
    sa.Index("ix_namings_party", "party", "fold"),
    sa.Index("ix_namings_event", "event", "party", "place"),
    sa.Index("ix_namings_name", "party", "name", "place"),
)
"""One naming of a person (``derived.people.Naming``), ``nth`` in its story, and the fold that wrote it."""

spellings = sa.Table(
    "spellings",
    metadata,
    sa.Column("party", Sorted, primary_key=True),
    sa.Column("name", Sorted, primary_key=True),
    sa.Column("compared", sa.Integer, nullable=False),
    sa.Index("ix_spellings_new", "party", "name", **only("compared = 0")),
    sqlite_with_rowid=False,
)
"""Every name told for a party; ``compared`` 1: those that may be the same person's are in ``alike``, so far as they
are compared, too, and the keys that it is kept under in ``name_keys``."""

name_keys = sa.Table(
    "name_keys",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("party", Sorted, primary_key=True),
    sa.Column("name", Sorted, primary_key=True),
    sqlite_with_rowid=False,
)
"""By which a name is found (``names.keys``), 32 bits each."""

alike = sa.Table(
    "alike",
    metadata,
    sa.Column("party", Sorted, primary_key=True),
    sa.Column("name", Sorted, primary_key=True),
    sa.Column("other", Sorted, primary_key=True),
    sqlite_with_rowid=False,
)
"""Two names that may be one person's (``derived.people.akin``), each of the two first once. It follows from the names
alone, so that no story takes it back."""
