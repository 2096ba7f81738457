"""From an id to the words it stands for: what a judgement names instead of an event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from dateline.errors import UnknownValue, UsageError
from dateline.model import Anchor, Event, Report, Story, Telling

_LEAST = 12
"""Characters of a story's id by which it is named."""
_TRIGGER = ("kind", "plover", "status")


class Sources(Protocol):
    """Where events and stories are looked up: in a record of any size only those that are asked for."""

    def find(self, name: str) -> Event:
        """The event of that id, alias, or beginning of a single one. Raises UnknownValue."""

    def tellings(self, stories: Collection[str]) -> Iterable[Telling]:
        """Those stories, with their reports."""

    def speaking(self, begins: str) -> Iterable[Telling]:
        """Stories that speak whose ids begin so, with their reports; some of them where they are many."""


class Spoken:
    """The words that stand for events and reports."""

    def __init__(self, sources: Sources) -> None:
        self.find = sources.find
        self._sources = sources

    def report(self, name: str, story: str | None = None) -> Anchor:
        """The words of one report: that of the id, an event's id its earliest; ``story`` its report of that story.

        Raises UnknownValue where there is none.
        """
        event = self.find(name)
        told = self._told(event)
        if story is not None:
            return _anchor(*told[_in_story(event, told, story)])
        exact = [i for i in told if i.startswith(name)]
        return _anchor(*told[event.id if event.id in exact or not exact else exact[0]])

    def event(self, name: str, story: str | None = None) -> tuple[Anchor, ...]:
        """The words of all reports of an event, or of a story by its id; of one alone where ``name`` is a further
        report's id, or ``story`` says which.
        """
        whole = self._of_story(name)
        if whole:
            return whole
        event = self.find(name)
        if story is not None or not event.id.startswith(name):
            return (self.report(name, story),)
        return tuple(_anchor(*one) for one in self._told(event).values())

    def _told(self, event: Event) -> dict[str, tuple[Report, Story]]:
        """The event's reports that stories speak for, in its order, by id."""
        told = {r.report: (r, t.story) for t in self._sources.tellings(event.stories) for r in t.reports}
        return {name: told[name] for name in (event.id, *event.aliases) if name in told}

    def _of_story(self, name: str) -> tuple[Anchor, ...]:
        """All that a story tells, by the beginning of its id; nothing where that names none, or more than one."""
        mine = [t for t in self._sources.speaking(name) if t.reports] if len(name) >= _LEAST else []
        return tuple(_anchor(report, mine[0].story) for report in mine[0].reports) if len(mine) == 1 else ()


def _in_story(event: Event, told: Mapping[str, tuple[Report, Story]], story: str) -> str:
    mine = [name for name, (_, one) in told.items() if one.id.startswith(story)]
    if len(mine) != 1:
        hint = f"stories of event {event.id[:8]}: {', '.join(s[:8] for s in event.stories)}"
        raise UnknownValue("single report of story", story, (), hint)
    return mine[0]


def _anchor(report: Report, story: Story) -> Anchor:
    spans = [e for e in report.evidence if e.start is not None and e.end is not None]
    for field in _TRIGGER:
        spans = [e for e in spans if e.field == field] or spans
        if spans and spans[0].field == field:
            break
    if not spans:
        raise UsageError(
            f"report {report.report[:8]} has no words of its own to point at; read the story anew: dateline rebuild"
        )
    best = spans[0]
    return Anchor(story=story.id, field=best.field, start=best.start or 0, end=best.end or 0, text=best.text or "")
