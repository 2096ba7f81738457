"""Stories and visits -> what was read, by source and day, and the stretches of which nothing was."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec

from dateline.model import Story
from dateline.model.coverage import Covered, Visit


class Gap(msgspec.Struct, frozen=True):
    """Days of which nothing of ``source`` was read, first and last included (ISO days)."""

    source: str
    first: str
    last: str

    @property
    def days(self) -> int:
        """How many days that is."""
        return (dt.date.fromisoformat(self.last) - dt.date.fromisoformat(self.first)).days + 1


def source_of(story: Story) -> str:
    """Who a story came from: its publisher, else the last of its agencies, else its host, else the file."""
    host = (urlsplit(story.source.uri).hostname or "") if "://" in story.source.uri else ""
    return story.publisher or (story.agencies[-1] if story.agencies else "") or host or "files"


def covered(stories: Iterable[Story], visits: Iterable[Visit]) -> tuple[Covered, ...]:
    """One row a source and day, sorted. A story that a visit brought counts once, for the visit's source."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    brought: set[str] = set()
    for visit in visits:
        if visit.outcome in ("fetched", "shelved"):
            brought.add(visit.address)
        counts.setdefault((visit.source, visit.day or visit.at[:10]), Counter())[visit.outcome] += 1
    for story in stories:
        day = (story.known or story.received or "")[:10]
        if day and story.source.uri not in brought:
            outcome = "fetched" if story.language == "en" else "shelved"
            counts.setdefault((source_of(story), day), Counter())[outcome] += 1
    return tuple(Covered(source=source, day=day, **count) for (source, day), count in sorted(counts.items()))


def gaps(rows: Iterable[Covered], first: str, last: str) -> Iterator[Gap]:
    """The stretches between ``first`` and ``last`` (ISO days) of which nothing was read, source by source."""
    read: dict[str, set[int]] = {}
    for row in rows:
        days = read.setdefault(row.source, set())
        if row.read:
            days.add(_number(row.day))
    begin, end = _number(first), _number(last)
    for source, days in sorted(read.items()):
        marks = sorted(day for day in days if begin <= day <= end)
        for before, after in zip([begin - 1, *marks], [*marks, end + 1], strict=True):
            if after - before > 1:
                yield Gap(source, _iso(before + 1), _iso(after - 1))


def _number(day: str) -> int:
    """Days are counted as numbers: beside the first and the last of the calendar there is no date."""
    return dt.date.fromisoformat(day).toordinal()


def _iso(number: int) -> str:
    return dt.date.fromordinal(number).isoformat()
