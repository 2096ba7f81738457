"""Sources, coverage, search, and what waits for a person."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from dateline.export.desk.queries import told
from dateline.web.api.queries import own_only
from dateline.web.asked import AskedHere
from dateline.web.routes.filtering import PageNumber, form_of, query_of
from dateline.web.routing import page_router
from dateline.web.site import Asker, SiteHere
from dateline.web.views.found import found_rows
from dateline.web.views.lists import cut
from dateline.web.views.review import items
from dateline.web.views.strips import strips

router = page_router()
_MOST = 200
Words = Annotated[str, Query(max_length=300)]
SourceName = Annotated[str | None, Query(max_length=200)]


@router.get("/sources")
def sources(
    request: Request, site: SiteHere, ask: AskedHere, page: PageNumber = 1, source: SourceName = None
) -> Response:
    """Who the stories came from; of one source its stories."""
    lines = site.questions.sources(as_of=ask.as_of)
    told = site.questions.stories(ask.filters, source, as_of=ask.as_of) if source else []
    shown = cut(told if source else lines, page)
    return site.pages.show(
        request, "sources.html", lines=[] if source else shown.items, stories=shown.items if source else [],
        source=source or "", page=shown.page, query=query_of(request),
    )  # fmt: skip


@router.get("/coverage")
def coverage(request: Request, site: SiteHere, ask: AskedHere, source: SourceName = None) -> Response:
    """What was read, source by source, month by month."""
    found = site.questions.covering(ask.filters, source or None, as_of=ask.as_of)
    return site.pages.show(
        request, "coverage.html", strips=strips(found.sources, found.first, found.last), first=found.first,
        last=found.last, asked=form_of(request), source=source or "",
    )  # fmt: skip


@router.get("/search")
def search(
    request: Request, site: SiteHere, ask: AskedHere, asker: Asker, q: Words = "", page: PageNumber = 1
) -> Response:
    """Sentences that hold the words."""
    hits = (
        site.questions.search(q, ask.filters, most=_MOST, whole=asker.reads_all, as_of=ask.as_of) if q.strip() else []
    )
    shown = cut(hits, page)
    known = {s.id: s for s in site.questions.rows({hit.story for hit in shown.items}, as_of=ask.as_of)}
    return site.pages.show(
        request, "search.html", words=q, found=found_rows(shown.items, known, q), page=shown.page, most=_MOST,
        asked=form_of(request), query=query_of(request),
    )  # fmt: skip


@router.get("/queries")
def queries(request: Request, site: SiteHere, asker: Asker) -> Response:
    """Saved queries, each with what one may subscribe to."""
    own_only(asker)
    found = [(name, told(query)) for name, query in site.queries.all().items()]
    return site.pages.show(request, "queries.html", found=found)


@router.get("/review")
def review(request: Request, site: SiteHere, ask: AskedHere, page: PageNumber = 1) -> Response:
    """What needs a person, the gravest first; and what was decided."""
    on = ask.on or site.questions.today(ask.as_of)
    shown = cut(site.questions.review(ask.filters, on, as_of=ask.as_of), page)
    named = {e for item in shown.items if (e := item.event)}
    events = {e.id: e for e in site.questions.events_of(named, as_of=ask.as_of)}
    return site.pages.show(
        request, "review.html", items=items(shown.items, events, on), page=shown.page, asked=form_of(request),
        query=query_of(request), judgements=list(reversed(site.questions.judgements(as_of=ask.as_of)))[:100],
    )  # fmt: skip
