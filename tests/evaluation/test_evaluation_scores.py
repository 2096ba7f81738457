"""The contract's scorer in the package, gold against itself, and a tiny folder read and scored."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.evaluation import Scores, contract_score, evaluate

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT.parent / "shared" / "contract" / "score.py"
TEXT = (
    "OSLO, June 13 (NTB) - Norwegian Foreign Minister Ola Haug met his Chilean counterpart Rafael Donoso in Oslo on "
    "Thursday.\n"
)


def side(code: str, name: str, role: str, person: str) -> dict[str, Any]:
    delegates = [{"name": person, "title": None, "body": None}]
    return {"code": code, "name": name, "role": role, "level": "minister", "delegates": delegates}


EVENT: dict[str, Any] = {
    "kind": "meeting", "plover": "CONSULT", "status": "held", "when": "2024-06-13",
    "where": {"place": "Oslo", "country": "NOR", "venue": None},
    "parties": [side("NOR", "Norway", "host", "Ola Haug"), side("CHL", "Chile", "participant", "Rafael Donoso")],
    "level": "minister", "format": "bilateral", "portfolios": ["foreign"], "prominence": "main",
}  # fmt: skip
STORY = {"agencies": ["NTB"]}
GOLD: dict[str, Any] = {"file": "1.txt", "reference_date": "2024-06-13", "story": STORY, "events": [EVENT]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "1.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def scored(gold: dict[str, Any], events: list[dict[str, Any]], folder: Path) -> tuple[dict[str, Any], list[Any]]:
    file = str(folder / gold["file"])
    story = {**gold["story"], "source": {"uri": file, "index": 0}}
    figures, misses = contract_score.score([(file, gold)], {file: {0: {"story": story, "events": events}}}, {})
    return figures, misses


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the contract's folder is not beside this checkout")
def test_the_packaged_scorer_is_the_contract_s() -> None:
    assert Path(str(contract_score.__file__)).read_bytes() == CONTRACT.read_bytes()


def test_gold_against_itself_is_perfect(folder: Path) -> None:
    figures, misses = scored(GOLD, [copy.deepcopy(EVENT)], folder)
    assert misses == []
    assert [figures[name]["F1"] for name in ("slots_main", "slots_all", "events")] == [1.0, 1.0, 1.0]


def gold_files() -> list[Path]:
    return sorted((ROOT / "corpus" / "dev").glob("*.gold.json"))[::9]


@pytest.mark.parametrize("file", gold_files(), ids=lambda f: f.name[:3])
def test_every_gold_agrees_with_itself(file: Path) -> None:
    gold = json.loads(file.read_text(encoding="utf-8"))
    figures, _ = scored(gold, copy.deepcopy(gold["events"]), file.parent)
    names = ["slots_all", "events"] if gold["events"] and not gold.get("negative") else []
    assert [figures[name]["F1"] for name in names] == [1.0] * len(names)
    assert figures["negatives"]["false"] == 0


WRONG = [("status", "planned"), ("when", "2024-06-14"), ("level", "leader"), ("format", None)]


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_wrong_value_costs_and_is_named(folder: Path, field: str, value: str | None) -> None:
    figures, misses = scored(GOLD, [{**copy.deepcopy(EVENT), field: value}], folder)
    assert figures["slots_main"]["F1"] < 1.0
    assert any(str(value) in str(row) for row in misses)


def test_a_missed_and_an_extra_event_cost(folder: Path) -> None:
    assert scored(GOLD, [], folder)[0]["events"]["R"] == 0.0
    peru = [side("PER", "Peru", "participant", "Blas Cabrera")]
    other = {**copy.deepcopy(EVENT), "when": "2020-01-01", "kind": "call", "parties": peru}
    assert scored(GOLD, [copy.deepcopy(EVENT), other], folder)[0]["events"]["P"] == 0.5


def test_evaluate_reads_a_folder(folder: Path) -> None:
    scores = evaluate(folder)
    assert isinstance(scores, Scores)
    assert scores.figures["stories"] == 1 and scores.figures["missing"] == 0
    assert scores.figures["slots_main"]["F1"] == 1.0 and scores.figures["events"]["F1"] == 1.0
    assert scores.figures["evidence"]["bad_spans"] == 0
    assert scores == evaluate(str(folder), only="1.txt")


def test_evaluate_without_gold(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"gold\.json"):
        evaluate(tmp_path / "empty")
    with pytest.raises(UsageError):
        evaluate(folder, only="no such file")
