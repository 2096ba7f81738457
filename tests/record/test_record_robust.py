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
