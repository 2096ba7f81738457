# ruff: noqa: E501 - one credit a line
"""Whom bylines, datelines, source lines and signatures credit; who printed the page."""

from __future__ import annotations

import pytest
from reading_build import FIRST, OTHERS, SECOND, THIRD, TITLE, body, paragraphs, story

# lines below the headline | dateline | lines behind the story | agencies
CREDITS: list[tuple[list[str], str, list[str], list[str]]] = [
    (["By Reuters"], "", [], ["Reuters"]),
    (["Reuters"], "", [], ["Reuters"]),
    (["AFP | Paris"], "", [], ["AFP"]),
    (["By AFP - Agence France Presse"], "", [], ["AFP"]),
    (["By Jane Roe, Associated Press"], "", [], ["Associated Press"]),
    (["By JANE ROE | Associated Press"], "", [], ["Associated Press"]),
    (["By JANE ROE\nAssociated Press"], "", [], ["Associated Press"]),
    (["Jane Roe / AFP"], "", [], ["AFP"]),
    (["Jane Roe (Reuters)"], "", [], ["Reuters"]),
    (["By Jane Roe (Nampa)"], "", [], ["Nampa"]),
    (["By Jane Roe for AFP"], "", [], ["AFP"]),
    (["Agence France-Presse"], "", [], ["Agence France-Presse"]),
    (["Staff and agencies"], "", [], []),
    (["Fjord Press Service (FPS)"], "", [], ["Fjord Press Service"]),
    (["Fjord News Agency"], "", [], ["Fjord News Agency"]),
    (["Source: Fjord News Agency"], "", [], ["Fjord News Agency"]),
    (["Source: TASS"], "", [], ["TASS"]),
    (["Source: Xinhua | 2023-05-09 17:05:00 | Editor: huaxia"], "", [], ["Xinhua"]),
    (["Xinhua | Updated: 2023-05-09 17:05"], "", [], ["Xinhua"]),
    (["PTI | Updated: May 9, 2023 17:05 IST"], "", [], ["PTI"]),
    (["PTI / Oslo / May 9, 2023"], "", [], ["PTI"]),
    (["IANS | New Delhi | May 9, 2023"], "", [], ["IANS"]),
    (["ANI | Updated: May 09, 2023 17:05 IST"], "", [], ["ANI"]),
    (["by dpa/AFP"], "", [], ["dpa", "AFP"]),
    (["Press Trust of India  |  Oslo"], "", [], ["Press Trust of India"]),
    (["By Agencies"], "", [], []),
    (["By Jane Roe, Kyodo News"], "", [], ["Kyodo News"]),
    (["Kyodo, Staff report"], "", [], ["Kyodo"]),
    (["News Desk, Anadolu Agency"], "", [], ["Anadolu Agency"]),
    (["Anadolu Agency"], "", [], ["Anadolu Agency"]),
    (["AA  May 9, 2023"], "", [], ["AA"]),
    (["Daily Sabah with AA"], "", [], ["AA"]),
    (["Gazette with Reuters"], "", [], ["Reuters"]),
    (["Jane Roe | Reuters | May 9, 2023"], "", [], ["Reuters"]),
    (["Published May 9, 2023 by Reuters"], "", [], ["Reuters"]),
    ([], "", ["(Reuters)"], ["Reuters"]),
    ([], "", ["— AFP"], ["AFP"]),
    ([], "", ["-- BERNAMA"], ["BERNAMA"]),
    ([], "", ["AFP/Reuters"], ["AFP", "Reuters"]),
    ([], "", ["Reuters, AP"], ["Reuters", "AP"]),
    ([], "", ["With inputs from AFP"], ["AFP"]),
    ([], "", ["(With inputs from PTI)"], ["PTI"]),
    ([], "", ["(With Reuters inputs)"], ["Reuters"]),
    ([], "", ["With agency inputs"], []),
    ([], "", ["Source: Xinhua"], ["Xinhua"]),
    ([], "", ["© AFP 2023"], ["AFP"]),
    ([], "", ["© 2023 AFP"], ["AFP"]),
    ([], "", ["© Agence France-Presse"], ["Agence France-Presse"]),
    ([], "", ["Copyright 2023 The Associated Press. All rights reserved."], ["The Associated Press"]),
    ([], "", ["First published by Reuters"], ["Reuters"]),
    ([], "", ["[Source: ANI]"], ["ANI"]),
    ([], "", ["(This story has been sourced from PTI.)"], ["PTI"]),
    ([], "", ["Report by Reuters"], ["Reuters"]),
    ([], "", ["This article was produced by AFP."], ["AFP"]),
    ([], "", ["dpa/AFP"], ["dpa", "AFP"]),
    ([], "", ["TASR/SITA"], ["TASR", "SITA"]),
    ([], "", ["(ANI)"], ["ANI"]),
    ([], "", ["(Agencies)"], []),
    ([], "", ["Photo: AFP"], []),
    (["Photo: AFP"], "", [], []),
    ([], "", ["(APP)"], ["APP"]),
    ([], "", ["via Kyodo"], ["Kyodo"]),
    ([], "", ["Courtesy: Kyodo"], ["Kyodo"]),
    ([], "", ["Fjord News Agency"], ["Fjord News Agency"]),
    ([], "", ["(Fjord News Agency)"], ["Fjord News Agency"]),
    ([], "", ["The Associated Press contributed to this report."], []),
    ([], "(Reuters) - ", [], ["Reuters"]),
    ([], "OSLO, May 9 (Fjord Wire) - ", [], ["Fjord Wire"]),
    ([], "Oslo, May 9 (AFP/APP): ", [], ["AFP", "APP"]),
    ([], "Oslo, May 9 (AFP-APP): ", [], ["AFP", "APP"]),
    ([], "OSLO, May 9 (Special to Fjord Wire) - ", [], ["Fjord Wire"]),
]


