"""CSL-JSON: what Zotero, pandoc and word processors take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from dateline.export.citing.chicago import source
from dateline.export.citing.citation import Citation
from dateline.export.stream import encoded
from dateline.record.days import period


def render(citations: Iterable[Citation]) -> str:
    """A list of items."""
    return encoded([_item(one) for one in citations]).decode() + "\n"


def _item(one: Citation) -> dict[str, Any]:
    urls = list(filter(None, (one.page, *(story.address for story in one.sources))))
    return {
        "id": one.key,
        "type": "event",
        "title": one.title,
        "author": [{"literal": "Dateline"}],
        "publisher": "Dateline",
        "number": one.event,
        "status": one.status,
        "event-date": _event_date(one.when),
        "event-place": one.place,
        "issued": _date(one.accessed),
        "accessed": _date(one.accessed),
        "URL": urls[0] if urls else None,
        "version": one.engine,
        "note": "; ".join((one.provenance, *(source(story) for story in one.sources))),
    }


def _date(day: dt.date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _event_date(when: str) -> dict[str, Any] | None:
    """A day or a stretch of days; a vaguer time as words."""
    days = period(when)
    if days is None:
        return None
    if days.some:
        return {"literal": when}
    ends = [[d.year, d.month, d.day] for d in dict.fromkeys((days.first, days.last))]
    return {"date-parts": ends}
