"""Events of which only some values are read out of their JSON: lists look at thousands and ask no more of them."""

from __future__ import annotations

import msgspec

from dateline.model import Change, Event, HistoryEntry, Where


class _Slim(msgspec.Struct, frozen=True, kw_only=True):
    """Everything else in the JSON is passed over."""

    id: str
    kind: str
    status: str | None = None
    level: str = "unknown"
    when: str | None = None
    where: Where | None = None
    history: tuple[HistoryEntry, ...] = ()
    changes: tuple[Change, ...] = ()


_DECODER = msgspec.json.Decoder(_Slim)


def slim(told: str) -> Event:
    """The event of that JSON with its id, kind, status, level, day, place, history and changes, and nothing else."""
    one = _DECODER.decode(told)
    return Event(
        id=one.id, kind=one.kind, plover="", status=one.status, level=one.level, when=one.when, where=one.where,
        history=one.history, changes=one.changes,
    )  # fmt: skip
