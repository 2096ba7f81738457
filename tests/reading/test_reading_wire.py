# ruff: noqa: E501 - one head a line
"""Wire copy as it comes: datelines beside the story, hours without a day, wraps, who cites whom, trailers."""

from __future__ import annotations

import textwrap

import pytest
from reading_build import FIRST, SECOND, STORY, THIRD, TITLE, body, paragraphs, story

PLACED = [
    ("Oslo, 14 April 2023", "", ("Oslo", "2023-04-14")),
    ("(Oslo, April 14th, 2023)", "", ("Oslo", "2023-04-14")),
    ("OSLO | 14 April 2023", "", ("Oslo", "2023-04-14")),
    ("Updated - April 14, 2023 05:10 pm IST - NEW DELHI", "", ("New Delhi", None)),
    ("Agencies | Oslo | Updated: 14.04.2023 06:20 PM", "", ("Oslo", None)),
    ("Reuters | Geneva | Updated: 14-04-2023 21:37 IST", "", ("Geneva", None)),
    ("EDIRNE - Demirören News Agency", "", ("Edirne", None)),
    ("April 14, 2023", "New Delhi\n\nApril 14, 2023", ("New Delhi", "2023-04-14")),
    ("", "Oslo, April 14, 2023", ("Oslo", "2023-04-14")),
    ("", "(NTB, Oslo, 14 April 2023)", ("Oslo", "2023-04-14")),
    ("", "OSLO / NTB / 14.04.2023", ("Oslo", "2023-04-14")),
    ("14 April 2023", "Modified: 14/04/2023", (None, None)),
    ("14.04.2023 / 17:10 Oslo time", "", (None, None)),
]


@pytest.mark.parametrize(("head", "foot", "expected"), PLACED, ids=[head or foot for head, foot, _ in PLACED])
def test_a_dateline_beside_the_story(head: str, foot: str, expected: tuple[str | None, str | None]) -> None:
    told = story("\n\n".join(part for part in (TITLE, head, body(), foot) if part)).story
    assert (told.dateline.place, told.dateline.date) == expected


HOURS = [
    ("April 14, 2023 05:10 pm | Updated 06:20 pm GMT", "2023-04-14T18:20:00+00:00"),
    ("14/04/2023 17h10 | Updated at 18h20", "2023-04-14T18:20:00"),
    ("Published at 5:10 p.m. ET on April 14, 2023; updated at 6:20 p.m. ET", "2023-04-14T18:20:00-04:00"),
    ("Published: 4:20 PM, 17 Mar 2022 KST\nEdited on: 7:45 PM, 17 Mar 2022 KST", "2022-03-17T19:45:00+09:00"),
    ("January, 16, 2023 - 15:50 | Last updated on: January, 16, 2023 - 16:05", "2023-01-16T16:05:00"),
]


@pytest.mark.parametrize(("line", "updated"), HOURS, ids=[line for line, _ in HOURS])
def test_an_hour_of_the_same_day(line: str, updated: str) -> None:
    assert story(f"{TITLE}\n\n{line}\n\n{body()}").story.updated == updated


# lines behind a yearless wire | its day
YEARS = [
    ("© NTB 2023", "2023-05-09"),
    ("(c) Kyodo News 2023", "2023-05-09"),
    ("ntb/jr/090523", "2023-05-09"),
    ("NTB 050923 1710", "2023-05-09"),
    ("09MAY23", "2023-05-09"),
    ("9/5/23", "2023-05-09"),
    ("May 9, '23", "2023-05-09"),
    ("091710MAY23", "2023-05-09"),
    ("09.05.23/17:10", "2023-05-09"),
    ("(2023/05/09-17:10)", "2023-05-09"),
    ("NTB 041", None),
    ("© NTB 2022", None),
]


@pytest.mark.parametrize(("line", "day"), YEARS, ids=[line for line, _ in YEARS])
def test_the_year_of_a_wire_stands_in_its_trailer(line: str, day: str | None) -> None:
    """FIRST says "on Tuesday": 9 May was one in 2023, and none in 2022."""
    assert story(f"{TITLE}\n\n{body('OSLO, May 9 (NTB) - ')}\n\n{line}").story.dateline.date == day


