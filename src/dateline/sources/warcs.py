"""WARC files (ISO 28500), packed or not, and those inside WACZ: one document a good answer, streamed record by record.

The address of a document is its WARC-Target-URI. Requests, redirects, errors and what is no text are no stories and
pass in silence; a record that cannot be read is a value in the stream.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dateline.errors import SourceError, SourceTooLarge, SourceUnhandled
from dateline.sources.packet import Bytes

_MARK, _GZIP = b"WARC/", b"\x1f\x8b"
_TEXTS = ("text/html", "application/xhtml", "text/plain", "application/rss", "application/atom", "application/xml",
          "text/xml", "application/json", "application/ld+json")  # fmt: skip


def is_warc(stream: BinaryIO) -> bool:
    """True where ``stream`` (at its start, where it is left) is a WARC file, packed or not."""
    head = stream.read(2048)
    stream.seek(0)
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(_MARK)


def records(uri: str, stream: BinaryIO, max_bytes: int) -> Iterator[Bytes | SourceError]:
    """The documents of a WARC file in order, each at most ``max_bytes``. Faults are values."""
    found = iter(ArchiveIterator(stream))
    while True:
        try:
            record = next(found)
        except StopIteration:
            return
        except (ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError, UnicodeError) as error:
            yield SourceUnhandled(uri, f"a broken WARC record ({str(error)[:80]})", "what stands before it was read")
            return
        try:
            if _is_story(record) and (document := _document(record, max_bytes)):
                yield document
        except SourceError as error:
            yield error
        except (ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError, UnicodeError) as error:
            yield SourceUnhandled(_address(record) or uri, f"a broken WARC record ({str(error)[:80]})", "skipped")


def _is_story(record: object) -> bool:
    kind = getattr(record, "rec_type", "")
    headers = getattr(record, "http_headers", None)
    if kind == "response" and headers is not None:
        media = headers.get_header("Content-Type") or ""
        return headers.get_statuscode() == "200" and media.lower().strip().startswith(_TEXTS)
    media = record.rec_headers.get_header("Content-Type") or ""  # type: ignore[attr-defined]
    return kind in ("resource", "conversion") and media.lower().startswith(_TEXTS)


def _document(record: object, max_bytes: int) -> Bytes | None:
    data = record.content_stream().read(max_bytes + 1)  # type: ignore[attr-defined]
    address = _address(record)
    if len(data) > max_bytes:
        raise SourceTooLarge(address, f"more than {max_bytes:,} bytes", "raise max_source_bytes")
    return Bytes(address, data, hashlib.sha256(data).hexdigest()) if data.strip() else None


def _address(record: object) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")  # type: ignore[attr-defined]
