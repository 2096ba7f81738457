"""Every table that the fold fills."""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.derived import attending, events, filings, placements, sides, states, steps, talks, touched, turns
from dateline.store.derived_judged import judged_events, judged_groups, judged_talks
from dateline.store.derived_looks import looks
from dateline.store.derived_people import alike, name_keys, namings, spellings
from dateline.store.derived_review import disputes, heads, notices, suspects

FOLDED: tuple[sa.Table, ...] = (
    placements, events, states, attending, turns, disputes, touched, talks, sides, filings, namings, spellings, alike,
    name_keys, notices, heads, suspects, looks, judged_groups, judged_events, judged_talks, steps,
)  # fmt: skip
"""What a rebuild empties."""

BY_PLACE: tuple[sa.Table, ...] = (placements, filings, sides, namings, notices, heads, suspects, looks, steps)
"""Those of which a row came with the story at its place, and goes with it."""
