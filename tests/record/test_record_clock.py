"""What depends on a day that is handed in: phase, overdue plans, channels; and people through the years."""

from __future__ import annotations

import datetime as dt

import pytest
from record_build import event, tell

from dateline.model import Delegate, Party, Telling
from dateline.model.known import AsOf
from dateline.record import called, channels, fold, overdue, people, phased

DAY = dt.date(2023, 4, 17)


@pytest.mark.parametrize(
    ("status", "when", "wanted"),
    [
        ("planned", "2023-04-18", "ahead"),
        ("planned", "2023-04-17", "due"),
        ("planned", "[2023-04-10..2023-04-20]", "due"),
        ("planned", "2023-04-16", "overdue"),
        ("postponed", "2023-04-16", "overdue"),
        ("under_way", "2023-04-16/2023-04-18", "due"),
        ("planned", "2023-04", "due"),
        ("held", "2023-04-16", "past"),
        ("cancelled", "2023-05-16", "past"),
        ("proposed", None, "ahead"),
    ],
)
def test_phase(status: str, when: str | None, wanted: str) -> None:
    (found,) = phased(fold([tell("a", "2023-04-01", event(status, when))]).events, DAY)
    assert found.phase == wanted


def test_a_plan_without_a_day_is_overdue_when_nobody_comes_back_to_it() -> None:
    record = fold([tell("a", "2022-04-01", event("planned", None)), tell("b", "2023-04-01", event("planned", "2023"))])
    assert [(o.event.when, o.days) for o in overdue(record.events, DAY)] == [(None, None)]


def test_overdue_the_longest_first_and_what_is_reported_as_held_no_more() -> None:
    plans = [
        tell(f"p{n}", "2023-03-01", event("planned", f"2023-04-{n:02}", who))
        for n, who in ((3, "KOR; JPN"), (9, "KOR; CHN"))
    ]
    assert [o.days for o in overdue(fold(plans).events, DAY)] == [14, 8]
    held = tell("h", "2023-04-04", event("held", "2023-04-03"), by="Kyodo")
    assert [o.days for o in overdue(fold([*plans, held]).events, DAY)] == [8]


def talks(*rounds: tuple[str, str | None, str | None]) -> list[Telling]:
    """(known, status, when) of rounds 1, 2, ... of one dialogue."""
    return [
        tell(f"r{n}", known, event(status, when, edition=n, series="border talks"))
        for n, (known, status, when) in enumerate(rounds, 1)
    ]


OLD, NEW = ("2018-03-15", "held", "2018-03-14"), ("2023-04-18", "held", "2023-04-17")
OFF = ("2023-05-01", "cancelled", "2023-05-20")


@pytest.mark.parametrize(
    ("rounds", "on", "wanted"),
    [
        ([("2022-04-01", "held", "2022-03-31"), NEW], "2023-06-01", "active"),
        ([("2022-04-01", "held", "2022-03-31"), NEW], "2026-06-01", "silent"),
        ([OLD, NEW], "2023-06-01", "resumed"),
        ([NEW, OFF], "2023-06-01", "suspended"),
        ([NEW, ("2023-05-01", "postponed", None)], "2023-06-01", "suspended"),
        ([NEW, ("2023-05-01", "postponed", "2023-06-20")], "2023-06-01", "active"),
        ([NEW, OFF, ("2023-07-01", "held", "2023-07-01")], "2023-08-01", "active"),
        ([OLD], "2023-06-01", "silent"),
        ([OLD, ("2023-05-20", "planned", "2023-06-20")], "2023-06-01", "active"),
    ],
    ids=["in time", "late", "after years", "off", "put off", "put off to a day", "held again", "long ago", "set again"],
)  # fmt: skip
def test_a_channel_has_a_state(rounds: list[tuple[str, str, str | None]], on: str, wanted: str) -> None:
    (one,) = channels(fold(talks(*rounds)), dt.date.fromisoformat(on))
    assert one.state == wanted
    assert (one.name, one.parties, len(one.events)) == ("border talks", ("JPN", "KOR"), len(rounds))
    assert one.by in one.events and one.why


def delegation(name: str, title: str | None, body: str | None = None) -> tuple[Party, ...]:
    return (
        Party(code="KOR", name="South Korea", delegates=(Delegate(name=name, title=title, body=body),)),
        Party(code="JPN", name="Japan", delegates=(Delegate(name="Koichi Hamasaki"),)),
    )


def test_people_have_spellings_posts_over_time_and_whom_they_met() -> None:
    told = [
        tell("a", "2022-04-18", {**event("held", "2022-04-17"), "parties": delegation("Baek Ji-hyun", "director")}),
        tell("b", "2023-04-18", {**event("held", "2023-04-17"), "parties": delegation("Baek Ji Hyun", "minister")}),
        tell("c", "2023-05-18", {**event("planned", "2023-06-17"), "parties": delegation("Woo Kyung-seok", None)}),
    ]  # fmt: skip
    found = people(told, fold(told), AsOf(None))
    assert [(p.party, p.name, len(p.events)) for p in found] == [
        ("JPN", "Koichi Hamasaki", 3),
        ("KOR", "Baek Ji-hyun", 2),
        ("KOR", "Woo Kyung-seok", 1),
    ]
    (baek,) = called(found, "Baek")
    assert baek.names == ("Baek Ji Hyun", "Baek Ji-hyun")
    assert [(p.title, p.since) for p in baek.posts] == [("director", "2022-04-18"), ("minister", "2023-04-18")]
    assert baek.met == (found[0].id,) and found[0].met == (baek.id,)


def test_people_as_of_a_day_know_nothing_later() -> None:
    told = [
        tell("a", "2022-04-18", {**event("held", "2022-04-17"), "parties": delegation("Baek Ji-hyun", "director")}),
        tell("b", "2023-04-18", {**event("held", "2023-04-17"), "parties": delegation("Baek Ji Hyun", "minister")}),
    ]
    then = AsOf("2022-12-31")
    assert people(told, fold(told, then), then) == people(told[:1], fold(told[:1]), AsOf(None))
