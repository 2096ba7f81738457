"""An entry and its text: one line a column, ``name: value``, in the order of the columns.

dateline entry
key: kor-jpn-11
by: Ana
kind: meeting
day: 2018-03-14
party_a: KOR
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import msgspec

from dateline.entries.columns import COLUMNS
from dateline.entries.values import fitting
from dateline.errors import EntryError
from dateline.sources import Bytes

HEAD = "dateline entry"
_ASIDE = ("supersedes", "sequence")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
"""White space, and characters that no sheet can hold."""


class Value(msgspec.Struct, frozen=True):
    """A column's value and where it stands in the entry's text."""

    text: str
    start: int
    end: int


class Entry(msgspec.Struct, frozen=True):
    """The filled columns of one row, each with a value that fits its shape."""

    columns: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """A column's value; None where it is empty."""
        return self.columns.get(name)

    @property
    def key(self) -> str:
        """What tells it from all other entries of its author."""
        return self.columns["key"]

    @property
    def by(self) -> str:
        """Its author."""
        return self.columns["by"]

    def same_as(self, other: Entry) -> bool:
        """True where both say the same; what they supersede, and how often they were revised, aside."""
        mine, theirs = ({n: v for n, v in one.columns.items() if n not in _ASIDE} for one in (self, other))
        return mine == theirs

    def replacing(self, story_id: str) -> Entry:
        """This entry in place of the story ``story_id``."""
        return Entry({**self.columns, "supersedes": story_id})


def entry_of(row: Mapping[str, str], where: str) -> Entry:
    """The entry of a row (column -> text; empty ones are left out). ``where`` names the row in errors.

    Raises EntryError: an unknown column, a needed one that is empty, a value that does not fit its column.
    """
    filled = {name: clean for name, text in row.items() if (clean := _SPACE.sub(" ", text).strip())}
    if unknown := next((name for name in filled if name not in COLUMNS), None):
        raise EntryError(f"{where}: no column {unknown!r}; allowed: {', '.join(COLUMNS)}")
    needed = (
        c.name for c in COLUMNS.values() if c.needed and not (c.name == "status" and filled.get("kind") == "other")
    )
    if lacking := next((name for name in needed if name not in filled), None):
        raise EntryError(f"{where}: {lacking} is empty; {COLUMNS[lacking].about}")
    return Entry({n: fitting(COLUMNS[n].shape, filled[n], f"{where}: {n}") for n in COLUMNS if n in filled})


def written(entry: Entry) -> Bytes:
    """The entry as a source: its text is its bytes, its address names author and key."""
    lines = (f"{name}: {entry.columns[name]}" for name in COLUMNS if name in entry.columns)
    data = "\n".join((HEAD, *lines, "")).encode()
    first = (entry.get("source") or "").partition(";")[0].strip()
    return Bytes(first or f"entry:{entry.by}/{entry.key}", data, hashlib.sha256(data).hexdigest())


def parse(text: str) -> dict[str, Value]:
    """An entry's text -> its values with their places. Raises EntryError where it is none."""
    if not text.startswith(HEAD + "\n"):
        raise EntryError("no entry: its first line is not 'dateline entry'")
    found, at = {}, len(HEAD) + 1
    for line in text[at:].split("\n"):
        name, colon, value = line.partition(": ")
        if colon and name in COLUMNS:
            start = at + len(name) + 2
            found[name] = Value(value, start, start + len(value))
        at += len(line) + 1
    return found
