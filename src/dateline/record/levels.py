"""The ladder of ranks, as far apart as matters for telling two gatherings from one another."""

from __future__ import annotations

from collections.abc import Collection

RUNGS = {
    "leader": 0, "minister": 1, "vice_minister": 2, "deputy_minister": 3, "military_chief": 3,
    "director_general": 4, "ambassador": 4, "envoy": 4, "flag_officer": 4, "working": 5,
}  # fmt: skip


def nearest(known: Collection[str], told: str) -> int | None:
    """Rungs from ``told`` to the nearest of ``known``; None where one side is not told."""
    if told not in RUNGS:
        return None
    if told in known:
        return 0
    return min((abs(RUNGS[one] - RUNGS[told]) for one in known if one in RUNGS), default=None)
