"""Reports that an engine got wrong: stories in, the events that the record still makes of them out."""

from __future__ import annotations

import pytest
from record_build import event, tell

from dateline.record import fold

SEOUL, TOKYO = ("Seoul", "KOR"), ("Tokyo", "JPN")
PLAN = event("planned", "2023-04-17", "KOR*: Woo Kyung-seok; JPN: Atsushi Ando", place=SEOUL)


def events(*told: object) -> list[tuple[str | None, str | None, int]]:
    tellings = [tell(f"s{at}", f"2023-04-{10 + at}", *t, by=f"Agency {at}") for at, t in enumerate(told)]  # type: ignore[misc]
    return [(e.status, e.when, e.reports) for e in fold(tellings).events]


# the second report of one story | is it the same gathering as PLAN
TWICE = [
    (event("planned", "2023-04-17", prominence="supporting"), True),
    (event("planned", "2023-04-17", level="unknown", prominence="background"), True),
    (event("planned", None, prominence="supporting"), True),
    (event("planned", "2023-04-18", prominence="supporting"), False),
    (event("planned", "2023-04-17", level="minister"), False),
    (event("planned", "2023-04-17", "KOR; USA"), False),
    (event("planned", "2023-04-17", kind="call"), False),
    (event("planned", "2023-04-17", place=TOKYO), False),
    (event("planned", "2023-04-17", "KOR: Baek Ji-hyun; JPN: Yuto Segawa"), False),
    (event("held", None, prominence="background"), False),
    (event("proposed", None, level="unknown", prominence="supporting"), True),
    (event("held", None, level="unknown", prominence="supporting"), False),
    (event("planned", None, level="unknown", kind="visit", place=SEOUL), True),
    (event("planned", None, level="unknown", kind="visit", place=TOKYO), False),
    (event("planned", "2023-04-20", level="unknown", kind="visit", place=SEOUL), False),
    (event("planned", "2023-04-16/2023-04-18", level="envoy", kind="visit", place=SEOUL), True),
    (event("planned", "2023-04-17", level="leader", kind="visit", place=SEOUL), False),
    (event("held", "2023-04-17", level="unknown", kind="visit", place=SEOUL), False),
    (event("planned", "2023-04-17", "KOR: Baek Ji-hyun; JPN: Yuto Segawa", kind="visit", place=SEOUL), False),
]


@pytest.mark.parametrize(("again", "same"), TWICE)
def test_one_story_that_tells_a_gathering_twice(again: dict[str, object], same: bool) -> None:
    assert len(events([PLAN, again])) == (1 if same else 2)
    assert len(events([again, PLAN])) == (1 if same else 2)


def test_rounds_told_in_one_story_stay_apart() -> None:
    assert len(events([event("planned", "2023-04-17", edition=12), event("planned", "2023-04-17", edition=13)])) == 2


# what another story tells | is it the same gathering as PLAN
NEARLY = [
    (event("held", "2023-04-17", "KOR: Woo Kyung-seok"), True),
    (event("held", "2023-04-17", "JPN", place=SEOUL), True),
    (event("held", "2023-04-17", "JPN; KOR; PRK", place=SEOUL), True),
    (event("postponed", "2023-05-09", "JPN; KOR; PRK", when_was="2023-04-17", place=SEOUL), True),
    (event("postponed", "2023-05-09", "JPN", when_was="2023-04-17"), True),
    (event("held", "2023-04-17", "JPN", place=TOKYO), False),
    (event("held", "2023-04-17", "JPN"), False),
    (event("held", "2023-04-18", "KOR: Woo Kyung-seok", place=SEOUL), False),
    (event("held", "2023-04-17", "JPN; USA", place=SEOUL), False),
    (event("held", "2023-04-17", "JPN; KOR; PRK; USA", place=SEOUL), False),
    (event("held", "2023-04-17", "JPN; KOR; PRK", place=TOKYO), False),
    (event("signed", "2023-04-17", "JPN", kind="agreement"), False),
]


@pytest.mark.parametrize(("other", "same"), NEARLY)
def test_a_party_left_out_or_one_too_many(other: dict[str, object], same: bool) -> None:
    assert len(events([PLAN], [other])) == (1 if same else 2)


def test_ministers_on_the_sidelines_of_a_round_of_three_are_a_meeting_of_their_own() -> None:
    three = event("held", "2023-04-17", "KOR; JPN; USA", level="minister", place=SEOUL)
    two = event("held", "2023-04-17", "KOR; JPN", level="minister", place=SEOUL)
    assert len(events([three], [two])) == 2


def test_one_side_told_alone_joins_no_event_where_two_fit() -> None:
    other = event("planned", "2023-04-17", "KOR*; USA", place=SEOUL)
    assert len(events([PLAN], [other], [event("held", "2023-04-17", "KOR", place=SEOUL)])) == 3


def test_a_side_not_told_is_no_change_of_the_parties() -> None:
    tellings = [tell("a", "2023-04-10", PLAN), tell("b", "2023-04-18", event("held", "2023-04-17", "JPN", place=SEOUL))]
    (one,) = fold(tellings).events
    assert one.changes == () and one.codes == {"KOR", "JPN"}


