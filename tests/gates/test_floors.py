"""Accuracy floors of corpus/floors.toml. The blind part is scored, never listed: no miss of it is printed here."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.evaluation import Part, evaluate, evaluate_lines, parts_of

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FLOORS = tomllib.loads((CORPUS / "floors.toml").read_text(encoding="utf-8"))
RECORD = FLOORS["record"]
PARTS = sorted(name for name, floors in FLOORS.items() if "slots_main" in floors)


@pytest.mark.gate
@pytest.mark.parametrize("part", PARTS)
def test_the_engine_keeps_its_floors(part: str) -> None:
    floors, figures = FLOORS[part], evaluate(CORPUS / part).figures
    reached = {
        "slots_main": figures["slots_main"]["F1"],
        "slots_all": figures["slots_all"]["F1"],
        "events": figures["events"]["F1"],
    }
    below = {name: (value, floors[name]) for name, value in reached.items() if value < floors[name]}
    assert not below, f"{part}: (reached, floor) {below}"
    assert figures["negatives"]["false"] <= floors["false_events"]
    assert figures["trap_leaks"] <= floors["trap_leaks"]
    assert figures["missing"] <= floors.get("missing", 0)


@pytest.mark.gate
def test_the_record_of_the_storylines_keeps_its_floors() -> None:
    figures = evaluate_lines(CORPUS / "storylines")
    reached = {name: figures[name][0] / figures[name][1] for name in RECORD if name != "events"}
    reached["events"] = figures["events"]["F1"]
    below = {name: (value, RECORD[name]) for name, value in reached.items() if value < RECORD[name]}
    assert not below, f"(reached, floor) {below}"


@pytest.mark.gate
@pytest.mark.parametrize("part", [part for part in parts_of(CORPUS) if part.lines], ids=lambda part: part.name)
def test_the_laws_of_the_record_hold_on_every_storyline(part: Part) -> None:
    figures = evaluate_lines(part.folder)
    laws = {name: figure for name, figure in figures.items() if name.startswith("law")}
    assert len(laws) == 3
    assert all(right == asked for right, asked, _ in laws.values()), laws


@pytest.mark.gate
@pytest.mark.parametrize("part", PARTS)
def test_every_value_has_its_evidence_and_every_span_cuts_its_text(part: str) -> None:
    evidence = evaluate(CORPUS / part).figures["evidence"]
    assert evidence["unevidenced"] == 0
    assert evidence["bad_spans"] == 0
    assert evidence["median_length"] <= 120
