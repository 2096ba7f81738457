"""Who reported it first: origins of families, and how many of them stand behind an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Story
from dateline.record.case import Member
from dateline.record.words import outlet


def origin(stories: Sequence[Story], speaker: str | None) -> str:
    """A family's origin: first of ``agencies``, else publisher, else the speaker's own release, else itself."""
    for story in stories:
        if story.agencies:
            return outlet(story.agencies[0])
    for story in stories:
        if story.publisher:
            return outlet(story.publisher)
    return f"release:{outlet(speaker)}" if speaker else f"unknown:{stories[0].id}"


def origins(members: Iterable[Member]) -> dict[str, str]:
    """The origin of each family behind the members, by family id, earliest first."""
    families: dict[str, list[Member]] = {}
    for member in members:
        families.setdefault(member.family, []).append(member)
    return {
        family: origin(
            [m.story for m in told], next((m.report.sourcing.speaker for m in told if m.report.sourcing.speaker), None)
        )
        for family, told in families.items()
    }
