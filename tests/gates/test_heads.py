"""Floors of the heads ([heads] of corpus/floors.toml): a rate a field. Blind heads are scored, never listed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from check_gold import main
from dateline.evaluation.heads import score_heads

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FLOORS = tomllib.loads((CORPUS / "floors.toml").read_text(encoding="utf-8"))["heads"]
PARTS = [part for part in ("dev", "test") if (CORPUS / "heads" / part).is_dir()]


@pytest.mark.gate
@pytest.mark.parametrize("part", PARTS)
def test_heads_keep_their_floors(part: str) -> None:
    floors, scores = FLOORS[part], score_heads(CORPUS / "heads" / part)
    rates = {field: (scores.rates[field.replace("_", ".")], floor) for field, floor in floors["rates"].items()}
    below = {field: pair for field, pair in rates.items() if pair[0] < pair[1]}
    assert not below, f"{part}: (reached, floor) {below}"
    assert scores.leaks <= floors["leaks"]
    assert scores.heads >= floors["heads"]


@pytest.mark.parametrize("part", PARTS)
def test_gold_of_heads_keeps_the_contract(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(CORPUS / "heads" / part)])
    told = [line.partition("heads/")[2] for line in capsys.readouterr().out.splitlines()]
    # Faults of pinned blind gold that its keeper knows of stand in floors.toml.
    assert told == FLOORS[part]["known_faults"]
