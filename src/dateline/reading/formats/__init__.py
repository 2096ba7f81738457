"""One file a format. Each has ``reads(text_or_head, uri) -> bool`` and ``page(decoded) -> Page``."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.reading.decode import Decoded
from dateline.reading.formats import html, text
from dateline.reading.page import Page


class Format(msgspec.Struct, frozen=True):
    """How one format is known and read."""

    name: str
    reads: Callable[[str, str], bool]
    pages: Callable[[Decoded], tuple[Page, ...]]


# The first that says yes reads; plain text takes what is left.
FORMATS = (Format("html", html.reads, html.pages), Format("text", text.reads, text.pages))


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """The pages (one for each story) of a decoded source."""
    chosen = next(form for form in FORMATS if form.reads(decoded.text, uri))
    return chosen.pages(decoded)
