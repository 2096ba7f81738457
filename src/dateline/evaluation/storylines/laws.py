"""The laws of the record, on a real storyline: order and repetition change nothing, an as-of answer is a prefix."""

from __future__ import annotations

import random

from dateline.evaluation.storylines.line import Line
from dateline.evaluation.storylines.sheet import Sheet
from dateline.model.known import AsOf
from dateline.record import fold

SHUFFLES = 3
SEED = 7


def laws(line: Line, sheet: Sheet) -> None:
    """Asks each law of the line: its record must come out equal, field by field."""
    _order(line, sheet)
    twice = fold([*line.tellings, *line.tellings])
    sheet.answer("law: twice is once", line.name, "the same record", "another", right=twice == line.record)
    for known in sorted({t.story.known for t in line.tellings if t.story.known}):
        allowed = AsOf(known)
        never_seen = fold([t for t in line.tellings if allowed.allows(t.story.known)])
        right = line.as_of(known) == never_seen
        sheet.answer("law: as of is a prefix", known, "as if the rest had never come", "another", right=right)


def _order(line: Line, sheet: Sheet) -> None:
    rng = random.Random(SEED)
    for number in range(SHUFFLES + 1):
        told = list(reversed(line.tellings)) if number == 0 else rng.sample(line.tellings, len(line.tellings))
        right = fold(told) == line.record
        sheet.answer("law: order of ingestion", f"order {number}", "the same record", "another", right=right)
