"""A paper's older pages -> arrivals: by the sitemaps of its host, or by the index of a public crawl."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from dateline.errors import SourceError, UnknownValue
from dateline.feeds import indexes, sitemaps
from dateline.feeds.arrival import Arrival
from dateline.feeds.rounds import Memory, fault, pages
from dateline.feeds.sitemaps import Place
from dateline.sources import Bytes
from dateline.sources.web import Fetcher
from dateline.sources.web.fetcher import document

_USUAL = ("/news-sitemap.xml", "/sitemap.xml", "/sitemap_index.xml")


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """Pages of ``host`` of the years ``first`` to ``last``, ``limit`` of them at most in one run."""

    host: str
    first: int
    last: int
    limit: int
    max_bytes: int

    @property
    def home(self) -> str:
        """The address of the host."""
        return self.host.rstrip("/") if "://" in self.host else f"https://{self.host}".rstrip("/")

    def wants(self, place: Place) -> bool:
        """A page of those years, or a map that may hold some: one last changed before the first year holds none."""
        year = int(place.day[:4]) if place.day else None
        if place.is_map:
            return year is None or year >= self.first
        return year is not None and self.first <= year <= self.last


def by_sitemaps(wish: Wish, starts: Sequence[str], fetcher: Fetcher, memory: Memory) -> Iterator[Arrival]:
    """The pages that the host's sitemaps date in the years wished; those taken before are left out.

    ``starts``: sitemaps to begin with; else those its robots.txt names, else the usual places.
    """
    try:
        found = starts or fetcher.sitemaps(wish.home) or tuple(wish.home + path for path in _USUAL)
    except SourceError as error:
        yield fault(wish.host, wish.home, error)
        return
    yield from islice(_through(wish, found, fetcher, memory), wish.limit)


def _through(wish: Wish, starts: Sequence[str], fetcher: Fetcher, memory: Memory) -> Iterator[Arrival]:
    def get(address: str) -> Bytes:
        return document(fetcher.get(address))

    seen: set[str] = set()
    for start in starts:
        for place in sitemaps.walk(start, get, max_bytes=wish.max_bytes, wants=wish.wants):
            if isinstance(place, SourceError):
                yield fault(wish.host, place.uri, place)
            elif place.address not in seen:
                seen.add(place.address)
                yield from pages([place], wish.host, fetcher, memory)


def by_index(wish: Wish, name: str, fetcher: Fetcher, memory: Memory) -> Iterator[Arrival]:
    """The pages of the host that a public crawl kept in the years wished. Raises UnknownValue for its ``name``."""
    known = {crawl.name: crawl for crawl in indexes.crawls()}
    if name not in known:
        raise UnknownValue("crawl index", name, tuple(known), f"allowed: {', '.join(known)}")
    return islice(_captured(wish, known[name], fetcher, memory), wish.limit)


def _captured(wish: Wish, crawl: indexes.Crawl, fetcher: Fetcher, memory: Memory) -> Iterator[Arrival]:
    try:
        listed = indexes.collections(document(fetcher.get(crawl.collections)), wish.first, wish.last)
    except SourceError as error:
        yield fault(wish.host, crawl.collections, error)
        return
    for collection in listed:
        asked = indexes.query(collection.index, wish.host)
        try:
            found = list(indexes.captures(document(fetcher.get(asked))))
        except SourceError as error:
            yield fault(wish.host, asked, error)
            continue
        for capture in found:
            if not memory.has(capture.url, "capture"):
                yield _page(wish, crawl, capture, fetcher)


def _page(wish: Wish, crawl: indexes.Crawl, capture: indexes.Capture, fetcher: Fetcher) -> Arrival:
    try:
        kept = indexes.page(capture, crawl.data, fetcher)
    except SourceError as error:
        return fault(wish.host, capture.url, error)
    return Arrival(source=wish.host, address=capture.url, outcome="fetched", mark="capture", document=kept)
