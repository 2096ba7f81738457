"""Series, one series; people, one person."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from dateline.web.asked import AskedHere
from dateline.web.pictured import one_picture
from dateline.web.routes.filtering import PageNumber, cards_of, form_of, query_of
from dateline.web.routing import page_router, settle
from dateline.web.site import SiteHere
from dateline.web.views.channels import row
from dateline.web.views.lists import cut
from dateline.web.views.people import person_row, posts

router = page_router()
Name = Annotated[str | None, Query(max_length=120)]


@router.get("/series")
def all_series(request: Request, site: SiteHere, ask: AskedHere, page: PageNumber = 1, name: Name = None) -> Response:
    """Every series with its state."""
    told = site.questions.lines(ask.filters.parties, name or None, as_of=ask.as_of)
    shown = cut(sorted(told, key=lambda one: (one.channel is None, one.heard)), page)
    return site.pages.show(
        request, "series-list.html", found=[row(one.line, one.channel) for one in shown.items], page=shown.page,
        asked=form_of(request), query=query_of(request), name=name or "",
    )  # fmt: skip


@router.get("/series/{name}")
@one_picture
def one_series(request: Request, site: SiteHere, ask: AskedHere, name: str) -> Response:
    """The rounds of one series."""
    found = site.questions.series(name, as_of=ask.as_of)
    settle(request, name, found.line.id)
    on = ask.on or site.questions.today(ask.as_of)
    shown = {c.id: c for c in cards_of(site, found.events.values(), on, ask.as_of)}
    pair = "-".join(sorted(found.line.parties)) if len(found.line.parties) == 2 else None
    return site.pages.show(
        request, "series.html", row=row(found.line, found.channel), rounds=found.line.rounds, cards=shown, pair=pair
    )


@router.get("/people")
def people(request: Request, site: SiteHere, ask: AskedHere, page: PageNumber = 1, name: Name = None) -> Response:
    """Everybody, or those who may be called so."""
    found = site.questions.people((name or "").strip() or None, ask.filters.parties, as_of=ask.as_of)
    shown = cut(found, page)
    return site.pages.show(
        request, "people.html", found=[person_row(p) for p in shown.items], page=shown.page, asked=form_of(request),
        query=query_of(request), name=name or "",
    )  # fmt: skip


@router.get("/people/{name}")
@one_picture
def person(request: Request, site: SiteHere, ask: AskedHere, name: str) -> Response:
    """One person: spellings, posts over time, events, whom they met."""
    found = site.questions.person(name, as_of=ask.as_of)
    settle(request, name, found.person.id)
    on = ask.on or site.questions.today(ask.as_of)
    return site.pages.show(
        request, "person.html", person=person_row(found.person), posts=posts(found.person),
        events=cards_of(site, sorted(found.events.values(), key=lambda e: (e.when or "~", e.id)), on, ask.as_of),
        met=[person_row(p) for p in found.met.values()],
    )  # fmt: skip
