"""An old evaluation and a new one in, what broke and mended out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.evaluation.compare import compare, load


def figures(*misses: list[Any], blind: bool = False, right: int = 5) -> dict[str, Any]:
    total = {"P": 1.0, "R": 0.5, "F1": right / 10, "n": 10}
    told = {
        "evaluation": 1, "part": "dev", "blind": blind, "slots_main": total, "slots_all": total, "events": total,
        "counts": {"every": {"when": [right, 0, 10 - right]}},
    }  # fmt: skip
    return told if blind else told | {"misses": list(misses)}


WHEN = ["dev/1.txt", "when", "2024-06-13", None]
PLACE = ["dev/2.txt", "where.place", "Oslo", "Bergen"]


def test_what_came_broke_and_what_went_mended() -> None:
    change = compare(figures(WHEN), figures(PLACE))
    assert [(t.story, t.field, t.wanted, t.now) for t in change.broken or ()] == [
        ("dev/2.txt", "where.place", "Oslo", "Bergen")
    ]
    assert [(t.story, t.field, t.before) for t in change.mended or ()] == [("dev/1.txt", "when", None)]
    assert change.other == ()


def test_wrong_before_and_wrong_now_is_neither() -> None:
    change = compare(figures(WHEN), figures([*WHEN[:3], "2024-06-14"]))
    assert (change.broken, change.mended) == ((), ())
    assert [(t.before, t.now) for t in change.other or ()] == [(None, "2024-06-14")]


def test_equal_misses_are_counted() -> None:
    change = compare(figures(WHEN), figures(WHEN, WHEN))
    assert len(change.broken or ()) == 1


def test_an_extra_event_is_known_by_what_was_told() -> None:
    extra = ["dev/1.txt", "EXTRA", ["meeting", "held", "2024"], ["KOR"]]
    other = ["dev/1.txt", "EXTRA", ["call", "held", "2024"], ["KOR"]]
    change = compare(figures(extra), figures(other))
    assert (len(change.broken or ()), len(change.mended or ())) == (1, 1)


def test_a_blind_part_is_compared_by_counts() -> None:
    change = compare(figures(blind=True, right=4), figures(blind=True, right=6))
    assert change.broken is None and change.mended is None
    assert change.right == {"when": (4, 6, 10)}
    assert change.headline["slots_main"] == (0.4, 0.6)


def test_the_same_twice_changes_nothing() -> None:
    change = compare(figures(WHEN, PLACE), figures(WHEN, PLACE))
    assert (change.broken, change.mended, change.other) == ((), (), ())


@pytest.mark.parametrize("text", ["", "no json", '{"part": "dev"}', "[1]"])
def test_a_file_that_is_no_evaluation(tmp_path: Path, text: str) -> None:
    (tmp_path / "old.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="evaluate FOLDER --json"):
        load(tmp_path / "old.json")


def test_a_file_of_several_parts(tmp_path: Path) -> None:
    lines = [figures(WHEN), figures(blind=True) | {"part": "test"}]
    (tmp_path / "old.json").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert sorted(load(tmp_path / "old.json")) == ["dev", "test"]
