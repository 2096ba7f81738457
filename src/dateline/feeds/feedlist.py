"""FEEDS.toml -> feeds. One table a feed:

[[feed]]
name = "Harbour Agency"
address = "https://harbour.example/rss.xml"
language = "en"           # ISO 639-1 of its stories
kind = "agency"           # agency, daily, ministry, portal, broadcaster
gives = "summary"         # full: the text stands in the feed; summary: the link is followed; pages: a news sitemap
country = "KOR"           # optional, ISO 3166-1 alpha-3
every = 30                # optional, minutes between two rounds
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from dateline.errors import UsageError

Kind = Literal["agency", "daily", "ministry", "portal", "broadcaster"]
Gives = Literal["full", "summary", "either", "pages"]


class Feed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One feed of a list. Raises nothing by itself: ``load_feeds`` checks."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    address: Annotated[str, msgspec.Meta(pattern="^https?://[^/]+")]
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")]
    kind: Kind
    gives: Gives
    country: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")] | None = None
    every: Annotated[int, msgspec.Meta(ge=5)] = 30
    note: str = ""


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    feed: list[Feed]


def load_feeds(path: Path) -> tuple[Feed, ...]:
    """The feeds of a list, each name and address once. Raises UsageError with the place of the fault."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        feeds = msgspec.convert(told, _List).feed
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; name a list such as feeds.toml") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UsageError(f"{path}: {error}; a list is [[feed]] tables: name, address, language, kind, gives") from error
    for field in ("name", "address"):
        values = [getattr(feed, field) for feed in feeds]
        if twice := next((value for value in values if values.count(value) > 1), None):
            raise UsageError(f"{path}: two feeds of {field} {twice!r}; take one out")
    return tuple(feeds)
