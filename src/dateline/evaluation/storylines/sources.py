"""Families and origins of a storyline's stories against the gold's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from dateline.evaluation.storylines.line import Line
from dateline.evaluation.storylines.sheet import Sheet
from dateline.model import Story
from dateline.record.origins import origin
from dateline.record.words import outlet

Pair = tuple[str, str]


def families(line: Line, sheet: Sheet) -> None:
    """Copies of one dispatch, pair by pair."""
    if "families" not in line.gold:
        return
    told = [[line.files[story] for story in family.stories] for family in line.record.families]
    sheet.compare("families", pairs(line.gold["families"]), pairs(told))


def origins(line: Line, sheet: Sheet) -> None:
    """Who reported each story first. Where a story credits nobody, its family does."""
    stories = {line.files[t.story.id]: t.story for t in line.tellings}
    speakers = {line.files[t.story.id]: _speaker(t.reports) for t in line.tellings}
    for file, want in (line.gold.get("origins") or {}).items():
        story = stories.get(file)
        got = None if story is None else origin(_family(line, story, stories.values()), speakers[file])
        right = got is not None and got.removeprefix("release:") == outlet(str(want or ""))
        sheet.answer("origins", file, want, got, right=right, given=story is not None)


def pairs(groups: Iterable[Sequence[str]]) -> set[Pair]:
    """Every two members of one group, in alphabetical order."""
    return {(a, b) for group in groups for a, b in combinations(sorted(set(group)), 2)}


def _family(line: Line, story: Story, stories: Iterable[Story]) -> list[Story]:
    family = line.record.family_of(story.id)
    members = set(family.stories) if family else {story.id}
    return [story, *(s for s in stories if s.id in members and s.id != story.id)]


def _speaker(reports: Iterable[object]) -> str | None:
    return next((r.sourcing.speaker for r in reports if r.sourcing.speaker), None)  # type: ignore[attr-defined]
