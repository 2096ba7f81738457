"""The coding sheet: one row an event, one column a field, empty until a person fills it.

How a cell is written: parties ``KOR=host; JPN``, delegates ``Seo Min-jung@KOR; ...``, lists with ``; `` between them.
An empty cell is null. A row whose ``kind`` is empty is no event; a story in which nothing happens has none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.errors import UsageError

ROWS = 4
"""Empty rows a story; a coder copies one where there are more events."""
PLAIN = (
    "kind", "status", "when", "when_was", "where.place", "where.country", "level", "format", "margins_of",
    "series.name", "series.edition", "recurrence.text", "recurrence.years", "recurrence.since", "sourcing.speaker",
    "sourcing.kind", "sourcing.said_on", "prominence",
)  # fmt: skip
LISTS = ("portfolios", "agenda")
COLUMNS = ("story", "headline", *PLAIN, "parties", "delegates", *LISTS, "note")
_NUMBERS = {"series.edition": int, "recurrence.years": float}


def write_sheet(file: Path, stories: Iterable[tuple[str, str | None]]) -> None:
    """An empty sheet for these (name, headline)."""
    with file.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.DictWriter(out, COLUMNS)
        sheet.writeheader()
        for name, headline in stories:
            for _ in range(ROWS):
                sheet.writerow({"story": name, "headline": headline or ""})


def read_sheet(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Story name -> its events in the form of gold. Raises UsageError naming the row that cannot be read."""
    with file.open(encoding="utf-8-sig", newline="") as source:
        table = csv.DictReader(source)
        missing = [name for name in ("story", "kind", "parties") if name not in (table.fieldnames or ())]
        if missing:
            raise UsageError(f"{file}: no column {missing[0]!r}; make a sheet with: dateline sample -n 40")
        told: dict[str, list[dict[str, Any]]] = {}
        for number, row in enumerate(table, 2):
            events = told.setdefault(str(row["story"]), [])
            if (row.get("kind") or "").strip():
                events.append(_event(row, f"{file}, line {number}"))
        return told


def _event(row: dict[str, Any], where: str) -> dict[str, Any]:
    event: dict[str, Any] = {"plover": None}
    for column in PLAIN:
        _put(event, column.split("."), _value(column, row, where))
    for column in LISTS:
        event[column] = list(_parts(row, column))
    event["parties"] = _parties(row, where)
    event["prominence"] = event["prominence"] or "main"
    return event


def _value(column: str, row: dict[str, Any], where: str) -> Any:
    text = (row.get(column) or "").strip()
    if not text or column not in _NUMBERS:
        return text or None
    try:
        return _NUMBERS[column](text)
    except ValueError as error:
        raise UsageError(f"{where}: {column} {text!r} is no number; an empty cell is none") from error


def _parties(row: dict[str, Any], where: str) -> list[dict[str, Any]]:
    parties: dict[str, dict[str, Any]] = {}
    for text in _parts(row, "parties"):
        code, _, role = (part.strip() for part in text.partition("="))
        parties[code] = {"code": code, "name": code, "role": role or "participant", "delegates": []}
    for text in _parts(row, "delegates"):
        name, _, code = (part.strip() for part in text.rpartition("@"))
        if code not in parties:
            raise UsageError(f"{where}: delegate {text!r} is of no party of the row; write: NAME@CODE")
        parties[code]["delegates"].append({"name": name, "title": None, "body": None})
    return list(parties.values())


def _parts(row: dict[str, Any], column: str) -> Iterator[str]:
    yield from filter(None, (part.strip() for part in (row.get(column) or "").split(";")))


def _put(event: dict[str, Any], path: list[str], value: Any) -> None:
    for step in path[:-1]:
        event = event.setdefault(step, {})
    event[path[-1]] = value
