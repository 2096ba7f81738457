"""Parts of a corpus, and what of a blind part may be seen: figures, never a story."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from evaluation_build import EVENT, GOLD, part

from dateline.errors import UnknownValue, UsageError
from dateline.evaluation import is_blind, parts_of
from dateline.evaluation.measure import Measured, measure

WRONG = GOLD | {"events": [copy.deepcopy(EVENT) | {"status": "cancelled"}], "style": "A single style"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    part(tmp_path / "dev", GOLD, WRONG)
    part(tmp_path / "test", GOLD, WRONG, GOLD, blind=True)
    (tmp_path / "second" / "dev").mkdir(parents=True)
    (tmp_path / "second" / "dev" / "1.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    line = part(tmp_path / "lines" / "oslo")
    (line / "record.gold.json").write_text(json.dumps({"events": []}), encoding="utf-8")
    return tmp_path


def blind(corpus: Path) -> Measured:
    return measure(parts_of(corpus / "test")[0])


def test_a_corpus_has_parts_and_a_second_annotation_is_none(corpus: Path) -> None:
    assert [(p.name, p.blind, p.lines) for p in parts_of(corpus)] == [
        ("dev", False, False),
        ("test", True, False),
        ("lines", False, True),
    ]


def test_blind_is_a_folder_with_a_manifest_and_all_in_it(corpus: Path) -> None:
    part(corpus / "test" / "more")
    assert [is_blind(corpus / name) for name in ("test", "test/more", "dev", ".")] == [True, True, False, True]


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold"):
        parts_of(tmp_path)
    with pytest.raises(UsageError, match="no gold"):
        parts_of(tmp_path / "nowhere")


def test_the_json_of_a_blind_part_names_no_story(corpus: Path) -> None:
    told = json.dumps(blind(corpus).json(["phenomenon", "style", "format"]))
    assert "misses" not in told
    assert "A single style" not in told
    assert all(f"{name}.txt" not in told for name in "123")
    assert "cancelled" in json.dumps(measure(parts_of(corpus / "dev")[0]).json()["misses"])


def test_misses_and_narrowing_are_refused_for_a_blind_part(corpus: Path) -> None:
    with pytest.raises(UsageError, match="nobody"):
        _ = blind(corpus).misses
    with pytest.raises(UsageError, match="without --only"):
        measure(parts_of(corpus / "test")[0], only="1.txt")


def test_groups_of_stories(corpus: Path) -> None:
    groups = measure(parts_of(corpus / "dev")[0]).groups("style")
    assert groups["NTB"]["slots_main"][2] == 1.0
    assert groups["A single style"]["stories"] == 1
    with pytest.raises(UnknownValue, match="phenomenon"):
        blind(corpus).groups("colour")
