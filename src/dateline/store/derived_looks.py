"""The table of where the stories look for their events, so that those are found which an event bears on."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.derived import Sorted
from dateline.store.schema import metadata

looks = sa.Table(
    "looks",
    metadata,
    sa.Column("key", Sorted, primary_key=True),
    sa.Column("place", Sorted, primary_key=True),
    sa.Column("story_id", sa.Text, nullable=False),
    sa.Index("ix_looks_place", "place"),
    sqlite_with_rowid=False,
)
"""Under which parties, or name of a series, a story looks for events, whatever their day; and on which days it looks
for one with one side told (``looking.looked_under``)."""
