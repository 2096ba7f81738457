"""IPTC NewsML-G2 news items, alone or in a news message: each item with text is a story.

The text is the headline, the editor's note, and the inline content: NITF, XHTML or plain. What says who, where and when
is metadata: contentMeta (headline, by, creditline, located, contentCreated), itemMeta (provider, versionCreated,
pubStatus, edNote), rightsInfo (copyrightHolder).
https://iptc.org/standards/newsml-g2/
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dateline.errors import SourceEmpty
from dateline.reading.decode import Decoded
from dateline.reading.formats import nitf, xml
from dateline.reading.formats.ninjs import NOTICES
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Page
from dateline.reading.told import Told

MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
_ROOTS = frozenset({"newsitem", "newsmessage", "packageitem"})


def reads(decoded: Decoded, uri: str) -> bool:
    """True where the root element is one of NewsML-G2's."""
    return xml.root_of(decoded.text) in _ROOTS


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page a news item with text. Raises SourceEmpty for none."""
    root = xml.parse(decoded.text, uri)
    sheet, index = Sheet(uri), 0
    for item in (one for one in root.iter() if xml.name(one) == "newsItem"):
        bodies = list(_bodies(item))
        if bodies:
            sheet.story(MEDIA_TYPE, _write(item, bodies[0], sheet).facts(), index)
            index += 1
    if not index:
        raise SourceEmpty(uri, "no item of the message holds text", "ask the wire for text items")
    return sheet.pages(decoded.warnings)


def _write(item: Element, body: Element, sheet: Sheet) -> Told:
    told = _told(item)
    title = next((xml.all_text(one) for one in _deep(item, "contentMeta", "headline")), "")
    sheet.line(title, tag="h1")
    for note in _deep(item, "itemMeta", "edNote"):
        sheet.line(xml.all_text(note), box="metadata")
    markup = next((one for one in body.iter() if xml.name(one) in ("nitf", "body", "html")), None)
    if xml.name(body) == "inlineData" or markup is None:
        sheet.plain(xml.all_text(body))
    elif (root := next((one for one in body.iter() if xml.name(one) == "nitf"), None)) is not None:
        nitf.write(root, sheet, told, titled=bool(title))
    else:
        inner = next((one for one in markup.iter() if xml.name(one) == "body"), markup)
        sheet.markup(xml.inner(inner))
    return told


def _bodies(item: Element) -> Iterator[Element]:
    """The renditions of an item's text, markup before plain."""
    sets = [one for one in item.iter() if xml.name(one) in ("inlineXML", "inlineData")]
    yield from sorted((one for one in sets if xml.all_text(one)), key=lambda one: xml.name(one) != "inlineXML")


def _told(item: Element) -> Told:
    told, at = Told(), "newsml:/newsItem/"
    for where, name, field in (
        ("contentMeta", "headline", "headlines"),
        ("contentMeta", "contentCreated", "published"),
        ("itemMeta", "firstCreated", "published"),
        ("contentMeta", "contentModified", "modified"),
        ("itemMeta", "versionCreated", "modified"),
        ("contentMeta", "by", "authors"),
        ("contentMeta", "creditline", "author_bodies"),
    ):
        for one in _deep(item, where, name):
            told.say(field, xml.all_text(one), f"{at}{where}/{name}")
    for where, name, field in (
        ("itemMeta", "provider", "author_bodies"),
        ("contentMeta", "infoSource", "author_bodies"),
        ("rightsInfo", "copyrightHolder", "author_bodies"),
        ("contentMeta", "located", "located"),
        ("contentMeta", "subject", "tags"),
    ):
        for one in _deep(item, where, name):
            told.say(field, xml.told(one, "name") or one.get("literal"), f"{at}{where}/{name}/name")
    for status in _deep(item, "itemMeta", "pubStatus"):
        told.say("notice", NOTICES.get((status.get("qcode") or "").rpartition(":")[2]), f"{at}itemMeta/pubStatus")
    for language in _deep(item, "contentMeta", "language"):
        told.say("language", language.get("tag"), f"{at}contentMeta/language/@tag")
    return told


def _deep(item: Element, where: str, name: str) -> Iterator[Element]:
    for part in xml.children(item, where):
        yield from xml.children(part, name)
