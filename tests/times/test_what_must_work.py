"""Every line of what the dates must do, one row each: text, the day it was written -> what the mentions say."""

from __future__ import annotations

import datetime as dt
import inspect

import pytest

from dateline.model.edtf import is_edtf
from dateline.times import KINDS, TimeMention, find

FRIDAY = dt.date(2023, 4, 14)

# orders and house styles; weekdays by tense and cue; this, next and last; neighbours; ranges; parts; seasons;
# quarters, decades, the turn of the year; anniversaries
DAYS = [
    ("The pact of 14 April 2022 lapsed.", "14 April 2022", "2022-04-14"),
    ("The pact of April 14th, 2022 lapsed.", "April 14th, 2022", "2022-04-14"),
    ("Filed 2022-04-14 in Lima.", "2022-04-14", "2022-04-14"),
    ("LIMA, Apr. 13 The talks ended.", "Apr. 13", "2023-04-13"),
    ("He said on Friday that they would meet on Monday.", "Friday", "2023-04-14"),
    ("He said on Friday that they would meet on Monday.", "Monday", "2023-04-17"),
    ("The talks which ended on Monday go on.", "Monday", "2023-04-10"),
    ("They will meet next Tuesday.", "next Tuesday", "2023-04-18"),
    ("They will meet this Sunday.", "this Sunday", "2023-04-16"),
    ("They met last Saturday.", "last Saturday", "2023-04-08"),
    ("They will meet later this week.", "later this week", "[2023-04-10..2023-04-16]"),
    ("They met on April 3. The day before, guns fell silent.", "The day before", "2023-04-02"),
    ("They met on January 5. Two months later they met again.", "Two months later", "2023-03"),
    ("The drill runs May 29-31.", "May 29-31", "2023-05-29/2023-05-31"),
    ("The drill runs Dec. 30 to Jan. 2.", "Dec. 30 to Jan. 2", "2023-12-30/2024-01-02"),
    ("They will meet on Thursday and Friday.", "Thursday and Friday", "2023-04-20/2023-04-21"),
    ("Schools will be closed from Tuesday.", "Tuesday", "2023-04-18"),
    ("They will meet early next year.", "early next year", "2024"),
    ("They will meet in mid-November.", "mid-November", "2023-11"),
    ("They will meet in the second half of June.", "the second half of June", "[2023-06-16..2023-06-30]"),
    ("They will meet in the third quarter.", "the third quarter", "2023-35"),
    ("It was founded in the 1990s.", "the 1990s", "[1990-01-01..1999-12-31]"),
    ("Rates rose at the turn of the year.", "the turn of the year", "[2022-12-01..2023-01-31]"),
    ("on the tenth anniversary of the 2013 accord", "the tenth anniversary", "2023"),
    ("They had been due to meet last month.", "last month", "2023-03"),
    ("On May 1 rebels struck. That night the bridge fell.", "That night", "2023-05-01"),
    ("AMMAN, April 13 - The king met the envoy Thursday.", "Thursday", "2023-04-13"),
    ("They will sign on or before Monday.", "Monday", "../2023-04-17"),
]
SEASONS = [
    (None, "2023-22"),
    ("America/Santiago", "[2023-12-01..2024-02-29]"),
]
LENGTHS = [
    ("The talks lasted three hours.", "three hours", "duration", "PT3H"),
    ("a two-day visit", "two-day", "duration", "P2D"),
    ("the annual drill", "annual", "set", "P1Y"),
    ("They meet every two years.", "every two years", "set", "P2Y"),
]
CLAIMS = [
    ("the first in five years", "first", 5.0, "2018", None, None),
    ("for the first time since September 2016", "first", None, "2016-09", None, None),
    ("after an 18-month gap", None, 1.5, "2021", None, None),
    ("the fourth round this year", "fourth", None, None, None, None),
    ("the first-ever summit", "first", None, None, None, None),
    ("the first visit since the invasion", "first", None, None, "the invasion", None),
    ("the first in-person talks in two years", "first", 2.0, "2021", None, "in-person"),
]
NONE = [
    "The envoy may go.",
    "Troops march on the town.",
    "The second envoy spoke.",
    "The sun rose over Hanoi.",
    "The 2+2 talks went on.",
    "They lost 14 of 2,023 seats.",
    "The magazine Seven Days closed.",
]


