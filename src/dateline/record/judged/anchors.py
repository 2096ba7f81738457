"""From an id to the words it stands for: what a judgement names instead of an event."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import UnknownValue, UsageError
from dateline.model import Anchor, Event, Report, Story, Telling
from dateline.model.known import AsOf
from dateline.record.order import line_up
from dateline.record.record import Record

_LEAST = 12
"""Characters of a story's id by which it is named."""
_TRIGGER = ("kind", "plover", "status")


class Spoken:
    """The reports of the record's stories that speak, with their stories."""

    def __init__(self, record: Record, tellings: Iterable[Telling]) -> None:
        self.record = record
        self._found: dict[str, tuple[Report, Story]] = {}
        for telling in line_up(tellings, AsOf(None)).speaking().values():
            self._found.update((r.report, (r, telling.story)) for r in telling.reports)

    def report(self, name: str, story: str | None = None) -> Anchor:
        """The words of one report: that of the id, an event's id its earliest; ``story`` its report of that story.

        Raises UnknownValue where there is none.
        """
        event = self.record.find(name)
        if story is not None:
            return self._anchor(self._in_story(event, story))
        exact = [i for i in (event.id, *event.aliases) if i.startswith(name) and i in self._found]
        named = event.id if event.id in exact or not exact else exact[0]
        return self._anchor(named)

    def event(self, name: str, story: str | None = None) -> tuple[Anchor, ...]:
        """The words of all reports of an event, or of a story by its id; of one alone where ``name`` is a further
        report's id, or ``story`` says which.
        """
        whole = self._of_story(name)
        if whole:
            return whole
        event = self.record.find(name)
        if story is not None or not event.id.startswith(name):
            return (self.report(name, story),)
        return tuple(self._anchor(i) for i in (event.id, *event.aliases) if i in self._found)

    def story_of(self, report: str) -> Story | None:
        """The story that tells the report."""
        found = self._found.get(report)
        return found[1] if found else None

    def _of_story(self, name: str) -> tuple[Anchor, ...]:
        """All that a story tells, by the beginning of its id; nothing where that names none, or more than one."""
        mine = [(r, s.id) for r, (_, s) in self._found.items() if len(name) >= _LEAST and s.id.startswith(name)]
        return tuple(self._anchor(r) for r, _ in mine) if len({story for _, story in mine}) == 1 else ()

    def _in_story(self, event: Event, story: str) -> str:
        mine = [i for i in (event.id, *event.aliases) if i in self._found and self._found[i][1].id.startswith(story)]
        if len(mine) != 1:
            hint = f"stories of event {event.id[:8]}: {', '.join(s[:8] for s in event.stories)}"
            raise UnknownValue("single report of story", story, (), hint)
        return mine[0]

    def _anchor(self, name: str) -> Anchor:
        report, story = self._found[name]
        spans = [e for e in report.evidence if e.start is not None and e.end is not None]
        for field in _TRIGGER:
            spans = [e for e in spans if e.field == field] or spans
            if spans and spans[0].field == field:
                break
        if not spans:
            raise UsageError(
                f"report {name[:8]} has no words of its own to point at; read the story anew: dateline rebuild"
            )
        best = spans[0]
        return Anchor(story=story.id, field=best.field, start=best.start or 0, end=best.end or 0, text=best.text or "")
