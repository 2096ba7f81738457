"""How the figures of an evaluation look on a terminal."""

from __future__ import annotations

from typing import Any

from rich.table import Table

from dateline.cli.show import console


def table(figures: dict[str, Any]) -> None:
    """Main and all slots by field, events, negatives, evidence, and the story's own fields."""
    out = console()
    main, every = figures["by_slot_main"], figures["by_slot_all"]
    slots = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("slot", "P", "R", "F1", "n", "all P", "R", "F1", "n"):
        slots.add_column(name, justify="left" if name == "slot" else "right")
    for name in main:
        if main[name][3] or every[name][3]:
            slots.add_row(name, *_cells(main[name]), *_cells(every[name]))
    slots.add_row("[bold]all slots[/bold]", *_total(figures["slots_main"]), *_total(figures["slots_all"]))
    out.print(slots)
    events = figures["events"]
    out.print(f"events      P {events['P']:.3f}  R {events['R']:.3f}  F1 {events['F1']:.3f}  n {events['n']}")
    out.print(f"found       {', '.join(f'{k} {v[0]} of {v[1]}' for k, v in figures['recall_by_prominence'].items())}")
    out.print(f"negatives   {figures['negatives']['false']} of {figures['negatives']['stories']} with a false event")
    out.print(f"trap leaks  {figures['trap_leaks']}")
    evidence = figures["evidence"]
    out.print(
        f"evidence    {evidence['unevidenced']} of {evidence['values']} values without, {evidence['bad_spans']} of {evidence['spans']} spans bad, median {evidence['median_length']} characters"
    )
    out.print("story       " + "  ".join(f"{k} {v[0]:.3f}" for k, v in figures["story"].items()))
    out.print(f"stories     {figures['stories']}, missing {figures['missing']}")


def _cells(row: list[Any]) -> list[str]:
    return [*(f"{x:.3f}" for x in row[:3]), str(row[3])]


def _total(total: dict[str, Any]) -> list[str]:
    return [*(f"{total[k]:.3f}" for k in ("P", "R", "F1")), str(total["n"])]
