"""Several parts side by side on a terminal: dev beside blind, by field and by group of stories."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dateline.cli import paper
from dateline.cli.paper import Cell, Column
from dateline.cli.scores import NO_COUNTS, span
from dateline.evaluation.measure import Measured

_PLAIN: dict[str, Callable[[dict[str, Any]], str]] = {
    "false events": lambda f: f"{f['negatives']['false']}/{f['negatives']['stories']}",
    "trap leaks": lambda f: str(f["trap_leaks"]),
    "bad spans": lambda f: str(f["evidence"]["bad_spans"]),
    "unevidenced": lambda f: str(f["evidence"]["unevidenced"]),
    "missing": lambda f: str(f["missing"]),
}


def parts(measured: Sequence[Measured]) -> None:
    """F1 with its interval and how many values, a column a part; below it the storylines' record."""
    intervals = [one.intervals() for one in measured]
    rows = [_row("stories", [str(one.scores.figures["stories"]) for one in measured])]
    for name in ("slots_main", "slots_all", "events"):
        cells = [_f1(one.scores.figures[name], i[name]) for one, i in zip(measured, intervals, strict=True)]
        rows.append(_row(name.replace("_", " "), cells, "bold"))
    rows.extend(_slots(measured, intervals))
    for field in sorted({field for one in measured for field in one.scores.figures["story"]}):
        rows.append(_row(f"  {field}", [_story(one, i, field) for one, i in zip(measured, intervals, strict=True)]))
    rows.extend(_row(name, [tell(one.scores.figures) for one in measured]) for name, tell in _PLAIN.items())
    paper.table(_columns("F1 (95 %) n", measured), rows)
    _records([one for one in measured if one.lines])


def _slots(measured: Sequence[Measured], intervals: Sequence[dict[str, Any]]) -> Iterator[list[Cell]]:
    for slot in measured[0].scores.figures["by_slot_main"]:
        figures = [one.scores.figures["by_slot_main"][slot] for one in measured]
        if any(figure[3] for figure in figures):
            spans = [within["by_slot_main"].get(slot) for within in intervals]
            yield _row(f"  {slot}", [_slot(figure, at) for figure, at in zip(figures, spans, strict=True)])


def groups(measured: Sequence[Measured], by: str) -> None:
    """Slots of main events by group, a column a part: F1, interval, and how many stories."""
    told = [one.groups(by) for one in measured]
    names = dict.fromkeys(name for groups in told for name in groups)
    rows = []
    for name in names:
        cells = []
        for group in (groups.get(name) for groups in told):
            scored = group is not None and group["slots_main"][3]
            f1 = f"{group['slots_main'][2]:.3f} ({span(group['interval'])})" if group and scored else "-"
            cells.append(f"{f1} {group['stories'] if group else 0}")
        rows.append(_row(name, cells))
    paper.put()
    paper.table(_columns(by, measured), rows)
    paper.put(paper.styled("F1 of main slots (95 %), stories; a blind part tells no group of one story", "dim"))


def _records(measured: Sequence[Measured]) -> None:
    """The figures of the storylines' records, a column a part."""
    if not measured:
        return
    figures = [(one.lines.figures(), one.lines.intervals()) for one in measured if one.lines]
    topics = dict.fromkeys(topic for told, _ in figures for topic in told if topic not in NO_COUNTS)
    rows = [_row("storylines", [str(told["storylines"]) for told, _ in figures])]
    rows += [_row(topic, [_answer(told.get(topic), within.get(topic)) for told, within in figures]) for topic in topics]
    rows.append(_row("as-of leaks", [str(told["as_of_leaks"]) for told, _ in figures]))
    paper.put()
    paper.table(_columns("record", measured), rows)
    paper.put(paper.styled("right/asked or F1 (95 %); -k: so many the record does not answer", "dim"))


def _columns(head: str, measured: Sequence[Measured]) -> tuple[Column, ...]:
    names = [one.part.name + (" (blind)" if one.part.blind else "") for one in measured]
    return Column(head, True), *(Column(name, True) for name in names)


def _row(name: str, cells: Sequence[str], style: str = "") -> list[Cell]:
    return [Cell(name, style), *(Cell(cell, style) for cell in cells)]


def _f1(figure: dict[str, Any], interval: Any) -> str:
    return f"{figure['F1']:.3f} ({span(interval)}) {figure['n']}"


def _slot(figure: Sequence[Any], interval: Any) -> str:
    return f"{figure[2]:.3f} ({span(interval)}) {figure[3]}" if figure[3] else "-"


def _story(one: Measured, intervals: dict[str, Any], field: str) -> str:
    figure = one.scores.figures["story"].get(field)
    return f"{figure[0]:.3f} ({span(intervals['story'].get(field))}) {figure[1]}" if figure else "-"


def _answer(figure: Any, interval: Any) -> str:
    if figure is None:
        return "-"
    found = isinstance(figure, dict)
    silent = figure["unanswered"] if found else figure[2]
    told = f"{figure['F1']:.3f}" if found else f"{figure[0]}/{figure[1]}"
    return f"{told} ({span(interval)})" + (f" -{silent}" if silent else "")
