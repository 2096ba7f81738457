"""What pages with a filter form have in common: the form as it was filled in, and its part of the address."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request

from dateline.web.views.lists import Asked

PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of a long list.")]
_NAMES = ("party", "kind", "status", "since", "until", "undated", "source", "name", "q")


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
