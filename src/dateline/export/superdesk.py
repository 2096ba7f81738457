"""Planning desks: Superdesk's events as JSON, with the IPTC's event occurrence status eos0 to eos6.

A list that its events API takes. What has no day, or only a long period, has no place in a plan (as in a calendar).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export import words
from dateline.export.context import Context
from dateline.export.days import Placed, created, hour, in_calendar, modified, row_of, sequence, unsure, urn
from dateline.export.mappings import statuses
from dateline.export.safe import line, text
from dateline.export.stream import objects
from dateline.model import Event

_FORM = "%Y-%m-%dT%H:%M:%S+0000"


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """The list in pieces."""
    dated = ((event, in_calendar(event)) for event in events)
    return objects(b"[", (_entry(event, at, context) for event, at in dated if at is not None), b"]\n")


def occurrence(event: Event, at: Placed | None) -> str:
    """The code of the IPTC: planned is "highly likely", and certain once the host or two sides have said so."""
    told = row_of(event, at).eos
    hosts = {party.code for party in event.parties if party.role == "host"}
    settled = len(event.confirmed_by) > 1 or bool(hosts & set(event.confirmed_by))
    return statuses().confirmed_by_the_sides if event.status == "planned" and settled else told


def _entry(event: Event, at: Placed, context: Context) -> dict[str, Any]:
    code = occurrence(event, at)
    name = statuses().eos_names[code]
    state = row_of(event, at).superdesk
    page = context.page(event.id)
    links = [page, *(one.address for one in context.told(event.stories))]
    return {
        "guid": urn(event.id),
        "type": "event",
        "name": words.title(event),
        "slugline": line(" ".join(sorted(event.codes)), 100),
        "definition_short": line("; ".join(event.agenda) or words.title(event), 500),
        "definition_long": text("\n".join(f"{label}: {told}" for label, told in words.facts(event, context))),
        "dates": _dates(at),
        "occur_status": {"qcode": f"eocstat:{code}", "name": name, "label": name},
        "state": state,
        "pubstatus": "cancelled" if state == "cancelled" else "usable",
        "location": _location(event),
        "participant": _participants(event),
        "links": list(dict.fromkeys(filter(None, links))),
        "internal_note": _note(event, at),
        "reference": event.id,
        "firstcreated": created(event).strftime(_FORM),
        "versioncreated": modified(event).strftime(_FORM),
        "version": sequence(event) + 1,
        "source": "Dateline",
    }


def _dates(at: Placed) -> dict[str, Any]:
    if at.start is not None:
        end = at.end or (at.start if at.at_an_hour else dt.datetime.combine(at.last, dt.time(23, 59, 59), dt.UTC))
        return {
            "start": at.start.strftime(_FORM), "end": end.strftime(_FORM), "tz": "UTC", "no_end_time": at.end is None,
        }  # fmt: skip
    first = dt.datetime.combine(at.first, dt.time(), dt.UTC)
    last = dt.datetime.combine(at.last, dt.time(23, 59, 59), dt.UTC)
    return {"start": first.strftime(_FORM), "end": last.strftime(_FORM), "tz": "UTC", "all_day": True}


def _participants(event: Event) -> list[dict[str, str]]:
    named = {party.code: party.name for party in event.parties if party.code}
    return [{"qcode": line(code), "name": line(name)} for code, name in sorted(named.items())]


def _location(event: Event) -> list[dict[str, Any]]:
    name = words.place(event)
    if event.where is None or not name:
        return []
    address = {"city": line(event.where.place), "country": event.where.country}
    return [{"name": name, "qcode": f"urn:dateline:place:{name}", "address": address}]


def _note(event: Event, at: Placed) -> str:
    told = [
        f"{open_}: {event.when}" if (open_ := unsure(event, at)) else "",
        f"the day it had been set for; {words.status(event.status)}" if at.old else "",
        hour(event, at),
        words.counted(event.independent_sources, "independent source"),
    ]
    return line("; ".join(filter(None, told)))
