"""What the question of the day answers."""

from __future__ import annotations

import msgspec


class Timing(msgspec.Struct, frozen=True):
    """``points`` None is a veto; ``firm`` says that the day itself decides, not the lack of another candidate."""

    points: float | None
    firm: bool
    reason: str


def never(reason: str) -> Timing:
    """It cannot be the same."""
    return Timing(None, False, reason)
