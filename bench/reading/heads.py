#!/usr/bin/env python3
"""How well heads of wire copy and pages are read: a rate a field, for each folder of heads given.

usage: heads.py [FOLDER...] [--only PART] [--json]     default: corpus/heads/dev, and corpus/heads/test where it is

Misses are listed but for blind folders (those with a MANIFEST.sha256).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import msgspec

from dateline.evaluation import is_blind
from dateline.evaluation.heads import HeadScores, score_heads

HEADS = Path(__file__).resolve().parents[2] / "corpus" / "heads"


def show(folder: Path, scores: HeadScores) -> None:
    print(f"{folder.parent.name}/{folder.name}: {scores.heads} heads, {scores.leaks} leaked strings")
    for field, rate in scores.rates.items():
        print(f"  {field:18}{rate:8.3f}{scores.counted[field]:6}")
    for name, field, want, got in () if is_blind(folder) else scores.misses:
        print(f"  - {name} {field}: wanted {want!r}, got {got!r}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folders", nargs="*", type=Path)
    asked.add_argument("--only", default="", metavar="PART")
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    folders = args.folders or [folder for folder in (HEADS / "dev", HEADS / "test") if folder.is_dir()]
    table = {}
    for folder in folders:
        scores = score_heads(folder, only=args.only)
        hidden = is_blind(folder)
        table[str(folder)] = msgspec.to_builtins(scores) | ({"misses": []} if hidden else {})
        if not args.json:
            show(folder, scores)
    if args.json:
        print(json.dumps(table, ensure_ascii=False))


if __name__ == "__main__":
    main()
