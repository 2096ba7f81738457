"""Events, pairs, what is ahead, what is overdue, what changed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request

from dateline.model import Event
from dateline.record import Overdue, TimelineRow
from dateline.record.days import shifted
from dateline.web.answers import Changed, ChangeLine
from dateline.web.api.offering import FILES, api_router, offer
from dateline.web.asked import AskedHere, Moment, clean_as_of
from dateline.web.content import Content, PageHere, listing
from dateline.web.routing import pair_name, parties_in, settle
from dateline.web.site import SiteHere

router = api_router()
_BACK = 30
Name = Annotated[
    str,
    Path(description="Its id, any id it ever had, or the beginning of one.", max_length=100, examples=["842ae72e"]),
]


def events(site: SiteHere, ask: AskedHere, page: PageHere) -> Content:
    """Events that fit, by day, the undated last."""
    return listing("Events", ask, site.questions.events(ask.filters, full=page.whole, as_of=ask.as_of), page, _itself)


def upcoming(site: SiteHere, ask: AskedHere, page: PageHere) -> Content:
    """What is proposed, planned, postponed or under way and ends on the day asked for or later."""
    found = site.questions.upcoming(ask.filters, ask.on, full=page.whole, as_of=ask.as_of)
    return listing("Upcoming", ask, found, page, _itself)


def overdue(site: SiteHere, ask: AskedHere, page: PageHere) -> Content:
    """Plans whose day has passed and that no story reports as held, put off or called off; with the days since."""
    found = site.questions.overdue(ask.filters, ask.on, full=page.whole, as_of=ask.as_of)
    return listing("Overdue", ask, found, page, _late)


def changes(
    site: SiteHere,
    ask: AskedHere,
    page: PageHere,
    after: Annotated[
        Moment | None,
        Query(description="What became known on this day or later, or after this instant; default: the last 30 days."),
    ] = None,
) -> Content:
    """What became otherwise, the latest first: new events, statuses, days, ranks, places, parties."""
    since = clean_as_of(after) or shifted(site.questions.today(ask.as_of), -_BACK).isoformat()
    found = site.questions.changes(since, ask.filters, full=page.whole, as_of=ask.as_of)
    return listing("Changes", ask, found, page, _changed, _change)


def event(request: Request, site: SiteHere, ask: AskedHere, name: Name) -> Content:
    """One event: sides, history, sources, conflicts, relations, checks. Its older ids lead to the present one."""
    found = site.questions.event(name, as_of=ask.as_of).event
    settle(request, name, found.id)
    return Content(title=f"Event {found.id[:8]}", ask=ask, one=found, events=[found])


def pair(
    request: Request,
    site: SiteHere,
    ask: AskedHere,
    page: PageHere,
    parties: Annotated[
        str, Path(description="Codes or names with hyphens between.", max_length=200, examples=["JPN-KOR"])
    ],
) -> Content:
    """The events of exactly these parties through time, each with the gap since the last one held."""
    codes = parties_in(parties, lambda names: site.questions.codes(names, ask.as_of))
    settle(request, parties, pair_name(codes))
    found = site.questions.pair(codes, ask.filters, full=page.whole, as_of=ask.as_of)
    return listing(" - ".join(codes), ask, found, page, _of_row)


def _itself(event: Event) -> Event:
    return event


def _late(one: Overdue) -> Event:
    return one.event


def _changed(one: Changed) -> Event:
    return one.event


def _change(one: Changed) -> ChangeLine:
    return one.change


def _of_row(one: TimelineRow) -> Event:
    return one.event


offer(router, "/events", events, Event, listed=True, files=FILES, tag="events")
offer(router, "/upcoming", upcoming, Event, listed=True, files=FILES, tag="events")
offer(router, "/overdue", overdue, Overdue, listed=True, files=FILES, tag="events")
offer(router, "/changes", changes, Changed, listed=True, files=("csv", "atom"), tag="events")
offer(router, "/events/{name}", event, Event, listed=False, files=FILES, tag="events")
offer(router, "/pairs/{parties}", pair, TimelineRow, listed=True, files=FILES, tag="events")
