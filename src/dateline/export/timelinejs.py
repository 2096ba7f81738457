"""TimelineJS 3 (Knight Lab): an object of slides, a row a set of parties. Its texts are HTML, so ours are escaped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export import words
from dateline.export.context import Context
from dateline.export.days import Placed, on_a_timeline
from dateline.export.safe import line, marked_up
from dateline.export.stream import encoded, objects
from dateline.model import Event


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """The object in pieces. What has no day is no slide."""
    title = {"text": {"headline": marked_up(line(context.title))}}
    head = b'{"scale": "human", "title": ' + encoded(title) + b', "events": ['
    dated = ((event, on_a_timeline(event)) for event in events)
    return objects(head, (_slide(event, at, context) for event, at in dated if at), b"]}\n")


def _slide(event: Event, at: Placed, context: Context) -> dict[str, Any]:
    status = words.status(event.status)
    return {
        "unique_id": event.id,
        "start_date": _date(at.first, at.start),
        "end_date": _date(at.last, at.end) if at.days > 1 else None,
        "display_date": marked_up(line(_told(event, at))),
        "group": marked_up(line(", ".join(sorted(event.codes)))),
        "text": {
            "headline": marked_up(words.title(event)),
            "text": _body(event, context, status),
        },
        "autolink": "false",
    }


def _date(day: dt.date, moment: dt.datetime | None) -> dict[str, int]:
    at = {"year": day.year, "month": day.month, "day": day.day}
    if moment is None:
        return at
    return {
        "year": moment.year, "month": moment.month, "day": moment.day, "hour": moment.hour, "minute": moment.minute,
    }  # fmt: skip


def _told(event: Event, at: Placed) -> str:
    days = event.when or f"was set for {at.first.isoformat()}"
    return f"{days} ({words.status(event.status)})" if event.status else days


def _body(event: Event, context: Context, status: str) -> str:
    facts = [("status", status), ("where", words.place(event)), *words.facts(event, context)]
    items = "".join(f"<li>{marked_up(f'{label}: {told}')}</li>" for label, told in facts if told)
    page = context.page(event.id)
    link = f'<p><a href="{marked_up(page)}">{marked_up(page)}</a></p>' if page else ""
    return f"<ul>{items}</ul>{link}"
