"""Stories as read, and the search in their sentences. Without the token of a public server: excerpts."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request

from dateline.store.searching import Hit
from dateline.web.answers import StoryPage, StoryRow
from dateline.web.api.offering import TABLE, api_router, offer
from dateline.web.asked import AskedHere
from dateline.web.content import Content, PageHere, listing
from dateline.web.listing import MOST
from dateline.web.routing import settle
from dateline.web.site import Asker, SiteHere

router = api_router()
SourceName = Annotated[str | None, Query(description="Only of this source, as /v1/sources names it.", max_length=200)]


def stories(site: SiteHere, ask: AskedHere, page: PageHere, source: SourceName = None) -> Content:
    """Stories, the latest first. since and until are their own days; party, kind and status what they tell of."""
    found = site.questions.stories(ask.filters, source, as_of=ask.as_of)
    return listing("Stories", ask, found, page)


def story(
    request: Request,
    site: SiteHere,
    asker: Asker,
    ask: AskedHere,
    name: Annotated[str, Path(description="Its id, or the beginning of it.", max_length=100, examples=["0a1b2c3d"])],
) -> Content:
    """One story as read: headline, chain, clocks, text, what was left out, and the reports that it tells."""
    found = site.questions.story(name, whole=asker.reads_all, as_of=ask.as_of)
    settle(request, name, found.story.id)
    return Content(title=found.story.headline or "Story", ask=ask, one=found)


def search(
    site: SiteHere,
    asker: Asker,
    ask: AskedHere,
    page: PageHere,
    q: Annotated[
        str,
        Query(
            description='Words, "a phrase", -word: sentences that hold all of them in any of their forms.',
            min_length=1, max_length=300, pattern=r"^\"?\w", examples=["security talks"],
        ),
    ],
) -> Content:  # fmt: skip
    """Sentences of the reporting that hold all the words, the latest story's first, with their offsets."""
    found = site.questions.search(q, ask.filters, most=MOST, whole=asker.reads_all, as_of=ask.as_of)
    return listing(f"Search: {q}", ask, found, page)


offer(router, "/stories", stories, StoryRow, listed=True, files=TABLE, tag="stories")
offer(router, "/stories/{name}", story, StoryPage, listed=False, tag="stories")
offer(router, "/search", search, Hit, listed=True, files=TABLE, tag="stories")
