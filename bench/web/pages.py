#!/usr/bin/env python3
"""Pages and API at size: how long each takes alone, and for many readers while stories come in. Seeded.

usage: pages.py [--events 100000] [--seed 7] [--record FILE] [--asked 40] [--readers 50] [--seconds 30]
                [--think 5 2 0] [--fold 50] [--files] [--whole] [--json]

Ready reports (bench/record/heap.py) go into an SQLite record, which a server of its own process serves; ``--record``
takes one that was filled before (stories are added to it). Each kind of page is asked ``--asked`` times one after
another, things and days drawn by chance, none twice where there are as many. Told are the middle and the 95th of a
hundred in milliseconds, the server's own milliseconds of the processor for each (what else runs on the machine counts
little there), and answers that were none (not 200, 304, 404).

Then ``--readers`` ask at once for ``--seconds``, while another process keeps story after story without a pause and
folds and settles ``--fold`` of them at a time, as a round of ``dateline watch`` does. A reader comes within the
first ``--think`` seconds, asks for a page of any kind but those ``BESIDE``, all equally often, looks at it for
``--think`` seconds (half to one and a half times that, by chance) and asks for the next; with 0 they ask without
looking, so that ``--readers`` questions wait at any time. All think times are run and told.
``--files``: streamed files of all events, too: the time to the first byte and to the last, and the memory that the
server needs for it. ``--whole``: the pages that fold the whole record in memory, too (people, review).
The rival in the same run is the server itself on the empty question /static/style.css: the ratio to it hardly depends
on the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import functools
import json
import multiprocessing
import os
import random
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))

from heap import FIRST, tellings

from dateline.store import open_store
from dateline.store.derived import events, steps
from dateline.store.derived_people import namings
from store import ENGINE, NOW, fill, read

EMPTY = "/static/style.css"
MORE = 10_000
"""Events of which stories come in meanwhile: more than fit into the time, and soon made."""


def told_last(record: str) -> dt.date:
    """The day by which all but a few of the record's stories are told: a bench before may have added some behind."""
    with open_store(record, create=False) as store, store.reading() as connection:
        count = connection.execute(sa.select(sa.func.count()).select_from(steps)).scalar_one()
        query = sa.select(steps.c.day).where(steps.c.day.is_not(None)).order_by(steps.c.place)
        day = connection.execute(query.offset(count * 99 // 100).limit(1)).scalar()
    if day is None:
        raise SystemExit(f"{record}: no story has a day; fill it with bench/record/store.py or leave --record out")
    return dt.date.fromisoformat(day)


def now(last: dt.date) -> dt.datetime:
    """Ten days before the last story, so that some is ahead and some overdue."""
    return dt.datetime.combine(last - dt.timedelta(days=10), dt.time(9), dt.UTC)


GOOD = (200, 304, 308, 404)
"""Statuses of answers: an id of an older naming leads on to the person's."""
BESIDE = ("/?as_of=", "/events?as_of=", "/changes?as_of=", "/series?party=&as_of=", "/coverage?as_of=")
"""Asked alone and by no reader: lists of past days, which few look at and nobody twice."""
WHOLE = ("/people", "/review")
FILES = ("/events.csv", "/events.ics", "/events.atom")


def serve(record: str, port: int, last: dt.date) -> None:
    """As ``dateline serve`` does, at the bench's own time and without warming beforehand."""
    import uvicorn

    from dateline.cli import garbage
    from dateline.cli.serving import config, listening
    from dateline.settings import Settings
    from dateline.web.app import create_app

    garbage.seldom()
    made = functools.partial(create_app, Settings(record=record), functools.partial(now, last))
    with listening("127.0.0.1", port) as one:
        uvicorn.Server(config(made)).run(sockets=[one])


def write_on(record: str, seed: int, fold: int, told: multiprocessing.sharedctypes.Synchronized[int]) -> None:
    """Keeps a story at a time and folds so many until it is ended; counts them in ``told``.

    They are of the days after the record's, as news is: a story from before others would have those folded anew.
    """
    with open_store(record, create=True) as store:
        told_by = store.days()
        end = dt.date.fromisoformat(told_by[1]) if told_by else FIRST
        fresh = tellings(MORE, seed, end + dt.timedelta(days=1), 30)
        for nth, one in enumerate(fresh, 1):
            store.add_all(read([one]), ENGINE, NOW)
            if nth % fold == 0:
                store.catch_up()
                store.settle()
            told.value += 1


@contextmanager
def served(record: str, last: dt.date) -> Iterator[tuple[str, int]]:
    """The address, and the number of the process."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(record, port, last), daemon=True)
    process.start()
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(address + EMPTY)
            break
        except httpx.TransportError:
            time.sleep(0.2)
    try:
        yield address, int(process.pid or 0)
    finally:
        process.terminate()
        process.join()


def addresses(record: str, last: dt.date, chance: random.Random, count: int) -> dict[str, list[str]]:
    """Questions of each kind, things drawn by how many events they have."""
    with open_store(record, create=False) as store, store.reading() as connection:
        rows = connection.execute(sa.select(events.c.id, events.c.pair)).all()
        named = connection.execute(sa.select(namings.c.id).order_by(namings.c.place).limit(10_000)).scalars().all()
    some = chance.choices(rows, k=count)
    pairs = [row.pair.replace("|", "-") for row in chance.choices([r for r in rows if r.pair.count("|") == 1], k=count)]
    days = [(FIRST + dt.timedelta(days=chance.randrange((last - FIRST).days))).isoformat() for _ in range(count)]
    party = [pair.partition("-")[0] for pair in pairs]
    return {
        EMPTY: [EMPTY] * count,
        "/": ["/?since=" + (now(last) - dt.timedelta(days=7)).date().isoformat()] * count,
        "/upcoming": [f"/upcoming?party={p}" for p in party],
        "/overdue": [f"/overdue?party={p}" for p in party],
        "/changes": [f"/changes?party={p}" for p in party],
        "/events": [f"/events?party={p}" for p in party],
        "/events/ID": [f"/events/{row.id}" for row in some],
        "/events/ID?as_of=": [f"/events/{row.id}?as_of={day}" for row, day in zip(some, days, strict=True)],
        "/pairs/A-B": [f"/pairs/{pair}" for pair in pairs],
        "/pairs/A-B?as_of=": [f"/pairs/{pair}?as_of={day}" for pair, day in zip(pairs, days, strict=True)],
        "/pairs": ["/pairs"] * count,
        "/series": ["/series"] * count,
        "/series?party=": [f"/series?party={p}" for p in party],
        "/coverage": ["/coverage"] * count,
        "/people?party=": [f"/people?party={p}" for p in party],
        "/people/ID": [f"/people/{name}" for name in chance.choices(named, k=count)],
        "/?as_of=": [f"/?as_of={day}" for day in days],
        "/events?as_of=": [f"/events?party={p}&as_of={day}" for p, day in zip(party, days, strict=True)],
        "/changes?as_of=": [f"/changes?as_of={day}" for day in days],
        "/series?party=&as_of=": [f"/series?party={p}&as_of={day}" for p, day in zip(party, days, strict=True)],
        "/coverage?as_of=": [f"/coverage?as_of={day}" for day in days],
        "/search": [f"/search?q=talks&party={p}" for p in party],
        "/sources": ["/sources"] * count,
        "/v1/events": [f"/v1/events?party={p}&limit=20" for p in party],
        "/v1/pairs/A-B": [f"/v1/pairs/{pair}?limit=20" for pair in pairs],
    }


def told(took: Sequence[float], bad: int) -> dict[str, float]:
    if not took:
        raise SystemExit("no question was answered in the time: ask for longer (--seconds) or with less --think")
    p95 = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    return {
        "n": len(took), "p50_ms": round(statistics.median(took), 1), "p95_ms": round(p95, 1),
        "max_ms": round(max(took), 1), "bad": bad,
    }  # fmt: skip


def used(process: int) -> float:
    """Milliseconds of the processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def most_held(process: int) -> float:
    """The most memory, in MiB, that a process held since it was last asked."""
    status = Path(f"/proc/{process}/status").read_text()
    held = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    Path(f"/proc/{process}/clear_refs").write_text("5")
    return held / 1024


def streamed(address: str, process: int) -> dict[str, dict[str, float]]:
    """All events as files: first byte and last, and what it took."""
    found = {}
    with httpx.Client(base_url=address, timeout=3600) as client:
        for path in FILES:
            most_held(process)
            before, start, size = most_held(process), time.perf_counter(), 0
            with client.stream("GET", path) as answer:
                pieces = answer.iter_raw()
                size += len(next(pieces))
                first = time.perf_counter() - start
                size += sum(len(piece) for piece in pieces)
            found[path] = {
                "first_byte_ms": round(first * 1000), "seconds": round(time.perf_counter() - start, 1),
                "MiB": round(size / 2**20, 1), "more_memory_MiB": round(most_held(process) - before, 1),
            }  # fmt: skip
    return found


def alone(address: str, process: int, asked: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    found = {}
    with httpx.Client(base_url=address, timeout=120, headers={"accept": "text/html"}) as client:
        for name, paths in asked.items():
            client.get(paths[0])
            took, bad, before = [], 0, used(process)
            for path in paths:
                start = time.perf_counter()
                bad += client.get(path).status_code not in GOOD
                took.append((time.perf_counter() - start) * 1000)
            found[name] = {**told(took, bad), "cpu_ms": round((used(process) - before) / len(paths), 1)}
            print(name, found[name], file=sys.stderr, flush=True)
    return found


async def together(
    address: str, asked: dict[str, list[str]], readers: int, seconds: float, think: float
) -> dict[str, float]:
    """Many readers at once, each with questions of all kinds."""
    every = [path for name, paths in asked.items() if name not in BESIDE for path in paths]
    took: list[float] = []
    slow: list[tuple[float, str]] = []
    bad = 0

    async def reader(nth: int) -> None:
        nonlocal bad
        chance, end = random.Random(nth), time.perf_counter() + seconds
        await asyncio.sleep(chance.uniform(0, think))  # nobody rings a bell for all of them
        async with httpx.AsyncClient(base_url=address, timeout=120, headers={"accept": "text/html"}) as client:
            while time.perf_counter() < end:
                start = time.perf_counter()
                try:
                    answer = await client.get(path := chance.choice(every))
                    if answer.status_code not in GOOD:
                        bad += 1
                        print(path, answer.status_code, answer.text[:200], file=sys.stderr)
                except httpx.TransportError as error:
                    bad += 1
                    print(path, repr(error), file=sys.stderr)
                took.append((time.perf_counter() - start) * 1000)
                slow.append((took[-1], path))
                await asyncio.sleep(chance.uniform(think / 2, think * 1.5))

    await asyncio.gather(*(reader(n) for n in range(readers)))
    for ms, path in sorted(slow, reverse=True)[:10]:
        print(f"slow: {ms:8.0f} ms {path}", file=sys.stderr)
    return told(took, bad)


def while_written(
    address: str,
    server: int,
    record: str,
    paths: dict[str, list[str]],
    args: argparse.Namespace,
    think: float,
    seed: int,
) -> dict[str, float]:
    """The readers, and beside them the process that writes."""
    spawn = multiprocessing.get_context("spawn")
    kept = spawn.Value("i", 0)
    writer = spawn.Process(target=write_on, args=(record, seed, args.fold, kept), daemon=True)
    writer.start()
    while not kept.value:
        time.sleep(0.1)
    before = used(server)
    found = asyncio.run(together(address, paths, args.readers, args.seconds, think))
    found["cpu_ms"] = round((used(server) - before) / max(1, found["n"]), 1)
    found["stories"] = kept.value
    writer.terminate()
    writer.join()
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--events", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--record", type=str)
    asked.add_argument("--asked", type=int, default=40)
    asked.add_argument("--readers", type=int, default=50)
    asked.add_argument("--seconds", type=float, default=30)
    asked.add_argument("--think", type=float, nargs="+", default=[5, 2, 0])
    asked.add_argument("--fold", type=int, default=50)
    asked.add_argument("--files", action="store_true")
    asked.add_argument("--whole", action="store_true")
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    record = args.record
    if record is None:
        record = str(Path(tempfile.mkdtemp(prefix="dateline-bench-")) / "record.db")
        with open_store(record, create=True) as store:
            fill(store, tellings(int(args.events * 1.06), args.seed), [args.events])
    figures: dict[str, dict[str, float]] = {}
    last = told_last(record)
    with served(record, last) as (address, process):
        paths = addresses(record, last, random.Random(args.seed), args.asked)
        figures |= alone(
            address, process, paths | ({name: [name] * args.asked for name in WHOLE} if args.whole else {})
        )
        files = streamed(address, process) if args.files else {}
        for nth, think in enumerate(args.think):
            name = f"{args.readers} readers, {think:g} s a page, stories come in"
            figures[name] = while_written(address, process, record, paths, args, think, args.seed + 1 + nth)
    if args.json:
        print(json.dumps(figures | files))
        return
    rival = figures[EMPTY]["p50_ms"] or 0.1
    for name, row in figures.items():
        more = f"  {row['stories']:.0f} stories kept meanwhile" if "stories" in row else ""
        print(
            f"{name:48} p50 {row['p50_ms']:8.1f} ms  p95 {row['p95_ms']:8.1f} ms  {row['p50_ms'] / rival:6.1f} x"
            f"  cpu {row.get('cpu_ms', 0):6.1f} ms  bad {row['bad']:.0f} of {row['n']:.0f}{more}"
        )
    for name, row in files.items():
        print(f"{name:48} {row}")


if __name__ == "__main__":
    main()
