"""Floors of the pairs of names (floors.toml, [names]). The blind pairs are scored, never listed."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from dateline.evaluation.names import misses, read_pairs, score

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PAIRS = CORPUS / "names"
FLOORS = tomllib.loads((CORPUS / "floors.toml").read_text(encoding="utf-8"))["names"]
BLIND = PAIRS / "test.tsv"


def test_dev_has_enough_pairs_of_enough_traditions_and_about_half_differ() -> None:
    pairs = read_pairs(PAIRS / "dev.tsv")
    assert len(pairs) >= 170
    assert len({pair.tradition for pair in pairs}) >= 10
    assert 0.35 <= sum(not pair.same for pair in pairs) / len(pairs) <= 0.65


@pytest.mark.gate
def test_dev_keeps_its_floors() -> None:
    pairs = read_pairs(PAIRS / "dev.tsv")
    scores = score(pairs)
    assert scores.f1 >= FLOORS["dev_f1"] and scores.precision >= FLOORS["dev_precision"], misses(pairs)


@pytest.mark.gate
def test_the_blind_pairs_keep_their_floors() -> None:
    scores = score(read_pairs(BLIND))
    assert (scores.f1 >= FLOORS["blind_f1"], scores.precision >= FLOORS["blind_precision"]) == (True, True)


def test_the_blind_pairs_are_as_their_hash_says() -> None:
    for line in (PAIRS / "test.sha256").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((PAIRS / name.lstrip("*")).read_bytes()).hexdigest() == digest, name
