#!/usr/bin/env python3
"""Writes stories with realistic copies, and rounds of series that are none: stories and families.gold.json.

usage: copies.py --seed S -n N OUT [--corpus FOLDER] [--score]
  --corpus  gold whose stories are copied; default: corpus/dev      --score  how the record's families do on them
"""

from __future__ import annotations

import argparse
import json
from itertools import combinations
from pathlib import Path

from dateline import engine
from dateline.evaluation.contract_score import gold_items
from dateline.evaluation.copies import Made, Piece, generate, piece_of
from dateline.evaluation.copies.generate import families
from dateline.evaluation.tallies import prf
from dateline.model import Telling
from dateline.record import fold
from dateline.sources import Bytes, collect

ROOT = Path(__file__).resolve().parents[1]


def pieces(corpus: Path) -> list[Piece]:
    """The dispatches of a corpus that can be copied."""
    return [piece for _, gold in gold_items(corpus) if (piece := piece_of(gold)) is not None]


def write(made: tuple[Made, ...], out: Path, seed: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for one in made:
        (out / one.file).write_text(one.text, encoding="utf-8", newline="\n")
    told = [{k: v for k, v in _fields(one).items() if v} for one in made]
    gold = {"seed": seed, "families": families(made), "stories": told}
    (out / "families.gold.json").write_text(json.dumps(gold, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _fields(one: Made) -> dict[str, object]:
    return {
        "file": one.file, "family": one.family, "how": list(one.how), "series": one.series, "edition": one.edition,
        "day": one.day,
    }  # fmt: skip


def score(out: Path) -> tuple[float, float, float, int]:
    """Precision, recall, F1 of pairs of one family, and how many pairs there are."""
    gold = json.loads((out / "families.gold.json").read_text(encoding="utf-8"))
    tellings, files = [], {}
    for source in collect([str(out / row["file"]) for row in gold["stories"]], max_bytes=1 << 24):
        if isinstance(source, Bytes):
            for one in engine.read(source):
                tellings.append(Telling(story=one.reading.story, reports=one.reports))
                files[one.reading.story.id] = Path(source.uri).name
    told = pairs([[files[story] for story in family.stories] for family in fold(tellings).families])
    wanted = pairs(gold["families"])
    return prf((len(told & wanted), len(told - wanted), len(wanted - told)))


def pairs(groups: list[list[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("out", type=Path, metavar="OUT")
    asked.add_argument("--seed", type=int, required=True)
    asked.add_argument("-n", type=int, required=True)
    asked.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "dev")
    asked.add_argument("--score", action="store_true")
    args = asked.parse_args()
    made = generate(pieces(args.corpus), args.n, seed=args.seed)
    write(made, args.out, args.seed)
    print(f"{len(made)} stories in {args.out}, {len(families(made))} families of two or more")
    if args.score:
        precision, recall, f1, n = score(args.out)
        print(f"families, pair by pair: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  n {n}")


if __name__ == "__main__":
    main()
