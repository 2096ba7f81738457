"""Copies of stories and rounds of series: the same seed gives the same bytes, a copy says no more than its source."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.evaluation.contract_score import gold_items
from dateline.evaluation.copies import Piece, cut, generate, laid_out, piece_of, reheaded, releaded, romanised, rounds
from dateline.evaluation.copies.generate import families
from dateline.evaluation.copies.romanise import respelled
from dateline.evaluation.copies.rounds import ordinal
from dateline.evaluation.copies.words import Portal, Template, portals, series

ROOT = Path(__file__).parents[2]
PIECES = [piece for _, gold in gold_items(ROOT / "corpus" / "dev") if (piece := piece_of(gold))]
SEEDS = st.integers(0, 10_000)
PIECE = Piece(
    "S. Korea, Japan to hold talks in Seoul",
    "Seoul",
    dt.date(2023, 4, 14),
    "Yonhap News Agency",
    (
        "The two sides will hold director-general talks in Seoul on Monday, the defence ministry said Friday.",
        "Seo Min-jung will lead the South's side. Kyung Seok-ho goes with Seo Min-jung.",
        "They last met in 2018.",
    ),
    ("Kyung Seok-ho", "Seo Min-jung"),
)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PIECES), SEEDS)
def test_a_cut_is_a_beginning_of_its_source(piece: Piece, seed: int) -> None:
    kept = cut(piece, random.Random(seed)).paragraphs
    assert kept == piece.paragraphs[: len(kept)]
    assert 2 <= len(kept) < len(piece.paragraphs)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PIECES), SEEDS)
def test_a_new_lead_and_a_new_headline_leave_the_rest(piece: Piece, seed: int) -> None:
    led, headed = releaded(piece, random.Random(seed)), reheaded(piece, random.Random(seed))
    assert led.paragraphs[1:] == piece.paragraphs[1:] and led.paragraphs[0] != piece.paragraphs[0]
    assert headed.paragraphs == piece.paragraphs and headed.headline != piece.headline
    told = " ".join([piece.headline, piece.agency, *piece.paragraphs])
    assert set(re.findall(r"\d+", led.paragraphs[0])) <= set(re.findall(r"\d+", told))


def test_the_voice_goes_before_the_news() -> None:
    lead = releaded(PIECE, random.Random(2)).paragraphs[0]
    assert re.fullmatch(r"The defence ministry \w+ Friday that .* in Seoul on Monday\.", lead), lead


def test_one_name_has_one_new_spelling_wherever_it_stands() -> None:
    told = romanised(PIECE, random.Random(4))
    new = dict(zip(PIECE.names, told.names, strict=True))
    assert told.paragraphs[1].count(new["Seo Min-jung"]) == 2
    assert "Seo Min-jung" not in told.paragraphs[1] or new["Seo Min-jung"] == "Seo Min-jung"
    spellings = {respelled("Kyung Seok-ho", random.Random(seed)) for seed in range(40)}
    assert {"Gyeong Seokho", "Kyeong Suk-ho"} & spellings or len(spellings) > 4
    assert "Tomas Haas" in {respelled("Tomáš Haas", random.Random(seed)) for seed in range(9)}


@pytest.mark.parametrize("portal", portals(), ids=lambda portal: portal.site)
def test_a_page_has_all_of_the_piece_its_own_clock_and_other_headlines(portal: Portal) -> None:
    clock = dt.datetime(2023, 4, 15, 9, 30)
    text = laid_out(PIECE, portal, clock, random.Random(1))
    assert all(paragraph.replace("'", "&#x27;") in text or paragraph in text for paragraph in PIECE.paragraphs)
    assert "2023" in text and "Seoul" in text.title()
    assert text == laid_out(PIECE, portal, clock, random.Random(1))


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(series()), SEEDS)
def test_two_rounds_differ_in_day_edition_and_place(template: Template, seed: int) -> None:
    told = rounds(template, 4, random.Random(seed))
    assert len({one.edition for one in told}) == len({one.day for one in told}) == 4
    for one, after in pairwise(told):
        assert one.day < after.day and one.day.weekday() < 5
        assert one.piece.place != after.piece.place
        text = " ".join([one.piece.headline, *one.piece.paragraphs])
        assert ordinal(one.edition) in text and ordinal(after.edition) not in text
        assert f"{one.day:%A}, {one.day:%B} {one.day.day}" in text


@settings(deadline=None, max_examples=6)
@given(SEEDS)
def test_the_same_seed_gives_the_same_bytes(seed: int) -> None:
    made = generate(PIECES, 60, seed=seed)
    assert made == generate(PIECES, 60, seed=seed)
    assert made != generate(PIECES, 60, seed=seed + 1)
    assert len({one.file for one in made}) == 60


def test_rounds_are_families_of_their_own() -> None:
    made = generate(PIECES, 200, seed=1)
    assert all(one.family in {m.file for m in made} for one in made)
    told = {one.family: (one.series, one.edition) for one in made if one.series}
    assert len(set(told.values())) == len(told) > 10
    assert all(len(files) >= 2 for files in families(made))


def test_more_than_there_is() -> None:
    with pytest.raises(UsageError, match="ask for fewer"):
        generate(PIECES[:2], 5000, seed=1)


def test_a_gold_without_a_dispatch_gives_no_piece() -> None:
    assert piece_of({"story": {"headline": "X", "agencies": [], "paragraphs": ["a", "b", "c"]}}) is None
    assert piece_of({}) is None


def test_the_command_writes_stories_and_their_families(tmp_path: Path) -> None:
    command = [
        sys.executable,
        str(ROOT / "bench" / "copies.py"),
        "--seed",
        "7",
        "-n",
        "30",
        "--score",
        str(tmp_path / "a"),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    gold = json.loads((tmp_path / "a" / "families.gold.json").read_text(encoding="utf-8"))
    files = {path.name for path in (tmp_path / "a").iterdir()} - {"families.gold.json"}
    assert files == {row["file"] for row in gold["stories"]}
    assert {file for family in gold["families"] for file in family} <= files
    assert "families, pair by pair: P 1.000" in done.stdout
