"""Events in dyads, as PLOVER and CAMEO have them: who to whom, what, on which day. Every row says what it loses.

Those codebooks have no status, so the type carries it: planned talks are an agreement to meet, called-off ones a
rejection. The tables are vocabulary/plover.yaml and mappings/dyads.yaml (docs/mappings.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.export.mappings import Code, codebook, dyads
from dateline.model import Event, Party
from dateline.model.edtf import Period
from dateline.record.days import period

_AHEAD = frozenset({"proposed", "planned", "postponed"})
_REFUSED = frozenset({"declined", "cancelled"})


class Row(NamedTuple):
    """One dyad of an event: our codes of both sides, and those of CAMEO."""

    source: str
    target: str
    source_cameo: str
    target_cameo: str


def code_of(event: Event) -> Code:
    """Type and code of what the record says now: by kind and status, of an act by its type and whether it is done."""
    book = codebook()
    by_status = book.gatherings.get(event.kind, {})
    if event.status in by_status:
        return by_status[event.status]
    done = Code(event.plover, dyads().acts.get(event.plover, ""))
    done = Code(book.elsewhere.get(done.cameo, done.plover), done.cameo)
    helps = event.plover in book.helping
    if event.status in _AHEAD and (helps or event.plover in book.hurting):
        return book.ahead.helping if helps else book.ahead.hurting
    return book.refused if event.status in _REFUSED and helps else done


def pairs(event: Event) -> Iterator[Row]:
    """Who acts on whom. Of a gathering every side on every other, both ways; a side alone stands without a target."""
    sides = [party for party in event.parties if party.role not in dyads().beside]
    targets = [party for party in sides if party.role == "target"]
    sources = [party for party in sides if party.role != "target"] if targets else sides
    if not targets and len(sides) == 1:
        yield Row(_code(sides[0]), "", _cameo(sides[0]), "")
    for source in sources:
        for target in targets or sides:
            if source is not target:
                yield Row(_code(source), _code(target), _cameo(source), _cameo(target))


def days(event: Event) -> Period | None:
    """The days of a row: those of the event, else of its last report."""
    return period(event.when) or (period((event.history[-1].known or "")[:10]) if event.history else None)


def mode(event: Event) -> str:
    """PLOVER's mode of a consultation."""
    if event.plover != "CONSULT":
        return ""
    return dyads().modes.get(event.kind, "multilateral" if event.format in ("trilateral", "multilateral") else "")


def lost(event: Event) -> str:
    """The fields of this event that a row has no place for, the status first."""
    told = [f"status {event.status}"] if event.status else []
    return ", ".join(told + [field for field in dyads().lost if _is_told(event, field)])


def _is_told(event: Event, field: str) -> bool:
    value = getattr(event, field)
    if field == "level":
        return bool(value != "unknown")
    if field == "series":
        return event.series.name is not None
    if field == "recurrence":
        return event.recurrence.text is not None
    return bool(value)


def _code(party: Party) -> str:
    return party.code or party.name


def _cameo(party: Party) -> str:
    if not party.code:
        return ""
    if ":" in party.code:
        return dyads().prefixes.get(party.code.partition(":")[0], "")
    return party.code + dyads().roles.get(party.level, "")
