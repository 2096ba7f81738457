#!/usr/bin/env python3
"""Same person or not: precision, recall and F1 over the pairs of corpus/names, beside a fuzzy match as rival.

usage: names.py [--json] [--errors] [--log NOTE]

`--errors` lists the misses of dev; the blind pairs (test.tsv) are scored, never listed. `--log` appends the figures to
corpus/names/SCORES.md. The rival is rapidfuzz's token_sort_ratio without marks, at the threshold that is best for it on
the pairs in hand, which flatters it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import time
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from dateline.evaluation.names import NamePair, NameScores, misses, read_pairs, score

ROOT = Path(__file__).resolve().parents[2]
PAIRS = ROOT / "corpus" / "names"


def rival(pairs: tuple[NamePair, ...]) -> NameScores:
    def close(a: str, b: str) -> float:
        return fuzz.token_sort_ratio(anyascii(a).lower(), anyascii(b).lower())

    scored = [score(pairs, lambda a, b, least=least: close(a, b) >= least) for least in range(50, 101)]
    return max(scored, key=lambda one: one.f1)


def row(scores: NameScores) -> dict[str, float]:
    figures = {"P": scores.precision, "R": scores.recall, "F1": scores.f1}
    return {"pairs": scores.pairs} | {name: round(value, 3) for name, value in figures.items()}


def by_tradition(pairs: tuple[NamePair, ...]) -> dict[str, dict[str, float]]:
    kinds = dict.fromkeys(pair.tradition for pair in pairs)
    return {kind: row(score([pair for pair in pairs if pair.tradition == kind])) for kind in kinds}


def log(part: str, figures: dict[str, float], note: str) -> None:
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT)
    cells = (dt.date.today(), asked.stdout.strip() or "-", part, *figures.values(), note)
    with (PAIRS / "SCORES.md").open("a", encoding="utf-8") as out:
        out.write(f"| {' | '.join(str(cell) for cell in cells)} |\n")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--errors", action="store_true")
    asked.add_argument("--log", metavar="NOTE")
    args = asked.parse_args()
    table: dict[str, dict[str, float]] = {}
    for path in sorted(PAIRS.glob("*.tsv")):
        pairs = read_pairs(path)
        start = time.perf_counter()
        figures = row(score(pairs))
        figures["pairs/s"] = round(len(pairs) / (time.perf_counter() - start))
        table[path.stem] = figures
        table[f"{path.stem}, token sort"] = row(rival(pairs))
        if args.log:
            log(path.stem, row(score(pairs)), args.log)
        if path.stem == "dev" and not args.json:
            table |= {f"dev: {kind}": scores for kind, scores in by_tradition(pairs).items()}
            for pair, why in misses(pairs) if args.errors else ():
                print(f"{'same' if pair.same else 'different'}: {pair.one} / {pair.other}: {why}")
    if args.json:
        print(json.dumps(table))
        return
    for name, scores in table.items():
        print(f"{name:32}" + "".join(f"{key} {value:<8}" for key, value in scores.items()))


if __name__ == "__main__":
    main()
