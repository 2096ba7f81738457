"""The tables of what a person should look at: what sources differ on, and which story a notice may mean."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.derived import Sorted
from dateline.store.schema import metadata

disputes = sa.Table(
    "disputes",
    metadata,
    sa.Column("event", Sorted, primary_key=True),
    sa.Column("since", Sorted, primary_key=True),
    sa.Column("till", Sorted, nullable=False, index=True),
    sa.Column("told", sa.Text, nullable=False),
)
"""The conflicts (JSON) of each of ``states`` that has any, before the record settles one."""

notices = sa.Table(
    "notices",
    metadata,
    sa.Column("story_id", sa.Text, primary_key=True),
    sa.Column("place", Sorted, nullable=False, index=True),
)
"""Notices that name no story by id."""

heads = sa.Table(
    "heads",
    metadata,
    sa.Column("outlet", sa.Text, primary_key=True),
    sa.Column("place", Sorted, primary_key=True),
    sa.Column("story_id", sa.Text, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
    sa.Index("ix_heads_place", "place"),
    sqlite_with_rowid=False,
)
"""The folded headline of each story that a notice may mean, under each of its outlets."""

suspects = sa.Table(
    "suspects",
    metadata,
    sa.Column("notice", sa.Text, primary_key=True),
    sa.Column("story_id", sa.Text, primary_key=True),
    sa.Column("place", Sorted, nullable=False, index=True),
)
"""The stories that a notice may mean; ``place``: from which on both are known."""
