#!/usr/bin/env python3
"""Characters a second of find() on one core against dateparser's search_dates in the same run; imports are not counted.

usage: speed.py [--json]      needs the rival: pip install 'dateline[bench]'

The text is our own dev corpus. Both get the same paragraphs and the same anchor; processor time counts, not the clock
on the wall, and the best of several rounds. The rival reads every tenth story: it is too slow for all of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable, Sequence
from typing import Any

from common import ROOT, command

from dateline.times import find

LEAST_KCHARS, LEAST_RATIO = 250.0, 7.0
ON = dt.date(2023, 4, 14)
ROUNDS = 5


def stories() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "dev").glob("*.txt"))]


def kchars(read: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """Thousand characters a second of processor time, in the best round."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - begun)
    return sum(map(len, texts)) / best / 1000


def rival() -> Callable[[str], object]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": dt.datetime.combine(ON, dt.time())}
    return lambda text: search_dates(text, languages=["en"], settings=settings)


def measure(args: argparse.Namespace) -> dict[str, Any]:
    texts = stories()
    find(texts[0], ON)
    ours = kchars(lambda text: find(text, ON), texts, ROUNDS)
    figures: dict[str, Any] = {"dateline kchar/s": round(ours), "wanted kchar/s": LEAST_KCHARS}
    try:
        other = rival()
    except ImportError:
        return figures | {"dateparser": "not installed: pip install 'dateline[bench]'", "holds": ours >= LEAST_KCHARS}
    other(texts[0])
    theirs = kchars(other, texts[::10], 2)
    ratio = ours / theirs
    held = ours >= LEAST_KCHARS and ratio >= LEAST_RATIO
    return figures | {
        "dateparser kchar/s": round(theirs, 1),
        "ratio": round(ratio, 1),
        "wanted ratio": LEAST_RATIO,
        "holds": held,
    }


if __name__ == "__main__":
    command(__doc__, measure)
