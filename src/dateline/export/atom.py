"""Atom (RFC 4287): a feed with an entry an event, the same bytes for the same record.

The id of an entry follows from the event's and never changes; ``updated`` is when the record last changed what it says
of the event. ``updated`` of the feed is that of its newest entry, so it stands behind the entries (4.1.1: their order
means nothing), and a feed of any length is written without being held.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from dateline import __version__
from dateline.export import words
from dateline.export.context import Context
from dateline.export.days import EPOCH, created, modified, urn
from dateline.export.safe import line
from dateline.model import Event

_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"


def write(events: Iterable[Event], context: Context) -> Iterator[bytes]:
    """A feed in pieces: its head, an entry an event, and when it last changed."""
    yield _head(context)
    newest = EPOCH
    for event in events:
        newest = max(newest, modified(event))
        yield _bytes(_entry(event, context))
    yield _bytes(_element("updated", _stamp(newest))) + b"</feed>\n"


def _head(context: Context) -> bytes:
    own = context.own or context.address
    parts = [
        _element("id", own or urn(f"feed {context.title}")),
        _element("title", line(context.title)),
        _element("generator", "Dateline", version=__version__),
        _author("Dateline"),
    ]
    if context.own:
        parts.append(_element("link", rel="self", type="application/atom+xml", href=context.own))
    if context.address:
        parts.append(_element("link", rel="alternate", type="text/html", href=context.address))
    start = f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_ATOM}">\n'
    return start.encode() + b"".join(map(_bytes, parts))


def _entry(event: Event, context: Context) -> ET.Element:
    entry = ET.Element("entry")
    told = context.told(event.stories)
    status = words.status(event.status)
    when = event.when or "no day"
    entry.append(_element("id", urn(event.id)))
    entry.append(_element("title", line(f"{words.title(event)} ({', '.join(filter(None, (status, when)))})")))
    entry.append(_element("updated", _stamp(modified(event))))
    entry.append(_element("published", _stamp(created(event))))
    if page := context.page(event.id):
        entry.append(_element("link", rel="alternate", type="text/html", href=page))
    for one in told:
        if one.address:
            entry.append(_element("link", rel="via", href=one.address, title=words.story(one)))
    for scheme, term in (("kind", event.kind), ("status", event.status), ("level", event.level)):
        if term and term != "unknown":
            entry.append(_element("category", term=term, scheme=f"urn:dateline:{scheme}"))
    for code in sorted(event.codes):
        entry.append(_element("category", term=line(code), scheme="urn:dateline:party"))
    entry.append(_content(event, context))
    return entry


def _content(event: Event, context: Context) -> ET.Element:
    content = _element("content", type="xhtml")
    box = ET.SubElement(content, "div", xmlns=_XHTML)
    facts = [("when", event.when or "no day"), ("where", words.place(event))]
    lines = ET.SubElement(box, "ul")
    for label, told in (*facts, *words.facts(event, context)):
        if told:
            ET.SubElement(lines, "li").text = f"{label}: {told}"
    return content


def _author(name: str) -> ET.Element:
    author = ET.Element("author")
    author.append(_element("name", name))
    return author


def _element(tag: str, words_: str | None = None, **attributes: str) -> ET.Element:
    element = ET.Element(tag, attributes)
    element.text = words_
    return element


def _bytes(element: ET.Element) -> bytes:
    return ET.tostring(element, encoding="unicode").encode() + b"\n"


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