@pytest.mark.parametrize(("top", "prefix", "end", "agencies"), CREDITS)
def test_credits(top: list[str], prefix: str, end: list[str], agencies: list[str]) -> None:
    dated = [] if "2023" in " ".join(top) else ["May 9, 2023"]
    lines = ["Harbour Gazette", TITLE, *top, *dated, (prefix or "OSLO - ") + FIRST, SECOND, THIRD, *end]
    plain = story("\n\n".join(lines))
    page = f"<html><body><div>Harbour Gazette</div><h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in lines[2:])
    for told in (plain, story(page, uri="a.html")):
        assert list(told.story.agencies) == agencies
        assert told.story.published is not None and told.story.published[:10] == "2023-05-09"
        assert [p[-30:] for p in paragraphs(told)] == [p[-30:] for p in (FIRST, SECOND, THIRD)]


@pytest.mark.parametrize(
    ("mark", "agencies"),
    [(" –ONA", ("ONA",)), (" — Reuters", ("Reuters",)), (" (AFP)", ("AFP",)), (" -AFP/Reuters", ("AFP", "Reuters")), (" --SPA18:26 LOCAL TIME 15:26 GMT", ("SPA",))],
)  # fmt: skip
def test_a_credit_on_the_last_sentence(mark: str, agencies: tuple[str, ...]) -> None:
    prefix = "Jeddah, SPA -- " if "SPA" in mark else "OSLO: "
    told = story(f"{TITLE}\n\nMay 9, 2023\n\n{body(prefix)}{mark}")
    assert (told.story.agencies, len(paragraphs(told))) == (agencies, 3)


@pytest.mark.parametrize(
    ("place", "agencies"),
    [("Taipei", ("CNA", "Harbour Gazette")), ("Nicosia", ("CNA",)), ("SINGAPORE", ("CNA",))],
)
def test_houses_of_one_abbreviation_are_told_apart_by_the_dateline(place: str, agencies: tuple[str, ...]) -> None:
    told = story(f"Harbour Gazette\n\n{TITLE}\n\nMay 9, 2023\n\n{body(f'{place}, May 9 (CNA) - ')}").story
    assert told.agencies[0] == "CNA"
    assert told.publisher == ("Harbour Gazette" if place != "SINGAPORE" else "CNA")


