"""How often this process looks for garbage: seldom, as what it makes either stays or goes by itself."""

from __future__ import annotations

import gc


def seldom() -> None:
    """Looking among all that was loaded is a tenth of a short command, and of reading."""
    gc.set_threshold(50_000, 20, 20)
