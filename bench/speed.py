#!/usr/bin/env python3
"""Stories and pages a second of the processor, from the file to the record's line, and memory over many stories.

usage: speed.py [--memory N] [--json]

The text is our own dev corpus. Words, patterns and tables are loaded by one half of the stories and the other half is
timed, each half in a process of its own: no story is read twice, so nothing kept of a name or a line helps it more
than in a stream of news. Processor time of one core counts, not the clock on the wall.
``--memory N`` instead reads N stories, the corpus again and again, each time under other names of people.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec

from dateline import engine
from dateline.sources import Bytes

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "corpus" / "dev", ROOT / "corpus" / "storylines")
KINDS: dict[str, Callable[[Path, str], bool]] = {
    "text": lambda path, _text: path.suffix == ".txt",
    "text of 250 words and more": lambda path, text: path.suffix == ".txt" and len(text.split()) >= LONG,
    "pages": lambda path, _text: path.suffix == ".html",
    "feeds and NewsML": lambda path, _text: path.suffix == ".xml",
}
LEAST = {"text": 30.0, "text of 250 words and more": 30.0, "pages": 15.0}
LONG = 250
MEGABYTES = 500.0
MARKS = (1_000, 3_000, 10_000, 30_000, 100_000)


def files() -> list[Path]:
    """The stories of the dev corpus in order."""
    found = (path for folder in FOLDERS for path in folder.rglob("*") if path.suffix in (".txt", ".html", ".xml"))
    return sorted(found)


def lines(uri: str, data: bytes) -> int:
    """What ``dateline read --json`` does with a file; how many stories it holds."""
    found = engine.read(Bytes(uri, data, hashlib.sha256(data).hexdigest()))
    return sum(1 for one in found if msgspec.json.encode(one.line()))


def half(number: int) -> dict[str, float]:
    """Seconds of the processor by file of one half of the corpus, behind the other half."""
    every, took = files(), dict[str, float]()
    for path in every[1 - number :: 2]:
        lines(path.name, path.read_bytes())
    for path in every[number::2]:
        start = time.process_time()
        lines(path.name, path.read_bytes())
        took[str(path)] = time.process_time() - start
    return took


def rates() -> dict[str, Any]:
    """By kind of file how many, how many a second, and how many are wanted."""
    took: dict[str, float] = {}
    for number in (0, 1):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            took |= alone.submit(half, number).result()
    table: dict[str, Any] = {}
    for kind, belongs in KINDS.items():
        some = [took[str(p)] for p in files() if belongs(p, p.read_text(encoding="utf-8", errors="replace"))]
        rate = len(some) / sum(some)
        table[kind] = {"files": len(some), "a second": round(rate, 1), "wanted": LEAST.get(kind)}
        table[kind]["holds"] = rate >= LEAST.get(kind, 0)
    return table


def people() -> re.Pattern[str]:
    """Any word of the names of people that the gold of the corpus tells."""
    golds = (json.loads(path.read_text(encoding="utf-8")) for f in FOLDERS for path in f.rglob("*.gold.json"))
    words = {word for gold in golds for name in names(gold) for word in re.findall(r"[A-Z][a-z]{2,}", name)}
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b")


def names(gold: Any) -> Iterator[str]:
    """The name of everyone beneath who has a title."""
    if isinstance(gold, dict) and "title" in gold and isinstance(gold.get("name"), str):
        yield gold["name"]
    for inner in gold.values() if isinstance(gold, dict) else gold if isinstance(gold, list) else ():
        yield from names(inner)


def renamed(texts: Iterable[tuple[str, str]], luck: random.Random) -> Iterator[tuple[str, bytes]]:
    """The stories with the vowels of people's names turned, another way each time."""
    word = people()
    for uri, text in texts:
        turned = str.maketrans("aeiou", "".join(luck.sample("aeiou", 5)))
        yield uri, word.sub(lambda found, t=turned: found[0].translate(t), text).encode()


def memory(stories: int) -> dict[str, Any]:
    """Megabytes of this process behind so many stories."""
    texts = [(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in files()]
    luck, table = random.Random(7), dict[str, Any]()
    stream = (one for _ in itertools.count() for one in renamed(texts, luck))
    start = time.process_time()
    for number, (uri, data) in enumerate(itertools.islice(stream, stories), 1):
        lines(uri, data)
        if number in MARKS or number == stories:
            rate = number / (time.process_time() - start)
            table[f"{number:,} stories"] = {"MB": round(resident()), "a second": round(rate, 1)}
            print(f"{number:,} stories: {resident():.0f} MB", file=sys.stderr, flush=True)
    return table | {"all": {"wanted MB": MEGABYTES, "holds": resident() < MEGABYTES}}


def resident() -> float:
    """Megabytes that this process holds now."""
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) / 1024  # type: ignore[index]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--memory", type=int, metavar="N")
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    table = memory(args.memory) if args.memory else rates()
    if args.json:
        print(json.dumps(table))
        return
    print(f"ten million empty steps: {steps():.2f} s")
    for kind, row in table.items():
        print(f"{kind:30}" + ", ".join(f"{key}: {value}" for key, value in row.items()))


def steps() -> float:
    """Seconds of the processor for ten million empty steps: how fast, and how busy, the machine is."""
    start = time.process_time()
    for _ in range(10_000_000):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
