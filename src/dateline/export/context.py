"""What a format needs beside the events: the stories behind them, where the pages are, and what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from dateline.model import Story
from dateline.model.coverage import Covered

Cancelled = Literal["mark", "show", "drop"]


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A story as a file or a footnote names it. ``by``: who reported it, origin first; ``known``: its clock.

    ``address``: where anybody can read it (http or https), None for a file of one's own; ``name``: the file's name.
    ``translated``: from which language, where its words are those of a supplied translation.
    """

    id: str
    headline: str | None = None
    by: tuple[str, ...] = ()
    known: str | None = None
    address: str | None = None
    name: str = ""
    translated: str | None = None


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """``stories`` by id. ``address``: where the pages are ("https://desk.example"), "" for nowhere; ``own``: where
    this very file is. ``as_of``: the day or instant that the events stand for. ``covered``, ``parties`` and the days
    ``since`` and ``until`` (ISO) are for the panel. ``engine``: who read the stories, ``Engine.key``.
    """

    stories: Mapping[str, Cited] = {}
    title: str = "Dateline"
    address: str = ""
    own: str = ""
    as_of: str | None = None
    engine: str = ""
    cancelled: Cancelled = "mark"
    covered: tuple[Covered, ...] = ()
    parties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def page(self, event: str) -> str | None:
        """The address of an event's page, None where there are no pages."""
        return f"{self.address.rstrip('/')}/events/{event}" if self.address else None

    def told(self, stories: tuple[str, ...]) -> list[Cited]:
        """Those of the stories that are at hand, in their order."""
        return [self.stories[name] for name in stories if name in self.stories]


def cited(story: Story) -> Cited:
    """A story as files and footnotes name it. Where it lies on this machine is nobody else's business."""
    public = web_address(story.source.uri)
    return Cited(
        id=story.id,
        headline=story.headline,
        by=story.agencies or ((story.publisher,) if story.publisher else ()),
        known=story.known,
        address=public,
        translated=(story.translation.language or "another language") if story.translation else None,
        name="" if public else story.source.uri.replace("\\", "/").rsplit("/", 1)[-1],
    )


def web_address(uri: str) -> str | None:
    """``uri`` where a reader may follow it: http or https with a host, and nothing in it that would break a line."""
    if not uri.isprintable() or any(mark in uri for mark in ' <>"'):
        return None
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return uri if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else None
