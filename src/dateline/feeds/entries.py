"""A feed's bytes -> its entries, each as a feed of its own with that one entry.

So a story that came by a feed is the bytes of its entry alone: the same story, however the feed has moved on.
"""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, tostring

import msgspec

from dateline.errors import SourceUnhandled
from dateline.reading.decode import decode
from dateline.reading.formats import xml
from dateline.sources import Bytes

# What a feed says of itself and changes at every fetch; without it an entry's bytes stay the same.
_MOVES = frozenset(
    {"lastBuildDate", "pubDate", "updated", "ttl", "skipHours", "skipDays", "generator", "cloud", "date", "items"}
)
_ITEMS = frozenset({"item", "entry"})
# A text shorter than this (in characters, markup aside) is a summary; wires' shortest whole items run longer.
_WHOLE = 700
_TEXTS = ("encoded", "content", "description", "summary")
_TAG = re.compile(r"<[^>]*>")
_DATES = ("pubDate", "published", "issued", "date", "updated", "modified", "publication_date", "lastmod")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """``address`` its link, ``day`` as it tells it, ``document`` a feed that holds this entry alone.

    ``whole``: the text of the story stands in the entry, not just its first lines.
    """

    address: str
    title: str
    day: str | None
    document: Bytes
    whole: bool = False


def entries(source: Bytes) -> tuple[Entry, ...]:
    """The entries of an RSS or Atom feed, in its order. Raises SourceUnhandled for anything else."""
    root = xml.parse(decode(source.data, source.uri).text, source.uri)
    if xml.name(root).lower() not in ("rss", "rdf", "feed"):
        raise SourceUnhandled(source.uri, "no RSS or Atom feed", "give the address of the feed, not of the page")
    found = [(parent, one) for parent in root.iter() for one in parent if xml.name(one) in _ITEMS]
    return tuple(_entry(root, parent, one, source.uri) for parent, one in found)


def _entry(root: Element, parent: Element, one: Element, uri: str) -> Entry:
    data = tostring(_alone(root, parent, one), encoding="utf-8", xml_declaration=True)
    address = urljoin(uri, _link(one) or "")
    document = Bytes(address if _link(one) else uri, data, hashlib.sha256(data).hexdigest())
    longest = max((len(_TAG.sub("", xml.inner(text))) for text in xml.children(one, *_TEXTS)), default=0)
    return Entry(
        address=address if _link(one) else "",
        title=xml.told(one, "title"),
        day=day_of(one),
        document=document,
        whole=longest >= _WHOLE,
    )


def _alone(node: Element, parent: Element, one: Element) -> Element:
    """A copy of the feed's frame with this one entry: what it says of itself, but for what moves."""
    frame = Element(node.tag, node.attrib)
    frame.text = node.text
    for child in node:
        if child is one:
            frame.append(_still(one))
        elif child is parent or xml.name(child) == "channel":
            frame.append(_alone(child, parent, one))
        elif xml.name(child) not in _ITEMS | _MOVES:
            frame.append(_still(child))
    return frame


def _still(node: Element) -> Element:
    kept = copy.deepcopy(node)
    kept.tail = None
    return kept


def _link(one: Element) -> str:
    """RSS: the text of <link>, or a permanent <guid>; Atom: the alternate link."""
    for link in xml.children(one, "link"):
        if link.get("rel", "alternate") == "alternate" and (link.get("href") or (link.text or "").strip()):
            return (link.get("href") or link.text or "").strip()
    for guid in xml.children(one, "guid"):
        text = (guid.text or "").strip()
        if guid.get("isPermaLink", "true") == "true" and text.startswith(("http://", "https://")):
            return text
    return ""


def day_of(one: Element) -> str | None:
    """The day an entry says it was published, in the zone it says it in; None where it says none."""
    return next((day for text in _dates(one) if (day := _day(text))), None)


def _dates(one: Element) -> Iterator[str]:
    for name in _DATES:
        for node in one.iter():
            if xml.name(node) == name and (node.text or "").strip():
                yield (node.text or "").strip()


def _day(text: str) -> str | None:
    try:
        return dt.datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
