"""Which event of the record answers which event of the gold."""

from __future__ import annotations

from typing import Any

from dateline.evaluation.storylines.line import Line
from dateline.model import Event, edtf
from dateline.record import Record

SAME_KIND = frozenset({"meeting", "visit", "call"})


def align(line: Line, record: Record) -> dict[str, Event]:
    """Gold key -> folded event of like kind and parties on overlapping days, most shared stories first, each once."""
    candidates = []
    for want in line.gold["events"]:
        for event in record.events:
            shared = len(line.names(event.stories) & set(want["stories"]))
            if shared and _alike(want, event):
                candidates.append((shared, want["when"] == event.when, want["key"], event))
    pairs: dict[str, Event] = {}
    for _, _, key, event in sorted(candidates, key=lambda c: (c[1], c[0]), reverse=True):
        if key not in pairs and all(event is not taken for taken in pairs.values()):
            pairs[key] = event
    return pairs


def _alike(want: dict[str, Any], event: Event) -> bool:
    kinds = {want["kind"], event.kind}
    if len(kinds) > 1 and not kinds <= SAME_KIND:
        return False
    if not set(want["parties"]) & event.codes:
        return False
    if not want["when"] or not event.when:
        return True
    return edtf.parse(want["when"]).overlaps(edtf.parse(event.when))
