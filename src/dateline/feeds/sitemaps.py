"""Sitemaps, sitemap indexes and the news extension (sitemaps.org 0.9) -> addresses of stories with their days."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import msgspec

from dateline.errors import SourceError, SourceUnhandled
from dateline.feeds.entries import day_of
from dateline.reading.decode import decode
from dateline.reading.formats import xml
from dateline.sources import Bytes
from dateline.sources.archives import is_packed, unpack

DEEPEST, MOST_MAPS = 3, 5_000


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The address of a page (or, ``is_map``, of a further sitemap) and the day its sitemap gives it."""

    address: str
    day: str | None = None
    is_map: bool = False


def places(source: Bytes, *, max_bytes: int) -> tuple[Place, ...]:
    """The addresses of a sitemap or of a sitemap index. Raises SourceUnhandled, SourceTooLarge."""
    root = xml.parse(decode(_unpacked(source, max_bytes), source.uri).text, source.uri)
    kind = xml.name(root)
    if kind not in ("urlset", "sitemapindex"):
        raise SourceUnhandled(source.uri, "no sitemap", "look for it in the host's robots.txt, line Sitemap:")
    return tuple(
        Place(address=xml.told(one, "loc"), day=day_of(one), is_map=kind == "sitemapindex")
        for one in root
        if xml.told(one, "loc")
    )


def walk(
    start: str, get: Callable[[str], Bytes], *, max_bytes: int, wants: Callable[[Place], bool]
) -> Iterator[Place | SourceError]:
    """Every wanted page under the sitemap at ``start``; maps of maps are followed, each once, ``DEEPEST`` levels down.

    ``wants`` is asked for maps too, so that those of other years are not even fetched. Faults are values.
    """
    todo, seen = [(start, 0)], {start}
    while todo:
        address, depth = todo.pop()
        try:
            found = places(get(address), max_bytes=max_bytes)
        except SourceError as error:
            yield error
            continue
        for place in filter(wants, found):
            if not place.is_map:
                yield place
            elif depth < DEEPEST and place.address not in seen and len(seen) < MOST_MAPS:
                seen.add(place.address)
                todo.append((place.address, depth + 1))


def _unpacked(source: Bytes, max_bytes: int) -> bytes:
    if not is_packed(source.data[:4]):
        return source.data
    found = next(unpack(source.uri, io.BytesIO(source.data), max_bytes, lambda _: True))
    if isinstance(found, SourceError):
        raise found
    return found.data
