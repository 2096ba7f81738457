"""Files of rows -> rows: CSV (commas, semicolons, tabs or bars), workbooks (.xlsx) and calendars (.ics)."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dateline.entries.calendars import rows as calendar_rows
from dateline.entries.mapping import Map
from dateline.errors import SourceMissing, SourceTooLarge, SourceUnhandled
from dateline.reading.decode import decode

Numbered = tuple[str, dict[str, str]]
"""Where a row stands ("row 7"), and its cells by the names of their columns."""
FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠", "｜", "％")
"""What a spreadsheet takes for the beginning of a formula."""
_GUARDED = re.compile(rf"'+[{re.escape(''.join(FORMULA))}]")
_DELIMITERS = (",", ";", "\t", "|")
_NO_EXTRA = "install it with: pip install 'dateline[sheets]'"


def rows(path: Path, by: Map, *, max_bytes: int) -> Iterator[Numbered]:
    """The rows of a sheet under its header. Raises SourceMissing, SourceTooLarge, SourceUnhandled."""
    data = _bytes(path, max_bytes)
    kind = path.suffix.lower()
    if kind == ".xlsx":
        yield from _workbook(path, data, by)
    elif kind == ".ics":
        yield from calendar_rows(str(path), data)
    elif kind in (".csv", ".tsv", ".txt"):
        yield from _csv(path, data, by)
    else:
        raise SourceUnhandled(str(path), f"no sheet ({kind or 'no suffix'})", "allowed: .csv, .tsv, .xlsx, .ics")


def _bytes(path: Path, max_bytes: int) -> bytes:
    try:
        if (size := path.stat().st_size) > max_bytes:
            raise SourceTooLarge(str(path), f"{size:,} bytes, and the limit is {max_bytes:,}", "raise max_source_bytes")
        return path.read_bytes()
    except OSError as error:
        raise SourceMissing(str(path), f"cannot be opened ({error.strerror})", "check the path") from error


def _csv(path: Path, data: bytes, by: Map) -> Iterator[Numbered]:
    text = decode(data, str(path)).text.removeprefix("\ufeff")
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, by.header))
    try:
        yield from _under_header([list(row) for row in table], by)
    except csv.Error as error:
        raise SourceUnhandled(str(path), f"broken CSV ({error})", "save it anew as CSV, UTF-8") from error


def _delimiter(text: str, header: int) -> str:
    """What parts the names of the columns: cells further down are full of commas and semicolons of their own."""
    line = next(islice(io.StringIO(text), header - 1, None), "")
    names = re.sub(r'"[^"]*"', "", line)
    return max(_DELIMITERS, key=names.count)


def _workbook(path: Path, data: bytes, by: Map) -> Iterator[Numbered]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise SourceUnhandled(str(path), "a workbook, which needs openpyxl", _NO_EXTRA) from error
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises what zip, XML and its own reader raise
        raise SourceUnhandled(str(path), f"no workbook ({error})", "save it anew as .xlsx") from error
    if by.sheet is not None and by.sheet not in book.sheetnames:
        raise SourceUnhandled(str(path), f"no sheet {by.sheet!r}", f"allowed: {', '.join(book.sheetnames)}")
    sheet = book[by.sheet] if by.sheet else book.worksheets[0]
    yield from _under_header([[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)], by)


def _cell(value: object) -> str:
    """A cell as text: a day as a day, a whole number without its point."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _under_header(table: list[list[str]], by: Map) -> Iterator[Numbered]:
    head = [name.strip() for name in table[by.header - 1]] if len(table) >= by.header else []
    for number, row in enumerate(table[by.header :], by.header + 1):
        if any(cell.strip() for cell in row):
            yield f"row {number}", dict(zip(head, map(plain, row), strict=False))


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: what begins like one stands behind an apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULA) or _GUARDED.match(cell) else cell


def plain(cell: str) -> str:
    """The cell without the apostrophe of ``guarded``."""
    return cell[1:] if _GUARDED.match(cell) else cell
