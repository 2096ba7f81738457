"""One text as published, read clean: the contract's section 1."""

from __future__ import annotations

import hashlib

import msgspec

from dateline.model.report import Evidence
from dateline.model.span import Span

ENTRY_TYPE = "text/x-dateline-entry"
"""Media type of an entry: a row that a person wrote down."""
TRANSLATION_TYPE = "text/x-dateline-translation"
"""Media type of a translation that a person supplied of a story in another language."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where the bytes came from. ``index`` counts the stories of one source from 0."""

    uri: str
    index: int = 0
    media_type: str = "text/plain"
    sha256: str


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """Where the agency writes from (not where the event is) and the day it prints, if any."""

    place: str | None = None
    country: str | None = None
    date: str | None = None


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph of the reporting; ``source_text[start:end]`` with white space collapsed is ``text``.

    Where a source was stored with characters decoded twice, ``text`` is repaired and the source is not.
    """

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the decoded source."""
        return Span(self.start, self.end)


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """What reading left out, by kind, and why (``dateline read --explain``)."""

    kind: str
    text: str
    start: int
    end: int
    why: str = ""


class Translation(msgspec.Struct, frozen=True, kw_only=True):
    """Of which story, in which language (ISO 639-1), this one is a translation, and who supplied it; None: not told."""

    of: str
    language: str | None = None
    by: str | None = None


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The clean reading of one story. Dates are EDTF days, instants ISO 8601 (offset only where the text has one).

    ``evidence`` says of headline, byline, publisher, agencies, dateline and clocks where each stands.
    """

    id: str
    text_sha256: str
    source: Source
    language: str | None = None
    headline: str | None = None
    version: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    dateline: Dateline = Dateline()
    published: str | None = None
    updated: str | None = None
    received: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    auto_published: bool = False
    notice: str | None = None
    supersedes: str | None = None
    warnings: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    translation: Translation | None = None

    @property
    def is_entry(self) -> bool:
        """True where a person wrote it down for the record, and no agency did."""
        return self.source.media_type == ENTRY_TYPE

    @property
    def known(self) -> str | None:
        """When the world could know it: ``updated``, else ``published``."""
        return self.updated or self.published

    @property
    def anchor(self) -> str | None:
        """The day that relative dates count from: the dateline's, else ``published``."""
        return self.dateline.date or (self.published[:10] if self.published else None)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A story together with the text its offsets point into.

    ``text`` is the decoded source (for markup the whole-page text that ``dateline read --text`` prints).
    ``headline`` is the headline's span, ``body`` the offset where the first paragraph's reporting starts, behind
    its dateline; ``shelved`` says why a story was kept without being read for events (a foreign language).
    """

    story: Story
    text: str
    headline: Span | None = None
    body: int = 0
    shelved: str | None = None


def story_id(source_sha256: str, index: int) -> str:
    """Identity of a story: its bytes and its place in them, never what reading made of it."""
    return hashlib.sha256(f"{source_sha256}#{index}".encode()).hexdigest()
