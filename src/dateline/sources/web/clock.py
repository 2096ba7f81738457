"""The time of day and the passing of time, handed in by the caller: nothing below the command line asks for either."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec


class Clock(msgspec.Struct, frozen=True):
    """``now`` gives an aware instant, ``ticks`` seconds that never run back, ``sleep`` waits so many of them."""

    now: Callable[[], dt.datetime]
    ticks: Callable[[], float]
    sleep: Callable[[float], None]
