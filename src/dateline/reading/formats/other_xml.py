"""XML that no other format takes (a sitemap, a catalogue): refused, so that its tags are not read as a story."""

from __future__ import annotations

from dateline.errors import SourceUnhandled
from dateline.reading.decode import Decoded
from dateline.reading.formats import xml
from dateline.reading.page import Page


def reads(decoded: Decoded, uri: str) -> bool:
    """True for a document that says it is XML."""
    return decoded.text.lstrip("\ufeff \t\r\n").startswith("<?xml")


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """Raises SourceUnhandled."""
    root = xml.root_of(decoded.text) or "?"
    raise SourceUnhandled(
        uri, f"XML that is no feed, NewsML-G2, NITF or page (<{root[:40]}>)", "convert it to one of them"
    )
