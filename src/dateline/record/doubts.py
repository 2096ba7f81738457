"""Where matching may be wrong: a report that joined with little to say for it, or stayed apart from two alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from dateline.model import Report, Story

if TYPE_CHECKING:  # who only reads doubts does without matching
    from dateline.record.match import Match

SURE = 5.0
"""Points from which a report whose day does not decide is put to an event without a question."""
FIRM = 3.0
"""The same, where its day decides."""


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A report that may stand in the wrong event, for a person to look at.

    ``joined``: it was put to its event though little speaks for it; else it began one though ``rivals`` (reports of
    other events) are about as likely.
    """

    report: str
    story: str
    joined: bool
    why: str
    rivals: tuple[str, ...] = ()


def doubt(report: Report, story: Story, match: Match | None, candidates: Iterable[Match]) -> Doubt | None:
    """What a person should look at. ``candidates``: what the report could have joined."""
    others = sorted((m for m in candidates if match is None or m.case.bond != match.case.bond), key=lambda m: -m.points)
    rivals = tuple(m.case.first.report for m in others)
    if match is None:
        if not rivals:
            return None
        why = f"about as likely: {' or '.join(name[:8] for name in rivals)}"
        return Doubt(report=report.report, story=story.id, joined=False, why=why, rivals=rivals)
    if match.points >= (FIRM if match.firm else SURE):
        return None
    return Doubt(report=report.report, story=story.id, joined=True, why=match.why, rivals=rivals)
