"""Weekdays by tense and cue: the verb that governs the day decides, not a fixed bias."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.times import find

FRIDAY = "2023-04-14"
CASES = [
    ("The ministry said on Friday that it would meet on Monday.", FRIDAY, ["2023-04-14", "2023-04-17"]),
    ("The ministry said Friday the envoys would hold talks Tuesday in Seoul.", FRIDAY, ["2023-04-14", "2023-04-18"]),
    ("The consultation, which will take place Monday in Seoul, comes after a summit.", FRIDAY, ["2023-04-17"]),
    (
        "Talks will take place on the margins of the forum on Wednesday, Yonhap said, citing the ministry.",
        "2022-09-05",
        ["2022-09-07"],
    ),
    ("The vice ministers will meet for the first time, the ministry said on Monday.", "2022-09-05", ["2022-09-05"]),
    ("The two ministers discussed trade on Wednesday.", FRIDAY, ["2023-04-12"]),
    ("Talks held on Wednesday brought no result.", FRIDAY, ["2023-04-12"]),
    ("Talks planned for Wednesday will focus on trade.", FRIDAY, ["2023-04-19"]),
    ("S.Korea, Japan to hold joint security talks Monday", FRIDAY, ["2023-04-17"]),
    ("Lavrov to visit Hanoi on Tuesday", FRIDAY, ["2023-04-18"]),
    ("The summit is scheduled for Thursday.", FRIDAY, ["2023-04-20"]),
    ("The summit, originally scheduled for Monday, was postponed.", FRIDAY, ["2023-04-17"]),
    ("On Monday, the ministers will meet in Rome.", FRIDAY, ["2023-04-17"]),
    ("On Monday, the ministers met in Rome.", FRIDAY, ["2023-04-10"]),
    ("In a statement on Tuesday, the ministry said it would take part.", FRIDAY, ["2023-04-11"]),
    ("ahead of talks on Tuesday, the envoy arrived in Doha", FRIDAY, ["2023-04-18"]),
    ("Following talks on Tuesday, the two will sign the accord.", FRIDAY, ["2023-04-11"]),
    ("After Monday's meeting the envoys will return home.", FRIDAY, ["2023-04-10"]),
    ("He is visiting Ankara on Sunday.", FRIDAY, ["2023-04-16"]),
    ("He is to fly to Ankara on Sunday.", FRIDAY, ["2023-04-16"]),
    ("The talks start on Monday in Vienna.", FRIDAY, ["2023-04-17"]),
    ("She flew to Vienna on Sunday to attend the talks.", FRIDAY, ["2023-04-09"]),
    ("She told reporters on Thursday that no date had been set.", FRIDAY, ["2023-04-13"]),
    ("The delegation arrived Thursday and will leave Saturday.", FRIDAY, ["2023-04-13", "2023-04-15"]),
    ("He said they could meet as early as Monday.", FRIDAY, ["2023-04-17"]),
    ("The two sides agreed on Wednesday to resume talks on Monday.", FRIDAY, ["2023-04-12", "2023-04-17"]),
    ("The two sides will meet on Friday.", FRIDAY, ["2023-04-14"]),
    ("The two sides met on Friday.", FRIDAY, ["2023-04-14"]),
    ("The two will meet later on Friday.", FRIDAY, ["2023-04-14"]),
    (
        "The navies will begin next Monday their drill, the navy announced on Wednesday.",
        "2023-08-31",
        ["2023-09-04", "2023-08-30"],
    ),
    ("They met last Tuesday.", FRIDAY, ["2023-04-11"]),
    ("They will meet this coming Thursday.", FRIDAY, ["2023-04-20"]),
    ("They will meet next Wednesday.", FRIDAY, ["2023-04-19"]),
    ("They will meet on Tuesday next week.", FRIDAY, ["2023-04-18"]),
    ("They met on Tuesday last week.", FRIDAY, ["2023-04-04"]),
    ("They will meet next week on Thursday.", FRIDAY, ["2023-04-20"]),
    ("They met on Monday morning.", FRIDAY, ["2023-04-10"]),
    ("They will meet on Monday afternoon.", FRIDAY, ["2023-04-17"]),
    ("Russian Deputy Foreign Minister Rudenko told Sputnik on Wednesday.", "2021-10-13", ["2021-10-13"]),
    ("The meeting will be held on Tuesday.", FRIDAY, ["2023-04-18"]),
    ("The meeting is expected to be held on Tuesday.", FRIDAY, ["2023-04-18"]),
    ("The meeting was held on Tuesday.", FRIDAY, ["2023-04-11"]),
    ("The minister has met his colleague on Tuesday.", FRIDAY, ["2023-04-11"]),
    ("The minister invited his colleague to visit Oslo on Tuesday.", FRIDAY, ["2023-04-18"]),
    ("The embassy confirmed that the envoy's trip, due to start Sunday, had been called off.", FRIDAY, ["2023-04-16"]),
    ("The president won't attend the summit on Sunday.", FRIDAY, ["2023-04-16"]),
    ("Two missiles were fired on Sunday, the army said.", FRIDAY, ["2023-04-09"]),
    ("The two sides were to meet on Tuesday.", FRIDAY, ["2023-04-11"]),
    ("Talks had been set for Thursday, but the envoys stayed away.", "2024-10-18", ["2024-10-17"]),
    ("The ministers were scheduled to meet on Tuesday but the talks were cancelled.", "2024-10-16", ["2024-10-15"]),
    ("Officials said the cancelled meeting had been set for Thursday.", "2024-10-16", ["2024-10-17"]),
    ("The ministry said talks were scheduled for Monday.", "2024-10-16", ["2024-10-21"]),
    (
        "The drills, which started on Monday and run through Friday, involve 3,000 troops.",
        "2024-10-16",
        ["2024-10-14", "../2024-10-18"],
    ),
    (
        "Foreign ministers of Russia and China met Tuesday, agreed to meet again Thursday",
        "2024-10-16",
        ["2024-10-15", "2024-10-17"],
    ),
    ("He told reporters on Sunday that they had met on Friday.", "2024-10-16", ["2024-10-13", "2024-10-11"]),
    (
        "The president, who is due in Paris on Sunday, spoke by phone on Tuesday.",
        "2024-10-16",
        ["2024-10-20", "2024-10-15"],
    ),
    (
        "North Korea rejected on Saturday an offer to hold talks on Thursday.",
        "2024-10-16",
        ["2024-10-12", "2024-10-17"],
    ),
    ("The minister will visit Laos Wednesday through Saturday.", "2024-10-16", ["2024-10-16/2024-10-19"]),
    ("The summit opens Thursday in Kazan.", "2024-10-16", ["2024-10-17"]),
    ("Argentina and Chile navies resume Beagle drill on Monday", "2023-08-31", ["2023-09-04"]),
    ("Last Wednesday's call ended early.", "2024-10-16", ["2024-10-09"]),
    ("This Friday's vote; next Friday it counts", "2024-10-16", ["2024-10-18", "2024-10-25"]),
    (
        "The envoy left for Doha on Thursday, where he will meet mediators on Saturday.",
        FRIDAY,
        ["2023-04-13", "2023-04-15"],
    ),
    ("Tokyo and Seoul plan to hold talks on Monday.", FRIDAY, ["2023-04-17"]),
    ("Preparations for Monday's summit continue.", FRIDAY, ["2023-04-17"]),
]


@pytest.mark.parametrize(("text", "on", "wanted"), CASES)
def test_a_weekday_goes_where_its_verb_looks(text: str, on: str, wanted: list[str]) -> None:
    found = [m for m in find(text, dt.date.fromisoformat(on)) if m.is_date]
    assert [m.edtf for m in found] == wanted


def test_without_an_anchor_a_weekday_has_no_day_but_keeps_its_direction() -> None:
    said, meet = find("The ministry said on Friday that it would meet on Monday.", None)
    assert (said.edtf, said.direction) == (None, "past")
    assert (meet.edtf, meet.direction) == (None, "future")


def test_the_rule_names_the_deciding_word() -> None:
    (mention,) = find("They will meet on Monday.", dt.date(2023, 4, 14))
    assert mention.rule == "weekday:will"
    assert mention.anchor == "2023-04-14"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The forum is being held from Tuesday to Thursday.", "2025-11-11/2025-11-13"),
        ("The forum is being held from Friday to Sunday.", "2025-11-14/2025-11-16"),
        ("Talks will be held from Tuesday to Thursday.", "2025-11-18/2025-11-20"),
    ],
)
def test_what_is_going_on_runs_through_the_storys_own_day(text: str, wanted: str) -> None:
    (mention,) = find(text, dt.date(2025, 11, 12))
    assert mention.edtf == wanted
