"""Everything that is measured of one part, as figures for a table and as one JSON object.

The JSON of a blind part holds no miss, no story and no group of fewer than ``groups.LEAST_BLIND`` stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dateline import engine
from dateline.errors import UsageError
from dateline.evaluation.groups import grouped
from dateline.evaluation.intervals import Bootstrap, Interval, f1, share
from dateline.evaluation.parts import MANIFEST, Part
from dateline.evaluation.stories import Scores, Told, Watch, tell
from dateline.evaluation.storylines import LineScores, lines_of, score_lines
from dateline.evaluation.tallies import Tally, pooled, prf, slots

FORM = 1
"""Version of the JSON; it changes where an older file could no longer be compared with."""


class Measured(msgspec.Struct, frozen=True):
    """One part: what the engine said of its stories, the contract's scores, and each story's counts."""

    part: Part
    told: Told
    scores: Scores
    tallies: tuple[Tally, ...]
    lines: LineScores | None = None

    @property
    def misses(self) -> tuple[tuple[Any, ...], ...]:
        """Every miss of stories and storylines. Raises UsageError for a blind part."""
        if self.part.blind:
            raise UsageError(f"{str(self.part.folder)!r} is a blind part: its misses are for nobody's eyes")
        return (*self.scores.misses, *(self.lines.misses() if self.lines else ()))

    def json(self, by: Iterable[str] = ()) -> dict[str, Any]:
        """The contract's figures, and beside them part, engine, counts, intervals, groups, record and (open) misses."""
        out = {
            "evaluation": FORM,
            "part": self.part.name,
            "blind": self.part.blind,
            "engine": msgspec.to_builtins(engine.engine()),
            **self.scores.figures,
            "counts": counts(self.tallies),
            "intervals": self.intervals(),
            "by": {name: self.groups(name) for name in by},
        }
        if self.lines:
            out["record"] = self.lines.figures() | {"intervals": self.lines.intervals()}
        return out if self.part.blind else out | {"misses": [list(map(_plain, miss)) for miss in self.misses]}

    def intervals(self) -> dict[str, Any]:
        """95 % intervals of the main figures, of each slot of main events, and of what is averaged over stories."""
        draws = Bootstrap(self.clusters(self.tallies))
        sums = {"slots_main": ("main", ""), "slots_all": ("every", ""), "events": ("events", "")}
        out: dict[str, Any] = {name: _f1(draws, self.tallies, *of) for name, of in sums.items()}
        out["by_slot_main"] = {slot: _f1(draws, self.tallies, "main", slot) for slot in slots(self.tallies)}
        out["story"] = {name: self._average(draws, name) for name in self.scores.figures["story"]}
        return out

    def groups(self, by: str) -> dict[str, dict[str, Any]]:
        """Figures of each group of stories: how many, slots of main events with their interval, events."""
        out = {}
        for name, members in grouped(self.told, self.tallies, by, blind=self.part.blind).items():
            out[name] = {
                "stories": len(members),
                "slots_main": prf(pooled(members, "main")),
                "interval": _f1(Bootstrap(self.clusters(members)), members, "main"),
                "events": prf(pooled(members, "events")),
            }
        return out

    def clusters(self, tallies: Sequence[Tally]) -> list[str]:
        """What is drawn as one: a story, or all stories of a storyline."""
        return [one.story.split("/")[0] if self.part.lines else one.story for one in tallies]

    def _average(self, draws: Bootstrap, name: str) -> Interval | None:
        rows = [(sum(one.values.get(name, ())), len(one.values.get(name, ()))) for one in self.tallies]
        return draws.interval(rows, share)


def measure(part: Part, *, only: str = "", watch: Watch = iter, predictions: str | None = None) -> Measured:
    """Let the engine read the part, and score it. ``watch`` is handed the stories and gives them back, one by one.

    With ``predictions`` another system's lines are scored, without the record of storylines, which is the engine's.

    Raises UsageError where a blind part is to be narrowed with ``only``.
    """
    if only and part.blind:
        raise UsageError(f"{str(part.folder)!r} is a blind part ({MANIFEST}): score all of it, without --only")
    told = tell(part.folder, only=only, watch=watch, predictions=predictions)
    ours = part.lines and not only and predictions is None
    lines = score_lines(lines_of(part.folder)) if ours else None
    return Measured(part, told, told.scores(), told.tallies(), lines)


def counts(tallies: Sequence[Tally]) -> dict[str, dict[str, list[int]]]:
    """Right, wrong and missed values of each slot, of main events and of all, and of events."""
    return {
        "main": {slot: list(pooled(tallies, "main", slot)) for slot in slots(tallies)},
        "every": {slot: list(pooled(tallies, "every", slot)) for slot in slots(tallies)},
        "events": {"event": list(pooled(tallies, "events"))},
    }


def _f1(draws: Bootstrap, tallies: Sequence[Tally], of: str, slot: str = "") -> Interval | None:
    return draws.interval([one.counts(of, slot) for one in tallies], f1)


def _plain(value: Any) -> Any:
    """A wanted or given value as JSON has it, so that a file read again compares equal."""
    return msgspec.json.decode(msgspec.json.encode(value))
