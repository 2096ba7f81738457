"""The stories of a part sorted into groups: by phenomenon, style, or format of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import UnknownValue
from dateline.evaluation.phenomena import Phenomenon, phenomena_of, shown
from dateline.evaluation.stories import Told
from dateline.evaluation.tallies import Tally

LEAST_BLIND = 2
"""A group of a blind part with fewer stories is not told: its figures would be those of one story."""
FORMAT = "file"

Names = Callable[[dict[str, Any], Sequence[Phenomenon]], tuple[str, ...]]


def _phenomena(gold: dict[str, Any], table: Sequence[Phenomenon]) -> tuple[str, ...]:
    return shown(gold, [row for row in table if row.group != FORMAT])


def _style(gold: dict[str, Any], table: Sequence[Phenomenon]) -> tuple[str, ...]:
    return (str(gold.get("style") or "-"),)


def _format(gold: dict[str, Any], table: Sequence[Phenomenon]) -> tuple[str, ...]:
    """By the rules of the table's group ``file``; by suffix where there is no table."""
    rows = [row for row in table if row.group == FORMAT]
    names = tuple(name.removeprefix("file_") for name in shown(gold, rows)) if rows else ()
    return names or (Path(str(gold.get("file") or "")).suffix.lstrip(".") or "-",)


BY: dict[str, Names] = {"phenomenon": _phenomena, "style": _style, "format": _format}


def grouped(told: Told, tallies: Sequence[Tally], by: str, *, blind: bool) -> dict[str, list[Tally]]:
    """Group name -> tallies of its stories, in order of the table, else of the alphabet.

    Raises UnknownValue where ``by`` names no grouping. Small groups of a blind part are left out.
    """
    if by not in BY:
        raise UnknownValue("grouping", by, hint=f"allowed: field, {', '.join(BY)}")
    found: dict[str, list[Tally]] = {}
    order: dict[str, int] = {}
    for (file, gold), one in zip(told.items, tallies, strict=True):
        table = phenomena_of(Path(file).parent)
        order.update({row.name: at for at, row in enumerate(table)})
        for name in BY[by](gold, table):
            found.setdefault(name, []).append(one)
    names = sorted(found, key=lambda name: (order.get(name, len(order)), name))
    return {name: found[name] for name in names if not blind or len(found[name]) >= LEAST_BLIND}
