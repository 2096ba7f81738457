"""Storylines made by hand: what the record folds into, against gold, topic by topic."""

from __future__ import annotations

from typing import Any

import pytest
from evaluation_build import MOVE, NEXT, PLAN, line, wanted
from record_build import event, tell

from dateline.evaluation.storylines import Line, score_lines

TALKS = wanted("talks", "2024-06-13", "held", ("planned", "plan.txt"), ("held", "move.txt"))
LATER = wanted("later", "2024-10-02", "planned", ("planned", "next.txt"))


def figures(one: Line) -> dict[str, Any]:
    return score_lines([one]).figures()


def both(**gold: Any) -> Line:
    return line({"events": [TALKS, LATER], **gold}, PLAN, MOVE, NEXT)


def test_a_record_that_is_right_is_right_in_all() -> None:
    told = figures(both(must_not_merge=[["talks", "later"]]))
    assert told["events"]["F1"] == 1.0
    assert [told[name] for name in ("status", "when", "history", "kept apart")] == [[2, 2, 0]] * 3 + [[1, 1, 0]]


def test_the_laws_hold_and_are_asked_of_every_clock() -> None:
    told = figures(both())
    assert told["law: order of ingestion"] == [4, 4, 0]
    assert told["law: twice is once"] == [1, 1, 0]
    assert told["law: as of is a prefix"] == [3, 3, 0]


def test_a_wrong_status_an_event_too_many_and_one_missed() -> None:
    other = tell("stray", "2024-07-01T08:00:00Z", event("held", "2024-06-30", "FRA; DEU"))
    gone = wanted("gone", "2020-01-01", "held", ("held", "plan.txt"))
    told = figures(line({"events": [TALKS | {"status": "cancelled"}, gone]}, PLAN, MOVE, other))
    assert (told["events"]["P"], told["events"]["R"]) == (0.5, 0.5)
    assert told["status"] == [0, 2, 0]
    assert told["history"] == [1, 2, 0]


AS_OF = [
    ({"as_of": "2024-05-31", "event": "talks", "absent": True}, 1, 0),
    ({"as_of": "2024-06-05", "event": "talks", "status": "planned", "when": "2024-06-13"}, 1, 0),
    ({"as_of": "2024-06-11", "event": "talks", "status": "planned", "when": "2024-06-13"}, 0, 1),
    ({"as_of": "2024-06-05", "event": "talks", "absent": True}, 0, 1),
    ({"as_of": "2024-06-05", "event": "talks", "status": "held", "when": "2024-06-13"}, 0, 0),
]


@pytest.mark.parametrize(("question", "right", "leaks"), AS_OF)
def test_as_of_answers_and_those_that_leak(question: dict[str, Any], right: int, leaks: int) -> None:
    told = figures(both(as_of=[question]))
    assert told["as_of"] == [right, 1, 0]
    assert told["as_of_leaks"] == leaks


def test_families_pair_by_pair() -> None:
    text = "\n".join(["The two sides will meet in Oslo in June to go through a long list of questions"] * 3)
    one, copy = (tell(name, f"2024-06-0{at}", event("planned"), text=text) for at, name in enumerate("ab", 1))
    told = figures(line({"events": [], "families": [["a.txt", "b.txt"], ["a.txt", "c.txt"]]}, one, copy, PLAN))
    assert told["families"]["P"] == 1.0
    assert told["families"]["R"] == 0.5


def test_origins_by_any_wording() -> None:
    told = figures(both(origins={"plan.txt": "Yonhap News Agency", "move.txt": "Kyodo", "nowhere.txt": "AFP"}))
    assert told["origins"] == [1, 3, 1]


def test_series_by_the_name_that_events_carry() -> None:
    told = figures(both(series=[{"name": "Strategic Dialogue", "events": ["talks", "later"]}]))
    assert told["series"] == {"P": 1.0, "R": 1.0, "F1": 1.0, "n": 1, "unanswered": 0}


def test_what_the_record_does_not_say_is_not_answered_and_not_skipped() -> None:
    told = figures(
        line(
            {
                "events": [TALKS, LATER, wanted("never", "2019-01-01", "held", ("held", "plan.txt"))],
                "series": [{"name": "X", "events": ["talks", "never"]}],
                "storyline": [["talks", "never"]],
                "relations": [{"type": "follows_from", "from": "never", "to": "talks"}],
                "checks": [{"event": "never", "story": "plan.txt", "claim": "first", "verdict": "open", "by": None}],
            },
            PLAN,
            MOVE,
            NEXT,
        )
    )
    assert (told["series"]["n"], told["series"]["unanswered"]) == (1, 1)
    assert (told["storyline"]["n"], told["storyline"]["unanswered"]) == (1, 1)
    assert (told["relations"]["n"], told["relations"]["unanswered"]) == (1, 1)
    assert told["checks"] == [0, 1, 1]


def test_misses_name_the_line_the_topic_and_the_values() -> None:
    misses = score_lines([both(origins={"plan.txt": "Kyodo"})]).misses()
    assert ("line", "origins plan.txt", "Kyodo", "yonhap news agency") in misses


def test_intervals_are_over_whole_lines() -> None:
    scores = score_lines([both(), line({"events": [TALKS | {"status": "cancelled"}]}, PLAN, MOVE)])
    assert scores.intervals()["status"] == (0.0, 1.0)
    assert score_lines([both()]).intervals() == {}


@pytest.mark.parametrize("before", [["KOR", "JPN", "USA", "AUS"], "AUS JPN KOR USA", "JPN, KOR, USA, AUS"])
def test_changed_parties_in_any_wording(before: object) -> None:
    plan = tell("p", "2023-04-14", event("planned", "2023-04-17", "KOR; JPN; USA; AUS", edition=3))
    held = tell("h", "2023-04-16", event("held", "2023-04-17", "KOR; JPN; USA; AUS; IND", edition=3))
    change = {"field": "parties", "from": before, "to": ["AUS", "IND", "JPN", "KOR", "USA"], "story": "h.txt"}
    gold = wanted("talks", "2023-04-17", "held", ("planned", "p.txt"), ("held", "h.txt"), changes=[change])
    told = figures(line({"events": [gold]}, plan, held))["changes"]
    assert (told["n"], told["R"]) == (1, 1.0)


def test_what_events_carry_by_the_contract_is_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fields of section 3 that a later record fills: relations, checks, storylines."""
    one = both(
        relations=[{"type": "follows_from", "from": "later", "to": "talks"}],
        checks=[
            {"event": "later", "story": "next.txt", "claim": "first since June", "verdict": "confirmed", "by": "talks"}
        ],
        storyline=[["talks", "later"]],
        series=[{"name": "Strategic Dialogue", "events": ["talks", "later"]}],
    )
    ids = {event.when: event.id for event in one.record.events}
    story = next(name for name, file in one.files.items() if file == "next.txt")

    def carried(event: Any) -> dict[str, Any]:
        more: dict[str, Any] = {"id": event.id, "storyline": "s", "relations": [], "recurrence_checks": []}
        if event.when == "2024-10-02":
            more["relations"] = [{"type": "follows_from", "event": ids["2024-06-13"]}]
            more["previous"] = ids["2024-06-13"]
            more["recurrence_checks"] = [{"story": story, "verdict": "confirmed", "by": ids["2024-06-13"]}]
        return more

    monkeypatch.setattr("dateline.evaluation.storylines.links.msgspec.to_builtins", carried)
    told = figures(one)
    assert [told[name]["F1"] for name in ("relations", "storyline", "series")] == [1.0] * 3
    assert told["checks"] == [1, 1, 0]
