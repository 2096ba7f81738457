"""Rows of text -> the bytes of a CSV or TSV file or a workbook, which ``entries.sheets`` reads back as they were."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from dateline.entries.sheets import guarded
from dateline.errors import UsageError

SUFFIXES = (".csv", ".tsv", ".xlsx")
_LONGEST = 32_767
"""Characters that a cell of a workbook holds (ECMA-376)."""


def table(suffix: str, names: Sequence[str], rows: Iterable[Mapping[str, str]], *, sheet: str, header: int) -> bytes:
    """The table under its names, which stand in the row ``header``; no cell is a formula.

    Raises UsageError for another suffix, a cell that is too long for a workbook, or a missing library.
    """
    if suffix not in SUFFIXES:
        raise UsageError(f"no sheet ends in {suffix or 'nothing'}; allowed: {', '.join(SUFFIXES)}")
    lines = [*([""] for _ in range(header - 1)), list(names), *([row.get(name, "") for name in names] for row in rows)]
    if suffix == ".xlsx":
        return _workbook(lines, sheet)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t" if suffix == ".tsv" else ",", lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in line] for line in lines)
    # The mark tells a spreadsheet that names in Hangul are UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _workbook(lines: Iterable[Sequence[str]], sheet: str) -> bytes:
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise UsageError("a workbook needs openpyxl; install it with: pip install 'dateline[sheets]'") from error
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for number, line in enumerate(lines, 1):
        cells = []
        for text in line:
            if len(text) > _LONGEST:
                raise UsageError(f"row {number} has a cell of {len(text):,} characters, too long for .xlsx; write .csv")
            cell = WriteOnlyCell(page, value=guarded(text))
            cell.data_type = "s"
            cells.append(cell)
        page.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
