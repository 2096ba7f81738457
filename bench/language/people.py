#!/usr/bin/env python3
"""Who is told of a story, by corpus part: names, delegates on their side, titles, parties, the voice, the agenda.

usage: people.py [--json] [PART ...]

Counted once a story over all its events (src/dateline/evaluation/people.py). The blind parts are scored, never listed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from dateline.evaluation import parts_of, people
from dateline.evaluation.stories import tell

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("parts", nargs="*", metavar="PART")
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    parts = [p for p in parts_of(ROOT / "corpus") if not args.parts or p.name in args.parts]
    table = {part.name: people.figures(tell(part.folder)) for part in parts}
    if args.json:
        print(json.dumps(table))
        return
    print(f"{'F1 (P, R)':12}" + "".join(f"{name:>24}" for name in table))
    for figure in people.FIGURES:
        cells = (
            f"{f1:.3f} ({precision:.2f}, {recall:.2f})"
            for precision, recall, f1, _ in (t[figure] for t in table.values())
        )
        print(f"{figure:12}" + "".join(f"{cell:>24}" for cell in cells))


if __name__ == "__main__":
    main()
