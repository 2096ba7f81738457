"""The record: all events as of a day, and why each report stands where it stands."""

from __future__ import annotations

import difflib
from functools import cached_property

import msgspec

from dateline.errors import UnknownValue
from dateline.model import Event
from dateline.record.derived.series import SeriesLine
from dateline.record.doubts import Doubt
from dateline.record.families import Family
from dateline.record.judged.standing import Standing


class Record(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What ``fold`` returns. ``reasons`` holds, for each report id, why it stands in its event; ``rejected`` the
    judgement because of which a report stands in none; ``judgements`` all that were made, and what became of them;
    ``doubts`` where matching may be wrong, but for what a person has judged.
    """

    events: tuple[Event, ...] = ()
    families: tuple[Family, ...] = ()
    series: tuple[SeriesLine, ...] = ()
    reasons: dict[str, str] = {}
    rejected: dict[str, str] = {}
    judgements: tuple[Standing, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def find(self, name: str) -> Event:
        """The event of that id, alias, or unique beginning of one. Raises UnknownValue naming the nearest."""
        exact = self._by_id.get(name)
        if exact is not None:
            return exact
        begins = {e.id: e for i, e in self._by_id.items() if name and i.startswith(name)}
        if len(begins) == 1:
            return next(iter(begins.values()))
        if begins:
            raise UnknownValue("single event", name, sorted(begins)[:3], "give more of its id")
        gone = {self.rejected[r] for r in self.rejected if name and r.startswith(name)}
        if gone:
            raise UnknownValue("event", name, (), taken_back(min(gone)))
        near = difflib.get_close_matches(name, list(self._by_id)[:5000], 3, 0.5)
        raise UnknownValue("event", name, near, "see: dateline events")

    def explain(self, event: Event) -> tuple[str, ...]:
        """One line for each report: its id, and why it belongs."""
        return tuple(f"{report}: {self.reasons.get(report, '')}" for report in (event.id, *event.aliases))

    def family_of(self, story: str) -> Family | None:
        """The family that a story belongs to."""
        return self._by_story.get(story)

    @cached_property
    def _by_id(self) -> dict[str, Event]:
        return {name: event for event in self.events for name in (*event.aliases, event.id)}

    @cached_property
    def _by_story(self) -> dict[str, Family]:
        return {story: family for family in self.families for story in family.stories}


def taken_back(judgement: str) -> str:
    """What to say of an event that the judgement of that id rejects."""
    return f"it was rejected; why: dateline judgements list; taken back: dateline judge undo {judgement[:8]}"
