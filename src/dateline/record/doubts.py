"""Where matching may be wrong: a report that joined with little to say for it, or stayed apart from two alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from dateline.model import Doubt, Event, Report, Story
from dateline.record.match import Match

SURE = 5.0
"""Points from which a report whose day does not decide is put to an event without a question."""
FIRM = 3.0
"""The same, where its day decides."""


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


def doubted(event: Event, doubts: Iterable[Doubt | None], settled: Collection[str]) -> Event:
    """The event with what is in doubt of it, but for the reports that a person has judged."""
    left = tuple(d for d in doubts if d is not None and d.report not in settled)
    return msgspec.structs.replace(event, doubts=left) if left else event
