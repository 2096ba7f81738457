"""``import --dry-run``: rows a second of a sheet ten times as long, and beside them a fold anew for each row.

python bench/entries/preview.py [ROWS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from dateline import engine
from dateline.cli.preview import preview
from dateline.entries import entry_of
from dateline.entries.taking import Known, Row, Step, steps
from dateline.model import Telling
from dateline.record import fold

SIDES = ("KOR", "JPN", "CHN", "USA", "IND", "FRA", "DEU", "VNM", "PHL", "AUS", "MNG", "KAZ")
MONTHS, FIRST_YEAR = 12, 1990
RIVAL = 200
"""Rows of which the rival makes a fold each."""


def sheet(count: int) -> list[Step]:
    """Rows of meetings: pairs of states by day."""
    return list(steps((_row(n) for n in range(count)), Known(()), "2026-01-01"))


def _row(n: int) -> Row:
    one, other = SIDES[n % 12], SIDES[(n % 12 + 1 + n // 12 % 11) % 12]
    day = f"{FIRST_YEAR + n // 336 % 36}-{n // 28 % MONTHS + 1:02}-{n % 28 + 1:02}"
    told = {"key": f"k{n}", "by": "Bench", "kind": "meeting", "status": "held", "day": day, "known": day}
    return Row(where=f"row {n}", entry=entry_of(told | {"party_a": one, "party_b": other}, "row"))


def anew(taken: list[Step]) -> Iterator[str]:
    """The rival: the record folded anew for each row."""
    tellings = []
    for step in taken:
        assert step.source is not None
        (read,) = engine.read(step.source)
        tellings.append(Telling(story=read.reading.story, reports=read.reports))
        yield fold(tellings).find(read.reports[0].report).id


def seconds(work: Iterator[object]) -> float:
    begun = time.perf_counter()
    for _ in work:
        pass
    return time.perf_counter() - begun


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    few = most // 10
    seconds(preview(sheet(20), (), ()))
    short, long = seconds(preview(sheet(few), (), ())), seconds(preview(sheet(most), (), ()))
    rival, ours = seconds(anew(sheet(RIVAL))), seconds(preview(sheet(RIVAL), (), ()))
    print(f"{few:,} rows {short:.2f} s, {most:,} rows {long:.2f} s: {long / short:.1f} times")
    print(f"{RIVAL} rows {ours:.2f} s, a fold anew for each {rival:.2f} s: {rival / ours:.0f} times as long")


if __name__ == "__main__":
    main()
