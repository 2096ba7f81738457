"""The first screen."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from dateline.web.asked import AskedHere
from dateline.web.routing import page_router
from dateline.web.site import SiteHere

router = page_router()


@router.get("/")
def home(request: Request, site: SiteHere, ask: AskedHere) -> Response:
    """What changed, what is ahead, what is overdue."""
    ahead = site.questions.upcoming(ask.filters, ask.on, as_of=ask.as_of)
    return site.pages.show(request, "home.html", ahead=ahead)
