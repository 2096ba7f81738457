"""One story: its text with the evidence marked, and what reading dropped, on demand."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from dateline.web.asked import AskedHere
from dateline.web.routes.filtering import cards_of
from dateline.web.routing import page_router, settle
from dateline.web.site import Asker, SiteHere
from dateline.web.views.quotes import chain
from dateline.web.views.storytext import blocks, headline, together

router = page_router()


@router.get("/stories/{name}")
def story(request: Request, site: SiteHere, ask: AskedHere, asker: Asker, name: str) -> Response:
    """One story."""
    found = site.questions.story(name, whole=asker.reads_all, as_of=ask.as_of)
    settle(request, name, found.story.id)
    on = ask.on or site.questions.today(ask.as_of)
    told = site.questions.events_of(found.events.values(), as_of=ask.as_of)
    family = [s for s in found.family.stories if s != found.story.id] if found.family else []
    by_id = {s.id: s for s in site.questions.rows(family, as_of=ask.as_of)}
    return site.pages.show(
        request, "story.html", story=found.story, by=chain(found.story),
        blocks=together(blocks(found.story, found.text, found.reports, found.events)),
        head=headline(found.story, found.text, found.reports, found.events), events=cards_of(site, told, on, ask.as_of),
        whole=found.text is not None, family=list(by_id.values()),
        linked=found.story.source.uri.startswith(("http://", "https://")),
    )  # fmt: skip
