"""What was read, as a strip of months for each source: where nothing on record means nothing read."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from dateline.record.coverage import Gap, gaps
from dateline.store.held_coverage import Covering
from dateline.web.ladder.tags import tag, text
from dateline.web.views import dates

MOST = 240
"""Months of a strip."""
_GAPS = 4


class Cell(msgspec.Struct, frozen=True):
    """Months from ``month`` to ``until`` of one ``tone``: none, some or most of their days the source was read.

    ``at`` counts months from the beginning of the strip, ``count`` those of the cell, ``days`` those read.
    """

    month: str
    until: str
    at: int
    count: int
    days: int
    tone: str


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """One source: its months from the first to the last asked for, its counts, its longest unread stretches.

    ``picture``: its cells as SVG.
    """

    source: str
    cells: tuple[Cell, ...]
    months: int
    fetched: int
    shelved: int
    refused: int
    failed: int
    days: int
    gaps: tuple[str, ...]
    more: int
    picture: str


def strips(sources: Iterable[Covering], first: str | None, last: str | None) -> list[Strip]:
    """A strip a source, the one read most first; ``first`` and ``last`` bound all of them alike."""
    if first is None or last is None:
        return []
    return sorted((_strip(one, first, last) for one in sources), key=lambda s: (-s.fetched, s.source))


@functools.lru_cache(maxsize=1000)
def _strip(one: Covering, first: str, last: str) -> Strip:
    """Held as long as nothing more was read of that source."""
    read: dict[str, int] = {}
    for row in one.rows:
        read[row.day[:7]] = read.get(row.day[:7], 0) + row.read
    longest = sorted(gaps(one.rows, first, last), key=lambda g: (-g.days, g.first))
    months = _months(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    cells = tuple(_cells(months, read))
    return Strip(
        source=one.source, cells=cells, months=len(months), picture="".join(map(_drawn, cells)),
        fetched=sum(r.fetched for r in one.rows), shelved=sum(r.shelved for r in one.rows),
        refused=sum(r.refused for r in one.rows), failed=sum(r.failed for r in one.rows),
        days=sum(r.read for r in one.rows), more=max(0, len(longest) - _GAPS),
        gaps=tuple(map(_worded, longest[:_GAPS])),
    )  # fmt: skip


def _drawn(cell: Cell) -> str:
    """A cell of the strip as SVG: months and figures of ours, and no word of a story."""
    until = f" to {dates.when(cell.until)}" if cell.until != cell.month else ""
    told = f"{dates.when(cell.month)}{until}: {cell.days} day{'' if cell.days == 1 else 's'}"
    size = {
        "class": f"s-{cell.tone}",
        "x": f"{cell.at * 10}",
        "y": "0",
        "width": f"{cell.count * 10 - 1}",
        "height": "10",
    }
    return tag("rect", size, tag("title", {}, escaped=text(told)))


def _worded(gap: Gap) -> str:
    """ "1–4 May 2023 (4 days)"."""
    return f"{dates.when(f'{gap.first}/{gap.last}')} ({gap.days} day{'' if gap.days == 1 else 's'})"


def _cells(months: list[str], read: dict[str, int]) -> Iterator[Cell]:
    """A cell for each month read, one for each stretch of months that was not."""
    at = 0
    for tone, group in groupby(months, key=lambda month: _tone(read.get(month, 0))):
        own = list(group)
        for part in [own] if tone == "none" else [[month] for month in own]:
            yield Cell(part[0], part[-1], at, len(part), read.get(part[0], 0), tone)
            at += len(part)


def _tone(days: int) -> str:
    return "most" if days > 14 else "some" if days else "none"


def _months(first: dt.date, last: dt.date) -> list[str]:
    """Months from the first to the last; the last ``MOST`` where there are more."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(max(start, end - MOST + 1), end + 1)]
