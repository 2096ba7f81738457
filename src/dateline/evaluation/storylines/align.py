"""Which event of the record answers which event of the gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.evaluation.storylines.line import Line
from dateline.model import Event, edtf
from dateline.record import Record

SAME_KIND = frozenset({"meeting", "visit", "call"})


def align(line: Line, record: Record, *, ever: bool = False) -> dict[str, Event]:
    """Gold key -> folded event of like kind and parties on overlapping days, most shared stories first, each once.

    With ``ever``, for a record as of an earlier day, any day the event ever had will do: it may have moved since.
    """
    candidates = []
    for want in line.gold["events"]:
        for event in record.events:
            shared = len(line.names(event.stories) & set(want["stories"]))
            if shared and _alike(want, event, _days(want, ever)):
                candidates.append((shared, want["when"] == event.when, want["key"], event))
    pairs: dict[str, Event] = {}
    for _, _, key, event in sorted(candidates, key=lambda c: (c[1], c[0]), reverse=True):
        if key not in pairs and all(event is not taken for taken in pairs.values()):
            pairs[key] = event
    return pairs


def _days(want: dict[str, Any], ever: bool) -> list[str | None]:
    return [want["when"], *(h["when"] for h in want["history"])] if ever else [want["when"]]


def _alike(want: dict[str, Any], event: Event, days: Sequence[str | None]) -> bool:
    kinds = {want["kind"], event.kind}
    if len(kinds) > 1 and not kinds <= SAME_KIND:
        return False
    if not set(want["parties"]) & event.codes:
        return False
    if event.when is None or None in days:
        return True
    mine = edtf.parse(event.when)
    return any(edtf.parse(day).overlaps(mine) for day in days if day)
