"""What holds for any two names: symmetry, a name is its own, titles do not count, nor what was asked before."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.evaluation.names import read_pairs
from dateline.names import judging, same

DEV = Path(__file__).parents[2] / "corpus" / "names" / "dev.tsv"
PAIRS = read_pairs(DEV)
NAMES = sorted({name for pair in PAIRS for name in (pair.one, pair.other)})
TITLES = [
    "Mr.",
    "Dr.",
    "H.E.",
    "Gen.",
    "Lt. Gen.",
    "Foreign Minister",
    "Vice Defense Minister",
    "Datuk Seri",
    "President",
]

names = st.sampled_from(NAMES)
texts = st.text(st.characters(categories=["L", "Zs", "P", "M"]), max_size=24)


@given(names | texts, names | texts)
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_question_does_not_matter(one: str, other: str) -> None:
    assert same(one, other) == same(other, one)


@given(names)
@settings(deadline=None)
def test_a_name_is_its_own(name: str) -> None:
    assert same(name, name).same
    assert same(name, f"  {name} ").same


@given(st.sampled_from(PAIRS), st.sampled_from(TITLES))
@settings(max_examples=150, deadline=None)
def test_a_title_changes_nothing(pair, title) -> None:
    assert same(f"{title} {pair.one}", pair.other).same == same(pair.one, pair.other).same


@given(st.sampled_from(PAIRS))
@settings(deadline=None)
def test_spaces_and_dashes_of_another_kind_change_nothing(pair) -> None:
    other = pair.other.replace("-", "\u2010").replace("'", "\u2019").replace(" ", "  ")
    assert same(pair.one, other).same == same(pair.one, pair.other).same


def test_what_was_asked_before_does_not_matter() -> None:
    """The answers of a fresh process, in another order."""
    before = {pair: same(pair.one, pair.other) for pair in PAIRS}
    judging._same.cache_clear()
    shuffled = random.Random(7).sample(PAIRS, len(PAIRS))
    assert {pair: same(pair.one, pair.other) for pair in shuffled} == before
