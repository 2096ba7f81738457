"""One file a format. Each has ``reads(decoded, uri) -> bool`` and ``pages(decoded, uri) -> one page a story``."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.reading.decode import Decoded
from dateline.reading.formats import (
    atom,
    factiva,
    html,
    iptc7901,
    json_lines,
    json_story,
    mail,
    newsml,
    nexis,
    nitf,
    other_xml,
    rss,
    text,
)
from dateline.reading.page import Page


class Format(msgspec.Struct, frozen=True):
    """How one format is known and read."""

    name: str
    reads: Callable[[Decoded, str], bool]
    pages: Callable[[Decoded, str], tuple[Page, ...]]


# The first that says yes reads; plain text takes what is left.
FORMATS = tuple(
    Format(module.__name__.rpartition(".")[2], module.reads, module.pages)
    for module in (
        mail,
        json_lines,
        json_story,
        rss,
        atom,
        newsml,
        nitf,
        factiva,
        html,
        other_xml,
        iptc7901,
        nexis,
        text,
    )
)


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """The pages (one for each story) of a decoded source. Raises SourceError where a format's rules are broken."""
    chosen = next(form for form in FORMATS if form.reads(decoded, uri))
    return chosen.pages(decoded, uri)
