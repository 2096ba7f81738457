"""Text and the day it was written on -> what each span says. Spans that are not listed must not be found."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.times import find

FRIDAY = "2023-04-14"

ABSOLUTE = [
    ("The pact was signed on April 14, 2023.", {"April 14, 2023": "2023-04-14"}),
    ("MOSCOW (Sputnik - 05th September, 2022) The ministers met.", {"05th September, 2022": "2022-09-05"}),
    ("The talks of 14 April 2022 failed.", {"14 April 2022": "2022-04-14"}),
    ("They met on the 14th of April, 2022.", {"the 14th of April, 2022": "2022-04-14"}),
    ("Published 2023-04-14 by the ministry.", {"2023-04-14": "2023-04-14"}),
    ("Updated 2023/4/13 in Manila.", {"2023/4/13": "2023-04-13"}),
    ("Signed on 14/4/2023 in Hanoi.", {"14/4/2023": "2023-04-14"}),
    ("Signed on 4/14/2023 in Boston.", {"4/14/2023": "2023-04-14"}),
    ("Signed on 4/5/2023 in Hanoi.", {"4/5/2023": None}),
    ("Friday, July 21, 2017", {"Friday, July 21, 2017": "2017-07-21"}),
    ("Monday, 17 April 2023", {"Monday, 17 April 2023": "2023-04-17"}),
    ("The talks were held in March 2019.", {"March 2019": "2019-03"}),
    ("The talks were held in Sept. 2019.", {"Sept. 2019": "2019-09"}),
    ("Montevideo, August 31st 2023", {"August 31st 2023": "2023-08-31"}),
    ("from Japan's colonisation of the peninsula from 1910-45.", {"1910-45": "1910/1945"}),
    ("The war of 2015-2018 ended.", {"2015-2018": "2015/2018"}),
    ("between 1910 and 1945 the country was ruled from Tokyo", {"1910 and 1945": "1910/1945"}),
    ("The treaty was signed in 1984 at the Vatican.", {"1984": "1984"}),
    ("In the 1990s the two sides fought.", {"the 1990s": "[1990-01-01..1999-12-31]"}),
    ("the first half of 2024", {"the first half of 2024": "[2024-01-01..2024-06-30]"}),
    ("prices fell over the past half of 2024", {"2024": "2024"}),
    ("in the second quarter of 2022", {"the second quarter of 2022": "2022-34"}),
    ("The drill in spring 2024 will be larger.", {"spring 2024": "2024-21"}),
    ("since the winter of 2021", {"the winter of 2021": "2021-24/.."}),
    ("Prague, Dec. 3, 2021 (AP)", {"Dec. 3, 2021": "2021-12-03"}),
    ("the 2015 Paris accord", {"2015": "2015"}),
]

YEARLESS = [
    ("Seoul, April 14 Diplomats will hold talks.", FRIDAY, {"April 14": "2023-04-14"}),
    ("He is due in Tokyo on April 17.", FRIDAY, {"April 17": "2023-04-17"}),
    ("The ministry announced a visit for April 17.", FRIDAY, {"April 17": "2023-04-17"}),
    ("The two met on Dec. 20 in Geneva.", FRIDAY, {"Dec. 20": "2022-12-20"}),
    ("The summit will be held on Jan. 9.", "2022-12-20", {"Jan. 9": "2023-01-09"}),
    ("The two met on Dec. 28 in Geneva.", "2023-01-03", {"Dec. 28": "2022-12-28"}),
    ("The ministers will meet on Sept. 7 in Hanoi.", "2022-09-05", {"Sept. 7": "2022-09-07"}),
    ("Talks on Aug. 15 broke off.", "2022-09-05", {"Aug. 15": "2022-08-15"}),
    ("when the mechanism convenes in Santiago on November 16", "2023-08-31", {"November 16": "2023-11-16"}),
    ("a meeting in Sochi on September 24", "2021-10-13", {"September 24": "2021-09-24"}),
    (
        "a fleet review, which is to be held in November to mark the 70th anniversary",
        "2022-09-05",
        {"November": "2022-11"},
    ),
    ("The accord was reached in November.", "2022-09-05", {"November": "2021-11"}),
    ("The accord was reached in March.", FRIDAY, {"March": "2023-03"}),
    ("The 14th of April will be a holiday.", "2023-04-01", {"The 14th of April": "2023-04-14"}),
    ("Saturday, June 3, the ministers will meet", "2023-05-30", {"Saturday, June 3": "2023-06-03"}),
    ("The drill ended on 29 February.", "2024-03-04", {"29 February": "2024-02-29"}),
    ("On the 11th, the two ministers met in Tokyo.", FRIDAY, {"the 11th": "2023-04-11"}),
    ("They will meet on the 20th of next month.", FRIDAY, {"the 20th of next month": "2023-05-20"}),
    (
        "The ceasefire that took effect Nov. 27 is due to expire on May 26.",
        FRIDAY,
        {"Nov. 27": "2022-11-27", "May 26": "2023-05-26"},
    ),
    (
        "The group convened in June; it will meet again in December.",
        "2024-10-16",
        {"June": "2024-06", "December": "2024-12"},
    ),
    ("They hope to sign before Christmas.", "2024-10-16", {"Christmas": "../2024-12-25"}),
    ("They spoke on New Year's Eve.", "2023-01-10", {"New Year's Eve": "2022-12-31"}),
    ("They had been due to meet on April 3, the ministry said.", FRIDAY, {"April 3": "2023-04-03"}),
]

PARTS = [
    ("They will meet in mid-November.", {"mid-November": "2023-11"}),
    ("The summit is expected early next year.", {"early next year": "2024"}),
    ("The leaders met late last month.", {"late last month": "2023-03"}),
    ("The drill will be held later this month.", {"later this month": "2023-04"}),
    ("The drill was held earlier this month.", {"earlier this month": "2023-04"}),
    ("The two will meet later this week.", {"later this week": "[2023-04-10..2023-04-16]"}),
    ("He will visit in the second half of June.", {"the second half of June": "[2023-06-16..2023-06-30]"}),
    ("in early March this year", {"early March this year": "2023-03"}),
    ("at the end of May they will convene", {"the end of May": "2023-05"}),
    ("The talks will resume in the first week of May.", {"the first week of May": "[2023-05-01..2023-05-07]"}),
    ("The summit will open on the last day of May.", {"the last day of May": "2023-05-31"}),
    ("They agreed to meet before the end of the year.", {"the end of the year": "../2023"}),
    ("He will leave later in the day.", {"later in the day": "2023-04-14"}),
    ("Earlier on Friday, he met Xi.", {"Earlier on Friday": "2023-04-14"}),
    ("They met during the week of April 3.", {"the week of April 3": "[2023-04-03..2023-04-09]"}),
    (
        "The fifth round will be held in the week starting May 1.",
        {"the week starting May 1": "[2023-05-01..2023-05-07]"},
    ),
    ("for the rest of the year", {"the rest of the year": "[2023-04-14..2023-12-31]"}),
    ("It meets on the second Tuesday of May.", {"the second Tuesday of May": "2023-05-09"}),
]

RANGES = [
    ("The exercise will be held May 29-31.", {"May 29-31": "2023-05-29/2023-05-31"}),
    ("The visit of Sept. 6-8, 2022 was short.", {"Sept. 6-8, 2022": "2022-09-06/2022-09-08"}),
    ("The drill will run from 5 to 7 June.", {"5 to 7 June": "2023-06-05/2023-06-07"}),
    ("The drill will run between 5 and 7 June.", {"5 and 7 June": "2023-06-05/2023-06-07"}),
    ("He will visit Rome on June 5 and 6.", {"June 5 and 6": "2023-06-05/2023-06-06"}),
    ("The drill lasts from May 29 to June 2.", {"May 29 to June 2": "2023-05-29/2023-06-02"}),
    ("The drill ran from Dec. 29, 2022 to Jan. 3, 2023.", {"Dec. 29, 2022 to Jan. 3, 2023": "2022-12-29/2023-01-03"}),
    ("The drill ran from 29 November to 3 December 2021.", {"29 November to 3 December 2021": "2021-11-29/2021-12-03"}),
    ("They will meet from Tuesday to Thursday.", {"Tuesday to Thursday": "2023-04-18/2023-04-20"}),
    ("They will meet on Thursday and Friday.", {"Thursday and Friday": "2023-04-20/2023-04-21"}),
    ("They met on Tuesday and Wednesday.", {"Tuesday and Wednesday": "2023-04-11/2023-04-12"}),
    ("They will meet on Sunday or Monday.", {"Sunday or Monday": "[2023-04-16..2023-04-17]"}),
    ("between June and August 2022", {"June and August 2022": "2022-06/2022-08"}),
    ("The exercise will be conducted for 10 days from Oct. 23.", {"10 days": None, "Oct. 23": "2023-10-23/2023-11-01"}),
    ("The two-day summit opens Monday.", {"two-day": None, "Monday": "2023-04-17/2023-04-18"}),
    ("He will be in Minsk on April 30 and May 1.", {"April 30 and May 1": "2023-04-30/2023-05-01"}),
    ("He was ill in 1997 and 1998.", {"1997": "1997", "1998": "1998"}),
    (
        "The drill was postponed from October 10 to October 24.",
        {"October 10": "2023-10-10", "October 24": "2023-10-24"},
    ),
    ("The call was moved from Monday to Wednesday.", {"Monday": "2023-04-17", "Wednesday": "2023-04-19"}),
    ("He will begin a two-day visit to Seoul on Tuesday.", {"two-day": None, "Tuesday": "2023-04-18/2023-04-19"}),
    ("a three-day visit beginning Monday will", {"three-day": None, "Monday": "2023-04-17/2023-04-19"}),
    ("She will arrive on Monday for a three-day visit.", {"Monday": "2023-04-17/2023-04-19", "three-day": None}),
]

OPEN = [
    ("It has been closed since 2016.", {"2016": "2016/.."}),
    ("The exercise will last until September 8.", {"September 8": "../2023-09-08"}),
    ("The report is due by June 2024.", {"June 2024": "../2024-06"}),
    ("around May 5 the parties will meet", {"May 5": "2023-05-05~"}),
    ("They spoke after Monday's talks.", {"Monday": "2023-04-10"}),
    ("Elections will be held no later than July.", {"July": "../2023-07"}),
    ("The talks were put off until next month.", {"next month": "2023-05"}),
    ("since the 2022 invasion of Ukraine", {"2022": "2022"}),
    ("Protests erupted before the 2014 vote.", {"2014": "2014"}),
]


def spans(text: str, on: str | None, zone: str | None = None) -> dict[str, str | None]:
    found = find(text, dt.date.fromisoformat(on) if on else None, zone)
    return {mention.text: mention.edtf for mention in found}


@pytest.mark.parametrize(("text", "wanted"), ABSOLUTE)
def test_absolute_dates_need_no_anchor(text: str, wanted: dict[str, str | None]) -> None:
    assert spans(text, None) == wanted


@pytest.mark.parametrize(("text", "on", "wanted"), YEARLESS)
def test_the_missing_year_is_the_nearest_that_the_tense_allows(
    text: str, on: str, wanted: dict[str, str | None]
) -> None:
    assert spans(text, on) == wanted


@pytest.mark.parametrize(("text", "wanted"), PARTS)
def test_parts_of_a_period(text: str, wanted: dict[str, str | None]) -> None:
    assert spans(text, FRIDAY) == wanted


@pytest.mark.parametrize(("text", "wanted"), RANGES)
def test_ranges_lists_and_stays(text: str, wanted: dict[str, str | None]) -> None:
    assert spans(text, FRIDAY) == wanted


@pytest.mark.parametrize(("text", "wanted"), OPEN)
def test_open_sides(text: str, wanted: dict[str, str | None]) -> None:
    assert spans(text, FRIDAY) == wanted


@pytest.mark.parametrize(
    ("zone", "wanted"), [("Asia/Kolkata", "2023-05-04"), ("America/New_York", "2023-04-05"), (None, None)]
)
def test_slashes_go_by_the_zone(zone: str | None, wanted: str | None) -> None:
    (mention,) = find("Signed 4/5/2023.", None, zone)
    assert mention.edtf == wanted
    assert mention.alternatives
