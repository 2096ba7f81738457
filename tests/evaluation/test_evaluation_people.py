"""People of a story against gold: counted once a story, whatever event they were put into."""

from __future__ import annotations

import copy
from typing import Any

from evaluation_build import EVENT, GOLD

from dateline.evaluation import people


def line(*events: dict[str, Any]) -> dict[int, Any]:
    return {0: {"story": {}, "events": list(events)}}


def test_all_told_is_all_right() -> None:
    counts = people.of_story(GOLD, line(EVENT))
    assert counts["name"] == counts["delegate"] == counts["party"] == (2, 0, 0)


def test_a_person_on_another_side_keeps_the_name_and_loses_the_side() -> None:
    told = copy.deepcopy(EVENT)
    told["parties"][0]["delegates"] = []
    told["parties"][1]["delegates"].append({"name": "Haug Ola", "title": None})
    counts = people.of_story(GOLD, line(told))
    assert counts["name"] == (2, 0, 0)
    assert counts["delegate"] == (1, 1, 1)


def test_another_day_costs_no_name_and_a_second_telling_adds_none() -> None:
    assert people.of_story(GOLD, line(EVENT | {"when": "2020"}, EVENT))["name"] == (2, 0, 0)


def test_what_is_optional_is_neither_asked_for_nor_wrong() -> None:
    gold = GOLD | {"events": [EVENT, EVENT | {"optional": True, "parties": [side("Ana Lima")]}]}
    assert people.of_story(gold, line(EVENT))["name"] == (2, 0, 0)
    assert people.of_story(gold, line(EVENT, EVENT | {"parties": [side("Ana Lima")]}))["name"] == (2, 0, 0)


def test_the_first_voice_and_the_topics() -> None:
    gold = GOLD | {
        "events": [EVENT | {"sourcing": {"speaker": "the foreign ministry"}, "agenda": ["fish quotas", "visas"]}]
    }
    told = EVENT | {
        "sourcing": {"speaker": "foreign ministry"},
        "agenda": ["fish quotas in the Skagerrak and the North Sea"],
    }
    counts = people.of_story(gold, line(told))
    assert counts["speaker"] == (1, 0, 0)
    assert counts["agenda"] == (0, 1, 2)


def side(name: str) -> dict[str, Any]:
    return {"code": "PRT", "name": "Portugal", "delegates": [{"name": name, "title": None}]}
