"""CAMEO: a row a dyad, with codes of actors and act (CSV). Lossy: see the column ``lost``, and ``codebooks``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.export import codebooks
from dateline.export.context import Context
from dateline.export.days import ends
from dateline.export.stream import Value, table
from dateline.model import Event

HEADS = (
    "date", "source", "target", "code", "root_code", "source_party", "target_party", "event_id", "kind", "status",
    "lost", "url",
)  # fmt: skip


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """The table in pieces. Where CAMEO has no code for a party, its cell is empty and ours stands in ``..._party``."""
    return table(HEADS, (row for event in events for row in _rows(event, context)))


def _rows(event: Event, context: Context) -> Iterator[list[Value]]:
    at, code = codebooks.days(event), codebooks.code_of(event).cameo
    first, _ = ends(at)
    day = first.isoformat() if first else None
    behind: list[Value] = [event.id, event.kind, event.status, codebooks.lost(event), context.page(event.id)]
    for dyad in codebooks.pairs(event):
        yield [day, dyad.source_cameo, dyad.target_cameo, code, code[:2], dyad.source, dyad.target, *behind]
