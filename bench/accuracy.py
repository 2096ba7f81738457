#!/usr/bin/env python3
"""Accuracy of the working tree over the corpus, dev and blind side by side: `make bench`.

usage: accuracy.py [--json] [--log NOTE]     --log appends the blind figures to corpus/test/SCORES.md

The blind parts are scored, never listed: no miss of them is printed. `dateline evaluate corpus` adds intervals, and
`--by phenomenon` the figures by phenomenon.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import time
from pathlib import Path
from typing import Any

from dateline.evaluation import evaluate, evaluate_lines, parts_of

ROOT = Path(__file__).resolve().parents[1]
SCORES = ROOT / "corpus" / "test" / "SCORES.md"


def row(figures: dict[str, Any]) -> dict[str, Any]:
    return {
        "stories": figures["stories"],
        "slots main": figures["slots_main"]["F1"],
        "slots all": figures["slots_all"]["F1"],
        "events": figures["events"]["F1"],
        "delegates main": figures["by_slot_main"]["delegate"][2],
        "prominence": figures["story"].get("prominence", [0])[0],
        "false events": f"{figures['negatives']['false']}/{figures['negatives']['stories']}",
        "trap leaks": figures["trap_leaks"],
        "bad spans": figures["evidence"]["bad_spans"],
        "unevidenced": figures["evidence"]["unevidenced"],
    }


def commit() -> str:
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    return asked.stdout.strip() or "-"


def log(figures: dict[str, Any], note: str) -> None:
    cells = row(figures)
    line = " | ".join(str(v) for v in (dt.date.today(), commit(), *cells.values(), note))
    with SCORES.open("a", encoding="utf-8") as out:
        out.write(f"| {line} |\n")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--log", metavar="NOTE")
    args = asked.parse_args()
    table, parts = {}, parts_of(ROOT / "corpus")
    for part in parts:
        start = time.perf_counter()
        figures = evaluate(part.folder).figures
        table[part.name] = row(figures) | {"stories/s": round(figures["stories"] / (time.perf_counter() - start), 1)}
        if args.log and part.name == "test":
            log(figures, args.log)
    if args.json:
        print(json.dumps(table))
        return
    for part in parts:
        if part.lines:
            print(f"record of {part.name}:", evaluate_lines(part.folder))
    print(f"{'':16}" + "".join(f"{name:>16}" for name in table))
    for name in table["dev"]:
        print(f"{name:16}" + "".join(f"{table[part][name]!s:>16}" for part in table))


if __name__ == "__main__":
    main()
