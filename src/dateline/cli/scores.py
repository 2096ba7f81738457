"""How the figures of one part look on a terminal."""

from __future__ import annotations

from typing import Any

from dateline.cli import paper
from dateline.cli.paper import Cell, Column
from dateline.evaluation.measure import Measured

_COLUMNS = tuple(Column(name) for name in ("slot", "P", "R", "F1", "95 %", "n", "all P", "all R", "all F1", "all n"))
NO_COUNTS = ("storylines", "as_of_leaks", "intervals")


def part(measured: Measured) -> None:
    """Main and all slots by field with intervals, events, negatives, evidence, the story's own fields, the record."""
    figures, intervals = measured.scores.figures, measured.intervals()
    main, every = figures["by_slot_main"], figures["by_slot_all"]
    by_slot = intervals["by_slot_main"]
    rows = [_row(name, main[name], every[name], by_slot.get(name)) for name in main if main[name][3] or every[name][3]]
    total = _total(figures["slots_main"]), _total(figures["slots_all"])
    rows.append(_row("all slots", *total, intervals["slots_main"], "bold"))
    paper.table(_COLUMNS, rows)
    paper.put()
    for label, value in _below(figures):
        paper.fact(label, value)
    if measured.lines:
        paper.put()
        record(measured.lines.figures(), measured.lines.intervals())


def record(figures: dict[str, Any], intervals: dict[str, Any]) -> None:
    """What the storylines fold into: answers right, things found, and what the record does not answer."""
    rows = []
    for topic, figure in figures.items():
        if topic in NO_COUNTS:
            continue
        found = isinstance(figure, dict)
        told = f"F1 {figure['F1']:.3f}  P {figure['P']:.3f}  R {figure['R']:.3f}" if found else f"{figure[0]} right"
        asked, silent = (figure["n"], figure["unanswered"]) if found else (figure[1], figure[2])
        rows.append([Cell(topic), Cell(told), Cell(str(asked)), Cell(str(silent)), Cell(span(intervals.get(topic)))])
    paper.table(tuple(Column(name) for name in ("record", "figure", "asked", "not answered", "95 %")), rows)
    paper.put()
    paper.fact("storylines", str(figures["storylines"]))
    paper.fact("leaks", f"{figures['as_of_leaks']} as-of answers that say what was only known later")


def span(interval: tuple[float, float] | None) -> str:
    """An interval in few characters."""
    return f"{interval[0]:.2f}-{interval[1]:.2f}" if interval else "-"


def _below(figures: dict[str, Any]) -> list[tuple[str, str]]:
    events, negatives, evidence = figures["events"], figures["negatives"], figures["evidence"]
    return [
        ("events", f"P {events['P']:.3f}  R {events['R']:.3f}  F1 {events['F1']:.3f}  n {events['n']}"),
        ("found", ", ".join(f"{k} {v[0]} of {v[1]}" for k, v in figures["recall_by_prominence"].items())),
        ("negatives", f"{negatives['false']} of {negatives['stories']} with a false event"),
        ("trap leaks", str(figures["trap_leaks"])),
        (
            "evidence",
            f"{evidence['unevidenced']} of {evidence['values']} values without, {evidence['bad_spans']} of "
            f"{evidence['spans']} spans bad, median {evidence['median_length']} characters",
        ),
        ("story", "  ".join(f"{k} {v[0]:.3f}" for k, v in figures["story"].items())),
        ("stories", f"{figures['stories']}, missing {figures['missing']}"),
        ("95 %", "bootstrap over stories (over whole storylines where they are), 1,000 draws, same seed each time"),
    ]


def _row(name: str, main: list[Any], every: list[Any], interval: Any, style: str = "") -> list[Cell]:
    p, r, f, n = _cells(main)
    figures = (p, r, f, span(interval), n, *_cells(every))
    return [Cell(name, style), *(Cell(figure, style) for figure in figures)]


def _cells(row: list[Any]) -> list[str]:
    return [*(f"{x:.3f}" for x in row[:3]), str(row[3])]


def _total(total: dict[str, Any]) -> list[Any]:
    return [total["P"], total["R"], total["F1"], total["n"]]
