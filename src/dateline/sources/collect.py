"""Arguments of the command line -> bytes with an address, or the reason why there are none.

A fault of one source never ends the batch: it is a value in the stream, in its place.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import SourceEmpty, SourceError, SourceMissing, SourceTooLarge
from dateline.sources import warcs
from dateline.sources.archives import MOST_DOCUMENTS, is_office, is_packed, is_wacz, unpack
from dateline.sources.packet import Bytes

STDIN = "-"
HANDLED_SUFFIXES = frozenset(
    {
        ".txt",
        ".text",
        ".html",
        ".htm",
        ".xhtml",
        ".eml",
        ".xml",
        ".rss",
        ".atom",
        ".json",
        ".jsonl",
        ".ndjson",
        ".nitf",
        ".pdf",
        ".docx",
        ".rtf",
        ".warc",
        ".wacz",
    }
)
SIDECAR = ".translation.txt"
"""Behind the name of a story's file: a translation that is read with it (``reading.translation``)."""
_BESIDE_THE_STORIES = ("readme", "manifest", "license", "licence", "changelog", "notice")


def collect(args: Iterable[str], *, max_bytes: int) -> Iterator[Bytes | SourceError]:
    """Yield the bytes behind each argument in order: a file, a folder (recursive, sorted), or ``-`` for stdin.

    gzip files and zip archives come unpacked. Nothing is raised: SourceMissing, SourceEmpty, SourceTooLarge and
    SourceUnhandled come as values. The size is looked at before a file is read.
    """
    for arg in args:
        if arg == STDIN:
            yield from _standard_input(max_bytes)
        elif Path(arg).is_dir():
            yield from _folder(arg, max_bytes)
        elif arg.endswith(SIDECAR) and Path(arg.removesuffix(SIDECAR)).is_file():
            continue  # it comes with the story that it translates
        else:
            yield from _file(arg, max_bytes)


def _folder(arg: str, max_bytes: int) -> Iterator[Bytes | SourceError]:
    found = False
    for folder, below, files in os.walk(arg):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            if _is_story(name):
                found = True
                yield from _file(str(Path(folder) / name), max_bytes)
    if not found:
        yield SourceEmpty(arg, "the folder holds no stories", "name a folder with .txt or .html files")


def _is_story(name: str) -> bool:
    if name.startswith(".") or name.endswith((".gold.json", SIDECAR)):
        return False
    stem, suffix = os.path.splitext(name.lower())  # noqa: PTH122 - a bare name, no path
    return suffix in HANDLED_SUFFIXES or not stem.startswith(_BESIDE_THE_STORIES)


def _file(uri: str, max_bytes: int) -> Iterator[Bytes | SourceError]:
    path = Path(uri)
    try:
        if not path.is_file() and not path.is_fifo():
            yield SourceMissing(uri, "no such file or folder", "check the path")
            return
        with path.open("rb") as stream:
            yield from _opened(uri, stream, max_bytes)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield SourceMissing(uri, f"cannot be opened ({reason})", "check the path and its permissions")


def _opened(uri: str, stream: BinaryIO, max_bytes: int) -> Iterator[Bytes | SourceError]:
    if not stream.seekable():
        yield from _unpacked(_read(uri, stream, max_bytes), max_bytes)
        return
    if warcs.is_warc(stream):
        yield from warcs.records(uri, stream, max_bytes)
        return
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    packed = is_packed(stream.read(4))
    stream.seek(0)
    whole = packed and is_office(stream)
    limit = MOST_DOCUMENTS * max_bytes if packed and not whole else max_bytes
    if size > limit and not (packed and is_wacz(stream)):
        yield _too_large(uri, size, limit)
    elif packed and not whole:
        yield from unpack(uri, stream, max_bytes, _is_story)
    else:
        yield _read(uri, stream, max_bytes)


def _standard_input(max_bytes: int) -> Iterator[Bytes | SourceError]:
    yield from _unpacked(_read(STDIN, sys.stdin.buffer, max_bytes), max_bytes)


def _unpacked(source: Bytes | SourceError, max_bytes: int) -> Iterator[Bytes | SourceError]:
    if isinstance(source, Bytes) and is_packed(source.data[:4]) and not is_office(io.BytesIO(source.data)):
        yield from unpack(source.uri, io.BytesIO(source.data), max_bytes, _is_story)
    else:
        yield source


def _read(uri: str, stream: BinaryIO, max_bytes: int) -> Bytes | SourceError:
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        return _too_large(uri, None, max_bytes)
    if not data.strip():
        return SourceEmpty(uri, "nothing but white space", "check where it was fetched from")
    return Bytes(uri, data, hashlib.sha256(data).hexdigest())


def _too_large(uri: str, size: int | None, limit: int) -> SourceTooLarge:
    told = f"{size:,} bytes" if size is not None else "more bytes"
    return SourceTooLarge(uri, f"{told}, and the limit is {limit:,}", "split it, or raise max_source_bytes")
