"""schema.org NewsArticle (and its kin) as JSON-LD of its own, with ``articleBody``: an article is a story.

The text is the headline, the description (a teaser), the dateline and the body. https://schema.org/NewsArticle
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.reading import metadata
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Facts

MEDIA_TYPE = "application/ld+json"


def reads(item: object) -> bool:
    """True for an object of an article's type."""
    return isinstance(item, dict) and metadata.is_article(item)


def write(item: Mapping[str, Any], sheet: Sheet, at: str, called: Mapping[str, str]) -> Facts:
    """Put the article's text on ``sheet``; its facts come back, with pointers below ``at``.

    ``called`` are names of the graph's members by their @id.
    """
    facts = metadata.of_article(item, called, at)
    title = item.get("headline") or item.get("name")
    sheet.line(title if isinstance(title, str) else "", tag="h1")
    body = item.get("articleBody") or item.get("text")
    teaser = item.get("description")
    if isinstance(teaser, str):
        sheet.markup(teaser, box="teaser" if body else "")
    if isinstance(item.get("dateline"), str):
        sheet.line(item["dateline"])
    if isinstance(body, str):
        sheet.markup(body)
    return facts
