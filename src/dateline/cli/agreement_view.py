"""How the agreement of two codings looks on a terminal."""

from __future__ import annotations

from dateline.cli import paper
from dateline.cli.paper import Cell, Column
from dateline.evaluation.validation import Agreement, Row

_COLUMNS = tuple(Column(name) for name in ("field", "P", "R", "F1", "n", "all F1", "all n", "alpha", "pairs"))


def agreement(told: Agreement, *, differences: bool) -> None:
    """Fields with the lowest agreement first, the totals below, and (asked for) every difference."""
    paper.table(_COLUMNS, [_row(row) for row in told.rows])
    paper.put()
    paper.fact("stories", str(told.stories))
    paper.fact("main slots", _total(told.main))
    paper.fact("all slots", _total(told.every))
    paper.fact("read it", "P, R, F1, n: main events, A as gold; alpha: Krippendorff, nominal, over events both have")
    if differences:
        paper.put()
        for story, field, one, other in told.differences:
            paper.fact(f"  {story}", f"{field}: {one} | {other}", indent=16)


def _row(row: Row) -> list[Cell]:
    main = [*(f"{x:.3f}" for x in row.main[:3]), str(row.main[3])] if row.main and row.main[3] else ["-"] * 4
    every = [f"{row.every[2]:.3f}", str(row.every[3])] if row.every and row.every[3] else ["-", "-"]
    alpha = ["-" if row.alpha is None else f"{row.alpha:.3f}", str(row.units) if row.units else "-"]
    return [Cell(text) for text in (row.field, *main, *every, *alpha)]


def _total(figures: tuple[float, float, float, int]) -> str:
    return f"P {figures[0]:.3f}  R {figures[1]:.3f}  F1 {figures[2]:.3f}  n {figures[3]}"
