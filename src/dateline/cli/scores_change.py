"""What a change broke and mended, on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.cli import paper
from dateline.cli.paper import Cell, Column
from dateline.evaluation.compare import Change, Turn


def change(told: Change) -> None:
    """Figures before and now, values right by field, and for an open part each miss that came or went."""
    paper.put(paper.styled(told.part, "bold"))
    for name, (before, now) in told.headline.items():
        if before != now:
            paper.fact(name.replace("_", " "), f"{before:.3f} -> {now:.3f} ({now - before:+.3f})", indent=24)
    if all(before == now for before, now in told.headline.values()):
        paper.put("no figure moved")
    _fields(told)
    if told.broken is None:
        paper.put("a blind part: by counts only, broken and mended values of one field cancel out")
        return
    _turns("broken", "off", told.broken)
    _turns("mended", "good", told.mended or ())
    _turns("still wrong", "moved", told.other or ())


def _fields(told: Change) -> None:
    broken, mended = _by_field(told.broken), _by_field(told.mended)
    rows = []
    for field in dict.fromkeys([*told.right, *broken, *mended]):
        before, now, n = told.right.get(field, (0, 0, 0))
        if before != now or broken[field] or mended[field]:
            right = [str(before), str(now), str(n)] if field in told.right else ["-"] * 3
            turned = ["-", "-"] if told.broken is None else [str(broken[field]), str(mended[field])]
            rows.append([Cell(text) for text in (field, *right, *turned)])
    if rows:
        paper.table(tuple(map(Column, ("field", "right before", "right now", "n", "broken", "mended"))), rows)


def _by_field(turns: Sequence[Turn] | None) -> Counter[str]:
    return Counter(turn.field for turn in turns or ())


def _turns(name: str, style: str, turns: Sequence[Turn]) -> None:
    paper.put(paper.styled(f"{name}: {len(turns)}", style))
    for turn in turns:
        got = turn.before if name == "mended" else turn.now
        verb = "had" if name == "mended" else "got"
        paper.fact(f"  {turn.story}", f"{turn.field}: wanted {_text(turn.wanted)}, {verb} {_text(got)}", indent=16)


def _text(value: Any) -> str:
    return "nothing" if value in (None, "", []) else str(value)
