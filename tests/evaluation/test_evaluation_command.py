"""``dateline evaluate``: parts side by side, groups, comparison, and what a blind part refuses."""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path

import pytest
from evaluation_build import EVENT, GOLD, part

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
from cli_build import run

WRONG = GOLD | {"events": [copy.deepcopy(EVENT) | {"status": "cancelled"}]}


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    part(tmp_path / "dev", GOLD, WRONG)
    part(tmp_path / "test", WRONG, GOLD, blind=True)
    return tmp_path


def test_dev_and_blind_stand_side_by_side(corpus: Path) -> None:
    out = run("evaluate", ".").out
    assert out.splitlines()[0].split() == ["F1", "(95", "%)", "n", "dev", "test", "(blind)"]
    assert run("evaluate", "dev", "test").out == out


def test_one_part_is_told_in_full(corpus: Path) -> None:
    out = run("evaluate", "dev").out
    assert out.startswith("slot")
    assert "bootstrap over stories" in " ".join(out.split())


def test_by_group(corpus: Path) -> None:
    out = run("evaluate", ".", "--by", "style", "--by", "format").out
    assert "style" in out and "NTB" in out and "\ntxt " in out
    assert "no grouping 'colour'" in run("evaluate", ".", "--by", "colour").err


def test_a_change_is_told_by_story_for_dev_and_by_counts_for_blind(corpus: Path) -> None:
    Path("old.json").write_text(run("evaluate", ".", "--json").out, encoding="utf-8")
    part(corpus / "dev", GOLD, GOLD)
    part(corpus / "test", GOLD, GOLD)
    out = run("evaluate", ".", "--compare", "old.json").out
    assert "mended: 1\n  dev/2.txt" in out
    assert "a blind part" in out and "test/" not in out
    told = run("evaluate", ".", "--compare", "old.json", "--json").lines
    assert [(t["part"], t["mended"] and len(t["mended"])) for t in told] == [("dev", 1), ("test", None)]


def test_a_part_that_the_old_file_has_not(corpus: Path) -> None:
    Path("old.json").write_text(run("evaluate", "dev", "--json").out, encoding="utf-8")
    assert run("evaluate", "test", "--compare", "old.json")[::2] == (
        2,
        "dateline: --compare 'old.json' has no part 'test'; it has: dev\n",
    )


@pytest.mark.parametrize("asked", [("test", "--errors"), (".", "--errors"), ("test", "--only", "1.txt")])
def test_a_blind_part_refuses(corpus: Path, asked: tuple[str, ...]) -> None:
    status, out, err = run("evaluate", *asked)
    assert (status, out) == (2, "")
    assert "blind part" in err


def test_errors_list_every_miss_of_an_open_part(corpus: Path) -> None:
    err = run("evaluate", "dev", "--errors").err
    assert "dev/2.txt | status | cancelled | held" in err


def test_json_is_one_line_a_part_with_the_contract_s_figures(corpus: Path) -> None:
    dev, test = run("evaluate", ".", "--json").lines
    assert (dev["part"], dev["stories"], test["blind"]) == ("dev", 2, True)
    assert dev["slots_main"]["n"] == test["slots_main"]["n"]
    assert json.dumps(test).count(".txt") == 0


def test_another_system_s_lines_are_scored(corpus: Path) -> None:
    stories = [{"source": {"uri": f"dev/{at}.txt", "index": 0}, "agencies": ["NTB"]} for at in (1, 2)]
    lines = [{"story": story, "events": [EVENT]} for story in stories]
    Path("theirs.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    figures = run("evaluate", "dev", "--predictions", "theirs.jsonl", "--json").lines[0]
    assert (figures["events"]["F1"], figures["missing"]) == (1.0, 0)
    assert figures["by_slot_main"]["status"][:3] == [0.5, 0.5, 0.5]
    assert "no such file" in run("evaluate", "dev", "--predictions", "nix").err
    Path("theirs.jsonl").write_text("{}", encoding="utf-8")
    assert "1 lines are no story" in run("evaluate", "dev", "--predictions", "theirs.jsonl").err
