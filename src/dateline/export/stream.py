"""JSON and CSV written piece by piece."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dateline.export.safe import cell

_ROWS = 200
"""Rows that are written in one piece."""
Value = str | int | float | None


def objects(head: bytes, items: Iterable[Any], tail: bytes) -> Iterator[bytes]:
    """``items`` as JSON, parted by commas, between ``head`` and ``tail``."""
    yield head
    for number, item in enumerate(items):
        yield (b",\n" if number else b"\n") + encoded(item)
    yield b"\n" + tail


def encoded(item: Any) -> bytes:
    """JSON that may stand in a page: no tag or entity can begin in it. Empty values are left out of objects."""
    raw = msgspec.json.encode(_filled(item))
    return raw.replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")


def table(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """CSV (RFC 4180): texts in quotes and never a formula, figures bare, nothing as an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(heads)
    for number, row in enumerate(rows, 1):
        writer.writerow([cell(value) if value is None or isinstance(value, str) else value for value in row])
        if number % _ROWS == 1:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    piece = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return piece


def _filled(item: Any) -> Any:
    if isinstance(item, dict):
        filled = {key: _filled(value) for key, value in item.items()}
        return {key: value for key, value in filled.items() if value not in (None, "", [], {})}
    return [_filled(one) for one in item] if isinstance(item, list) else item
