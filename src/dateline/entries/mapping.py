"""map.toml: which columns of a sheet are which of ours.

    by = "Ana"                       # who says so, where the sheet does not
    sheet = "Meetings"               # of a workbook; default: the first
    header = 1                       # the row with the names of the columns

    [columns]                        # ours = theirs, or several of theirs joined by "; "
    key = "No."
    day = "Date"
    party_a = "Side 1"
    delegates_a = ["Head", "Deputy"]

    [constants]                      # the same in every row, where the sheet says nothing
    kind = "meeting"

    [values.status]                  # their words for ours
    "took place" = "held"

    [days]                           # how the sheet writes days, as strptime has it
    day = "%d/%m/%Y"

    [skip]                           # rows to leave out: a column of theirs = a value
    Status = "draft"

Without a map the sheet's columns must have our names. Columns of theirs that the map does not name become notes.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from dateline.entries.columns import COLUMNS
from dateline.entries.entry import Entry, entry_of
from dateline.errors import EntryError, UsageError

Row = Mapping[str, str]


class Map(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A read map.toml; the module's docstring tells its fields."""

    by: str | None = None
    sheet: str | None = None
    header: int = 1
    columns: dict[str, str | list[str]] = {}
    constants: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    days: dict[str, str] = {}
    skip: dict[str, str] = {}


def load_mapping(path: Path) -> Map:
    """The map in a file. Raises UsageError with what is wrong."""
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Map)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; name a map with --map") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UsageError(f"{path}: {error}; see: dateline import --help") from error
    for part, names in (("columns", found.columns), ("constants", found.constants), ("values", found.values),
                        ("days", found.days)):  # fmt: skip
        if unknown := next((name for name in names if name not in COLUMNS), None):
            raise UsageError(f"{path}: [{part}] has no column {unknown!r}; allowed: {', '.join(COLUMNS)}")
    return found


def mapped(row: Row, by: Map, where: str) -> Entry | None:
    """The entry of a sheet's row; None for a row to skip. Raises EntryError, naming the row by ``where``."""
    if any(row.get(name, "").strip() == value for name, value in by.skip.items()):
        return None
    filled = dict(by.constants)
    if by.by:
        filled.setdefault("by", by.by)
    names = by.columns or {name: name for name in row if name in COLUMNS}
    used: set[str] = set()
    for ours, theirs in names.items():
        told = [theirs] if isinstance(theirs, str) else theirs
        used.update(told)
        if text := "; ".join(row[name].strip() for name in told if row.get(name, "").strip()):
            filled[ours] = _ours(ours, text, by, f"{where}: {ours}")
    notes = [f"{name}: {text.strip()}" for name, text in row.items() if name and name not in used and text.strip()]
    if notes:
        filled["note"] = "; ".join(filter(None, (filled.get("note"), *(note.replace(";", ",") for note in notes))))
    return entry_of(filled, where)


def _ours(name: str, text: str, by: Map, where: str) -> str:
    """Their word as ours: by the table of values, or by the form of their days."""
    said = by.values.get(name, {})
    if text in said:
        return said[text]
    if name in by.days:
        try:
            return dt.datetime.strptime(text, by.days[name]).date().isoformat()
        except ValueError as error:
            raise EntryError(f"{where} {text!r} is not written {by.days[name]!r}; see [days] of the map") from error
    return text


def unmapped(entry: Entry, by: Map, where: str) -> dict[str, str]:
    """The row, by their columns, from which ``mapped`` makes the entry. Raises UsageError where the map cannot tell it.

    What the map says of every row (``constants``, ``by``) needs no column; of several for one the first is filled.
    """
    names = by.columns or {name: name for name in entry.columns}
    same = {**by.constants, **({"by": by.by} if by.by else {})}
    row: dict[str, str] = {}
    for ours, text in entry.columns.items():
        if ours in names:
            theirs = names[ours]
            row[theirs if isinstance(theirs, str) else theirs[0]] = _theirs(ours, text, by)
        elif same.get(ours) != text:
            raise UsageError(f"{where}: the map has no column for {ours} ({text!r}); add it to [columns]")
    if lost := next((ours for ours in same if ours not in entry.columns and ours != "by"), None):
        raise UsageError(f"{where}: the map says {lost} of every row, and here it is empty; take it out of [constants]")
    return row


def _theirs(name: str, text: str, by: Map) -> str:
    """Our word as theirs: the other way round than ``_ours``."""
    told = next((said for said, meant in by.values.get(name, {}).items() if meant == text), text)
    if told == text and name in by.days and len(text) == len("2018-03-14"):
        return dt.date.fromisoformat(text).strftime(by.days[name])
    return told
