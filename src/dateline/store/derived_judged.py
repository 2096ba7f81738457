"""The tables of what judgements change of the record as it stands now."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.derived import Sorted
from dateline.store.schema import metadata

judged_groups = sa.Table(
    "judged_groups",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("latest", Sorted, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
    sa.Column("told", sa.Text, nullable=False),
)
"""Judgements that have to do with each other (``groups.Group`` as JSON) and what they change (``overlay.Overlaid``)
after the story at the place ``marking.judged_until``; true as long as no story that bears on it comes behind that."""

judged_events = sa.Table(
    "judged_events",
    metadata,
    sa.Column("event", Sorted, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""The events that each of those groups changes: of which other tables do not say how they stand now."""

judged_talks = sa.Table(
    "judged_talks",
    metadata,
    sa.Column("core", sa.Text, primary_key=True),
    sa.Column("fold", sa.Integer, nullable=False),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Column("told", sa.Text, nullable=False),
)
"""The series of parties of whom judgements change an event, as ``talks`` has those of others; ``fold`` 0 where the
tables know no event of theirs."""
