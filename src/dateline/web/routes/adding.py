"""The form by which a person writes down what they know; it is sent to ``deciding.add``."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from dateline.entries.columns import COLUMNS
from dateline.model.closed import LEVELS
from dateline.web.routing import page_router
from dateline.web.site import SiteHere
from dateline.web.views.lists import kinds, parties, statuses
from dateline.web.views.words import say

router = page_router()


@router.get("/add")
def form(request: Request, site: SiteHere) -> Response:
    """The form, or the way to sign in."""
    levels = [("", ""), *((level, say("levels", level)) for level in LEVELS if level != "unknown")]
    return site.pages.show(
        request, "add.html", kinds=kinds(), statuses=statuses(), levels=levels, known=parties(),
        about={name: column.about for name, column in COLUMNS.items()},
    )  # fmt: skip
