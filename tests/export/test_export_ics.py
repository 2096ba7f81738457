"""Calendars: events -> what the icalendar library reads of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar
import pytest
from export_build import event, file_of, side

from dateline.model import Change


def read(*events: Any, **more: Any) -> list[Any]:
    """The entries of the calendar, parsed."""
    return list(icalendar.Calendar.from_ical(file_of("ics", *events, **more)).walk("VEVENT"))


def one(*args: Any, **more: Any) -> Any:
    """The only entry."""
    (entry,) = read(event("e1", *args), **more)
    return entry


def test_a_planned_day_is_confirmed_and_ends_before_the_next() -> None:
    entry = one("planned", "2023-04-17")
    assert (entry["STATUS"], entry["UID"]) == ("CONFIRMED", "e1")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (dt.date(2023, 4, 17), dt.date(2023, 4, 18))
    assert entry["SUMMARY"] == "South Korea – Japan: meeting"


def test_two_days_end_on_the_third() -> None:
    entry = one("planned", "2024-10-03/2024-10-04")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (dt.date(2024, 10, 3), dt.date(2024, 10, 5))


@pytest.mark.parametrize(
    ("status", "when", "expected"),
    [
        ("proposed", "2023-04-17", "TENTATIVE"),
        ("planned", "2023-04-17", "CONFIRMED"),
        ("under_way", "2023-04-17", "CONFIRMED"),
        ("held", "2023-04-17", "CONFIRMED"),
        ("postponed", "2023-05-17", "CONFIRMED"),
        ("cancelled", "2023-04-17", "CANCELLED"),
        ("declined", "2023-04-17", "CANCELLED"),
    ],
)
def test_status(status: str, when: str, expected: str) -> None:
    assert one(status, when)["STATUS"] == expected


def test_put_off_without_a_day_stays_where_it_was_and_says_so() -> None:
    (entry,) = read(event("e1", "postponed", None, when_was="2023-04-17"))
    assert (entry["STATUS"], entry["DTSTART"].dt) == ("TENTATIVE", dt.date(2023, 4, 17))
    assert entry["SUMMARY"].startswith("Postponed: ")


def test_put_off_where_only_the_history_knows_the_day() -> None:
    history = [("planned", "2023-04-17", "2023-04-10"), ("postponed", None, "2023-04-12")]
    (entry,) = read(event("e1", "postponed", None, history=history))
    assert entry["DTSTART"].dt == dt.date(2023, 4, 17)


def test_cancelled_is_marked_shown_or_dropped() -> None:
    off = event("e1", "cancelled", "2023-04-17")
    assert [e["STATUS"] for e in read(off)] == ["CANCELLED"]
    (shown,) = read(off, cancelled="show")
    assert shown["STATUS"] == "TENTATIVE" and shown["SUMMARY"].startswith("Cancelled: ")
    assert read(off, cancelled="drop") == []


def test_an_hour_with_its_zone_is_an_instant() -> None:
    (entry,) = read(event("e1", "planned", "2023-04-17", time="2023-04-17T09:30:00+09:00", duration="PT2H"))
    assert entry["DTSTART"].dt == dt.datetime(2023, 4, 17, 0, 30, tzinfo=dt.UTC)
    assert entry["DTEND"].dt == dt.datetime(2023, 4, 17, 2, 30, tzinfo=dt.UTC)


def test_an_hour_without_its_zone_is_told_in_words() -> None:
    (entry,) = read(event("e1", "planned", "2023-04-17", time="2023-04-17T09:30:00"))
    assert entry["DTSTART"].dt == dt.date(2023, 4, 17)
    assert "09:30 (zone not told)" in entry["SUMMARY"]


def test_some_day_of_a_week_says_that_the_day_is_open() -> None:
    entry = one("planned", "[2022-09-05..2022-09-11]")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (dt.date(2022, 9, 5), dt.date(2022, 9, 12))
    assert entry["SUMMARY"].startswith("Day open: ")
    assert entry["X-DATELINE-WHEN"] == "[2022-09-05..2022-09-11]"


@pytest.mark.parametrize("when", [None, "2023", "2024-21", "../2023-06"])
def test_what_has_no_day_has_no_place_in_a_calendar(when: str | None) -> None:
    assert read(event("e1", "planned", when)) == []


def test_clocks_come_from_the_record() -> None:
    history = [("planned", "2023-05-07", "2023-04-14T15:06:00+09:00"), ("planned", "2023-05-09", "2023-04-20")]
    changes = (Change(field="level", before="minister", after="vice_minister", known="2023-04-21", story="b" * 64),)
    (entry,) = read(event("e1", "planned", "2023-05-09", history=history, changes=changes))
    assert entry["SEQUENCE"] == 2
    assert entry["CREATED"].dt == dt.datetime(2023, 4, 14, 6, 6, tzinfo=dt.UTC)
    # A day alone counts as its last second.
    assert entry["LAST-MODIFIED"].dt == entry["DTSTAMP"].dt == dt.datetime(2023, 4, 21, 23, 59, 59, tzinfo=dt.UTC)


def test_the_same_record_gives_the_same_bytes() -> None:
    told = [event("e1", "held", "2023-04-17"), event("e2", "planned", "2023-05-09")]
    assert file_of("ics", *told) == file_of("ics", *told)


def test_lines_are_no_longer_than_the_standard_allows() -> None:
    people = tuple((f"Person {n}", "director-general for Asia, Pacific and other affairs") for n in range(20))
    data = file_of("ics", event("e1", "held", "2023-04-17", side("KOR*", *people), "JPN"))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_a_subscriber_is_told_name_refresh_and_page() -> None:
    data = file_of("ics", event("e1", "held", "2023-04-17"), title="Korea; Japan", address="https://desk.example/")
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["METHOD"] == "PUBLISH" and b"NAME:Korea\\; Japan\r\n" in data
    assert calendar["REFRESH-INTERVAL"].dt == dt.timedelta(hours=1)
    assert calendar.walk("VEVENT")[0]["URL"] == "https://desk.example/events/e1"


HOURS_OF_DAYS = "2026-12-14T09:00:00+01:00"


@pytest.mark.parametrize(
    ("status", "when", "title"),
    [
        ("planned", "2024-08", "Day open: South Korea – Japan: meeting"),
        ("held", "2024-08", "Day not told: South Korea – Japan: meeting"),
        ("signed", "2024-08", "Day not told: South Korea – Japan: meeting"),
        (None, "2024-08", "Day not told: South Korea – Japan: meeting"),
        ("proposed", "2024-08", "Proposed, day open: South Korea – Japan: meeting"),
        ("planned", "2026-12-20~", "Day approximate: South Korea – Japan: meeting"),
        ("planned", "2026-12-22/..", "Begins: South Korea – Japan: meeting"),
    ],
)
def test_a_title_says_what_is_not_sure_of_the_day(status: str | None, when: str, title: str) -> None:
    assert one(status, when)["SUMMARY"] == title


def test_what_lasts_with_its_end_untold_stands_on_its_first_day() -> None:
    entry = one("planned", "2026-12-22/..")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (dt.date(2026, 12, 22), dt.date(2026, 12, 23))


def test_days_on_end_are_whole_days_though_the_first_hour_is_told() -> None:
    (entry,) = read(event("e1", "planned", "2026-12-14/2026-12-16", time=HOURS_OF_DAYS))
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (dt.date(2026, 12, 14), dt.date(2026, 12, 17))
    assert entry["SUMMARY"] == "South Korea – Japan: meeting, from 09:00 +01:00"


def test_a_moved_event_says_the_day_it_had_been_set_for() -> None:
    (entry,) = read(event("e1", "postponed", "2023-05-09", when_was="2023-05-07"))
    assert "had been set for: 2023-05-07\n" in entry["DESCRIPTION"]


def test_a_calendar_says_what_it_leaves_out() -> None:
    calendar = icalendar.Calendar.from_ical(file_of("ics", event("e1", "planned", None)))
    assert "without a day" in calendar["DESCRIPTION"] and b"X-WR-CALDESC:Events without a day" in calendar.to_ical()
