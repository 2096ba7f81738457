"""PLOVER: a row a dyad, with type and mode (CSV). Lossy: see the column ``lost``, and ``codebooks``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.export import codebooks
from dateline.export.context import Context
from dateline.export.days import ends
from dateline.export.stream import Value, table
from dateline.model import Event

HEADS = (
    "event_id", "event_date", "event_date_last", "event_type", "event_mode", "source", "recipient", "act", "kind",
    "status", "reports", "independent_sources", "lost", "url",
)  # fmt: skip


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """The table in pieces. ``event_type`` carries the status; ``act`` is the type of the gathering itself."""
    return table(HEADS, (row for event in events for row in _rows(event, context)))


def _rows(event: Event, context: Context) -> Iterator[list[Value]]:
    at, code = codebooks.days(event), codebooks.code_of(event)
    first, last = (day.isoformat() if day else None for day in ends(at))
    behind: list[Value] = [event.reports, event.independent_sources, codebooks.lost(event), context.page(event.id)]
    for dyad in codebooks.pairs(event):
        head: list[Value] = [event.id, first, last, code.plover, codebooks.mode(event), dyad.source, dyad.target]
        yield [*head, event.plover, event.kind, event.status, *behind]
