"""RSS 0.9x, 1.0 and 2.0 with the Dublin Core and content modules: each item is a story (source.index counts items).

An item's text is its title, then its description and, where there is one, its content; where both stand, the
description is the teaser. The channel's title, or the item's source, is the publisher.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

from dateline.errors import SourceEmpty
from dateline.reading.decode import Decoded
from dateline.reading.formats import xml
from dateline.reading.formats.house import house
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Facts, Page
from dateline.reading.told import Told

MEDIA_TYPE = "application/rss+xml"
_DATES = ("pubDate", "date", "published", "issued", "created")
_CHANGES = ("modified", "updated")


def reads(decoded: Decoded, uri: str) -> bool:
    """True where the root element is RSS's, of any version."""
    return xml.root_of(decoded.text) in ("rss", "rdf")


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page an item. Raises SourceEmpty for a feed without items."""
    root = xml.parse(decoded.text, uri)
    channel = next(xml.children(root, "channel"), root)
    items = [*xml.children(channel, "item"), *(xml.children(root, "item") if root is not channel else ())]
    if not items:
        raise SourceEmpty(uri, "the feed holds no items", "check where it was fetched from")
    sheet, site = Sheet(uri), _Site(channel)
    for index, item in enumerate(items):
        _write(item, sheet)
        sheet.story(MEDIA_TYPE, _facts(site, item, index), index)
    return sheet.pages(decoded.warnings)


class _Site:
    """What the channel says of all its items."""

    def __init__(self, channel: Element) -> None:
        self.house = house(xml.told(channel, "title"))
        self.link = xml.told(channel, "link")
        self.language = xml.told(channel, "language")


def _write(item: Element, sheet: Sheet) -> None:
    sheet.line(xml.told(item, "title"), tag="h1")
    content = next((xml.inner(c) for c in xml.children(item, "encoded", "content") if xml.inner(c).strip()), "")
    teaser = next((xml.inner(c) for c in xml.children(item, "description", "summary")), "")
    sheet.markup(teaser, box="teaser" if content else "")
    sheet.markup(content)


def _facts(site: _Site, item: Element, index: int) -> Facts:
    told, at = Told(), f"rss:/channel/item[{index + 1}]/"
    told.say("headlines", xml.told(item, "title"), at + "title")
    for name in _DATES:
        told.say("published", _instant(xml.told(item, name)), at + name)
    for name in _CHANGES:
        told.say("modified", _instant(xml.told(item, name)), at + name)
    for name in ("creator", "author"):
        told.say("authors", _person(xml.told(item, name)), at + name)
    told.say("publishers", house(xml.told(item, "source", "publisher")), at + "source")
    told.say("publishers", site.house, "rss:/channel/title")
    told.address(xml.told(item, "link"))
    told.address(site.link)
    for category in xml.children(item, "category", "subject"):
        told.say("tags", category.text, at + "category")
    told.say("language", xml.told(item, "language") or site.language, "rss:/channel/language")
    return told.facts()


def _instant(text: str) -> str:
    """An RFC 822 date as ISO 8601 (its zone words have one meaning), anything else as it stands."""
    try:
        return parsedate_to_datetime(text).isoformat() if text else ""
    except (ValueError, IndexError, TypeError, OverflowError):
        return text


def _person(text: str) -> str:
    """ "desk@wire.example (Jane Roe)" -> "Jane Roe"; an address alone names nobody."""
    inside = text.partition("(")[2].rpartition(")")[0].strip() if "@" in text else text
    return inside if "@" not in inside else ""
