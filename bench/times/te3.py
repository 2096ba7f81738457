#!/usr/bin/env python3
"""TempEval-3 platinum: strict, relaxed and value F1 of our TIMEX3 tags; at most five runs ever, each logged.

usage: te3.py --run [--json]

The set is a yardstick, never tuned on: no miss of it is printed, and a sixth run is refused. Each run appends a
row to TE3_RUNS.md. The document creation time is no expression to find: it is the anchor, and left out of the count.
Strict: both ends of a span agree. Relaxed: spans overlap, each paired once. Value: paired, and the value is the same.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import xml.etree.ElementTree as Xml
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import HERE, Counts, command, commit, data

from dateline.times import find

RUNS = HERE / "TE3_RUNS.md"
MOST = 5
TARGETS = {"strict": 80.0, "relaxed": 90.0, "value": 79.0}


@dataclass(frozen=True)
class Tag:
    start: int
    end: int
    value: str


def runs_so_far() -> int:
    return sum(line.startswith("| 2") for line in RUNS.read_text(encoding="utf-8").splitlines())


def document(path: Path) -> tuple[dt.date, str, list[Tag]]:
    """Creation day, text and gold tags of one TimeML file."""
    root = Xml.parse(path).getroot()
    created = next(t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME")
    body = root.find("TEXT")
    assert body is not None
    text, tags = "", []

    def walk(node: Xml.Element) -> None:
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3":
            tags.append(Tag(start, len(text), node.get("value") or ""))

    walk(body)
    return dt.date.fromisoformat((created.get("value") or "")[:10]), text, tags


def score(path: Path) -> dict[str, Counts]:
    on, text, gold = document(path)
    ours = [Tag(t.start, t.end, t.value) for m in find(text, on) for t in m.tags if t.value]
    counts = {name: Counts(0, len(ours), len(gold)) for name in TARGETS}
    free = list(ours)
    for tag in gold:
        near = [t for t in free if t.start < tag.end and tag.start < t.end]
        best = next((t for t in near if (t.start, t.end) == (tag.start, tag.end)), near[0] if near else None)
        if best is None:
            continue
        free.remove(best)
        counts["relaxed"].right += 1
        counts["strict"].right += (best.start, best.end) == (tag.start, tag.end)
        counts["value"].right += best.value == tag.value
    return counts


def log(figures: dict[str, Counts]) -> None:
    cells = (str(dt.date.today()), commit(), *(str(figures[name].f1) for name in TARGETS))
    with RUNS.open("a", encoding="utf-8") as out:
        out.write(f"| {' | '.join(cells)} |\n")


def measure(args: argparse.Namespace) -> dict[str, Any]:
    done = runs_so_far()
    if not args.run:
        print(f"not run: {done} of {MOST} runs are used; te3.py --run uses one more and logs it in {RUNS.name}")
        sys.exit(0)
    if done >= MOST:
        print(f"refused: all {MOST} runs are used, see {RUNS.name}; the set must not become one to tune on")
        sys.exit(2)
    total = {name: Counts() for name in TARGETS}
    for path in sorted((data("te3_platinum") / "tml").glob("*.tml")):
        for name, counts in score(path).items():
            total[name].add(counts)
    log(total)
    held = all(total[name].f1 >= target for name, target in TARGETS.items())
    return {name: counts.row() for name, counts in total.items()} | {"targets": TARGETS, "holds": held}


if __name__ == "__main__":
    command(__doc__, measure, "--run")
