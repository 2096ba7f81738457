"""IPTC NITF 3.x: one document is a story.

The text is the headline, the byline, the dateline and the paragraphs of body.content; head/docdata says when it was
issued and who holds the copyright, ed-msg is the note to editors, key-list the tags.
https://iptc.org/standards/nitf/
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from dateline.reading.decode import Decoded
from dateline.reading.formats import xml
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Page
from dateline.reading.told import Told

MEDIA_TYPE = "application/nitf+xml"
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d):?(\d\d)?)?$")


def reads(decoded: Decoded, uri: str) -> bool:
    """True where the root element is NITF's."""
    return xml.root_of(decoded.text) == "nitf"


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page."""
    root, sheet, told = xml.parse(decoded.text, uri), Sheet(uri), Told()
    write(root, sheet, told, titled=False)
    sheet.story(MEDIA_TYPE, told.facts(), 0)
    return sheet.pages(decoded.warnings)


def write(root: Element, sheet: Sheet, told: Told, *, titled: bool) -> None:
    """Put a NITF document's text on ``sheet`` and what it says besides into ``told``; ``titled``: it has a headline."""
    _tell(root, told)
    titles = [(xml.name(one) != "hl1", xml.all_text(one)) for one in root.iter() if xml.name(one) in ("hl1", "title")]
    headline = min(titles, default=(True, ""))[1]
    if not titled:
        told.say("headlines", headline, "nitf:/body/body.head/hedline/hl1")
        sheet.line(headline, tag="h1")
    for note in (one for one in root.iter() if xml.name(one) == "ed-msg"):
        sheet.line(note.get("info") or xml.all_text(note), box="metadata")
    for second in (one for one in root.iter() if xml.name(one) == "hl2"):
        sheet.line(xml.all_text(second), box="teaser")
    for byline in (one for one in root.iter() if xml.name(one) == "byline"):
        sheet.line(xml.all_text(byline))
    dateline = next((xml.all_text(one) for one in root.iter() if xml.name(one) == "dateline"), "")
    content = next((one for one in root.iter() if xml.name(one) == "body.content"), None)
    for at, paragraph in enumerate(_paragraphs(content) if content is not None else ()):
        opens = f"{dateline} - " if at == 0 and dateline and not paragraph.startswith(dateline) else ""
        sheet.plain(opens + paragraph)
    for credit in (one for one in root.iter() if xml.name(one) in ("tagline", "bibliography")):
        sheet.line(xml.all_text(credit))


def _paragraphs(content: Element) -> list[str]:
    """The text of each paragraph; media and its captions are no text of the story."""
    found: list[str] = []
    for child in content:
        if xml.name(child) == "block":
            found.extend(_paragraphs(child))
        elif xml.name(child) not in ("media", "table") and (text := xml.all_text(child)):
            found.append(text)
    return found or ([xml.all_text(content)] if xml.all_text(content) else [])


def _tell(root: Element, told: Told) -> None:
    at = "nitf:/head/docdata/"
    for one in root.iter():
        kind = xml.name(one)
        if kind == "date.issue":
            told.say("published", stamp(one.get("norm") or ""), at + "date.issue/@norm")
        elif kind == "date.release" and not told.says("published"):
            told.say("published", stamp(one.get("norm") or ""), at + "date.release/@norm")
        elif kind == "doc.copyright":
            told.say("author_bodies", one.get("holder"), at + "doc.copyright/@holder")
        elif kind == "keyword":
            told.say("tags", one.get("key"), at + "key-list/keyword/@key")
        elif kind == "person" and told.says("authors") is False:
            told.say("authors", xml.all_text(one), "nitf:/body/body.head/byline/person")


def stamp(norm: str) -> str:
    """ISO 8601 basic ("20230414T171000+0900") as extended; anything else as it stands."""
    found = _STAMP.match(norm.strip())
    if found is None:
        return norm.strip()
    day = f"{found[1]}-{found[2]}-{found[3]}"
    if found[4] is None:
        return day
    zone = "Z" if found[7] == "Z" else f"{found[7]}:{found[8] or '00'}"
    return f"{day}T{found[4]}:{found[5]}:{found[6]}{zone}"
