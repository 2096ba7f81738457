"""The first screen, Monday morning: what changed since you last looked, what is ahead, what is overdue."""

from __future__ import annotations

import datetime as dt

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.errors import UsageError
from dateline.model import Event
from dateline.model.known import AsOf
from dateline.record import days
from dateline.web.asked import AskedHere
from dateline.web.pictured import one_picture
from dateline.web.routes.filtering import cards_of, changes_in_words, changes_since
from dateline.web.routes.looks import LOOKED, Looks
from dateline.web.site import SiteHere
from dateline.web.views.channels import quiet

# Not a page_router: what it shows depends on the visitor's last look, so that no browser may keep it.
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
AHEAD = 14
"""Days ahead that are shown."""
_CHANGES, _SOON, _LATE, _QUIET = 20, 40, 8, 8
_WIDEST = 31
"""Days of a period that may stand among the next 14: "some time this year" is no plan for a Monday."""


@router.get("/")
@one_picture
def home(request: Request, site: SiteHere, ask: AskedHere, since: str | None = None) -> Response:
    """Three columns. ``since``: a day or an instant instead of the last look."""
    on = ask.on or site.questions.today(ask.as_of)
    looks = Looks.read(request.cookies.get(LOOKED), site.clock())
    begin = _since(since, ask.as_of, on, looks)
    told = changes_since(site, begin, ask.filters, ask.as_of)
    changes = changes_in_words(site, told[:_CHANGES], on, ask.as_of)
    ahead = site.questions.upcoming(ask.filters, on, as_of=ask.as_of)
    fortnight = msgspec.structs.replace(ask.filters, until=days.shifted(on, AHEAD))
    soon = [e for e in site.questions.upcoming(fortnight, on, as_of=ask.as_of)[:_SOON] if _narrow(e)]
    late = site.questions.overdue(ask.filters, on, as_of=ask.as_of)
    near = site.questions.near_channels(ask.filters.parties, as_of=ask.as_of)
    page = site.pages.show(
        request, "home.html", on=on, since=begin, changes=changes, changed_total=len(told),
        ahead=cards_of(site, soon, on, ask.as_of), ahead_total=ahead.total, late_total=len(late),
        late=cards_of(site, [o.event for o in late[:_LATE]], on, ask.as_of),
        quiet=None if near is None else quiet(near, _QUIET),
    )  # fmt: skip
    page.headers["cache-control"] = "private, no-store"
    if ask.as_of is None:
        looks.write(page, secure=request.url.scheme == "https")
    return page


def _since(asked: str | None, as_of: str | None, on: dt.date, looks: Looks) -> str:
    """The moment that changes count from: as asked, else a week before the day asked for, else the last look."""
    if asked:
        try:
            AsOf(asked)
        except UsageError as error:
            raise UsageError(f"since {asked[:40]!r} is no day or instant; allowed: 2023-04-16") from error
        return asked
    return days.shifted(on, -7).isoformat() if as_of else looks.since


def _narrow(event: Event) -> bool:
    period = days.period(event.when)
    return period is not None and period.days <= _WIDEST


@router.get("/favicon.ico")
def icon() -> Response:
    """What browsers ask for where no page names an icon: beside a picture opened by itself."""
    return RedirectResponse("/static/icon.svg", 308)
