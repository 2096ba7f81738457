"""All figures of storylines: one sheet a line, added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.evaluation.intervals import Bootstrap, Interval, f1, share
from dateline.evaluation.storylines.align import align
from dateline.evaluation.storylines.answers import apart, as_of, events
from dateline.evaluation.storylines.laws import laws
from dateline.evaluation.storylines.line import Line, lines_of
from dateline.evaluation.storylines.links import links
from dateline.evaluation.storylines.sheet import Miss, Sheet
from dateline.evaluation.storylines.sources import families, origins
from dateline.evaluation.tallies import prf


class LineScores(msgspec.Struct, frozen=True):
    """What was counted of each storyline."""

    sheets: tuple[Sheet, ...]

    def figures(self) -> dict[str, Any]:
        """Topic -> [right, asked, not answered], or P, R, F1, n and ``unanswered`` where things are found."""
        answers, found = _sum(s.answers for s in self.sheets), _sum(s.found for s in self.sheets)
        told: dict[str, Any] = {"storylines": len(self.sheets), **answers}
        for topic, (right, wrong, missed, unanswered) in found.items():
            p, r, f, n = prf((right, wrong, missed))
            told[topic] = {"P": p, "R": r, "F1": f, "n": n, "unanswered": unanswered}
        return told | {"as_of_leaks": sum(s.leaks for s in self.sheets)}

    def intervals(self) -> dict[str, Interval]:
        """95 % intervals of every figure, over whole storylines; none with a single one."""
        draws = Bootstrap(range(len(self.sheets)))
        out: dict[str, Interval | None] = {}
        for topic in _sum(s.answers for s in self.sheets):
            rows = [tuple(s.answers.get(topic, [0, 0, 0])[:2]) for s in self.sheets]
            out[topic] = draws.interval(rows, share)
        for topic in _sum(s.found for s in self.sheets):
            rows = [tuple(s.found.get(topic, [0, 0, 0, 0])[:3]) for s in self.sheets]
            out[topic] = draws.interval(rows, f1)
        return {topic: interval for topic, interval in out.items() if interval is not None}

    def misses(self) -> tuple[Miss, ...]:
        """One row a miss: storyline, topic and key, wanted, got."""
        return tuple(miss for sheet in self.sheets for miss in sheet.misses)


def evaluate_lines(folder: str | Path) -> dict[str, Any]:
    """Figures over all storylines under ``folder``. Raises UsageError where there is none."""
    return score_lines(lines_of(folder)).figures()


def score_lines(lines: Sequence[Line]) -> LineScores:
    """Scores each storyline."""
    return LineScores(tuple(_score(line) for line in lines))


def _score(line: Line) -> Sheet:
    sheet = Sheet(line=line.name)
    pairs = align(line, line.record)
    events(line, sheet, pairs)
    apart(line, sheet, pairs)
    families(line, sheet)
    origins(line, sheet)
    links(line, sheet, pairs)
    as_of(line, sheet)
    laws(line, sheet)
    return sheet


def _sum(tables: Iterable[dict[str, list[int]]]) -> dict[str, list[int]]:
    total: dict[str, list[int]] = {}
    for table in tables:
        for topic, row in table.items():
            kept = total.setdefault(topic, [0] * len(row))
            total[topic] = [a + b for a, b in zip(kept, row, strict=True)]
    return total
