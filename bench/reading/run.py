#!/usr/bin/env python3
"""Reading pages, beside trafilatura and htmldate in the same run: body F1 and pages per second, right publish days.

usage: run.py [--data FOLDER] [--rounds N] [--json]

FOLDER holds ``aeb`` and ``mediacloud_dates`` (default: $DATELINE_DATA, else ../shared/data). Rules were tuned on one
half of the pages and never on the other; what counts is the unseen half. Speed is that of the unseen half on one core,
readers taking turns page by page, each page at its fastest of N rounds, caches cleared between rounds.
Rivals: pip install -e '.[bench]'
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import data
import measures
import readers
from data import UNSEEN, Page
from readers import Article, Reader

ROOT = Path(__file__).resolve().parents[2]
HALVES = (data.TUNING, UNSEEN)


def bodies(pages: Sequence[Page], rivals: Sequence[Reader], rounds: int) -> dict[str, Any]:
    """Per reader: body scores of both halves, and pages per second of the unseen one."""
    found: dict[str, dict[str, Article]] = {r.name: {p.name: r.read(p.data) for p in pages} for r in rivals}
    speed = pages_per_second([p for p in pages if p.half == UNSEEN], rivals, rounds)
    table = {}
    for r in rivals:
        row: dict[str, Any] = {}
        for half in HALVES:
            chosen = [p for p in pages if p.half == half]
            score = measures.body([p.truth or "" for p in chosen], [found[r.name][p.name].body for p in chosen])
            row[half] = {"pages": len(chosen), "P": score.precision, "R": score.recall, "F1": score.f1}
        table[r.name] = row | {"pages/s": speed[r.name]}
    return table


def pages_per_second(pages: Sequence[Page], rivals: Sequence[Reader], rounds: int) -> dict[str, float]:
    """Processor time alone; the readers take turns page by page, so that a busy machine slows all of them."""
    best: dict[tuple[str, str], float] = {}
    for _ in range(rounds):
        for r in rivals:
            r.forget()
        for p in pages:
            for r in rivals:
                start = time.process_time()
                r.read(p.data)
                took = time.process_time() - start
                best[r.name, p.name] = min(took, best.get((r.name, p.name), took))
    return {r.name: len(pages) / max(1e-9, sum(best[r.name, p.name] for p in pages)) for r in rivals}


def days(pages: Sequence[Page], rivals: Sequence[Reader]) -> dict[str, Any]:
    """Per reader: right publish days of both halves."""
    table: dict[str, Any] = {}
    for r in rivals:
        found = {p.name: r.read(p.data).day for p in pages}
        for half in HALVES:
            chosen = [p for p in pages if p.half == half]
            score = measures.days([p.truth for p in chosen], [found[p.name] for p in chosen])
            table.setdefault(r.name, {})[half] = score._asdict() | {"share": score.share}
    return table


def show(title: str, table: dict[str, Any], columns: Sequence[str]) -> None:
    print(title)
    print(f"{'':14}" + "".join(f"{half:>34}" for half in HALVES))
    print(f"{'':14}" + ("".join(f"{c:>9}" for c in columns).rjust(34)) * len(HALVES))
    for name, row in table.items():
        cells = ("".join(_cell(row[half][c]) for c in columns).rjust(34) for half in HALVES)
        speed = f"{row['pages/s']:8.1f} pages/s" if "pages/s" in row else ""
        print(f"{name:14}" + "".join(cells) + speed)


def _cell(value: float) -> str:
    return f"{value:9.3f}" if isinstance(value, float) else f"{value:9d}"


def present(*found: Reader | None) -> list[Reader]:
    return [reader for reader in found if reader is not None]


def main(arguments: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA", ROOT.parent / "shared" / "data"))
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args(arguments)
    figures: dict[str, Any] = {}
    ours, rival, rival_of_days = readers.dateline(), readers.trafilatura(), readers.htmldate()
    if rival is None or rival_of_days is None:
        print("reading: rivals are not installed; run: pip install -e '.[bench]'")
    for name in ("aeb", "mediacloud_dates"):
        if not (args.data / name).is_dir():
            print(f"reading: {name} skipped: no {args.data / name}")
        elif name == "aeb":
            figures[name] = bodies(data.bodies(args.data / name), present(ours, rival), args.rounds)
        else:
            figures[name] = days(data.days(args.data / name), present(ours, rival_of_days))
    if args.json:
        print(json.dumps(figures))
        return 0
    if "aeb" in figures:
        show("body, 4-gram shingles", figures["aeb"], ("P", "R", "F1"))
        told = {name: row["pages/s"] for name, row in figures["aeb"].items()}
        if "trafilatura" in told:
            print(f"dateline reads {told['dateline'] / told['trafilatura']:.1f} times the pages per second")
    if "mediacloud_dates" in figures:
        show("publish day", figures["mediacloud_dates"], ("pages", "right", "share"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
