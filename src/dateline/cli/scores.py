"""How the figures of an evaluation look on a terminal."""

from __future__ import annotations

from typing import Any

from dateline.cli import paper
from dateline.cli.paper import Cell, Column

_COLUMNS = tuple(Column(name) for name in ("slot", "P", "R", "F1", "n", "all P", "all R", "all F1", "all n"))


def table(figures: dict[str, Any]) -> None:
    """Main and all slots by field, events, negatives, evidence, and the story's own fields."""
    main, every = figures["by_slot_main"], figures["by_slot_all"]
    rows = [_row(name, main[name], every[name]) for name in main if main[name][3] or every[name][3]]
    rows.append(_row("all slots", _total(figures["slots_main"]), _total(figures["slots_all"]), "bold"))
    paper.table(_COLUMNS, rows)
    paper.put()
    for label, value in _below(figures):
        paper.fact(label, value)


def lines(record: dict[str, Any]) -> None:
    """What the storylines of the folder fold into: events, status, history, sources and as-of answers."""
    if not record:
        return
    events = record["events"]
    paper.put()
    paper.fact("storylines", f"{record['storylines']}: events F1 {events['F1']:.3f} of {events['n']}")
    told = {k: v for k, v in record.items() if isinstance(v, list)}
    paper.fact("right", ", ".join(f"{k.replace('_', '-')} {v[0]} of {v[1]}" for k, v in told.items()))


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
    ]


def _row(name: str, main: list[Any], every: list[Any], style: str = "") -> list[Cell]:
    figures = (*_cells(main), *_cells(every))
    return [Cell(name, style), *(Cell(figure, style) for figure in figures)]


def _cells(row: list[Any]) -> list[str]:
    return [*(f"{x:.3f}" for x in row[:3]), str(row[3])]


def _total(total: dict[str, Any]) -> list[Any]:
    return [total["P"], total["R"], total["F1"], total["n"]]
