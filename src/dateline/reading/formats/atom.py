"""Atom (RFC 4287), feeds and single entries: each entry is a story (source.index counts entries).

An entry's text is its title, then its summary and, where there is one, its content; where both stand, the summary
is the teaser.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dateline.errors import SourceEmpty
from dateline.reading.decode import Decoded
from dateline.reading.formats import xml
from dateline.reading.formats.house import house
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Facts, Page
from dateline.reading.told import Told

MEDIA_TYPE = "application/atom+xml"
_AT = "atom:/feed/entry"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def reads(decoded: Decoded, uri: str) -> bool:
    """True where the root element is Atom's."""
    return xml.root_of(decoded.text) in ("feed", "entry")


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page an entry. Raises SourceEmpty for a feed without entries."""
    root = xml.parse(decoded.text, uri)
    entries = [root] if xml.name(root) == "entry" else list(xml.children(root, "entry"))
    if not entries:
        raise SourceEmpty(uri, "the feed holds no entries", "check where it was fetched from")
    sheet, site = Sheet(uri), _Site(root)
    for index, entry in enumerate(entries):
        _write(entry, sheet)
        sheet.story(MEDIA_TYPE, _facts(site, entry, "atom:/entry/" if root is entry else f"{_AT}[{index + 1}]/"), index)
    return sheet.pages(decoded.warnings)


class _Site:
    """What the feed says of all its entries; nothing where an entry stands alone."""

    def __init__(self, root: Element) -> None:
        feed = root if xml.name(root) == "feed" else Element("feed")
        self.house = house(xml.told(feed, "title"))
        self.links = _links(feed)
        self.language = root.get(_LANGUAGE)


def _links(element: Element) -> list[str | None]:
    links = xml.children(element, "link")
    return [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]


def _write(entry: Element, sheet: Sheet) -> None:
    content = next((one for one in xml.children(entry, "content") if xml.inner(one).strip()), None)
    sheet.line(xml.told(entry, "title"), tag="h1")
    for summary in xml.children(entry, "summary"):
        _text(summary, sheet, box="teaser" if content is not None else "")
    if content is not None:
        _text(content, sheet)


def _text(construct: Element, sheet: Sheet, box: str = "") -> None:
    """A text construct (RFC 4287, 3.1): "text" is plain, "html" and "xhtml" are markup."""
    if construct.get("type", "text") in ("text", "text/plain"):
        sheet.plain(construct.text, box)
    else:
        sheet.markup(xml.inner(construct), box)


def _facts(site: _Site, entry: Element, at: str) -> Facts:
    told = Told()
    told.say("headlines", xml.told(entry, "title"), at + "title")
    told.say("published", xml.told(entry, "published", "issued", "created"), at + "published")
    told.say("modified", xml.told(entry, "updated", "modified"), at + "updated")
    for author in xml.children(entry, "author"):
        told.say("authors", xml.told(author, "name"), at + "author/name")
    for origin in xml.children(entry, "source"):
        told.say("publishers", house(xml.told(origin, "title")), at + "source/title")
    told.say("publishers", site.house, "atom:/feed/title")
    for link in (*_links(entry), *site.links):
        told.address(link)
    for category in xml.children(entry, "category"):
        told.say("tags", category.get("label") or category.get("term"), at + "category")
    told.say("language", entry.get(_LANGUAGE) or site.language, at + "@xml:lang")
    return told.facts()
