"""Exports of many events: time to the first byte, events a second, and memory, beside what holds the whole file.

    python bench/export/stream.py --events 100000
    python bench/export/stream.py --events 10000 --rivals

Each format runs in a process of its own on generated events. ``memory`` is what it needed beyond its start with all
of them, and with a hundredth: about the same where nothing is held. ``--rivals`` writes with what holds the whole.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from dateline.export import FORMATS, Cited, Context, write
from dateline.model import Delegate, Event, HistoryEntry, Party, Recurrence, Where

STATES = ("KOR", "JPN", "CHN", "USA", "VNM", "IND", "FRA", "DEU", "GBR", "IDN", "PHL", "AUS")
STATUSES = ("planned", "held", "held", "held", "postponed", "cancelled", "proposed")
TARGET = 1.0
"""Seconds to the first byte."""


class Run(NamedTuple):
    """What one process measured. ``peak``: MiB over what it had before."""

    first: float
    whole: float
    size: int
    peak: float


def events(count: int) -> Iterator[Event]:
    """Talks of pairs, a few a day, with people, agenda and history as the engine fills them."""
    start = dt.date(2010, 1, 1)
    for n in range(count):
        a, b = STATES[n % 12], STATES[(n * 5 + 1 + n // 12) % 12]
        day = (start + dt.timedelta(days=n // 20)).isoformat()
        status = STATUSES[n % 7]
        history = tuple(
            HistoryEntry(status=step, when=day, known=f"{day}T0{at}:00:00+09:00", story=f"{n % 5000:064x}")
            for at, step in enumerate(("planned", status))
        )
        sides = tuple(
            Party(code=code, name=f"State {code}", role=role, level="minister", delegates=_people(n, code))
            for code, role in ((a, "host"), (b, "participant"))
        )
        yield Event(
            id=f"{n:024x}", kind="meeting", plover="CONSULT", status=status, when=day, parties=sides, level="minister",
            where=Where(place="Seoul", country=a), agenda=("trade and supply chains", "security of the region"),
            recurrence=Recurrence(text="first in five years", years=5.0), history=history,
            stories=(f"{n % 5000:064x}",),
        )  # fmt: skip


def _people(n: int, code: str) -> tuple[Delegate, ...]:
    return tuple(Delegate(name=f"{code} Person {n % 97}-{at}", title="foreign minister") for at in range(2))


def context() -> Context:
    """Five thousand stories behind them."""
    named = (f"{n:064x}" for n in range(5000))
    stories = {
        name: Cited(id=name, headline="Ministers to meet for talks", by=("Yonhap",), known="2023-04-14T15:06:00+09:00",
                    address=f"https://example.org/{name[-6:]}")
        for name in named
    }  # fmt: skip
    return Context(stories=stories, address="https://desk.example", as_of="2026-01-01")


def streamed(name: str, count: int) -> Iterator[bytes]:
    """Our own."""
    return write(name, events(count), context())


def whole_ics(count: int) -> Iterator[bytes]:
    """icalendar, the whole calendar at once."""
    from icalendar import Calendar
    from icalendar import Event as Entry

    calendar = Calendar()
    calendar.add("version", "2.0")
    for one in events(count):
        entry = Entry()
        day = dt.date.fromisoformat(one.when or "")
        entry.add("uid", one.id)
        entry.add("dtstart", day)
        entry.add("summary", " - ".join(party.name for party in one.parties))
        entry.add("description", "; ".join(one.agenda))
        calendar.add_component(entry)
    yield bytes(calendar.to_ical())


def whole_atom(count: int) -> Iterator[bytes]:
    """feedgen, the whole feed at once."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id("urn:x")
    feed.title("x")
    for one in events(count):
        entry = feed.add_entry(order="append")
        entry.id(f"urn:{one.id}")
        entry.title(" - ".join(party.name for party in one.parties))
        entry.updated(f"{one.when}T00:00:00Z")
        entry.content("; ".join(one.agenda))
    yield bytes(feed.atom_str())


def whole_parquet(count: int) -> Iterator[bytes]:
    """pyarrow, the whole table at once."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    import dateline.export.parquet as ours

    told = context()
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([ours._row(one, told) for one in events(count)], ours.SCHEMA), out)
    yield out.getvalue()


RIVALS: dict[str, Callable[[int], Iterator[bytes]]] = {
    "ics": whole_ics, "atom": whole_atom, "parquet": whole_parquet,
}  # fmt: skip


def _measure(name: str, count: int, rival: bool, answer: Any) -> None:
    list(streamed(name, 1))  # libraries are loaded before the clock starts
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, first, size = time.perf_counter(), 0.0, 0
    for piece in RIVALS[name](count) if rival else streamed(name, count):
        first = first or time.perf_counter() - began
        size += len(piece)
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    answer.send(Run(first, time.perf_counter() - began, size, peak))


def measured(name: str, count: int, *, rival: bool = False) -> Run:
    """In a process of its own."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_measure, args=(name, count, rival, theirs))
    process.start()
    run: Run = ours.recv()
    process.join()
    return run


def main() -> int:
    """Prints a row a format; status 1 where a first byte comes late."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--events", type=int, default=20_000)
    asked.add_argument("--rivals", action="store_true")
    asked.add_argument("--format", nargs="*", default=[name for name in FORMATS if name != "panel"])
    told = asked.parse_args()
    print(f"{'format':<12}{'first byte':>11}{'events/s':>10}{'MiB':>8}{'memory':>9}{'of 1 %':>8}")
    late = False
    for name in told.format:
        few, run = measured(name, max(1, told.events // 100)), measured(name, told.events)
        rate, size = told.events / run.whole, run.size / 2**20
        print(f"{name:<12}{run.first:>9.3f} s{rate:>10.0f}{size:>8.1f}{run.peak:>5.0f} MiB{few.peak:>4.0f} MiB")
        late |= run.first > TARGET
        if told.rivals and name in RIVALS:
            other = measured(name, told.events, rival=True)
            print(f"  the whole at once: {other.first / run.first:.0f} x to the first byte, {other.peak:.0f} MiB")
    return int(late)


if __name__ == "__main__":
    raise SystemExit(main())
