"""What was read, as a strip of months for each source: where nothing on record means nothing read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from dateline.model.coverage import Covered
from dateline.record.coverage import Gap
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
    """One source: its months from the first to the last asked for, its counts, its longest unread stretches."""

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


def strips(rows: Iterable[Covered], gaps: Iterable[Gap], first: str | None, last: str | None) -> list[Strip]:
    """A strip a source, the one read most first; ``first`` and ``last`` bound all of them alike."""
    groups: dict[str, list[Covered]] = {}
    for row in rows:
        groups.setdefault(row.source, []).append(row)
    unread: dict[str, list[Gap]] = {}
    for gap in gaps:
        unread.setdefault(gap.source, []).append(gap)
    if first is None or last is None:
        return []
    months = _months(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    found = [_strip(source, own, unread.get(source, []), months) for source, own in groups.items()]
    return sorted(found, key=lambda s: (-s.fetched, s.source))


def _strip(source: str, rows: list[Covered], gaps: list[Gap], months: list[str]) -> Strip:
    read: dict[str, int] = {}
    for row in rows:
        read[row.day[:7]] = read.get(row.day[:7], 0) + row.read
    longest = sorted(gaps, key=lambda g: (-g.days, g.first))
    return Strip(
        source=source, cells=tuple(_cells(months, read)), months=len(months),
        fetched=sum(r.fetched for r in rows), shelved=sum(r.shelved for r in rows),
        refused=sum(r.refused for r in rows), failed=sum(r.failed for r in rows), days=sum(r.read for r in rows),
        more=max(0, len(longest) - _GAPS),
        gaps=tuple(map(_worded, longest[:_GAPS])),
    )  # fmt: skip


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
