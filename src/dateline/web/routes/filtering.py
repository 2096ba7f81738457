"""What lists of events have in common: the filter form as it was filled in, its part of the address, the cards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

from fastapi import Query, Request

from dateline.model import Event
from dateline.web.site import Site
from dateline.web.views.cards import Card, cards
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
