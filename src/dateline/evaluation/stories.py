"""Scores the engine's stories against gold with the contract's own scorer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from dateline import engine, reading
from dateline.errors import SourceError, UsageError
from dateline.evaluation import contract_score
from dateline.evaluation.tallies import Tally, tally
from dateline.sources import Bytes, collect

Item = tuple[str, dict[str, Any]]
Watch = Callable[[list[str]], Iterable[str]]
MARKUP_IS_NOT = ".txt"


class Scores(msgspec.Struct, frozen=True):
    """What ``contract_score`` says: its figures, and one row a miss (story, field, wanted, got)."""

    figures: dict[str, Any]
    misses: tuple[tuple[Any, ...], ...]


class Told(msgspec.Struct, frozen=True):
    """Gold stories and what a system said of them: by file and story index, with the whole-page text of markup."""

    items: tuple[Item, ...]
    predictions: dict[str, dict[int, Any]]
    pages: dict[str, str]

    def scores(self) -> Scores:
        """The contract's figures, and its misses with those of the values that it only averages."""
        figures, misses = contract_score.score(list(self.items), self.predictions, self.pages)
        more = [miss for one in self.tallies() for miss in one.misses]
        return Scores(figures, (*misses, *more))

    def tallies(self) -> tuple[Tally, ...]:
        """What each story adds to the figures, in order of the items."""
        return tuple(tally(file, gold, self.predictions.get(file, {})) for file, gold in self.items)


def evaluate(folder: str | Path, *, only: str = "") -> Scores:
    """Read every gold story under ``folder`` (those whose path holds ``only``) and score them.

    Raises UsageError where there is no gold.
    """
    return tell(folder, only=only).scores()


def tell(folder: str | Path, *, only: str = "", watch: Watch = iter, predictions: str | None = None) -> Told:
    """Let the engine read every gold story under ``folder`` whose path holds ``only``.

    ``watch`` is handed the stories' files and gives them back, one by one. With ``predictions`` (a file of JSON lines
    in the contract's form) another system is scored instead. Raises UsageError where there is no gold or no such file.
    """
    items = tuple((file, gold) for file, gold in contract_score.gold_items(str(folder)) if only in file)
    if not items:
        raise UsageError(f"no gold (*.gold.json) under {str(folder)!r}; see corpus/README.md for its form")
    return Told(items, *(_predict(items, watch) if predictions is None else (_given(predictions, items), {})))


def _given(file: str, items: Iterable[Item]) -> dict[str, dict[int, Any]]:
    """Another system's lines by story, as the scorer reads them."""
    if not Path(file).is_file():
        raise UsageError(f"--predictions {file!r}: no such file; its form is in corpus/README.md")
    lines, _, broken = contract_score.predictions(Namespace(run=None, predictions=file, errors=False), items)
    if broken or not lines:
        raise UsageError(f"--predictions {file!r}: {broken or 'all'} lines are no story; see corpus/README.md")
    return dict(lines)


def _predict(items: Iterable[Item], watch: Watch) -> tuple[dict[str, dict[int, Any]], dict[str, str]]:
    predictions: dict[str, dict[int, Any]] = {}
    pages: dict[str, str] = {}
    dates = {file: gold.get("reference_date") for file, gold in items}
    for file in watch(list(dates)):
        for source in collect([file], max_bytes=1 << 24):
            if not isinstance(source, Bytes):
                continue
            try:
                lines = [read.line() for read in engine.read(source, date=dates[file])]
            except SourceError:
                continue
            predictions[file] = {
                line.story.source.index: msgspec.json.decode(msgspec.json.encode(line)) for line in lines
            }
            if not file.endswith(MARKUP_IS_NOT):
                pages[file] = reading.whole_text(source)
    return predictions, pages
