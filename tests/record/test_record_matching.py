"""Which reports are one event and which are not; who counts as a source; whose spelling is whose."""

from __future__ import annotations

import pytest
from record_build import event, story, tell, telling

from dateline.errors import UnknownValue
from dateline.model import Telling
from dateline.record import fold
from dateline.record.words import outlet, same_label


def count(*told: Telling) -> int:
    return len(fold(told).events)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("held", "2023-04-17", edition=12), event("planned", "2023-04", edition=13)),
        (event("held", "2023-04-17"), event("held", "2023-04-19")),
        (event("held", "2023-04-17"), event("planned", None)),
        (event("planned", "2023-04", level="leader"), event("planned", "2023-04", level="director_general")),
        (event("planned", "2023-04-17", "KOR; JPN"), event("planned", "2023-04-17", "KOR; CHN")),
        (event("planned", "2023-04-17", kind="exercise"), event("planned", "2023-04-17")),
        (
            event("held", "2023-04-17", level="minister", margins_of="the Munich Security Conference"),
            event("held", "2023-04", level="minister", margins_of="the Shangri-La Dialogue"),
        ),
        (
            event("held", "2023-04-17", level="minister", portfolios=("foreign",)),
            event("held", "2023-04-17", level="minister", portfolios=("defence",)),
        ),
        (
            event("held", "2023-04-17", kind="call", level="leader"),
            event("held", "2023-04-17", kind="visit", level="leader"),
        ),
    ],
)
def test_never_one_event(one: dict[str, object], other: dict[str, object]) -> None:
    assert count(tell("a", "2023-04-18", one), tell("b", "2023-04-20", other, by="Kyodo")) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("planned", "2023-04-17", kind="visit", level="minister"), event("held", "2023-04-17", level="minister")),
        (event("planned", "2023-04-17", kind="call", level="leader"), event("held", "2023-04-17", level="leader")),
        (event("planned", "2023-04"), event("held", "2023-04-17")),
        (event("held", "2023-04-17", "KOR; JPN; CHE*"), event("held", "2023-04-17", "KOR; JPN")),
        (
            event("planned", "2023-04-17", margins_of="the Seoul Defense Dialogue (SDD)"),
            event("planned", "2023-04-17", margins_of="SDD"),
        ),
        (event("planned", "2023-04-17", edition=12), event("held", "2023-04-18", edition=12)),
        (event("held", "2023-04-17", edition=12), event("held", None, edition=12, prominence="background")),
        (event("planned", "2023-04-17", "RWA; BDI; AGO*"), event("held", "2023-04-17", "RWA; BDI; QAT*")),
        *[
            (
                event("planned", "2023-04-17/2023-04-21", one, kind="exercise", level="unknown", place=("Suva", "FJI")),
                event("under_way", "2023-04-18", other, kind="exercise", level="unknown", place=("Suva", "FJI")),
            )
            for one, other in [
                ("FJI*; AUS; NZL", "FJI*; TON; WSM; VUT"),
                ("FJI*", "AUS; FJI*; NZL"),
                ("AUS; CAN; CHL; FJI*; FRA; GBR; IND", "FJI*; IDN; JPN; KOR"),
            ]
        ],
    ],
)
def test_one_event(one: dict[str, object], other: dict[str, object]) -> None:
    assert count(tell("a", "2023-04-14", one), tell("b", "2023-04-20", other, by="Kyodo")) == 1


def test_visit_and_meeting_that_one_story_tells_apart_stay_apart() -> None:
    both = (event("held", "2023-04-17", kind="visit", level="minister"), event("held", "2023-04-17", level="minister"))
    assert count(tell("a", "2023-04-18", *both), tell("b", "2023-04-19", *both, by="Kyodo")) == 2


def test_the_kind_is_that_of_the_report_behind_the_last_entry() -> None:
    plan = tell("a", "2023-04-14", event("planned", "2023-04-17", kind="visit", level="minister"))
    held = tell("b", "2023-04-17", event("held", "2023-04-17", level="minister"))
    (found,) = fold([plan, held]).events
    assert found.kind == "meeting"


def test_two_that_may_be_meant_and_no_day_is_better_left_apart() -> None:
    two = tell("a", "2023-04-10", event("planned", "2023-04-17"), event("planned", "2023-05-17"))
    assert count(two, tell("b", "2023-04-12", event("planned", None))) == 3


def test_each_choice_is_explained() -> None:
    plan, held = tell("a", "2023-04-14", event("planned", "2023-04-17")), tell("b", "2023-04-18", event("held", None))
    record = fold([plan, held])
    first, second = record.explain(record.events[0])
    assert first.endswith("the first to tell of it")
    assert "same parties" in second and "2023-04-17" in second


def test_find_by_id_alias_and_beginning() -> None:
    plan, held = tell("a", "2023-04-14", event("planned", "2023-04-17")), tell("b", "2023-04-18", event("held", None))
    record = fold([plan, held])
    for name in (plan.reports[0].report, held.reports[0].report, plan.reports[0].report[:8]):
        assert record.find(name).id == plan.reports[0].report
    with pytest.raises(UnknownValue, match="no event 'zzz'"):
        record.find("zzz")


def test_sources_are_origins_not_outlets() -> None:
    def of(name: str, by: str | None, publisher: str | None = None) -> Telling:
        return tell(name, "2023-04-14", event("planned", "2023-04-17"), by=by, publisher=publisher)

    told = [of("a", "Yonhap"), of("b", "Yonhap News Agency"), of("c", "Kyodo"), of("d", None, "Ministry of Defence")]
    (found,) = fold(told).events
    assert (found.reports, found.independent_sources) == (4, 3)


def test_delegates_unite_over_spellings_and_order() -> None:
    one = tell("a", "2023-04-14", event("planned", "2023-04-17", "KOR: Woo Kyung-seok, Park Jin; JPN: Atsushi Ando"))
    two = tell(
        "b", "2023-04-15", event("planned", "2023-04-17", "KOR: Kyung-seok Woo, Park Jin-hee; JPN: Ando Atsushi")
    )
    (found,) = fold([one, two]).events
    people = {p.code: [d.name for d in p.delegates] for p in found.parties}
    assert people == {"KOR": ["Woo Kyung-seok", "Park Jin", "Park Jin-hee"], "JPN": ["Atsushi Ando"]}
    assert found.parties[1].delegates[0].names == ("Ando Atsushi", "Atsushi Ando")


def test_labels_and_outlets() -> None:
    assert same_label("SDD", "Seoul Defense Dialogue") and same_label(
        "the Seoul Defence Dialogue", "Seoul Defense Dialogue"
    )
    assert not same_label("Seoul Defense Dialogue", "Shangri-La Dialogue")
    assert outlet("Yonhap News Agency") == outlet("Yonhap") == outlet("the Yonhap news agency")
    assert outlet("Press Trust of India") == outlet("PTI")
    assert outlet("Agence France-Presse") == outlet("AFP")
    assert outlet("Kyodo News") != outlet("Yonhap")


def test_one_report_of_a_story_an_event() -> None:
    day = [event("planned", "2023-04-17", portfolios=(about,)) for about in ("trade", "security")]
    twice = telling(story("a", "2023-04-14"), *day)
    assert count(twice) == 2
