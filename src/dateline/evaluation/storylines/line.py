"""One storyline as read: its stories in, its gold beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from dateline import engine
from dateline.errors import SourceError, UsageError
from dateline.evaluation import contract_score
from dateline.evaluation.parts import RECORD
from dateline.model import Telling
from dateline.model.known import AsOf
from dateline.record import Record, fold
from dateline.sources import Bytes, collect


class Line(msgspec.Struct, frozen=True, dict=True):
    """One storyline: its tellings, which file each story (by id) came from, and its gold."""

    name: str
    tellings: tuple[Telling, ...]
    files: dict[str, str]
    gold: dict[str, Any]

    @cached_property
    def record(self) -> Record:
        """What its stories fold into."""
        return fold(self.tellings)

    def as_of(self, day: str) -> Record:
        """What they fold into as of a day or instant."""
        return fold(self.tellings, AsOf(day))

    def names(self, stories: Sequence[str]) -> set[str]:
        """The files of those stories."""
        return {self.files[story] for story in stories}


def lines_of(folder: str | Path, *, only: str = "") -> tuple[Line, ...]:
    """Every storyline under ``folder`` whose path holds ``only``, read by the engine.

    Raises UsageError where there is none.
    """
    golds = [path for path in sorted(Path(folder).rglob(RECORD)) if only in str(path.resolve())]
    if not golds:
        raise UsageError(f"no storyline ({RECORD}) under {str(folder)!r}; see corpus/WRITING.md for its form")
    return tuple(read_line(path.parent) for path in golds)


def read_line(folder: Path) -> Line:
    """Read every story of one storyline with the engine."""
    tellings, files = [], {}
    dates = {file: gold.get("reference_date") for file, gold in contract_score.gold_items(str(folder))}
    for source in collect(sorted(dates), max_bytes=1 << 24):
        if not isinstance(source, Bytes):
            continue
        try:
            read = engine.read(source, date=dates[source.uri])
        except SourceError:
            continue
        for one in read:
            tellings.append(Telling(story=one.reading.story, reports=one.reports))
            files[one.reading.story.id] = Path(source.uri).name
    gold = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    return Line(folder.name, tuple(tellings), files, gold)
