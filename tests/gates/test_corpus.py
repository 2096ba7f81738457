"""The corpus itself: gold by the contract, blind parts as their manifests have them, sizes and mix."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from check_gold import main
from dateline.evaluation.contract_score import gold_items
from dateline.evaluation.phenomena import load_phenomena, shown

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
CODES = ROOT.parent / "shared" / "contract" / "codes.tsv"
SINGLE, LINES = ("dev", "test"), ("storylines", "test-storylines")
FLOORS = tomllib.loads((CORPUS / "floors.toml").read_text(encoding="utf-8"))["corpus"]
TABLE = load_phenomena(CORPUS / "phenomena.yaml")
MANIFESTS = sorted(CORPUS.rglob("MANIFEST.sha256"))
BESIDE = ("MANIFEST.sha256", "SCORES.md")


@pytest.mark.parametrize("part", [*SINGLE, *LINES])
def test_gold_keeps_the_contract(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(CORPUS / part)]) == 0, capsys.readouterr().out


@pytest.mark.skipif(not CODES.is_file(), reason="the contract's folder is not beside this checkout")
def test_the_codes_are_the_contract_s() -> None:
    assert (CORPUS / "codes.tsv").read_bytes() == CODES.read_bytes()


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: str(path.parent.relative_to(CORPUS)))
def test_a_blind_part_is_as_its_manifest_says(manifest: Path) -> None:
    """Names only, and whether their bytes are those of the manifest: nothing of a file is printed."""
    listed = {}
    for line in manifest.read_text(encoding="utf-8").splitlines():
        digest, name = line.split(maxsplit=1)
        listed[name.strip().lstrip("*").removeprefix("./")] = digest
    files = [p for p in manifest.parent.rglob("*") if p.is_file() and p.name not in BESIDE]
    assert {p.relative_to(manifest.parent).as_posix() for p in files} == set(listed)
    changed = [name for name, digest in listed.items() if _sha256(manifest.parent / name) != digest]
    assert changed == []


def test_every_blind_part_has_a_manifest() -> None:
    assert {path.parent.name for path in MANIFESTS} >= {"test"}
    for folder in CORPUS.glob("test*"):
        assert (folder / "MANIFEST.sha256").is_file(), folder


def test_the_sizes_and_the_mix_are_what_was_set_out() -> None:
    short = list(shortfalls())
    if short and not FLOORS["strict"]:
        pytest.skip(f"stories are still to come: {'; '.join(short)}")
    assert not short, "\n".join(short)


def test_there_is_enough_to_work_with() -> None:
    """What holds whatever is still to come."""
    assert all(len(golds(part)) >= 50 for part in SINGLE)
    assert len(list(CORPUS.glob("storylines/*/record.gold.json"))) >= 2


def shortfalls() -> Iterator[str]:
    """Each floor of [corpus] that is not reached."""
    both = [gold for part in SINGLE for gold in golds(part)]
    ministries = {g["story"].get("publisher") for g in both if "ministry_release" in shown(g, TABLE)} - {None}
    counts = {
        "dev": len(golds("dev")),
        "test": len(golds("test")),
        "negatives": sum(bool(gold.get("negative")) for gold in both),
        "storylines": len(line_sizes(*LINES)),
        "storylines_blind": len(line_sizes("test-storylines")),
        "agencies_and_portals": len(outlets(both) - ministries),
        "ministries": len(ministries),
    }
    yield from (f"{name}: {count} of {FLOORS[name]}" for name, count in counts.items() if count < FLOORS[name])
    least, most = FLOORS["stories_of_a_line"]
    wrong = [size for size in line_sizes(*LINES) if not least <= size <= most]
    if wrong:
        yield f"storylines of {wrong} stories, not {least} to {most}"
    for name, share in shares(both).items():
        least, most = FLOORS[f"share_of_{name}"]
        if not least <= share <= most:
            yield f"share of {name}: {share:.2f}, not {least} to {most}"


def golds(part: str) -> list[dict[str, Any]]:
    return [gold for _, gold in gold_items(CORPUS / part)] if (CORPUS / part).is_dir() else []


def line_sizes(*parts: str) -> list[int]:
    """How many stories each storyline has."""
    records = [record for part in parts for record in CORPUS.glob(f"{part}/*/record.gold.json")]
    return [len({json.loads(p.read_text(encoding="utf-8"))["file"] for p in _stories(record)}) for record in records]


def outlets(stories: list[dict[str, Any]]) -> set[str | None]:
    """Whose pages and dispatches these are: the agencies credited and the publishers."""
    told = [[*(g["story"].get("agencies") or []), g["story"].get("publisher")] for g in stories]
    return {name for names in told for name in names} - {None}


def shares(stories: list[dict[str, Any]]) -> dict[str, float]:
    """Part of the stories in each form of file."""
    forms = [set(shown(gold, TABLE)) for gold in stories]
    text, page = (sum(form in told for told in forms) / len(forms) for form in ("file_text", "file_html"))
    return {"text": text, "html": page, "copy_feeds_ninjs": 1 - text - page}


def _stories(record: Path) -> list[Path]:
    return [path for path in record.parent.glob("*.gold.json") if path != record]


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
