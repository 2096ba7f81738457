"""A JSON file that holds stories: IPTC ninjs or schema.org articles, one, a list of them, or a graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.errors import SourceEmpty, SourceUnhandled
from dateline.reading import metadata
from dateline.reading.decode import Decoded
from dateline.reading.formats import news_article, ninjs
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Page

_LISTS = ("items", "articles", "associations", "results", "docs")


def reads(decoded: Decoded, uri: str) -> bool:
    """True for a text that begins as a JSON object or list does."""
    head = decoded.text[:2000].lstrip("\ufeff \t\r\n")
    return head.startswith(("{", "[")) and (
        uri.lower().endswith((".json", ".jsonld", ".gz", "-")) or head[1:].lstrip()[:1] in ('"', "{", "}", "]")
    )


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page a story. Raises SourceUnhandled for broken JSON and for objects that are neither."""
    try:
        data = msgspec.json.decode(decoded.text.lstrip("\ufeff"))
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise SourceUnhandled(uri, f"broken JSON ({error})", "check where it was fetched from") from None
    sheet = Sheet(uri)
    found = 0
    for item in _stories(data):
        put(item, sheet, found, metadata.by_id(data))
        found += 1
    if not found:
        raise unknown(uri, data)
    return sheet.pages(decoded.warnings)


def unknown(uri: str, data: object) -> SourceUnhandled | SourceEmpty:
    """What to say of JSON without a story in it."""
    if not data:
        return SourceEmpty(uri, "the JSON holds nothing", "check where it was fetched from")
    return SourceUnhandled(uri, "JSON that is neither IPTC ninjs nor a schema.org article", "convert it to one of them")


def put(item: Any, sheet: Sheet, index: int, called: dict[str, str], at: str = "") -> None:
    """Write one story that ``is_story``."""
    if news_article.reads(item):
        sheet.story(news_article.MEDIA_TYPE, news_article.write(item, sheet, f"ld+json:{at}/", called), index)
    else:
        sheet.story(ninjs.MEDIA_TYPE, ninjs.write(item, sheet, f"ninjs:{at}/").facts(), index)


def is_story(item: object) -> bool:
    """True for what one of the two formats takes."""
    return news_article.reads(item) or ninjs.reads(item)


def _stories(data: Any) -> Iterator[Any]:
    """The stories of a document: itself, the members of its list or graph."""
    if isinstance(data, dict) and is_story(data):
        yield data
        return
    rows = data if isinstance(data, list) else []
    if isinstance(data, dict):
        rows = next((data[key] for key in ("@graph", *_LISTS) if isinstance(data.get(key), list)), [])
    yield from (row for row in rows if is_story(row))
