"""Rows against what was entered before: new, updated or unchanged, by author and key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from dateline.entries.entry import Entry, parse, written
from dateline.model import Story, story_id
from dateline.sources import Bytes

Outcome = Literal["new", "updated", "unchanged", "older"]
_AHEAD = ("planned", "postponed", "proposed")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An entry and where it stands; ``moves``: a changed day is a moved event, not a mended slip (calendars)."""

    where: str
    entry: Entry
    moves: bool = False


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one row comes to; ``source`` is what to keep, None where nothing is."""

    where: str
    outcome: Outcome
    entry: Entry
    source: Bytes | None = None


class Known:
    """The entries of the record that still speak, by author and key."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self._by_key: dict[tuple[str, str], tuple[str, Entry]] = {}
        every = {story.id: story for story in stories if story.is_entry}
        gone = {story.supersedes for story in every.values()}
        for story in every.values():
            if story.id not in gone:
                self.put(story.id, entry_in(story))

    def put(self, story: str, entry: Entry) -> None:
        """From now on ``entry`` is what its author says under its key."""
        self._by_key[entry.by, entry.key] = (story, entry)

    def get(self, entry: Entry) -> tuple[str, Entry] | None:
        """Story id and entry of the same author and key."""
        return self._by_key.get((entry.by, entry.key))


def entry_in(story: Story) -> Entry:
    """The entry that an entry's story was read from."""
    text = "\n".join(("dateline entry", *(line.text for line in story.paragraphs)))
    return Entry({name: value.text for name, value in parse(text).items()})


def steps(rows: Iterable[Row], known: Known, today: str) -> Iterator[Step]:
    """What each row comes to, in order; ``known`` learns as it goes.

    ``today`` (ISO day): when a row that does not say could be known; written into it, so that its text says all.
    """
    for row in rows:
        before = known.get(row.entry)
        if before and _revision(row.entry) < _revision(before[1]):
            yield Step(where=row.where, outcome="older", entry=before[1])
            continue
        entry = _moved(row.entry, before[1]) if before and row.moves else row.entry
        if before and before[1].same_as(_known_from(entry, before[1].get("known"))):
            yield Step(where=row.where, outcome="unchanged", entry=before[1])
            continue
        entry = _known_from(entry, today)
        if before:
            entry = entry.replacing(before[0])
        source = written(entry)
        known.put(story_id(source.sha256, 0), entry)
        yield Step(where=row.where, outcome="updated" if before else "new", entry=entry, source=source)


def _revision(entry: Entry) -> int:
    """How often its planner revised it (RFC 5545, 3.8.7.4)."""
    return int(entry.get("sequence") or 0)


def _known_from(entry: Entry, day: str | None) -> Entry:
    """The entry with the day it could be known, where it gives none itself."""
    return entry if day is None or entry.get("known") else Entry({**entry.columns, "known": day})


def _moved(entry: Entry, before: Entry) -> Entry:
    """The entry with the day it was moved from, where only a plan's day changed; else as before."""
    was = before.get("day") if before.get("day") != entry.get("day") else before.get("day_was")
    if was is None or entry.get("day_was") or entry.get("status") not in _AHEAD:
        return entry
    return Entry({**entry.columns, "day_was": was})
