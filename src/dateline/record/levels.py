"""The ladder of ranks, as far apart as matters for telling two gatherings from one another."""

from __future__ import annotations

RUNGS = {
    "leader": 0, "minister": 1, "vice_minister": 2, "deputy_minister": 3, "military_chief": 3,
    "director_general": 4, "ambassador": 4, "envoy": 4, "flag_officer": 4, "working": 5,
}  # fmt: skip

ORDER = (
    "leader", "minister", "vice_minister", "deputy_minister", "military_chief", "director_general",
    "ambassador", "envoy", "flag_officer", "working", "unknown",
)  # fmt: skip


def apart(one: str, other: str) -> int | None:
    """Rungs between two levels; None where one is not told."""
    if one not in RUNGS or other not in RUNGS:
        return None
    return abs(RUNGS[one] - RUNGS[other])
