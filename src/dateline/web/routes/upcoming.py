"""What is ahead, what is overdue, what changed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from dateline.record.days import shifted
from dateline.web.asked import AskedHere
from dateline.web.pictured import one_picture
from dateline.web.routes.filtering import PageNumber, cards_of, changes_in_words, changes_since, form_of, query_of
from dateline.web.routing import page_router
from dateline.web.site import SiteHere
from dateline.web.views.ahead import grouped
from dateline.web.views.changes import by_day
from dateline.web.views.lists import cut, kinds, statuses

router = page_router()
_AHEAD = ("proposed", "planned", "postponed", "under_way")


@router.get("/upcoming")
@one_picture
def upcoming(request: Request, site: SiteHere, ask: AskedHere, page: PageNumber = 1) -> Response:
    """Cards by week and month, undated last."""
    on = ask.on or site.questions.today(ask.as_of)
    shown = cut(site.questions.upcoming(ask.filters, on, as_of=ask.as_of), page)
    return site.pages.show(
        request, "upcoming.html", on=on, groups=grouped(cards_of(site, shown.items, on, ask.as_of), on),
        page=shown.page,
        asked=form_of(request), query=query_of(request), kinds=kinds(),
        statuses=[one for one in statuses() if one[0] in _AHEAD],
    )  # fmt: skip


@router.get("/overdue")
@one_picture
def overdue(request: Request, site: SiteHere, ask: AskedHere, page: PageNumber = 1) -> Response:
    """Cards, the longest overdue first, each with its buttons."""
    on = ask.on or site.questions.today(ask.as_of)
    shown = cut(site.questions.overdue(ask.filters, on, as_of=ask.as_of), page)
    return site.pages.show(
        request, "overdue.html", on=on, page=shown.page,
        late=cards_of(site, [one.event for one in shown.items], on, ask.as_of),
        asked=form_of(request), query=query_of(request), kinds=kinds(),
    )  # fmt: skip


@router.get("/changes")
@one_picture
def changes(
    request: Request,
    site: SiteHere,
    ask: AskedHere,
    page: PageNumber = 1,
    days: Annotated[int, Query(ge=1, le=40_000, description="How many days back.")] = 30,
) -> Response:
    """Changes by day, the latest first. ``since`` of the filters, else ``days`` back from the day asked for."""
    on = ask.on or site.questions.today(ask.as_of)
    given = request.query_params.get("since") or ""
    first = ask.filters.since or shifted(on, -days)
    since = given if "T" in given else first.isoformat()
    told = changes_since(site, since, ask.filters, ask.as_of)
    shown = cut(told, page)
    groups = by_day(changes_in_words(site, shown.items, on, ask.as_of))
    return site.pages.show(
        request, "changes.html", since=since, groups=groups, page=shown.page, back=None if given else days,
        asked=form_of(request), query=query_of(request) | {"days": days}, kinds=kinds(),
    )  # fmt: skip
