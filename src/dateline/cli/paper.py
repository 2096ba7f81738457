"""Lines, tables and marked text on a terminal: width, wrapping, colour. Knows nothing of events.

Written here because a list must appear at once: nothing is imported that takes time to start.
"""

from __future__ import annotations

import os
import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import typer

LABEL = 12
PIPED_WIDTH = 100
_MOST = 140
_GAP = 2
_LEAST = 6

STYLES: dict[str, dict[str, Any]] = {
    "": {}, "bold": {"bold": True}, "dim": {"dim": True}, "marked": {"underline": True},
    "good": {"fg": "green"}, "ahead": {"fg": "cyan"}, "wish": {"fg": "blue"}, "moved": {"fg": "yellow"},
    "off": {"fg": "red"}, "warning": {"fg": "yellow"},
}  # fmt: skip


class Cell(NamedTuple):
    """One field of a row, with the name of its style."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """A column's head; ``shrinks`` where the terminal is too narrow, with an ellipsis."""

    name: str
    shrinks: bool = False


def width() -> int:
    """Columns to fill: COLUMNS, else the terminal's, else 100; never more than reads well."""
    return max(40, min(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, _MOST))


def styled(text: str, style: str) -> str:
    """``text`` with its style's escapes; none where NO_COLOR is set. ``put`` takes them out of a pipe."""
    if not text or not style or os.environ.get("NO_COLOR"):
        return text
    return typer.style(text, **STYLES[style])


def put(text: str = "") -> None:
    """One line on standard output."""
    typer.echo(text)


def cells(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, size: int) -> str:
    """``text`` in at most ``size`` columns."""
    if cells(text) <= size:
        return text
    while text and cells(text) > size - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], below: Mapping[int, str] | None = None) -> None:
    """Rows under heads, each on one line; ``below[i]`` is a remark under row i, wrapped under the second column."""
    sizes, gap = _sizes(columns, rows)
    put(_row([Cell(c.name, "bold") for c in columns], sizes, gap))
    for at, row in enumerate(rows):
        put(_row(row, sizes, gap))
        if below and below.get(at):
            indent = sizes[0] + gap
            for line in textwrap.wrap(below[at], max(20, width() - indent)):
                put(" " * indent + styled(line, "dim"))


def fact(label: str, text: str, style: str = "", *, indent: int = LABEL) -> None:
    """A label and its text, wrapped beside it."""
    lines = textwrap.wrap(text, max(20, width() - indent), break_long_words=False, break_on_hyphens=False) or [""]
    put(styled(label.ljust(indent), "dim") + styled(lines[0], style))
    for line in lines[1:]:
        put(" " * indent + styled(line, style))


def wrapped(text: str, style: str = "") -> None:
    """A paragraph in one style."""
    for line in textwrap.wrap(text, width(), break_on_hyphens=False) or [""]:
        put(styled(line, style))


def marked(text: str, marks: Iterable[tuple[int, int]]) -> None:
    """A paragraph wrapped to the width, with the stretches ``marks`` of it underlined."""
    under = bytearray(len(text))
    for start, end in marks:
        under[max(0, start) : end] = b"\1" * max(0, min(end, len(text)) - max(0, start))
    line: list[tuple[str, bool]] = []
    used, limit = 0, width()
    for start, end in _words(text):
        if line and used + 1 + cells(text[start:end]) > limit:
            _flush(line)
            line, used = [], 0
        if line:
            line.append((" ", bool(under[start - 1] and under[start])))
            used += 1
        line.extend((text[i], bool(under[i])) for i in range(start, end))
        used += cells(text[start:end])
    _flush(line)


def _words(text: str) -> Iterable[tuple[int, int]]:
    start = None
    for i, char in enumerate(text):
        if char.isspace():
            if start is not None:
                yield start, i
            start = None
        elif start is None:
            start = i
    if start is not None:
        yield start, len(text)


def _flush(line: Sequence[tuple[str, bool]]) -> None:
    out, run, now = [], "", False
    for char, mark in line:
        if mark != now:
            out.append(styled(run, "marked" if now else ""))
            run, now = "", mark
        run += char
    out.append(styled(run, "marked" if now else ""))
    put("".join(out))


def _sizes(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> tuple[list[int], int]:
    """Each column's size and the gap between them: gaps narrow first, then the widest of those that may shrink."""
    sizes = [max([cells(c.name), *(cells(row[i].text) for row in rows)]) for i, c in enumerate(columns)]
    gap = _GAP if sum(sizes) + _GAP * (len(columns) - 1) <= width() else 1
    room = width() - gap * (len(columns) - 1)
    while sum(sizes) > room:
        widest = max((i for i, c in enumerate(columns) if c.shrinks), key=lambda i: sizes[i], default=None)
        if widest is None or sizes[widest] <= _LEAST:
            break
        sizes[widest] -= 1
    return sizes, gap


def _row(row: Sequence[Cell], sizes: Sequence[int], gap: int) -> str:
    parts = []
    for cell, size in zip(row, sizes, strict=True):
        text = cut(cell.text, size)
        parts.append(styled(text, cell.style) + " " * (size - cells(text)))
    return (" " * gap).join(parts).rstrip()
