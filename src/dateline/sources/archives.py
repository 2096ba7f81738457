"""gzip files and zip archives -> the documents in them, under limits: a bomb is refused with one line.

A packed document is the document: its hash is that of the unpacked bytes, so that a story is the same story packed or
not. A member of a zip has the address ``ARCHIVE!/MEMBER``. What is packed twice is refused.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import SourceEmpty, SourceError, SourceTooLarge, SourceUnhandled
from dateline.sources import warcs
from dateline.sources.packet import Bytes

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
# An archive may unpack to this many times the size of the largest document, and hold this many members.
MOST_DOCUMENTS, MOST_MEMBERS = 64, 100_000
# A gzip file may be several streams one behind another; more than this many is an attack on the reader's time.
MOST_STREAMS = 1_000
_OFFICE = frozenset({"[Content_Types].xml", "META-INF/MANIFEST.MF", "mimetype"})
_CHUNK = 1 << 16


def is_packed(head: bytes) -> bool:
    """True where bytes that begin with ``head`` are a gzip file or a zip archive."""
    return head.startswith((GZIP, ZIP))


def is_office(stream: BinaryIO) -> bool:
    """True where the zip in ``stream`` (left at its start) is a Word document: a document, no archive."""
    return "word/document.xml" in _names(stream)


def is_wacz(stream: BinaryIO) -> bool:
    """True where the zip in ``stream`` (left at its start) is a web archive, WACZ 1.1."""
    return any(map(_is_warc_of_wacz, _names(stream)))


def _names(stream: BinaryIO) -> list[str]:
    try:
        with zipfile.ZipFile(stream) as archive:
            return archive.namelist()[:MOST_MEMBERS]
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return []
    finally:
        stream.seek(0)


def _is_warc_of_wacz(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def unpack(uri: str, stream: BinaryIO, max_bytes: int, keeps: Callable[[str], bool]) -> Iterator[Bytes | SourceError]:
    """The documents packed in ``stream`` in order, each at most ``max_bytes``; of a zip those whose name ``keeps``.

    ``stream`` can seek and stands at its start. Faults are values: SourceTooLarge, SourceEmpty, SourceUnhandled.
    """
    gzipped = stream.read(2) == GZIP
    stream.seek(0)
    try:
        if gzipped:
            yield _document(uri, _gunzip(uri, stream, max_bytes))
        else:
            yield from _members(uri, stream, max_bytes, keeps)
    except SourceError as error:
        yield error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        yield SourceUnhandled(uri, f"a broken archive ({str(error)[:80]})", "pack it anew")


def _document(uri: str, data: bytes) -> Bytes | SourceError:
    if is_packed(data):
        return SourceUnhandled(uri, "packed twice", "unpack it once")
    if not data.strip():
        return SourceEmpty(uri, "nothing but white space", "check where it was fetched from")
    return Bytes(uri, data, hashlib.sha256(data).hexdigest())


def _gunzip(uri: str, stream: BinaryIO, max_bytes: int) -> bytes:
    out, size, rest = [], 0, b""
    for _ in range(MOST_STREAMS):
        inflate = zlib.decompressobj(wbits=31)
        while not inflate.eof:
            piece = inflate.unconsumed_tail or rest or stream.read(_CHUNK)
            rest = b""
            if not piece:
                raise EOFError("it ends too early")
            out.append(inflate.decompress(piece, max_bytes + 1 - size))
            size += len(out[-1])
            if size > max_bytes:
                raise _too_large(uri, "it unpacks to more bytes", max_bytes)
        rest = inflate.unused_data or stream.read(_CHUNK)
        if not rest.strip(b"\0"):
            return b"".join(out)
    raise SourceUnhandled(uri, f"more than {MOST_STREAMS:,} gzip streams one behind another", "pack it anew")


def _members(uri: str, stream: BinaryIO, max_bytes: int, keeps: Callable[[str], bool]) -> Iterator[Bytes | SourceError]:
    with zipfile.ZipFile(stream) as archive:
        every = archive.infolist()
        inside = [info for info in every if _is_warc_of_wacz(info.filename)]
        for info in inside:
            with archive.open(info) as member:
                yield from warcs.records(f"{uri}!/{info.filename}", member, max_bytes)  # type: ignore[arg-type]
        if inside:
            return
        if _OFFICE.intersection(info.filename for info in every[:20]):
            raise SourceUnhandled(uri, "an office document or a program, no archive of stories", "save it as text")
        chosen = [info for info in every if _is_document(info, keeps)]
        total, most = sum(info.file_size for info in chosen), MOST_DOCUMENTS * max_bytes
        if len(every) > MOST_MEMBERS or total > most:
            told = f"{len(every):,} members, {total:,} bytes unpacked; the limits are {MOST_MEMBERS:,} and {most:,}"
            raise SourceTooLarge(uri, told, "split the archive")
        if not chosen:
            raise SourceEmpty(uri, "the archive holds no stories", "pack .txt or .html files")
        for info in chosen:
            yield _member(f"{uri}!/{info.filename}", archive, info, max_bytes)


def _is_document(info: zipfile.ZipInfo, keeps: Callable[[str], bool]) -> bool:
    parts = Path(info.filename).parts
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not info.is_dir() and not hidden and bool(parts) and keeps(parts[-1])


def _member(uri: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int) -> Bytes | SourceError:
    """One member; what its entry claims its size to be is not believed."""
    try:
        if info.flag_bits & 1:
            return SourceUnhandled(uri, "locked with a password", "pack it without one")
        if info.file_size > max_bytes:
            return _too_large(uri, f"{info.file_size:,} bytes", max_bytes)
        with archive.open(info) as member:
            data = member.read(max_bytes + 1)
            if len(data) > max_bytes:
                return _too_large(uri, "it unpacks to more bytes", max_bytes)
            if data.startswith(GZIP):
                member.seek(0)
                data = _gunzip(uri, member, max_bytes)  # type: ignore[arg-type]
            return _document(uri, data)
    except SourceError as error:
        return error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        return SourceUnhandled(uri, f"a broken member of the archive ({str(error)[:80]})", "pack it anew")


def _too_large(uri: str, told: str, limit: int) -> SourceTooLarge:
    return SourceTooLarge(uri, f"{told}, and the limit is {limit:,}", "split it, or raise max_source_bytes")