def test_what_is_told_again_without_a_day_says_nothing_of_the_state() -> None:
    (one,) = fold(
        [tell("s", "2023-04-10", event("proposed", "2023-04"), event("planned", None, level="unknown"))]
    ).events
    assert [(e.status, e.when) for e in one.history] == [("proposed", "2023-04")]


BOTH = "KOR: Woo Kyung-seok; JPN: Atsushi Ando"
# what is told on 16 April of PLAN | the state and day of the one event, or None for two
CALLED_OFF = [
    (event("cancelled", "2023-04-19", BOTH, place=SEOUL), ("cancelled", "2023-04-17")),
    (event("cancelled", "2023-04-24", place=SEOUL), ("cancelled", "2023-04-17")),
    (event("postponed", "2023-04-26", BOTH), ("postponed", "2023-04-26")),
    (event("cancelled", "2023-05-24", BOTH, place=SEOUL), None),
    (event("cancelled", "2023-04-19"), None),
    (event("cancelled", "2023-04-19", BOTH, place=SEOUL, prominence="background"), None),
    (event("held", "2023-04-18", BOTH, place=SEOUL), ("held", "2023-04-18")),
    (event("held", "2023-04-21", BOTH, place=SEOUL), None),
    (event("held", "2023-04-18", place=SEOUL), None),
]


@pytest.mark.parametrize(("told", "state"), CALLED_OFF)
def test_news_with_another_day_than_the_plans(told: dict[str, object], state: tuple[str, str] | None) -> None:
    found = events([PLAN], [told])
    assert len(found) == (1 if state else 2)
    assert state is None or found[0][:2] == state


def test_a_plan_that_showed_another_day_for_once_is_held_on_the_first_one() -> None:
    slip = event("planned", "2023-04-18", BOTH, place=SEOUL)
    assert events([PLAN], [slip], [event("held", "2023-04-17", place=SEOUL)])[0][0] == "held"
    moved = event("planned", "2023-04-18", BOTH, place=SEOUL, when_was="2023-04-17")
    assert len(events([PLAN], [moved], [event("held", "2023-04-17", place=SEOUL)])) == 2


# what is told after a plan for April | history behind it
LESSER = [
    (event("proposed", "2023-04-17"), [("planned", "2023-04"), ("planned", "2023-04-17")]),
    (event("proposed", "2023-04-17/2023-04-19"), [("planned", "2023-04"), ("planned", "2023-04-17/2023-04-19")]),
    (event("proposed", "2023-04"), [("planned", "2023-04")]),
    (event("proposed", "2023-04-17", prominence="background"), [("planned", "2023-04")]),
]


@pytest.mark.parametrize(("told", "history"), LESSER)
def test_an_invitation_to_what_is_planned_tells_its_day(told: dict[str, object], history: list[object]) -> None:
    one = fold([tell("p", "2023-03-10", event("planned", "2023-04")), tell("i", "2023-03-20", told, by="Kyodo")]).events
    assert [[(e.status, e.when) for e in each.history] for each in one] == [history]


# who is listed by the plan and two further dispatches | parties of the event, and whether they changed
THIRD = [
    (("KOR; JPN", "KOR; JPN; PRK", "KOR; JPN"), "JPN KOR", False),
    (("KOR; JPN; PRK", "KOR; JPN", "KOR; JPN"), "JPN KOR", True),
    (("KOR; JPN", "KOR; JPN; USA", "KOR; JPN; USA"), "JPN KOR USA", True),
    (("KOR; JPN; USA; AUS", "KOR; JPN; USA; AUS; IND", "KOR; JPN; USA; AUS; IND"), "AUS IND JPN KOR USA", True),
]


@pytest.mark.parametrize(("lists", "parties", "changed"), THIRD)
def test_a_third_side_of_one_dispatch_alone(lists: tuple[str, ...], parties: str, changed: bool) -> None:
    told = [
        tell(
            f"s{at}", f"2023-04-{10 + at}", event(status, "2023-04-17", who, place=SEOUL, edition=12), by=f"Agency {at}"
        )
        for at, (who, status) in enumerate(zip(lists, ("planned", "postponed", "held"), strict=True))
    ]
    (one,) = fold(told).events
    assert " ".join(sorted(one.codes)) == parties
    assert any(c.field == "parties" for c in one.changes) == changed


def test_a_numbered_round_is_found_by_one_side_and_its_month() -> None:
    both = event("held", "2023-04", series="security dialogue", edition=12, place=SEOUL)
    assert len(events([both], [event("held", "2023-04", "JPN", edition=12, place=SEOUL, prominence="background")])) == 1
    assert len(events([both], [event("held", "2023-04", "JPN", edition=13, place=SEOUL, prominence="background")])) == 2
    assert len(events([both], [event("held", "2023-04", "JPN", place=SEOUL, prominence="background")])) == 2


def test_acts_of_one_paper_have_their_own_hands_and_places() -> None:
    drafted = event("proposed", None, kind="agreement", level="envoy", place=TOKYO, series="transit accord")
    signed = event("signed", "2023-04-12", kind="agreement", level="minister", place=SEOUL, series="transit accord")
    (one,) = fold([tell("a", "2023-04-10", drafted), tell("b", "2023-04-12", signed, by="Kyodo")]).events
    assert (one.status, one.changes) == ("signed", ())
