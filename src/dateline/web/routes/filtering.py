"""What lists of events have in common: the filter form as it was filled in, its part of the address, the cards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
from fastapi import Query, Request

from dateline.model import Event
from dateline.web.answers import ChangeLine, Filters
from dateline.web.site import Site
from dateline.web.views.cards import Card, cards
from dateline.web.views.changes import Change, changed, sittings
from dateline.web.views.lists import Asked

PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of a long list.")]
_NAMES = ("party", "kind", "status", "since", "until", "undated", "query", "source", "name", "q")


def form_of(request: Request) -> Asked:
    """The filter form as the visitor filled it in."""
    told = request.query_params
    return Asked(
        party=tuple(filter(None, (p.strip() for p in told.getlist("party")))),
        kind=tuple(filter(None, told.getlist("kind"))),
        status=tuple(filter(None, told.getlist("status"))),
        since=told.get("since", ""),
        until=told.get("until", ""),
        undated=told.get("undated", "") in ("true", "1", "on"),
    )


def query_of(request: Request) -> dict[str, list[str]]:
    """The filters of the address, to be carried on to other pages of the list."""
    told = request.query_params
    found = {name: [value for value in told.getlist(name) if value] for name in _NAMES}
    return {"party": []} | {name: values for name, values in found.items() if values}


def cards_of(site: Site, events: Iterable[Event], on: dt.date, as_of: str | None) -> list[Card]:
    """Cards of events, their claims with the day of what settles them."""
    wanted = list(events)
    return cards(wanted, on, site.questions.settling(wanted, as_of=as_of))


def changes_since(site: Site, since: str, filters: Filters, as_of: str | None) -> list[tuple[ChangeLine, ...]]:
    """What became known since, by story. Days of a page of changes are those on which they were known, never those of
    the events.
    """
    anytime = msgspec.structs.replace(filters, since=None, until=None)
    return sittings(site.questions.change_lines(since, anytime, as_of=as_of))


def changes_in_words(site: Site, told: Sequence[Sequence[ChangeLine]], on: dt.date, as_of: str | None) -> list[Change]:
    """Some changes with their events, which alone are read."""
    events = site.questions.events_changed([lines[0].event for lines in told], as_of=as_of, on=on)
    return changed(told, events, on)
