#!/usr/bin/env python3
"""Type and country dyad on the PLOVER gold-standard records: the even-numbered to tune on, the odd to report.

usage: plover_gsr.py [--tune] [--misses] [FOLDER]      --tune takes the even half; --misses lists it (even half only)

Prints for always-AGREE and for us, with meetings that are still ahead coded as AGREE and as CONSULT:
type accuracy over the records, and F1 of (source country, target country, type), with 95 % bootstrap intervals.
FOLDER is ../shared/data/plover_gsr; where it is missing the bench says so and passes.
CC BY-SA 4.0, not in this repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent))

from coder import Coded, code
from spread import interval

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "plover_gsr"
TYPE_FLOOR, DYAD_FLOOR = 0.55, 0.45
# Types that the codebook has since joined to another (CAMEO2PLOVER-2021), and slips in its country codes.
JOINED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
SLIPS = {"JAP": "JPN", "VTN": "VNM", "ITL": "ITA", "NGO": "IGO"}

Dyads = set[tuple[str, str, str]]


class Record(msgspec.Struct, frozen=True):
    """One gold record: the sentence, its day, type and dyads."""

    text: str
    day: str
    plover: str
    dyads: Dyads


def records(folder: Path) -> list[Record]:
    """Every record that is an event, in the order of the file."""
    rows = json.loads((folder / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8"))
    return [_record(row) for row in rows if row["event"] != "DOCUMENT"]


def _record(row: dict[str, Any]) -> Record:
    plover = JOINED.get(row["event"], row["event"])
    sources, targets = _codes(row.get("source")), _codes(row.get("target"))
    told = Coded(plover=plover, cameo="", sources=sources, targets=targets, at=0)
    return Record(row["text"].strip(), row["date"], plover, {(s, t, plover) for s, t in _gold_pairs(told)})


def _gold_pairs(told: Coded) -> set[tuple[str, str]]:
    """Every source with every target, those of one country too; sources without a target act together or at home."""
    pairs = {(one, other) for one in told.sources for other in told.targets}
    return pairs or told.dyads()


def _codes(field: Any) -> tuple[str, ...]:
    actors = [field] if isinstance(field, dict) else field or []
    found = (a.get("code", "")[:3] for a in actors if isinstance(a, dict))
    return tuple(dict.fromkeys(SLIPS.get(c, c) for c in found if c))


def always_agree(record: Record) -> Coded | None:
    """The most frequent type, and nobody told."""
    return Coded(plover="AGREE", cameo="", sources=(), targets=(), at=0)


def ours(future: str) -> Callable[[Record], Coded | None]:
    """The engine, with meetings ahead coded as ``future``."""
    return lambda record: code(record.text, record.day, future=future)


def judge(gold: Sequence[Record], told: Sequence[Coded | None]) -> tuple[float, float]:
    """Type accuracy and F1 of the typed dyads."""
    right = sum(t is not None and t.plover == g.plover for g, t in zip(gold, told, strict=True))
    pairs = [(g.dyads, _typed(t)) for g, t in zip(gold, told, strict=True)]
    hits = sum(len(g & t) for g, t in pairs)
    total = sum(len(g) + len(t) for g, t in pairs)
    return right / len(gold), 2 * hits / total if total else 0.0


def _typed(told: Coded | None) -> Dyads:
    return {(s, t, told.plover) for s, t in told.dyads()} if told else set()


def rows(gold: Sequence[Record]) -> Iterator[tuple[str, list[Coded | None]]]:
    """The systems with what they tell of every record."""
    yield "always AGREE", [always_agree(r) for r in gold]
    for future in ("AGREE", "CONSULT"):
        yield f"dateline, meetings ahead as {future}", [ours(future)(r) for r in gold]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--tune", action="store_true")
    asked.add_argument("--misses", action="store_true")
    asked.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    args = asked.parse_args()
    if not (args.folder / "PLOVER_GSR_CAMEO.txt").is_file():
        print(f"plover_gsr: skipped, no PLOVER_GSR_CAMEO.txt in {args.folder}")
        return 0
    half = 0 if args.tune or args.misses else 1
    gold = [r for n, r in enumerate(records(args.folder)) if n % 2 == half]
    best = (0.0, 0.0)
    print(f"plover_gsr: {len(gold)} {'odd' if half else 'even'}-numbered records; 95 % intervals")
    for name, told in rows(gold):
        figures = judge(gold, told)
        spread = interval(list(zip(gold, told, strict=True)), lambda some: judge(*zip(*some, strict=True)))
        best = max(best, figures)
        print(f"  {name:34} type {figures[0]:.3f} [{spread[0]}]   dyad + type F1 {figures[1]:.3f} [{spread[1]}]")
    if args.misses:
        _misses(gold)
    print(f"  floors: type {TYPE_FLOOR}, dyad + type {DYAD_FLOOR}")
    return 0 if best[0] >= TYPE_FLOOR and best[1] >= DYAD_FLOOR else 1


def _misses(gold: Sequence[Record]) -> None:
    for record in gold:
        told = ours("AGREE")(record)
        if told is None or _typed(told) != record.dyads:
            print(
                f"    want {sorted(record.dyads)} told {sorted(_typed(told)) or (told and told.plover)}: {record.text}"
            )


if __name__ == "__main__":
    sys.exit(main())
