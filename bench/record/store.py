#!/usr/bin/env python3
"""The store at size: reports folded a second as the record grows, and how long its questions take. Seeded.

usage: store.py [--events 100000] [--seed 7] [--at FOLDER] [--json]

Ready reports (bench/record/heap.py: busy pairs included) go into an SQLite record in the order of their clocks, stories
kept and folded. Speed is told for every tenth of the way, in processor seconds, so that what else runs counts little.
It stops at so many events. Then 400 event pages and pairs are asked, drawn by how many events they have, and lists.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import sqlalchemy as sa
from heap import FIRST, tellings

from dateline.model import Engine, Reading, Report, Telling
from dateline.model.known import AsOf
from dateline.store import Store, asking, open_store
from dateline.store.asking import Wanted
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
        if size >= ahead[0]:
            seconds = time.process_time() - start
            rows.append({"events": size, "reports": reports, "reports_per_s": round(reports / seconds)})
            print(rows[-1], file=sys.stderr, flush=True)
            ahead = [step for step in ahead if step > size]
            reports, start = 0, time.process_time()
        if not ahead:
            break
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
    names = [row.id for row in asked]
    told = {
        "event page": p95([lambda name=name: page(store, name, None) for name in names]),
        "event page as of a day": p95(
            [lambda n=n, t=t: page(store, n, t) for n, (_, t) in zip(names, pairs, strict=True)]
        ),
        "event, own stories only": p95([lambda name=name: store.page(name) for name in names]),
        "pair as of an instant": p95([lambda p=p, t=t: store.pair(p, AsOf(f"{t}T12:00:00+00:00")) for p, t in pairs]),
        "pair as of a day": p95([lambda p=p, t=t: store.pair(p, AsOf(t)) for p, t in pairs]),
        "pair now": p95([lambda p=p: store.pair(p) for p, _ in pairs]),
    }
    for when in (None, "2010-06-15"):
        for name, ask in LISTS.items():
            told[f"{name}{' as of a day' if when else ''}"] = p95([lambda a=ask, w=when: asked_of(store, a, w)] * 40)
    return told


def page(store: Store, name: str, when: str | None) -> None:
    with store.asking(AsOf(when)) as at:
        asking.event_page(at, name)


def asked_of(store: Store, ask: Callable[[asking.At], object], when: str | None) -> None:
    with store.asking(AsOf(when)) as at:
        ask(at)


DAY = dt.date(2010, 6, 15)
LISTS: dict[str, Callable[[asking.At], object]] = {
    "list, newest": lambda at: asking.listed(at, order="latest"),
    "list of a party": lambda at: asking.listed(at, Wanted(parties=("USA",))),
    "list of two, held": lambda at: asking.listed(at, Wanted(parties=("USA", "CHN"), statuses=("held",))),
    "list of a month": lambda at: asking.listed(at, Wanted(since=DAY, until=DAY + dt.timedelta(days=30))),
    "upcoming": lambda at: asking.upcoming(at, DAY),
    "overdue": lambda at: asking.overdue(at, DAY),
    "changes of two weeks": lambda at: asking.changes(at, AsOf("2010-06-01")),
    "stories": lambda at: asking.listed_stories(at),
    "sources": lambda at: asking.sources(at),
    "coverage": lambda at: asking.coverage(at),
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
