"""Addresses that a user names -> arrivals: a page is taken as it is, a feed entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.errors import SourceError
from dateline.feeds.arrival import Arrival
from dateline.feeds.entries import entries
from dateline.feeds.feedlist import Feed
from dateline.feeds.rounds import Memory, fault, told_by
from dateline.reading.decode import decode
from dateline.reading.formats import xml
from dateline.sources import Bytes
from dateline.sources.web import Fetcher
from dateline.sources.web.fetcher import document
from dateline.sources.web.pace import host_of

_FEEDS = frozenset({"rss", "rdf", "feed"})


def asked(addresses: Iterable[str], fetcher: Fetcher, memory: Memory, *, max_bytes: int) -> Iterator[Arrival]:
    """One arrival for each page, and for each new entry of a feed; faults are arrivals."""
    for address in addresses:
        try:
            answer = fetcher.get(address)
            source = document(answer)
            found = entries(source) if is_feed(source) else None
        except SourceError as error:
            yield fault(_host(address), address, error)
            continue
        if found is None:
            yield Arrival(
                source=_host(address), address=address, outcome="fetched", validators=answer.validators, document=source
            )
        else:
            feed = Feed(name=_host(address), address=address, language="en", kind="portal", gives="either")
            yield from told_by(feed, found, fetcher, memory)


def is_feed(source: Bytes) -> bool:
    """True where the document is RSS or Atom."""
    try:
        return xml.root_of(decode(source.data, source.uri).text) in _FEEDS
    except SourceError:
        return False


def _host(address: str) -> str:
    try:
        return host_of(address) or address
    except ValueError:
        return address
