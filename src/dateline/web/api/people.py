"""Standing talks and their state; people, their posts and whom they met."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request

from dateline.record import Channel, Person, SeriesLine
from dateline.web.answers import PersonPage, SeriesPage
from dateline.web.api.offering import FILES, TABLE, api_router, offer
from dateline.web.asked import AskedHere
from dateline.web.content import Content, PageHere, listing
from dateline.web.routing import settle
from dateline.web.site import SiteHere

router = api_router()
Called = Annotated[str | None, Query(description="A name, or part of one.", max_length=200)]


def series_list(site: SiteHere, ask: AskedHere, page: PageHere, name: Called = None) -> Content:
    """Standing talks with their rounds: numbers told and inferred, and numbers of which no story tells."""
    found = site.questions.all_series(ask.filters.parties, name, as_of=ask.as_of)
    return listing("Series", ask, found, page)


def series(
    request: Request,
    site: SiteHere,
    ask: AskedHere,
    name: Annotated[
        str, Path(description="Its id, or that of any of its rounds.", max_length=100, examples=["842ae72e"])
    ],
) -> Content:
    """Standing talks with the events of their rounds, and whether they are alive."""
    found = site.questions.series(name, as_of=ask.as_of)
    settle(request, name, found.line.id)
    events = [found.events[r.event] for r in found.line.rounds]
    return Content(title=found.line.name or "Talks", ask=ask, one=found, events=events)


def channels(site: SiteHere, ask: AskedHere, page: PageHere) -> Content:
    """Standing talks with their state on the day of asking: active, silent, suspended, resumed, and because of what."""
    return listing("Channels", ask, site.questions.channels(ask.filters.parties, as_of=ask.as_of), page)


def people(site: SiteHere, ask: AskedHere, page: PageHere, name: Called = None) -> Content:
    """Who took part for whom: spellings, posts over time, events, whom they met."""
    return listing("People", ask, site.questions.people(name, ask.filters.parties, as_of=ask.as_of), page)


def person(
    request: Request,
    site: SiteHere,
    ask: AskedHere,
    name: Annotated[str, Path(description="An id that /v1/people tells.", max_length=100, examples=["842ae72e:0"])],
) -> Content:
    """One person, with the events and the people met. The id of any naming leads to that of who is told of by it."""
    found = site.questions.person(name, as_of=ask.as_of)
    settle(request, name, found.person.id)
    return Content(title=found.person.name, ask=ask, one=found, events=list(found.events.values()))


offer(router, "/series", series_list, SeriesLine, listed=True, files=TABLE, tag="talks and people")
offer(router, "/series/{name}", series, SeriesPage, listed=False, files=FILES, tag="talks and people")
offer(router, "/channels", channels, Channel, listed=True, files=TABLE, tag="talks and people")
offer(router, "/people", people, Person, listed=True, files=TABLE, tag="talks and people")
offer(router, "/people/{name}", person, PersonPage, listed=False, files=FILES, tag="talks and people")
