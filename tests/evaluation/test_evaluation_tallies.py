"""What stories add up to is what the contract's scorer says, whatever a system answers."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from evaluation_build import GOLD
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.evaluation.stories import Told
from dateline.evaluation.tallies import Tally, pooled, prf, slots, tally

ROOT = Path(__file__).parents[2]
GOLDS = [json.loads(f.read_text(encoding="utf-8")) for f in sorted((ROOT / "corpus" / "dev").glob("*.gold.json"))[::7]]
BENT = [("status", "postponed"), ("when", None), ("when", "2031-01-01"), ("parties", []), ("level", "leader")]


def agree(told: Told) -> None:
    """The sums of ``told`` are the scorer's figures."""
    figures, tallies = told.scores().figures, told.tallies()
    for name, of in (("slots_main", "main"), ("slots_all", "every"), ("events", "events")):
        assert prf(pooled(tallies, of)) == tuple(figures[name].values()), name
    for slot in slots(tallies):
        assert list(prf(pooled(tallies, "main", slot))) == figures["by_slot_main"][slot]
    for name, (mean, count) in figures["story"].items():
        values = [value for one in tallies for value in one.values.get(name, ())]
        assert (round(sum(values) / len(values), 3), len(values)) == (mean, count), name


def answer(gold: dict[str, Any], bend: list[tuple[int, int, int]]) -> dict[str, Any]:
    """The gold given back with events dropped, doubled or with a wrong value."""
    events = []
    for at, event in enumerate(copy.deepcopy(gold["events"])):
        drop, times, wrong = bend[at % len(bend)]
        if wrong:
            field, value = BENT[wrong % len(BENT)]
            event[field] = value
        events += [copy.deepcopy(event) for _ in range(0 if drop == 0 else 1 + (times == 0))]
    return {"story": gold["story"], "events": events}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6), st.integers(0, 7)), min_size=3, max_size=9))
def test_tallies_add_up_to_the_contract_s_figures(bend: list[tuple[int, int, int]]) -> None:
    items = tuple((f"/corpus/dev/{at}.html", gold) for at, gold in enumerate(GOLDS))
    agree(Told(items, {file: {0: answer(gold, bend)} for file, gold in items}, {}))


def test_a_story_without_an_answer_misses_everything() -> None:
    one = tally("/dev/1.txt", GOLD, {})
    assert one.story == "dev/1.txt"
    assert one.counts("events") == (0, 0, 1)
    assert one.counts("main")[0] == 0


def test_two_stories_of_one_page_are_told_apart() -> None:
    first, second = GOLD | {"story_index": 0}, GOLD | {"story_index": 1, "events": []}
    told = {0: {"story": {}, "events": GOLD["events"]}, 1: {"story": {}, "events": GOLD["events"]}}
    assert tally("/dev/1.html", first, told).counts("events") == (1, 0, 0)
    assert tally("/dev/1.html", second, told).counts("events") == (0, 1, 0)


def test_what_the_scorer_only_averages_is_listed_too() -> None:
    gold = GOLD | {"events": [GOLD["events"][0] | {"sourcing": {"speaker": "the ministry", "kind": "ministry"}}]}
    one: Tally = tally("/dev/1.txt", gold, {0: {"story": {}, "events": copy.deepcopy(GOLD["events"])}})
    assert ("dev/1.txt", "sourcing.kind", "ministry", None) in one.misses


@pytest.mark.parametrize("gold", GOLDS, ids=lambda g: g["file"])
def test_the_gold_itself_is_perfect(gold: dict[str, Any]) -> None:
    one = tally(f"/dev/{gold['file']}", gold, {gold.get("story_index") or 0: {"story": {}, "events": gold["events"]}})
    assert one.counts("main")[1:] == (0, 0)
