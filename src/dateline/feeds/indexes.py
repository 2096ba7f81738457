"""By-host crawl indexes (the CDX server protocol, JSON lines) -> captures of a host's pages, and a capture's bytes.

A public crawl keeps what a paper has since taken down. Its index answers one JSON object a line: the address, the
instant, the status, the type, and where in which WARC file the capture lies; that record alone is then fetched.
"""

from __future__ import annotations

import functools
import hashlib
import io
from collections.abc import Iterator
from urllib.parse import urlencode, urljoin

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dateline.errors import SourceEmpty, SourceUnhandled
from dateline.sources import Bytes
from dateline.sources.web import Fetcher
from dateline.sources.web.fetcher import document
from dateline.vocabulary.loader import load


class Crawl(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public crawl: where its collections are listed, and the base address of its WARC files."""

    name: str
    collections: str
    data: str


class Collection(msgspec.Struct, frozen=True, kw_only=True, rename={"index": "cdx-api", "first": "from", "last": "to"}):
    """One crawl in time: its id, its index's address, and its first and last instant."""

    id: str
    index: str
    first: str = "0000"
    last: str = "9999"


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One page as a crawl kept it: ``timestamp`` is 14 digits UTC; its record is ``length`` bytes from ``offset``."""

    url: str
    timestamp: str
    status: str = "200"
    mime: str = "text/html"
    filename: str = ""
    offset: int = 0
    length: int = 0

    @property
    def day(self) -> str:
        """The day of the capture, ISO: no day of the story, but one it was written by."""
        return f"{self.timestamp[:4]}-{self.timestamp[4:6]}-{self.timestamp[6:8]}"


@functools.cache
def crawls() -> tuple[Crawl, ...]:
    """The public crawls we know."""
    return load("crawl_indexes", tuple[Crawl, ...])


def collections(source: Bytes, first: int, last: int) -> tuple[Collection, ...]:
    """The collections of the years ``first`` to ``last`` in a crawl's list, as listed. Raises SourceUnhandled."""
    try:
        every = msgspec.json.decode(source.data, type=tuple[Collection, ...], strict=False)
    except msgspec.DecodeError as error:
        raise SourceUnhandled(source.uri, f"no list of collections ({error})", "check --index") from None
    return tuple(one for one in every if one.first[:4] <= str(last) and one.last[:4] >= str(first))


def query(index: str, host: str) -> str:
    """The address that asks ``index`` for every good capture of ``host``."""
    return f"{index}?{urlencode({'url': f'{host}/*', 'output': 'json', 'filter': '=status:200'})}"


def captures(source: Bytes) -> Iterator[Capture]:
    """The captures an index answered, one an address (the first told). Raises SourceUnhandled for another format."""
    seen = set()
    for number, line in enumerate(source.data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = msgspec.json.decode(line, type=Capture, strict=False)
        except msgspec.DecodeError as error:
            raise SourceUnhandled(source.uri, f"no crawl index (line {number}: {error})", "check --index") from None
        if found.url not in seen and "html" in found.mime:
            seen.add(found.url)
            yield found


def page(capture: Capture, data: str, fetcher: Fetcher) -> Bytes:
    """The page of a capture, its address the page's own. Raises SourceError."""
    answer = fetcher.get(urljoin(data, capture.filename), part=(capture.offset, capture.length))
    packed = document(answer)
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(packed.data))), None)
        body = record.content_stream().read() if record is not None else b""
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        raise SourceUnhandled(capture.url, f"a broken WARC record ({error})", "try another collection") from None
    if not body.strip():
        raise SourceEmpty(capture.url, "nothing but white space", "try another collection")
    return Bytes(capture.url, body, hashlib.sha256(body).hexdigest())
