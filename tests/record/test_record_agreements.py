"""An agreement is one event through all its states, also where one story tells several of them."""

from __future__ import annotations

from typing import Any

import pytest
from record_build import event, tell

from dateline.model import Event, Telling
from dateline.record import fold


def act(status: str, when: str | None, prominence: str = "main", **more: Any) -> dict[str, Any]:
    return event(status, when, kind="agreement", level="unknown", prominence=prominence, **more)


def states(*told: Telling) -> list[list[tuple[str | None, str | None]]]:
    return [[(h.status, h.when) for h in e.history] for e in fold(told).events]


def only(*told: Telling) -> Event:
    (found,) = fold(told).events
    return found


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        ([act("signed", "2021-11-22", "background"), act("in_force", "2023-01-16")], ("in_force", "2023-01-16")),
        ([act("notice_given", "2023-05-30"), act("in_force", "2007", "background")], ("notice_given", "2023-05-30")),
        (
            [
                act("ended", "2011-12-31", "background"),
                act("suspended", "2010-01", "background"),
                act("restored", "2012-05-16"),
            ],
            ("restored", "2012-05-16"),
        ),
        ([act("signed", "2019", "background"), act("in_force", "2024", "background")], ("in_force", "2024")),
    ],
    ids=["in force, signed before", "notice on a treaty in force", "restored after its end", "both recalled"],
)
def test_one_story_that_tells_several_acts_tells_of_one_agreement(
    acts: list[dict[str, Any]], state: tuple[str, str]
) -> None:
    told = tell("a", "2024-07-05", *acts)
    assert states(told) == [[state]]
    assert (only(told).reports, only(told).independent_sources) == (1, 1)
    assert {only(told).id, *only(told).aliases} == {r.report for r in told.reports}


def test_each_act_that_is_news_is_an_entry_and_what_is_recalled_beside_it_none() -> None:
    signed = tell("a", "2021-11-22", act("signed", "2021-11-22"))
    force = tell("b", "2023-01-16", act("in_force", "2023-01-16"), act("signed", "2021-11-22", "background"), by="AFP")
    left = tell("c", "2024-01-02", act("notice_given", "2024-01-01"), act("in_force", "2023", "background"), by="TASS")
    assert states(signed, force, left) == [
        [("signed", "2021-11-22"), ("in_force", "2023-01-16"), ("notice_given", "2024-01-01")]
    ]
    assert only(signed, force, left).reports == 3


@pytest.mark.parametrize(
    "acts",
    [
        [act("signed", "2023-09-12"), act("signed", "2023-03-03", "background")],
        [act("signed", "2023-05-25", "supporting"), act("concluded", "2023-05-25", "supporting")],
        [act("signed", "2023-05-25", series="rail accord"), act("in_force", "2020", "background", series="visa pact")],
    ],
    ids=["one state on two days", "two papers of one day", "two names"],
)
def test_two_agreements_of_one_story_stay_two(acts: list[dict[str, Any]]) -> None:
    assert len(states(tell("a", "2023-09-12", *acts))) == 2


def test_a_signing_after_the_first_one_is_in_force_is_another_agreement() -> None:
    first = tell("a", "2021-11-22", act("in_force", "2021-11-22"))
    assert len(states(first, tell("b", "2023-06-01", act("signed", "2023-06-01"), by="AFP"))) == 2
