"""Memory of ``dateline ingest`` over a WARC archive made on the fly: three tenths of it beside all of it.

What is held at most - SQLite's pages (64 MiB), the last 10,000 stories in which copies are looked for, 2,000 events -
is full by then; so the rest of the way may add next to nothing.

python bench/reading/archive.py [RECORDS] [--sentences N]
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

STATES = ("South Korea", "Japan", "China", "India", "France", "Germany", "Vietnam", "Kenya", "Brazil", "Egypt")
TOWNS = ("Harbour City", "Oldtown", "Northport", "Riverside", "Lakeview", "Hillcrest", "Westbank", "Eastgate")
WORDS = ("market", "rain", "school", "river", "bridge", "game", "price", "season", "garden", "company", "road", "farm")
BROKEN = 997
"""Every so many records one is broken."""


def page(number: int, luck: random.Random, sentences: int) -> bytes:
    """Every tenth story tells of talks, the others of something else, in so many sentences."""
    day = dt.date(2024, 1, 1) + dt.timedelta(days=number % 60)
    one, other = luck.sample(STATES, 2)
    told = f"{one}'s foreign minister met his counterpart of {other} on {day:%B} {day.day}, the ministry said. "
    filler = [
        f"The {luck.choice(WORDS)} of {luck.choice(TOWNS)} saw {luck.choice(WORDS)} {number}. "
        for _ in range(sentences)
    ]
    body = (told if number % 10 == 0 else "") + "".join(filler)
    clock = f"<meta property='article:published_time' content='{day}T{number % 24:02}:00:00Z'>"
    head = f"<html lang='en'><head><title>Story {number}</title>{clock}</head>"
    return f"{head}<body><article><h1>Story {number}</h1><p>{body}</p></article></body></html>".encode()


def archive(path: Path, records: int, sentences: int = 40) -> None:
    """A WARC file of that many answers."""
    luck = random.Random(7)
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number in range(records):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            data = page(number, luck, sentences) if number % BROKEN != BROKEN - 1 else b"\0\1\2" * 200
            uri = f"https://wire.example/{number}"
            writer.write_record(writer.create_warc_record(uri, "response", http_headers=head, payload=io.BytesIO(data)))


def ingested(folder: Path, records: int, sentences: int) -> tuple[float, str]:
    """Peak memory of one run in MB, and its summary."""
    path = folder / f"{records}.warc.gz"
    archive(path, records, sentences)
    command = [sys.executable, "-m", "dateline", "--record", str(folder / f"{records}.db"), "ingest", "-q", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        told = run.stdout.read() if run.stdout else ""
        _pid, _status, used = os.wait4(run.pid, 0)
        run.returncode = 0
    return used.ru_maxrss / 1024, told.strip().partition(": ")[2]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("records", type=int, nargs="?", default=50_000)
    asked.add_argument("--sentences", type=int, default=40, help="of each page, beside what tells of talks")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few, _ = ingested(Path(folder), told.records * 3 // 10, told.sentences)
        print(f"{told.records * 3 // 10:,} records: {few:.0f} MB", flush=True)
        many, summary = ingested(Path(folder), told.records, told.sentences)
    print(f"{told.records:,} records: {many:.0f} MB, {many / few:.2f} times; {summary}")


if __name__ == "__main__":
    main()