MASTHEADS = [
    (["Harbour Gazette"], "Harbour Gazette"),
    (["THE HARBOUR GAZETTE"], "THE HARBOUR GAZETTE"),
    (["Harbour Gazette - News from the North"], "Harbour Gazette"),
    (["Harbour Gazette  |  Norway in English"], "Harbour Gazette"),
    (["Harbour Today", "News | World | Sport"], "Harbour Today"),
    (["FJORD BROADCASTING", "FB News > World"], "FJORD BROADCASTING"),
    (["The Fjord Independent", "Tuesday, May 9, 2023"], "The Fjord Independent"),
    (["Fjord Press Agency / English service"], "Fjord Press Agency"),
    (["Fjord News Agency (FNA)"], "Fjord News Agency"),
    (["Ministry of Foreign Affairs of Norway", "Press releases"], "Ministry of Foreign Affairs of Norway"),
    (["Skip to content", "Menu", "Fjord Tribune", "Subscribe"], "Fjord Tribune"),
    (["World news"], None),
    (["Latest News", "Politics"], None),
    (["NORWAY-CHILE-DIPLOMACY"], None),
    (["Photo : YONHAP News"], None),
    (["Home > News > World"], None),
]
BELOW = [
    [],
    ["Fisheries and ice breakers on the agenda of the first talks in six years"],
    ["Ice, fisheries to top agenda in Oslo"],
    ["By Jane Roe"],
    ["The two met last in 2017."],
]


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize(("lines", "publisher"), MASTHEADS)
def test_mastheads_and_subtitles_leave_the_headline(lines: list[str], publisher: str | None, below: list[str]) -> None:
    told = story("\n\n".join([*lines, TITLE, *below, "9. 5. 2023 14:20", body("OSLO, May 9 (NTB) - ")])).story
    assert (told.headline, told.publisher, told.agencies) == (TITLE, publisher, ("NTB",))
    assert told.published == "2023-05-09T14:20:00" and len(told.paragraphs) == 3


@pytest.mark.parametrize(
    ("end", "publisher"),
    [
        ("Published in The Harbour Gazette, May 10th, 2023", "The Harbour Gazette"),
        ("© 2023 The Harbour Gazette AS", "The Harbour Gazette"),
        ("Copyright 2023 Fjord Tribune Ltd. All rights reserved.", "Fjord Tribune"),
    ],
)
def test_the_foot_names_the_publisher(end: str, publisher: str) -> None:
    told = story(f"{TITLE}\n\nMay 9, 2023\n\n{body('OSLO - ')}\n\n{end}").story
    assert (told.publisher, told.published) == (publisher, "2023-05-09")


@pytest.mark.parametrize("line", ["ATTENTION - ADDS details", "(UPDATES with quote)", "(ADDS quotes, background)"])
def test_an_order_to_editors_is_not_the_headline_s_end(line: str) -> None:
    wrapped = "\n".join(["NORWAY-CHILE-DIPLOMACY", TITLE, line, "///", "", "   OSLO, May 9, 2023 (AFP) - The foreign ministers of Norway and", "Chile will meet next week, the ministry in the capital said.", "", "   They will talk about fisheries in the Southern Ocean and a", "treaty on ice breakers, the ministry added on the same day.", ""])  # fmt: skip
    assert story(wrapped).story.headline == TITLE


@pytest.mark.parametrize("heading", ["In this news", "World", "Elsewhere on our site"])
def test_titles_amid_the_story_are_of_others(heading: str) -> None:
    lines = [TITLE, "May 9, 2023", "OSLO - " + FIRST, heading, *OTHERS, SECOND, THIRD]
    assert len(paragraphs(story("\n\n".join(lines)))) == 3


@pytest.mark.parametrize("mark", ["(END)", "Enditem", "Our Standards: The Harbour Trust Principles."])
def test_nothing_comes_behind_an_end_mark(mark: str) -> None:
    stray = "The miners of two other lands went on strike over bread and salt, their union told a radio station there."
    assert len(paragraphs(story(f"{TITLE}\n\nMay 9, 2023\n\n{body('OSLO - ')}\n\n{mark}\n\nWorld\n\n{stray}"))) == 3


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://www.harbour.example/2023/05/09/norway-chile", "2023-05-09"),
        ("https://www.harbour.example/news/20230509/norway-chile.html", "2023-05-09"),
        ("https://www.harbour.example/news_2023-05-09_norway", "2023-05-09"),
        ("https://www.harbour.example/news/20239999/norway", None),
    ],
)
def test_a_day_in_the_address(url: str, published: str | None) -> None:
    page = f'<html><head><link rel="canonical" href="{url}"></head><body><h1>{TITLE}</h1><p>OSLO, May 9 (AP) - {FIRST}</p><p>{SECOND}</p>'
    told = story(page, uri="a.html").story
    assert (told.published, told.dateline.date) == (published, published)
    assert story(f"{url}\n\n{TITLE}\n\n{body('OSLO, May 9 (AP) - ')}").story.published == published
