#!/usr/bin/env python3
"""The store at size: reports folded a second as the record grows, and how long its questions take. Seeded.

usage: store.py [--events 100000] [--seed 7] [--at FOLDER] [--json]

Ready reports (bench/record/heap.py: busy pairs included) go into an SQLite record in the order of their clocks, stories
kept and folded. Speed is told for every tenth of the way, in processor seconds, so that what else runs counts little.
Then 400 event pages and 400 pairs as of an instant are asked, pairs drawn by how many events they have.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import sqlalchemy as sa
from heap import FIRST, tellings

from dateline.model import Engine, Reading, Report, Telling
from dateline.model.known import AsOf
from dateline.store import Store, open_store
from dateline.store.derived import events

ENGINE = Engine(version="0.1.0", vocabulary="0" * 64)
NOW = "2025-01-01T00:00:00+00:00"
BATCH = 500
ASKED = 400


def read(told: Sequence[Telling]) -> Iterator[tuple[Reading, Sequence[Report]]]:
    for one in told:
        text = "\n".join(p.text for p in one.story.paragraphs)
        yield Reading(story=one.story, text=text), one.reports


def fill(store: Store, heap: Iterator[Telling], steps: Sequence[int]) -> list[dict[str, float]]:
    """Keeps and folds all; one row whenever the record has grown past the next of ``steps`` (events)."""
    rows, ahead = [], list(steps)
    reports, start = 0, time.process_time()
    while batch := list(islice(heap, BATCH)):
        store.add_all(read(batch), ENGINE, NOW)
        store.catch_up()
        reports += sum(len(told.reports) for told in batch)
        size = count(store)
        if ahead and size >= ahead[0]:
            seconds = time.process_time() - start
            rows.append({"events": size, "reports": reports, "reports_per_s": round(reports / seconds)})
            ahead = [step for step in ahead if step > size]
            reports, start = 0, time.process_time()
    return rows


def count(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(events)).scalar_one())


def p95(asks: Sequence[Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of the processor, middle and 95th of a hundred."""
    took = []
    for ask in asks:
        start = time.process_time()
        ask()
        took.append((time.process_time() - start) * 1000)
    return {"p50_ms": round(statistics.median(took), 2), "p95_ms": round(statistics.quantiles(took, n=20)[-1], 2)}


def questions(store: Store, chance: random.Random) -> dict[str, dict[str, float]]:
    with store.reading() as connection:
        rows = connection.execute(sa.select(events.c.id, events.c.pair)).all()
    asked = chance.sample(rows, min(ASKED, len(rows)))

    def some_day() -> str:
        return (FIRST + dt.timedelta(days=chance.randrange(11_000))).isoformat()

    pairs = [(row.pair.split("|"), some_day()) for row in asked]
    return {
        "event page": p95([lambda name=row.id: store.page(name) for row in asked]),
        "pair as of an instant": p95([lambda p=p, t=t: store.pair(p, AsOf(f"{t}T12:00:00+00:00")) for p, t in pairs]),
        "pair as of a day": p95([lambda p=p, t=t: store.pair(p, AsOf(t)) for p, t in pairs]),
        "pair now": p95([lambda p=p: store.pair(p) for p, _ in pairs]),
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--events", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--at", type=Path)
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    folder = args.at or Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    steps = sorted({1_000, *(args.events * n // 10 for n in range(1, 11))})
    with open_store(str(folder / "record.db"), create=True) as store:
        rows = fill(store, tellings(int(args.events * 1.06), args.seed), steps)
        told = {"fill": rows, **questions(store, random.Random(args.seed))}
    if args.json:
        print(json.dumps(told))
        return
    for row in rows:
        print(f"{row['events']:8.0f} events  {row['reports_per_s']:6.0f} reports/s since the line above")
    for name, figures in told.items():
        if isinstance(figures, dict):
            print(f"{name:22} p50 {figures['p50_ms']:7.2f} ms  p95 {figures['p95_ms']:7.2f} ms")


if __name__ == "__main__":
    main()
