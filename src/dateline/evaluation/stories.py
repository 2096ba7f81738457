"""Scores the engine's stories against gold with the contract's own scorer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from dateline import engine, reading
from dateline.errors import SourceError, UsageError
from dateline.evaluation import contract_score
from dateline.sources import Bytes, collect

Item = tuple[str, dict[str, Any]]
MARKUP_IS_NOT = ".txt"


class Scores(msgspec.Struct, frozen=True):
    """What ``contract_score`` says: its figures, and one row a miss (story, field, wanted, got)."""

    figures: dict[str, Any]
    misses: tuple[tuple[Any, ...], ...]


def evaluate(folder: str | Path, *, only: str = "") -> Scores:
    """Read every gold story under ``folder`` (those whose path holds ``only``) and score them.

    Raises UsageError where there is no gold.
    """
    items = [(file, gold) for file, gold in contract_score.gold_items(str(folder)) if only in file]
    if not items:
        raise UsageError(f"no gold (*.gold.json) under {str(folder)!r}; see corpus/README.md for its form")
    predictions, pages = _predict(items)
    figures, misses = contract_score.score(items, predictions, pages)
    return Scores(figures, tuple(misses))


def is_blind(folder: str | Path) -> bool:
    """True for a part of a corpus whose misses nobody may see: its folder carries a manifest of hashes."""
    return (Path(folder) / "MANIFEST.sha256").exists()


def _predict(items: Iterable[Item]) -> tuple[dict[str, dict[int, Any]], dict[str, str]]:
    predictions: dict[str, dict[int, Any]] = {}
    pages: dict[str, str] = {}
    for file, gold in items:
        for source in collect([file], max_bytes=1 << 24):
            if not isinstance(source, Bytes):
                continue
            try:
                lines = [read.line() for read in engine.read(source, date=gold.get("reference_date"))]
            except SourceError:
                continue
            predictions[file] = {
                line.story.source.index: msgspec.json.decode(msgspec.json.encode(line)) for line in lines
            }
            if not file.endswith(MARKUP_IS_NOT):
                pages[file] = reading.whole_text(source)
    return predictions, pages
