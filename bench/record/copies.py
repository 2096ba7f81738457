#!/usr/bin/env python3
"""Families of copies against gaoya's MinHash in the same run: pairs found, and stories a second on one core.

usage: copies.py [-n N] [--seed S] [--corpus FOLDER] [--misses] [--json]
  -n 540    stories, generated from the corpus (default: corpus/dev): copies, and rounds of series as hard negatives

Reading is not timed; the rest is, in processor seconds, the best of three runs (tables are loaded in the first), and
both sides get the same paragraphs. gaoya is asked at several thresholds, with bands of its own choice over 128 hashes
of word triples. Ours are the record's families, vetoes included.
"""

from __future__ import annotations

import argparse
import functools
import json
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from gaoya.minhash import MinHashStringIndex

from dateline import engine
from dateline.evaluation.contract_score import gold_items
from dateline.evaluation.copies import generate, piece_of
from dateline.evaluation.copies.generate import Made, families
from dateline.evaluation.tallies import prf
from dateline.model import Telling
from dateline.record.families import Families
from dateline.record.leads import lead_of, veto
from dateline.record.order import key
from dateline.record.shingles import containment, print_of
from dateline.sources import Bytes, collect

ROOT = Path(__file__).resolve().parents[2]
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
RUNS = 3
T = TypeVar("T")
Pairs = set[tuple[str, str]]


def pairs(groups: Iterable[Iterable[str]]) -> Pairs:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def read(made: tuple[Made, ...]) -> tuple[list[Telling], dict[str, str]]:
    """Each story as the engine reads it, in order of the fold, and the file of each story id."""
    tellings, files = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for one in made:
            (Path(folder) / one.file).write_text(one.text, encoding="utf-8", newline="\n")
        for source in collect([folder], max_bytes=1 << 24):
            if isinstance(source, Bytes):
                for one in engine.read(source):
                    tellings.append(Telling(story=one.reading.story, reports=one.reports))
                    files[one.reading.story.id] = Path(source.uri).name
    return sorted(tellings, key=lambda t: key(t.story)), files


def ours(tellings: list[Telling]) -> tuple[list[tuple[str, ...]], float]:
    start = time.process_time()
    found = Families()
    for telling in tellings:
        found.join(telling)
    groups = [family.stories for family in found.done()]
    return groups, time.process_time() - start


def theirs(tellings: list[Telling], threshold: float) -> tuple[Pairs, float]:
    """Pairs of story ids that gaoya calls alike, and the seconds it took to index and ask for all of them."""
    start = time.process_time()
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=threshold, num_bands=None, band_size=None, num_hashes=128,
        analyzer="word", lowercase=True, ngram_range=(3, 3),
    )  # fmt: skip
    found: Pairs = set()
    for number, telling in enumerate(tellings):
        text = " ".join(p.text for p in telling.story.paragraphs)
        for other in index.query(text):
            found.add(tuple(sorted((telling.story.id, tellings[other].story.id))))  # type: ignore[arg-type]
        index.insert_document(number, text)
    return found, time.process_time() - start


def fastest(run: Callable[[], tuple[T, float]]) -> tuple[T, float]:
    return min((run() for _ in range(RUNS)), key=lambda done: done[1])


def misses(tellings: list[Telling], files: dict[str, str], lost: Pairs, wrong: Pairs) -> None:
    """Each pair with the part of text shared and the veto that holds."""
    by_file = {files[t.story.id]: t for t in tellings}
    for name, some in (("missed", lost), ("wrong", wrong)):
        for one, other in sorted(some):
            a, b = by_file.get(one), by_file.get(other)
            if a and b:
                part = containment(print_of(a.story), print_of(b.story))
                print(name, one, other, f"{part:.2f}", veto(lead_of(a), lead_of(b)))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("-n", type=int, default=540)
    asked.add_argument("--seed", type=int, default=11)
    asked.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "dev")
    asked.add_argument("--misses", action="store_true")
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    pieces = [piece for _, gold in gold_items(args.corpus) if (piece := piece_of(gold)) is not None]
    made = generate(pieces, args.n, seed=args.seed)
    wanted = pairs(families(made))
    tellings, files = read(made)

    groups, seconds = fastest(lambda: ours(tellings))
    told = pairs([files[story] for story in group] for group in groups)
    rows = {"dateline": (prf((len(told & wanted), len(told - wanted), len(wanted - told))), len(tellings) / seconds)}
    for threshold in THRESHOLDS:
        alike, seconds = fastest(functools.partial(theirs, tellings, threshold))
        got = {tuple(sorted((files[a], files[b]))) for a, b in alike}
        figures = prf((len(got & wanted), len(got - wanted), len(wanted - got)))
        rows[f"gaoya {threshold}"] = (figures, len(tellings) / seconds)
    if args.json:
        table = {name: {"P": p, "R": r, "F1": f, "stories_per_s": round(s)} for name, ((p, r, f, _), s) in rows.items()}
        print(json.dumps(table))
        return
    of_rounds = sum(m.series is not None for m in made)
    print(f"{len(tellings)} stories, {len(wanted)} pairs of copies, {of_rounds} stories of rounds")
    for name, ((p, r, f, _), speed) in rows.items():
        print(f"{name:12} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  {speed:8.0f} stories/s")
    if args.misses:
        misses(tellings, files, wanted - told, told - wanted)


if __name__ == "__main__":
    main()