def named(text: str, span: str, zone: str | None = None) -> TimeMention:
    """The mention of a text that stands at ``span``."""
    return next(m for m in find(text, FRIDAY, zone) if m.text == span)


@pytest.mark.parametrize(("text", "span", "edtf"), DAYS)
def test_days_and_periods(text: str, span: str, edtf: str) -> None:
    assert named(text, span).edtf == edtf


@pytest.mark.parametrize(("zone", "edtf"), SEASONS)
def test_a_season_is_that_of_the_storys_half_of_the_world(zone: str | None, edtf: str) -> None:
    assert named("The drill will be held this summer.", "this summer", zone).edtf == edtf


@pytest.mark.parametrize(("text", "span", "kind", "timex"), LENGTHS)
def test_lengths_and_sets_are_no_dates(text: str, span: str, kind: str, timex: str) -> None:
    mention = named(text, span)
    assert (mention.kind, mention.timex, mention.edtf) == (kind, timex, None)


@pytest.mark.parametrize(("claim", "ordinal", "years", "since", "event", "scope"), CLAIMS)
def test_a_recurrence_is_a_kind_of_its_own(
    claim: str, ordinal: str | None, years: float | None, since: str | None, event: str | None, scope: str | None
) -> None:
    (mention,) = find(f"They will meet, {claim}.", FRIDAY)
    assert (mention.kind, mention.edtf) == ("recurrence", None)
    assert (mention.ordinal, mention.years, mention.since) == (ordinal, years, since)
    assert (mention.since_event, mention.scope) == (event, scope)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_stays_none(text: str) -> None:
    assert find(text, FRIDAY) == ()


def test_a_day_told_in_another_zone_is_kept_and_told_on_the_storys_clocks() -> None:
    mention = named("They speak at 9 p.m. Washington time on Monday.", "9 p.m. Washington time", "Asia/Seoul")
    assert mention.instant == "2023-04-17T21:00:00-04:00"
    assert mention.utc == "2023-04-18T01:00:00+00:00"
    assert mention.in_zone == "2023-04-18T10:00:00+09:00"


def test_a_mention_says_what_it_is_and_why() -> None:
    text = "They hope to meet by late June."
    (mention,) = find(text, FRIDAY)
    assert text[mention.start : mention.end] == mention.text == "late June"
    assert (mention.edtf, mention.first, mention.last) == ("../2023-06", None, dt.date(2023, 6, 30))
    assert (mention.grain, mention.modifier, mention.kind, mention.lasts) == ("month", "late", "period", False)
    assert (mention.anchor, mention.rule) == ("2023-04-14", "month:future+late<by")
    assert (mention.timex, mention.tags[0].mod) == ("2023-06", "END")
    assert mention.kind in KINDS
    assert is_edtf(str(mention.edtf))


def test_where_the_text_leaves_two_readings_both_are_told() -> None:
    (mention,) = find("The two sides on Monday.", FRIDAY)
    assert (mention.edtf, mention.alternatives) in (
        ("2023-04-10", ("2023-04-17",)),
        ("2023-04-17", ("2023-04-10",)),
    )


def test_lasting_and_one_of_a_set_are_told_apart() -> None:
    assert named("They will meet from Tuesday to Thursday.", "Tuesday to Thursday").lasts is True
    assert named("They will meet on Tuesday or Thursday.", "Tuesday or Thursday").lasts is False


def test_the_room_is_usable_alone() -> None:
    assert list(inspect.signature(find).parameters)[:3] == ["text", "on", "zone"]
