"""The table of what judgements change of the record as it stands now."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.derived import Sorted
from dateline.store.schema import metadata

overlays = sa.Table(
    "overlays",
    metadata,
    sa.Column("stands", sa.Text, primary_key=True),
    sa.Column("last", Sorted, nullable=False),
    sa.Column("told", sa.Text, nullable=False),
)
"""One row or none: what judgements change (``judged_now.Kept`` as JSON) after the story at the place ``last``; true as
long as ``stands`` is (``marking.sent_back``) and no story that bears on it came since."""
