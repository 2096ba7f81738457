"""JSON-LD in the words of schema.org: each event an Event with its sides, status and stories.

Moved is EventRescheduled with previousStartDate, put off without a day EventPostponed with the old startDate, called
off EventCancelled. The context stands in the file, so that it is read without a network. A day that is one of several
has no startDate; every day stands as EDTF in ``dateline:when``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export import words
from dateline.export.context import Cited, Context
from dateline.export.days import Placed, placed, row_of, urn
from dateline.export.mappings import statuses
from dateline.export.safe import line
from dateline.export.stream import encoded, objects
from dateline.model import Delegate, Event, Party
from dateline.record.days import period

_SCHEMA = "https://schema.org/"
_IRI = {"@type": "@id"}
_MOVES = frozenset({"planned", "postponed", "under_way", "held"})
_CONTEXT = {
    "@vocab": _SCHEMA,
    "dateline": "urn:dateline:",
    "eventStatus": _IRI,
    "eventAttendanceMode": _IRI,
    "url": _IRI,
    "sameAs": _IRI,
}


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """One graph in pieces."""
    head = b'{"@context": ' + encoded(_CONTEXT) + b', "@graph": ['
    return objects(head, (entry(event, context) for event in events), b"]}\n")


def entry(event: Event, context: Context) -> dict[str, Any]:
    """One event, as a page may hold it, too; the caller adds the context."""
    at = placed(event)
    return {
        "@type": "Event",
        "@id": urn(event.id),
        "identifier": event.id,
        "url": context.page(event.id),
        "name": words.title(event),
        **_days(event, at),
        **_status(event, at),
        "location": _place(event),
        "organizer": [_side(party) for party in event.parties if party.role == "host"],
        "attendee": [_side(party) for party in event.parties if party.role != "host"],
        "about": [line(topic, 1_000) for topic in event.agenda],
        "superEvent": {"@type": "Event", "name": line(event.margins_of)} if event.margins_of else None,
        "subjectOf": [_story(one) for one in context.told(event.stories)],
        "dateline:when": line(event.when),
        "dateline:kind": event.kind,
        "dateline:status": event.status,
        "dateline:level": None if event.level == "unknown" else event.level,
        "dateline:plover": event.plover,
        "dateline:series": line(event.series.name),
        "dateline:edition": event.series.edition,
        "dateline:independentSources": event.independent_sources,
    }


def _days(event: Event, at: Placed | None) -> dict[str, str]:
    if at is None or at.some or at.about or at.first == dt.date.min:
        return {}
    last = {} if at.begins or at.days == 1 else {"endDate": at.last.isoformat()}
    if at.start is None:
        return {"startDate": at.first.isoformat(), **last}
    return {"startDate": at.start.isoformat(), **({"endDate": at.end.isoformat()} if at.end else last)}


def _status(event: Event, at: Placed | None) -> dict[str, str | None]:
    table = statuses()
    told, mode = row_of(event, at).schema_org, table.attendance.get(event.mode or "")
    before = _moved_from(event, at) if event.status in _MOVES else None
    if before:
        told = table.moved
    return {
        "eventStatus": _SCHEMA + told if told else None,
        "previousStartDate": before,
        "eventAttendanceMode": _SCHEMA + mode if mode else None,
    }


def _moved_from(event: Event, at: Placed | None) -> str | None:
    """The day that it had been set for before it was set for another."""
    before = period(event.when_was)
    if at is None or at.old or before is None or before.some or before.first in (at.first, dt.date.min):
        return None
    return before.first.isoformat()


def _place(event: Event) -> dict[str, Any] | None:
    where = event.where
    if where is None:
        return None
    address = {"@type": "PostalAddress", "addressLocality": line(where.place), "addressCountry": where.country}
    return {"@type": "Place", "name": words.place(event), "address": address}


def _side(party: Party) -> dict[str, Any]:
    return {
        "@type": "Country" if party.code and ":" not in party.code else "Organization",
        "name": line(party.name),
        "identifier": line(party.code),
        "member": [_person(one) for one in party.delegates],
    }


def _person(one: Delegate) -> dict[str, Any]:
    others = [line(name) for name in one.names if name != one.name]
    post = ", ".join(filter(None, (one.title, one.body)))
    return {"@type": "Person", "name": line(one.name), "alternateName": others, "jobTitle": line(post)}


def _story(one: Cited) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": line(one.headline),
        "url": one.address,
        "datePublished": one.known,
        "publisher": [{"@type": "Organization", "name": line(name)} for name in one.by],
    }