CITED = [
    ("Interfax reports citing TASS.", ("TASS", "Interfax")),
    ("KUNA said, citing the Jordan News Agency (Petra).", ("Jordan News Agency", "KUNA")),
    ("Report informs via TASS.", ("TASS", "Report")),
    ("Trend reports with reference to the ministry.", ("Trend",)),
    ("Lusa reported on Tuesday, citing the ministry.", ("Lusa",)),
    ("the Saudi Press Agency (SPA) reported.", ("Saudi Press Agency",)),
    ("Kyodo News, quoting government sources, said on Friday.", ("Kyodo News",)),
    ("an IRNA correspondent reports.", ("IRNA",)),
    ("says the Cuban News Agency (ACN).", ("Cuban News Agency",)),
    ("the trend reports of the ministry say.", ()),
]


@pytest.mark.parametrize(("words", "agencies"), CITED, ids=[words for words, _ in CITED])
def test_whom_a_house_cites_comes_before_it(words: str, agencies: tuple[str, ...]) -> None:
    first = FIRST.removesuffix(".") + ", " + words
    assert story(f"{TITLE}\n\nMay 9, 2023\n\n{first}\n\n{SECOND}\n\n{THIRD}").story.agencies == agencies


@pytest.mark.parametrize("width", [62, 66, 70, 74, 78])
@pytest.mark.parametrize(("indent", "gap"), [("", "\n\n"), ("   ", "\n"), (" ", "\n"), ("     ", "\n\n")])
@pytest.mark.parametrize("end", ["NTB/jr", "(END)", "NNNN", "(more)"])
def test_wrapped_paragraphs_are_whole_again(width: int, indent: str, gap: str, end: str) -> None:
    told = ("OSLO, May 9, 2023 (NTB) - " + FIRST, *STORY[1:])
    wrapped = gap.join(textwrap.fill(p, width, initial_indent=indent, break_on_hyphens=False) for p in told)
    assert paragraphs(story(f"BC-NORWAY-CHILE\n{TITLE}\n\n{wrapped}\n{end}\n")) == list(told)


def test_few_wrapped_lines() -> None:
    copy = "Oslo, May 9 (NTB) Norway and Chile will set up a panel on cotton, an\nofficial said here on Tuesday.\n\nIt will meet in Bergen."
    assert len(paragraphs(story(f"Norway, Chile to set up panel\n\nMay 9, 2023\n\n{copy}\n"))) == 2


DATELINES = [
    ("14 April 2023 – Oslo (NTB): ", "Oslo", ("NTB",)),
    ("Oslo and Geneva (NTB) — ", "Oslo", ("NTB",)),
    ("Oslo (NTB with AFP) – ", "Oslo", ("NTB", "AFP")),
    ("OSLO, April 14 (Staff Reporter): ", "Oslo", ()),
    ("OSLO, April 14 (NTB) (Updates with quote) -- ", "Oslo", ("NTB",)),
    ("12:20 | Oslo, Apr. 14 (NTB). ", "Oslo", ("NTB",)),
    ("(MENAFN- Kuwait News Agency (KUNA)) KUWAIT, April 14 (KUNA) -- ", "Kuwait", ("KUNA", "MENAFN")),
    ("APA-Abidjan (Côte d'Ivoire) - ", "Abidjan", ("APA",)),
    ("Moscow, 14 April (RFE/RL) - ", "Moscow", ("RFE/RL",)),
    ("(NTB/AFP) ", None, ("NTB", "AFP")),
]


@pytest.mark.parametrize(("prefix", "place", "agencies"), DATELINES, ids=[prefix for prefix, *_ in DATELINES])
def test_datelines_of_several_parts(prefix: str, place: str | None, agencies: tuple[str, ...]) -> None:
    told = story(f"{TITLE}\n\nApril 14, 2023\n\n{body(prefix)}").story
    assert (told.dateline.place, told.agencies) == (place, agencies)
