"""Where stories came from, what was read when, and what needs a person."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query

from dateline.record import Standing
from dateline.record.review import Item
from dateline.web.answers import CoveragePage, SourceLine
from dateline.web.api.offering import TABLE, api_router, offer
from dateline.web.api.stories import SourceName
from dateline.web.asked import AskedHere
from dateline.web.content import Content, PageHere, listing
from dateline.web.site import SiteHere

router = api_router()
Only = Annotated[
    list[Literal["notice", "doubt", "unbound", "conflict", "overdue"]],
    Query(description="Repeated: any of them.", max_length=5, default_factory=list),
]


def sources(site: SiteHere, ask: AskedHere, page: PageHere) -> Content:
    """Who the stories came from: how many, how many of them copies, which chains, from when to when."""
    return listing("Sources", ask, site.questions.sources(as_of=ask.as_of), page)


def coverage(site: SiteHere, ask: AskedHere, source: SourceName = None) -> Content:
    """What was read by source and day, and the stretches of which nothing was: there no event means nothing."""
    found = site.questions.coverage(ask.filters, source, as_of=ask.as_of)
    return Content(title="Coverage", ask=ask, one=found, rows=found.rows)


def review(site: SiteHere, ask: AskedHere, page: PageHere, only: Only) -> Content:
    """What needs a person, the gravest first: notices, doubtful merges, unbound judgements, conflicts, the overdue."""
    return listing("Review", ask, site.questions.review(ask.filters, ask.on, only, as_of=ask.as_of), page)


def judgements(site: SiteHere, ask: AskedHere, page: PageHere) -> Content:
    """Every judgement, undone ones too, with what became of it, in the order in which they were made."""
    return listing("Judgements", ask, site.questions.judgements(as_of=ask.as_of), page)


offer(router, "/sources", sources, SourceLine, listed=True, files=TABLE, tag="sources")
offer(router, "/coverage", coverage, CoveragePage, listed=False, files=TABLE, tag="sources")
offer(router, "/review", review, Item, listed=True, tag="judging")
offer(router, "/judgements", judgements, Standing, listed=True, tag="judging")
