"""Days told from the anchor or from a day named before; lengths, sets, clock times."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.times import find

FRIDAY = "2023-04-14"
CASES = [
    ("The two will meet next week.", {"next week": "[2023-04-17..2023-04-23]"}),
    ("The two met last week.", {"last week": "[2023-04-03..2023-04-09]"}),
    ("The two will meet this week.", {"this week": "[2023-04-10..2023-04-16]"}),
    ("The two met during a summit last month.", {"last month": "2023-03"}),
    ("The two will meet next month.", {"next month": "2023-05"}),
    ("The forum this year", {"this year": "2023"}),
    ("in the coming year", {"the coming year": "2024"}),
    ("They meet today.", {"today": "2023-04-14"}),
    ("They met yesterday.", {"yesterday": "2023-04-13"}),
    ("They will meet tomorrow.", {"tomorrow": "2023-04-15"}),
    ("They met the day before yesterday.", {"the day before yesterday": "2023-04-12"}),
    ("They met three days ago.", {"three days ago": "2023-04-11"}),
    ("They met two months ago.", {"two months ago": "2023-02"}),
    ("They met two years ago.", {"two years ago": "2021"}),
    ("They met a decade ago.", {"a decade ago": "2013"}),
    ("They will meet in two days.", {"two days": "2023-04-16"}),
    ("They will meet in two weeks.", {"two weeks": "[2023-04-24..2023-04-30]"}),
    ("They will meet in three months.", {"three months": "2023-07"}),
    (
        "They met on March 2. Two months later the accord was signed.",
        {"March 2": "2023-03-02", "Two months later": "2023-05"},
    ),
    ("He arrived on April 3 and left the following day.", {"April 3": "2023-04-03", "the following day": "2023-04-04"}),
    (
        "The army said on Wednesday, a day earlier than expected",
        {"Wednesday": "2023-04-12", "a day earlier": "2023-04-11"},
    ),
    (
        "They met on April 3. The day before, the envoys had spoken.",
        {"April 3": "2023-04-03", "The day before": "2023-04-02"},
    ),
    (
        "They met on April 3; that same day the accord was signed.",
        {"April 3": "2023-04-03", "that same day": "2023-04-03"},
    ),
    ("They met last November.", {"last November": "2022-11"}),
    ("They will meet next May.", {"next May": "2023-05"}),
    ("They met last May.", {"last May": "2022-05"}),
    ("They met in June last year.", {"June last year": "2022-06"}),
    ("They will meet in February next year.", {"February next year": "2024-02"}),
    ("They met on June 12 last year.", {"June 12 last year": "2022-06-12"}),
    ("The drill will be held this summer.", {"this summer": "2023-22"}),
    ("They met last summer.", {"last summer": "2022-22"}),
    ("They will meet this weekend.", {"this weekend": "[2023-04-15..2023-04-16]"}),
    ("They will meet within two weeks.", {"two weeks": "[2023-04-14..2023-04-28]"}),
    ("over the past three days", {"the past three days": "[2023-04-11..2023-04-14]"}),
    ("in the next two days", {"the next two days": "[2023-04-14..2023-04-16]"}),
    ("the third quarter of this year", {"the third quarter of this year": "2023-35"}),
    ("They spoke on Wednesday night.", {"Wednesday night": "2023-04-12"}),
    ("They spoke this morning.", {"this morning": "2023-04-14"}),
    ("a two-day visit", {"two-day": None}),
    ("The talks lasted three hours.", {"three hours": None}),
    ("an annual forum", {"annual": None}),
    ("The forum is held every two years.", {"every two years": None}),
    ("They meet every Monday.", {"every Monday": None}),
]
NONE = [
    "The president may meet his colleague.",
    "Troops march through the capital.",
    "The Second Fleet and the 19th Division took part.",
    "The Sun reported it; the sun rose over Hanoi.",
    "The 2+2 talks bring together four ministers.",
    "Some 2000 people attended.",
    "Prime Minister Theresa May met her colleague.",
    "The magazine Seven Days reported the call.",
    "UN Resolution 2254 and Article 5 of the treaty.",
    "The KF-16 dropped 8 bombs.",
    "The second secretary of the embassy spoke.",
    "A fall in prices and a spring of water.",
    "The Prague Spring is remembered.",
    "In sum, 12 of 14 delegates left.",
    "A 40-year-old man was held.",
    "They sat at table 5.",
    "It cost $1984 or 2,023 euros.",
    "He wed in haste and sat in the sun.",
    "Boeing 747 and Su-35 aircraft",
    "The August leader waited with dignity; march on.",
]
CLOCKS = [
    ("They will meet on Monday at 3 p.m. local time.", None, "3 p.m. local time", "2023-04-17T15:00:00"),
    ("Updated: April 14, 2023 17:10 IST", None, "17:10 IST", "2023-04-14T17:10:00+05:30"),
    ("Thursday, August 31st 2023 - 10:15 UTC", None, "10:15 UTC", "2023-08-31T10:15:00+00:00"),
    ("The call took place at 0900 GMT on Tuesday.", None, "0900 GMT", "2023-04-11T09:00:00+00:00"),
    ("It will start at 10:30 Moscow time on Monday.", None, "10:30 Moscow time", "2023-04-17T10:30:00+03:00"),
    ("It will start at 11am on Monday.", "Asia/Seoul", "11am", "2023-04-17T11:00:00+09:00"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_relative(text: str, wanted: dict[str, str | None]) -> None:
    assert {m.text: m.edtf for m in find(text, dt.date.fromisoformat(FRIDAY))} == wanted


@pytest.mark.parametrize("text", NONE[:-1])
def test_what_is_no_time_stays_none(text: str) -> None:
    assert [m.text for m in find(text, dt.date.fromisoformat(FRIDAY))] == []


@pytest.mark.parametrize(("text", "zone", "span", "instant"), CLOCKS)
def test_clock_times_keep_their_zone(text: str, zone: str | None, span: str, instant: str) -> None:
    (mention,) = [m for m in find(text, dt.date.fromisoformat(FRIDAY), zone) if m.instant]
    assert (mention.text, mention.instant) == (span, instant)


def test_seasons_of_the_south() -> None:
    (mention,) = find("this winter", dt.date(2023, 7, 1), "America/Santiago")
    assert (mention.first, mention.last) == (dt.date(2023, 6, 1), dt.date(2023, 8, 31))


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("two-day", "P2D"),
        ("one month and a half", "P1.5M"),
        ("annual", "P1Y"),
        ("every two years", "P2Y"),
        ("18 months", "P18M"),
    ],
)
def test_timex_of_lengths_and_sets(text: str, timex: str) -> None:
    (mention,) = find(f"It takes {text}.", None)
    assert (mention.text, mention.timex) == (text, timex)
