"""A pair's events as prose lines with numbered footnotes, to be read from top to bottom or pasted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dateline.model import Event
from dateline.web.answers import StoryRow
from dateline.web.ladder.facts import place, ranks, what
from dateline.web.ladder.layout import worded
from dateline.web.ladder.pins import claims
from dateline.web.views import dates
from dateline.web.views.words import clipped, say

_NOTES = 4
"""Footnotes at one line: the earliest story of each source."""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A footnote: who told it, under which headline, when, and its address (a link only for http and https)."""

    number: int
    story: str
    by: str
    headline: str
    clock: str
    uri: str

    @property
    def linked(self) -> bool:
        """True where the address may be opened."""
        return self.uri.startswith(("http://", "https://"))


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line: "Mon 17 Apr 2023. Meeting of directors general in Seoul: held." ``notes`` are numbers."""

    event: str
    day: str
    text: str
    claims: tuple[str, ...]
    notes: tuple[int, ...]


class Chronology(msgspec.Struct, frozen=True, kw_only=True):
    """Lines and the footnotes that they share."""

    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]


def chronology(events: Iterable[Event], stories: Mapping[str, StoryRow], pair: tuple[str, str]) -> Chronology:
    """The events in the order given; a story keeps its number wherever it is cited again."""
    wanted = list(events)
    told: dict[str, list[str]] = {}
    for claim in claims(wanted):
        told.setdefault(claim.event, []).append(worded(claim))
    notes: dict[str, Note] = {}
    entries = []
    for event in wanted:
        cited = [_note(notes, stories[s]) for s in _cited(event, stories)]
        entries.append(
            Entry(
                event=event.id, day=dates.when(event.when), text=sentence(event, pair),
                claims=tuple(told.get(event.id, ())), notes=tuple(cited),
            )
        )  # fmt: skip
    return Chronology(entries=tuple(entries), notes=tuple(notes.values()))


def sentence(event: Event, pair: tuple[str, str]) -> str:
    """What it was, at what rank, where, how it stands, and why it is off."""
    level = ranks(event, pair)
    told = what(event) + (f" ({level})" if level else "")
    where = place(event)
    status = say("statuses", event.status)
    reason = f", {clipped(event.reason, 160)}" if event.reason else ""
    return f"{told[:1].upper()}{told[1:]}{f', {where}' if where else ''}{f': {status}' if status else ''}{reason}."


def _cited(event: Event, stories: Mapping[str, StoryRow]) -> list[str]:
    """The earliest story of each source, copies left out."""
    found: dict[str, str] = {}
    for name in event.stories:
        story = stories.get(name)
        if story is not None and (story.copy_of is None or len(event.stories) == 1):
            found.setdefault(story.source, name)
    return list(found.values())[:_NOTES]


def _note(notes: dict[str, Note], story: StoryRow) -> int:
    if story.id not in notes:
        notes[story.id] = Note(
            number=len(notes) + 1, story=story.id, by=clipped(" → ".join(story.agencies) or story.source, 120),
            headline=clipped(story.headline or "no headline", 200), clock=dates.moment(story.known), uri=story.uri,
        )  # fmt: skip
    return notes[story.id].number
