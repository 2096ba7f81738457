"""Bytes -> stories: decode, choose the format, dissect."""

from __future__ import annotations

from dateline.errors import SourceEmpty
from dateline.model import Reading, Source
from dateline.reading import documents, formats
from dateline.reading.anatomy import several
from dateline.reading.anatomy.dissect import dissect
from dateline.reading.decode import DOUBLED, decode
from dateline.reading.page import Page
from dateline.reading.repair import repaired
from dateline.sources import Bytes


def read(source: Bytes, *, date: str | None = None) -> tuple[Reading, ...]:
    """The stories in ``source``, in order; ``date`` (a day) is used where the text carries none.

    Raises SourceUnhandled where the bytes are no text, SourceEmpty where there is no word in them.
    """
    pages = _pages(source)
    found = tuple(
        dissect(
            page, Source(uri=source.uri, index=page.index, media_type=page.media_type, sha256=source.sha256), date=date
        )
        for page in pages
        if page.blocks
    )
    if any(DOUBLED in page.warnings for page in pages):
        return tuple(map(repaired, found))
    return found


def whole_text(source: Bytes) -> str:
    """The text that all offsets of this source point into (``dateline read --text``)."""
    return _pages(source)[0].text


def _pages(source: Bytes) -> tuple[Page, ...]:
    decoded = documents.opened(source.data, source.uri) or decode(source.data, source.uri)
    pages = formats.pages(decoded, source.uri)
    if len(pages) == 1:
        pages = several.part(pages[0])
    if not any(page.blocks for page in pages):
        raise SourceEmpty(source.uri, "nothing but white space", "check where it was fetched from")
    return pages
