"""Rounds in, series out: numbers, names, what a round recalls, and who meets again."""

from __future__ import annotations

import pytest
from record_build import event, tell

from dateline.record import Record, fold, named

DG = "director_general"


def rounds(record: Record) -> list[list[tuple[int | None, str | None]]]:
    return [[(r.edition, r.when) for r in one.rounds] for one in record.series]


def test_rounds_stand_in_order_with_their_neighbours() -> None:
    record = fold(
        [
            tell("c", "2023-11-20", event("planned", "2023-11-28", edition=13, series="security dialogue")),
            tell("a", "2023-04-17", event("held", "2023-04-17", edition=12, series="the Security Dialogue")),
        ]
    )
    (one,) = record.series
    assert (one.name, one.parties, one.level) == ("the Security Dialogue", ("JPN", "KOR"), DG)
    first, second = (record.find(r.event) for r in one.rounds)
    assert (first.previous, first.next, second.previous, second.next) == (None, second.id, first.id, None)
    assert first.series.name == second.series.name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("held", "2023-04-17", edition=12), event("held", "2023-11-28", edition=13)),
        (event("held", "2023-04-17", series="border talks"), event("held", "2023-11-28", series="Border Talks")),
        (event("held", "2023-04-17", edition=12, series="border talks"), event("planned", None, edition=14)),
        (
            event("held", "2023-09-01", "TUR; EGY", kind="exercise", series="Friendship Sea"),
            event("planned", "2024-09", "TUR*; EGY", kind="exercise", series="exercise Friendship Sea"),
        ),
    ],
    ids=["numbers", "name", "number beside a name", "drill"],
)
def test_one_series(one: dict[str, object], other: dict[str, object]) -> None:
    record = fold([tell("a", "2023-04-18", one), tell("b", "2023-11-29", other, by="Kyodo")])
    assert [len(s.rounds) for s in record.series] == [2]


WELFARE = [event("held", f"{2008 + n}-05-10", edition=n, series="welfare talks") for n in range(1, 8)]
"""Rounds 1 to 7, the last in 2015."""
BORDER = [event("held", "2018-03-10", edition=7, series="border talks"), event("held", "2020-03-10", edition=8)]


@pytest.mark.parametrize(
    ("number", "more", "named"),
    [
        (9, {}, "border talks"),
        (8, {"years": 8.0, "since": "2015"}, "welfare talks"),
        (8, {"series": "welfare talks"}, "welfare talks"),
    ],
    ids=["nearest in time", "the last one is told", "the name is told"],
)
def test_a_number_that_fits_several_series(number: int, more: dict[str, object], named: str) -> None:
    rounds_before = WELFARE + BORDER[: 1 if number == 8 else 2]
    told = [tell(f"t{n}", f"{one['when'][:4]}-12-01", one) for n, one in enumerate(rounds_before)]
    record = fold([*told, tell("new", "2023-04-14", event("planned", "2023-04-17", edition=number, **more))])
    found = next(e for e in record.events if e.when == "2023-04-17")
    assert next(s.name for s in record.series if found.id in {r.event for r in s.rounds}) == named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("held", "2023-04-17", edition=12), event("held", "2023-11-28", edition=11)),
        (event("held", "2023-04-17", edition=12), event("held", "2023-11-28", edition=40)),
        (event("held", "2023-04-17", edition=12, level="leader"), event("held", "2023-11-28", edition=13)),
        (event("held", "2023-04-17", series="border talks"), event("held", "2023-11-28", series="trade council")),
        (event("held", "2023-04-17", edition=12), event("held", "2023-11-28", "KOR; CHN", edition=13)),
    ],
    ids=["later with a lower number", "far off", "another level", "another name", "another pair"],
)
def test_two_series(one: dict[str, object], other: dict[str, object]) -> None:
    record = fold([tell("a", "2023-04-18", one), tell("b", "2023-11-29", other, by="Kyodo")])
    assert all(e.previous is None and e.next is None for e in record.events)


def test_the_round_that_a_story_looks_back_on_takes_the_number_before() -> None:
    now = event("planned", "2023-04-17", edition=12, claim="first in five years", since="2018-03")
    record = fold([tell("a", "2023-04-14", now, event("held", "2018-03", level="unknown", prominence="background"))])
    ((last, this),) = [one.rounds for one in record.series]
    assert [(last.edition, last.inferred), (this.edition, this.inferred)] == [(11, True), (12, False)]
    assert "the last one" in last.why


def test_a_number_between_two_told_ones_is_inferred_and_one_that_nobody_tells_of_is_missing() -> None:
    told = [("2020-05-01", 3), ("2021-05-01", None), ("2022-05-01", 5), ("2024-05-01", 7)]
    record = fold(
        [tell(f"s{at}", day, event("held", day, edition=n, series="border talks")) for at, (day, n) in enumerate(told)]
    )
    (one,) = record.series
    assert [(r.edition, r.inferred) for r in one.rounds] == [(3, False), (4, True), (5, False), (7, False)]
    assert one.missing == (6,)


def test_the_same_people_below_ministers_meet_in_the_same_talks() -> None:
    who = "ARM: Hayk Tumanyan; AZE: Elmar Rzayev"
    record = fold(
        [
            tell("a", "2024-09-03", event("held", "2024-09-02", who, level="envoy", edition=7)),
            tell("b", "2025-06-03", event("planned", "2025-06-17", who, level="envoy"), by="AFP"),
            tell("c", "2025-07-03", event("planned", "2025-07-17", who, level="minister"), by="AFP"),
        ]
    )
    assert rounds(record) == [[(7, "2024-09-02"), (None, "2025-06-17")]]


def test_a_series_goes_by_its_names() -> None:
    assert named(["Working Mechanism for Consultation and Coordination (WMCC) on border affairs"], "WMCC")
    assert not named(["border talks"], "trade council")
