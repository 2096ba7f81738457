#!/usr/bin/env python3
"""Linear time on hostile input: half a megabyte and a megabyte of "next next next" and the like.

usage: hostile.py [--json]

Twice the text may take at most GROWTH times the processor time (2 is linear); the worst piece counts. tests/times
hold the same law by counting calls, which no busy machine disturbs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from typing import Any

from common import command

from dateline.times import find

PIECES = (
    "next ",
    "first ",
    "Monday and ",
    "in 1 ",
    "the first of the ",
    "for the first time ",
    "5 May ",
    "12:",
    "two days ",
)
SIZE = 500_000
GROWTH = 3.0
ON = dt.date(2023, 4, 14)


def seconds(text: str) -> float:
    begun = time.process_time()
    find(text, ON)
    return time.process_time() - begun


def measure(args: argparse.Namespace) -> dict[str, Any]:
    grown: dict[str, Any] = {}
    for piece in PIECES:
        half = seconds(piece * (SIZE // len(piece)))
        whole = seconds(piece * (2 * SIZE // len(piece)))
        grown[piece] = {"half s": round(half, 2), "whole s": round(whole, 2), "growth": round(whole / half, 2)}
    worst = max(row["growth"] for row in grown.values())
    return grown | {"worst growth": worst, "allowed": GROWTH, "holds": worst <= GROWTH}


if __name__ == "__main__":
    command(__doc__, measure)
