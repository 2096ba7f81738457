"""Events: the list with its filters, one event, and the sentences behind one of its values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import Path, Query, Request
from starlette.responses import Response

from dateline.model import Evidence
from dateline.record.judged.fields import FIELDS
from dateline.web.asked import AskedHere
from dateline.web.pictured import one_picture
from dateline.web.routes.filtering import PageNumber, cards_of, form_of, query_of
from dateline.web.routing import page_router, settle
from dateline.web.site import Asker, SiteHere
from dateline.web.views.accounts import side_by_side
from dateline.web.views.cards import card
from dateline.web.views.eventview import view
from dateline.web.views.lists import cut, kinds, statuses
from dateline.web.views.people import named_by
from dateline.web.views.quotes import opened, under
from dateline.web.views.words import say

router = page_router()
Field = Annotated[str, Path(max_length=60, pattern=r"^[a-z_.]+$")]


@router.get("/events")
@one_picture
def events(
    request: Request,
    site: SiteHere,
    ask: AskedHere,
    page: PageNumber = 1,
    order: Annotated[Literal["latest", "oldest"], Query(description="By the day of the event.")] = "latest",
) -> Response:
    """The list."""
    on = ask.on or site.questions.today(ask.as_of)
    shown = cut(site.questions.events(ask.filters, latest=order == "latest", as_of=ask.as_of), page)
    parties = ask.filters.parties
    return site.pages.show(
        request, "events.html", found=cards_of(site, shown.items, on, ask.as_of), page=shown.page, order=order,
        asked=form_of(request),
        query=query_of(request) | ({} if order == "latest" else {"order": [order]}), kinds=kinds(),
        statuses=statuses(), pair="-".join(sorted(parties)) if len(parties) == 2 else None,
    )  # fmt: skip


@router.get("/events/{name}")
@one_picture
def event(request: Request, site: SiteHere, ask: AskedHere, asker: Asker, name: str) -> Response:
    """One event."""
    found = site.questions.event(name, whole=asker.reads_all, as_of=ask.as_of)
    settle(request, name, found.event.id)
    on = ask.on or site.questions.today(ask.as_of)
    told = [(found.stories[found.told_by[r]], report) for r, report in found.reports.items()]
    people = named_by(told, found.event.id)
    shown = view(found.event, found.stories, found.families, found.around, on, people)
    copies = frozenset(s for f in found.families for s in f.stories if s != f.id)
    return site.pages.show(
        request, "event.html", page=shown, event=found.event, fields=opened(found.event.evidence, found.stories),
        accounts=side_by_side(told, shown.numbers, copies), why=found.why, told_by=found.told_by,
        correctable=[(name, say("fields", name)) for name in FIELDS],
    )  # fmt: skip


@router.get("/events/{name}/why/{field}")
def why(
    request: Request,
    site: SiteHere,
    ask: AskedHere,
    asker: Asker,
    name: str,
    field: Field,
    story: Annotated[
        str | None, Query(max_length=100, description="The story whose sentences alone are asked for.")
    ] = None,
) -> Response:
    """The sentences behind a value: beside the page for htmx, else a page of their own."""
    found = site.questions.event(name, whole=asker.reads_all, as_of=ask.as_of)
    on = ask.on or site.questions.today(ask.as_of)
    part = request.headers.get("hx-request") == "true"
    return site.pages.show(
        request, "why-part.html" if part else "why.html", card=card(found.event, on, ()), field=field,
        opened=under(opened(_told_in(found.event.evidence, story), found.stories), field),
    )  # fmt: skip


def _told_in(evidence: Sequence[Evidence], story: str | None) -> Sequence[Evidence]:
    """What one story tells; all where none is asked for, or where nothing of it counts any more."""
    return [item for item in evidence if item.story == story] or evidence if story else evidence
