"""Which parts a folder of gold has, and which of them are blind.

A part is a folder with gold stories, or with storylines (folders with a ``record.gold.json``). A corpus is a folder of
parts. A part is blind where it, or a folder above it, carries a manifest of hashes: its misses are for nobody's eyes.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from dateline.errors import UsageError
from dateline.evaluation import contract_score

MANIFEST = "MANIFEST.sha256"
RECORD = "record.gold.json"


class Part(msgspec.Struct, frozen=True):
    """One part of a corpus: its name (the folder's), its folder, and whether its misses may be seen."""

    name: str
    folder: Path
    blind: bool
    lines: bool


def parts_of(folder: str | Path) -> tuple[Part, ...]:
    """The parts under ``folder``, or the folder itself as the one part. Raises UsageError where there is no gold."""
    place = Path(folder)
    if _is_part(place):
        return (_part(place),)
    below = [child for child in sorted(place.iterdir()) if _is_part(child)] if place.is_dir() else []
    if below:
        return tuple(_part(child) for child in sorted(below, key=_open_first))
    if any(contract_score.gold_items(str(place))):
        return (_part(place),)
    raise UsageError(f"no gold (*.gold.json) under {str(folder)!r}; see corpus/README.md for its form")


def is_blind(folder: str | Path) -> bool:
    """True where the folder, one above it or one in it carries a manifest of hashes."""
    place = Path(folder).resolve()
    return any((p / MANIFEST).is_file() for p in (place, *place.parents)) or any(place.rglob(MANIFEST))


def has_lines(folder: str | Path) -> bool:
    """True where the folder holds a storyline."""
    return any(Path(folder).rglob(RECORD))


def _part(folder: Path) -> Part:
    return Part(folder.resolve().name, folder, is_blind(folder), has_lines(folder))


def _is_part(folder: Path) -> bool:
    """Gold with its stories beside it, or storylines one level down; a second annotation alone is none."""
    if not folder.is_dir():
        return False
    if any(folder.glob("*/" + RECORD)):
        return True
    gold = next((f for f in sorted(folder.glob("*.gold.json")) if f.name != RECORD), None)
    if gold is None:
        return False
    stem = gold.name[: -len("gold.json")]
    return any(not f.name.endswith(".gold.json") for f in folder.glob(stem + "*"))


def _open_first(folder: Path) -> tuple[bool, bool, str]:
    """dev, test, storylines, test-storylines: single stories before storylines, open before blind."""
    part = _part(folder)
    return part.lines, part.blind, part.name
