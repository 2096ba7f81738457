"""Clock times: what they show, the zone they keep, UTC, and the story's own clocks. Text -> instant."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.times import TimeMention, find

FRIDAY = dt.date(2023, 4, 14)


def clock(text: str, zone: str | None = None) -> TimeMention:
    (mention,) = [m for m in find(text, FRIDAY, zone) if m.kind == "clock"]
    return mention


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("They met at 3 p.m. on Monday.", "2023-04-10T15:00:00"),
        ("They will meet at 15:30 on Monday.", "2023-04-17T15:30:00"),
        ("They met on Monday at 7:56:30 a.m.", "2023-04-10T07:56:30"),
        ("They met on Monday at half past seven in the evening.", "2023-04-10T19:30:00"),
        ("They met on Monday at a quarter to nine in the morning.", "2023-04-10T08:45:00"),
        ("The call began at nine o'clock on Thursday.", "2023-04-13T09:00:00"),
        ("They spoke last night at 8.", "2023-04-13T20:00:00"),
        ("They will speak tonight around 7.", "2023-04-14T19:00:00"),
        ("Polls open tomorrow morning at 6.", "2023-04-15T06:00:00"),
        ("The truce began at midnight on Tuesday.", "2023-04-11T00:00:00"),
        ("The truce began at noon on Tuesday.", "2023-04-11T12:00:00"),
        ("The truce began at 0900 GMT on Tuesday.", "2023-04-11T09:00:00+00:00"),
        ("The truce began at 5 p.m. Moscow time on Tuesday.", "2023-04-11T17:00:00+03:00"),
    ],
)
def test_a_clock_time_stands_on_its_day(text: str, instant: str) -> None:
    assert clock(text).instant == instant


@pytest.mark.parametrize(
    ("text", "instant", "until"),
    [
        ("The road will be shut from 9 a.m. to 11 a.m. on Monday.", "2023-04-17T09:00:00", "2023-04-17T11:00:00"),
        ("The road will be shut from 2 to 4:30 p.m. on Monday.", "2023-04-17T14:00:00", "2023-04-17T16:30:00"),
        ("The road will be shut from 11 to 3 p.m. on Monday.", "2023-04-17T11:00:00", "2023-04-17T15:00:00"),
        ("The road was shut on Monday, 19:00-21:00.", "2023-04-10T19:00:00", "2023-04-10T21:00:00"),
        ("The road was shut on Monday from 10 p.m. to 5 a.m.", "2023-04-10T22:00:00", "2023-04-11T05:00:00"),
        ("Power failed between 7 and 9 last night.", "2023-04-13T19:00:00", "2023-04-13T21:00:00"),
        ("The road was shut on Monday from 2 p.m. for three hours.", "2023-04-10T14:00:00", "2023-04-10T17:00:00"),
    ],
)
def test_a_stretch_of_hours_has_both_ends(text: str, instant: str, until: str) -> None:
    mention = clock(text)
    assert (mention.instant, mention.until) == (instant, until)


def test_the_zone_is_kept_and_the_instant_told_in_utc_and_on_the_storys_clocks() -> None:
    mention = clock("They will speak at 8 p.m. Washington time on Thursday.", "Asia/Seoul")
    assert mention.instant == "2023-04-20T20:00:00-04:00"
    assert mention.utc == "2023-04-21T00:00:00+00:00"
    assert mention.in_zone == "2023-04-21T09:00:00+09:00"
    assert mention.edtf == "2023-04-20"


def test_a_bare_clock_time_takes_the_zone_of_the_story() -> None:
    assert clock("They met at 3 p.m. on Monday.", "Asia/Kolkata").instant == "2023-04-10T15:00:00+05:30"
    assert clock("They met at 3 p.m. on Monday.").utc is None


def test_hours_count_from_an_anchor_with_a_clock() -> None:
    on = dt.datetime(2023, 4, 14, 9, 30)
    (ago,) = find("It happened three hours ago.", on)
    assert ago.instant == "2023-04-14T06:30:00"
    (ahead,) = find("It will begin in 20 minutes.", on)
    assert ahead.instant == "2023-04-14T09:50:00"
    (day,) = find("It happened three hours ago.", FRIDAY)
    assert day.instant is None


@pytest.mark.parametrize(
    "text",
    [
        "The vote was 5 to 7 against.",
        "Rebels killed two in the village.",
        "Article 9 of the pact",
        "Between 3 and 5 people were hurt.",
        "They won 3-2.",
    ],
)
def test_a_bare_figure_shows_no_hour(text: str) -> None:
    assert find(text, FRIDAY) == ()
