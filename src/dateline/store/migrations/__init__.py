"""Numbered steps from one schema version to the next. A step is never changed once released; a new one is added."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from dateline.store.migrations import (
    v0001,
    v0002,
    v0003,
    v0004,
    v0005,
    v0006,
    v0007,
    v0008,
    v0009,
    v0010,
    v0011,
    v0012,
    v0013,
    v0014,
)

STEPS: tuple[Callable[[Connection], None], ...] = (
    v0001.up, v0002.up, v0003.up, v0004.up, v0005.up, v0006.up, v0007.up, v0008.up, v0009.up, v0010.up, v0011.up,
    v0012.up, v0013.up, v0014.up,
)  # fmt: skip
"""``STEPS[n]`` brings version n to n + 1."""
