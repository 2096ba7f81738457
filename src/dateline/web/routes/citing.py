"""An event as works cite it: a page with every style, and each style as a file."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Path, Request
from starlette.responses import PlainTextResponse, Response

from dateline import engine
from dateline.export import Context, cited
from dateline.export.citing import STYLES, citation, render
from dateline.web.asked import Asked, AskedHere
from dateline.web.routing import page_router
from dateline.web.site import Site, SiteHere
from dateline.web.views.cards import card

router = page_router()
Style = Annotated[Literal["chicago", "bibtex", "ris", "csl"], Path(description="The style.")]
_NAMES = {"chicago": "Footnote (Chicago)", "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON (Zotero)"}
_ENDINGS = {"chicago": "txt", "bibtex": "bib", "ris": "ris", "csl": "json"}


@router.get("/events/{name}/cite")
def cite(request: Request, site: SiteHere, ask: AskedHere, name: str) -> Response:
    """One event in every style of citation, as of the day asked for, else of today."""
    told = {style: _cited(request, site, ask, name, style) for style in STYLES}
    event = site.questions.event(name, as_of=ask.as_of).event
    on = ask.on or site.questions.today(ask.as_of)
    return site.pages.show(
        request, "cite.html", card=card(event, on, ()), on=on,
        styles=[(style, _NAMES[style], text) for style, text in told.items()],
    )  # fmt: skip


@router.get("/events/{name}/cite/{style}", response_class=PlainTextResponse)
def cite_file(request: Request, site: SiteHere, ask: AskedHere, name: str, style: Style) -> Response:
    """The citation in one style as a file: chicago, bibtex, ris or csl."""
    text = _cited(request, site, ask, name, style)
    there = {"content-disposition": f'inline; filename="dateline.{_ENDINGS[style]}"'}
    return PlainTextResponse(text, headers=there)


def _cited(request: Request, site: Site, ask: Asked, name: str, style: str) -> str:
    found = site.questions.event(name, as_of=ask.as_of)
    context = Context(
        stories={story: cited(told) for story, told in found.stories.items()}, engine=engine.engine().key,
        address=str(request.base_url).rstrip("/"), as_of=ask.as_of or site.questions.today(None).isoformat(),
    )  # fmt: skip
    return render(style, [citation(found.event, context)])
