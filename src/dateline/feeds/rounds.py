"""One round over feeds, or a list of pages: what is new is fetched, what is not is left alone, faults are arrivals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from dateline.errors import SourceError, SourceFailed
from dateline.feeds import sitemaps
from dateline.feeds.arrival import Arrival, Outcome
from dateline.feeds.entries import Entry, entries
from dateline.feeds.feedlist import Feed
from dateline.feeds.sitemaps import Place
from dateline.sources import Bytes
from dateline.sources.web import Fetched, Fetcher, Validators
from dateline.sources.web.fetcher import document
from dateline.sources.web.pace import host_of


class Memory(Protocol):
    """What earlier rounds left."""

    def validators(self, address: str) -> Validators | None:
        """What to ask ``address`` by, None where it was never fetched."""
        ...

    def has(self, address: str, mark: str) -> bool:
        """True where ``address`` was taken with that ``mark`` before."""
        ...


class Checked(msgspec.Struct, frozen=True):
    """What a look at one feed found: how many entries, the newest day among them, or what is wrong."""

    feed: Feed
    entries: int = 0
    newest: str | None = None
    fault: str = ""


def watch(feeds: Iterable[Feed], fetcher: Fetcher, memory: Memory, *, max_bytes: int) -> Iterator[Arrival]:
    """One arrival for each feed asked and each new story in it, in order."""
    for feed in feeds:
        yield from _feed(feed, fetcher, memory, max_bytes)


def pages(places: Iterable[Place], source: str, fetcher: Fetcher, memory: Memory) -> Iterator[Arrival]:
    """The page at each address that was not fetched before."""
    for place in places:
        mark = f"page:{place.day or ''}"
        if not memory.has(place.address, mark):
            yield _page(place.address, source or host_of(place.address), place.day, mark, fetcher)


def check(feeds: Iterable[Feed], fetcher: Fetcher, *, max_bytes: int) -> Iterator[Checked]:
    """Each feed of a list asked once, without keeping anything."""
    for feed in feeds:
        try:
            found = _told(feed, document(fetcher.get(feed.address)), max_bytes)
        except SourceError as error:
            yield Checked(feed, fault=f"{error.problem}; {error.advice}")
            continue
        yield Checked(feed, len(found), max((one.day for one in found if one.day), default=None))


def _feed(feed: Feed, fetcher: Fetcher, memory: Memory, max_bytes: int) -> Iterator[Arrival]:
    try:
        answer = fetcher.get(feed.address, memory.validators(feed.address))
        found = () if answer.unchanged else _told(feed, document(answer), max_bytes)
    except SourceError as error:
        yield fault(feed.name, feed.address, error)
        return
    yield from told_by(feed, found, fetcher, memory)
    # Last, so that a round which breaks off asks for the same entries again.
    yield Arrival(source=feed.name, address=feed.address, outcome="unchanged", validators=answer.validators)


def told_by(feed: Feed, found: Sequence[Entry | Place], fetcher: Fetcher, memory: Memory) -> Iterator[Arrival]:
    """The new stories among what a feed told, the oldest (a feed's last) first."""
    for one in reversed(found):
        if isinstance(one, Place):
            yield from pages([one], feed.name, fetcher, memory)
        else:
            yield from _entry(feed, one, fetcher, memory)


def _told(feed: Feed, source: Bytes, max_bytes: int) -> tuple[Entry | Place, ...]:
    if feed.gives == "pages":
        return tuple(place for place in sitemaps.places(source, max_bytes=max_bytes) if not place.is_map)
    return entries(source)


def _entry(feed: Feed, one: Entry, fetcher: Fetcher, memory: Memory) -> Iterator[Arrival]:
    full = feed.gives == "full" or not one.address or (feed.gives == "either" and one.whole)
    mark = one.document.sha256 if full else hashlib.sha256(f"{one.title}\n{one.day}".encode()).hexdigest()
    address = one.address or feed.address
    if memory.has(address, mark):
        return
    if full:
        yield Arrival(
            source=feed.name, address=address, outcome="fetched", mark=mark, day=one.day, document=one.document
        )
    else:
        yield _page(address, feed.name, one.day, mark, fetcher)


def _page(address: str, source: str, day: str | None, mark: str, fetcher: Fetcher) -> Arrival:
    try:
        answer: Fetched = fetcher.get(address)
        kept = document(answer)
    except SourceError as error:
        return fault(source, address, error, day)
    return Arrival(
        source=source,
        address=address,
        outcome="fetched",
        validators=answer.validators,
        mark=mark,
        day=day,
        document=kept,
    )


def fault(source: str, address: str, error: SourceError, day: str | None = None) -> Arrival:
    """An arrival that brought nothing, and why."""
    outcome: Outcome = "failed" if isinstance(error, SourceFailed) else "refused"
    return Arrival(source=source, address=address, outcome=outcome, reason=error.problem, advice=error.advice, day=day)
