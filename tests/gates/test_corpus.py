"""The corpus itself: gold by the contract, the blind part as its manifest has it, sizes and mix."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"


@pytest.mark.parametrize("part", ["dev", "test", "storylines"])
def test_gold_keeps_the_contract(part: str) -> None:
    checked = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "check_gold.py"), str(CORPUS / part)], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("Japan and Korea met.", encoding="utf-8")
    event = {"kind": "meeting", "plover": "AGREE", "status": "met", "when": "last May", "level": "boss", "parties": []}
    gold = {"file": "1.txt", "story": {"paragraphs": ["Something else."]}, "events": [event]}
    (tmp_path / "1.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "check_gold.py"), str(tmp_path)], capture_output=True, text=True
    )
    assert checked.returncode == 1
    for fault in ("paragraph not in the source", "plover", "status", "no EDTF", "level", "no parties"):
        assert fault in checked.stdout


def test_the_blind_part_is_as_its_manifest_says() -> None:
    listed = {}
    for line in (CORPUS / "test" / "MANIFEST.sha256").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        listed[name.lstrip("*")] = digest
    files = {p.name for p in (CORPUS / "test").iterdir() if p.name not in ("MANIFEST.sha256", "SCORES.md")}
    assert files == set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((CORPUS / "test" / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize(("part", "least"), [("dev", 20), ("test", 10)])
def test_there_are_enough_stories_in_enough_styles(part: str, least: int) -> None:
    gold = [json.loads(p.read_text(encoding="utf-8")) for p in (CORPUS / part).glob("*.gold.json")]
    assert len(gold) >= least
    assert len({g["style"] for g in gold}) >= 8
    assert sum(bool(g.get("negative")) for g in gold) >= 3


def test_storylines_have_gold_for_the_record() -> None:
    lines = sorted((CORPUS / "storylines").glob("*/record.gold.json"))
    assert len(lines) >= 2
    for line in lines:
        assert len(list(line.parent.glob("[0-9]*.gold.json"))) >= 5
