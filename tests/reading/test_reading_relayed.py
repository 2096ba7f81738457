"""What wires and portals put around a story, class by class: input -> what is read."""

from __future__ import annotations

import json

import pytest
from reading_build import FIRST, SECOND, STORY, THIRD, TITLE, body, paragraphs, story

from dateline.reading.anatomy import dateline


@pytest.mark.parametrize(
    ("text", "place", "houses"),
    [
        ("LISBON 09/11 (Lusa) = ", "Lisbon", ("Lusa",)),
        ("VIENNA 21.5. (APA) - ", "Vienna", ("APA",)),
        ("OSLO 3/4 (NTB) - ", "Oslo", ("NTB",)),
        ("(CMC) KINGSTON, Jamaica -- ", "Kingston", ("CMC",)),
        ("(CMC) CASTRIES, St. Lucia -- ", "Castries", ("CMC",)),
        ("Baghdad/ INA - ", "Baghdad", ("INA",)),
        ("Basra / NINA -- ", "Basra", ("NINA",)),
        ("Baku. Orkhan Aliyarli – APA. ", "Baku", ("APA",)),
        ("Ganja-APA. ", "Ganja", ("APA",)),
        ("[ Baku-APA ] ", "Baku", ("APA",)),
        ("Shafaq News / ", None, ("Shafaq News",)),
        ("ATHENS, March 12 (ANA-MPA) / ", "Athens", ("ANA-MPA",)),
        ("Dushanbe. 12 March. Avesta.tj - ", "Dushanbe", ("Avesta.tj",)),
        ("TBILISI (1TV) - ", "Tbilisi", ("1TV",)),
        ("HCM CITY — ", "HCM City", ()),
        ("Wellington, March 12 NZPA - ", "Wellington", ("NZPA",)),
    ],
)
def test_datelines(text: str, place: str | None, houses: tuple[str, ...]) -> None:
    found = dateline.find(text + FIRST)
    assert found is not None
    assert (found.place, found.credits, (text + FIRST)[found.end :]) == (place, houses, FIRST)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Paris, France | AFP | Thursday 3/12/2020 - 17:24 GMT - ", (2020, 3, 12)),
        ("Accra, Ghana | AFP | Monday 4/18/2016 - 09:10 GMT - ", (2016, 4, 18)),
        ("Suva, Fiji | AFP | Tuesday 12/9/2017 - 01:00 GMT - ", (2017, 9, 12)),
    ],
)
def test_a_weekday_orders_a_numeric_day(text: str, day: tuple[int, int, int]) -> None:
    found = dateline.find(text + FIRST)
    assert found is not None and found.stamp is not None
    assert (found.stamp.year, found.stamp.month, found.stamp.day) == day


@pytest.mark.parametrize(
    "link",
    [
        "Also Read | Peru, Brunei sign cocoa pact in Lima",
        "READ ALSO: Envoys of Malta postpone talks",
        "Read more: Oslo and Lima sign",
    ],
)
def test_a_story_linked_behind_a_sentence_is_no_part_of_it(link: str) -> None:
    page = (
        f"<html><body><h1>{TITLE}</h1><p>{FIRST} <a href='#'>{link}</a></p><p>{SECOND}</p><p>{THIRD}</p></body></html>"
    )
    assert paragraphs(story(page, uri="a.html")) == list(STORY)


@pytest.mark.parametrize(
    "line",
    ["CBB/rga", "mk/at", "(©NTB)"],
)
def test_initials_behind_the_last_sentence_are_no_part_of_it(line: str) -> None:
    found = story(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD} {line}\n")
    assert paragraphs(found)[-1] == THIRD


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Author: Aigerim Bekova", "Aigerim Bekova"),
        ("(By Chen Yu-lin and Huang Po-wen)", "Chen Yu-lin and Huang Po-wen"),
        ("Reporter: Putri Lestari", "Putri Lestari"),
    ],
)
def test_bylines_behind_the_story(line: str, byline: str) -> None:
    assert story(f"{TITLE}\n\n{body('OSLO, March 3, 2020 (NTB) - ')}\n\n{line}\n").story.byline == byline


def test_indented_lines_begin_paragraphs() -> None:
    text = (
        f"{TITLE}\n\n"
        "   OSLO, May 3, 2013 (AFP) - The foreign ministers of Norway and Chile met\n"
        "in Oslo on Friday to fix a date for a conference of donors that is to\n"
        "raise money for the harbour.\n"
        "   Diplomats said the conference was likely to open in Lima on May 15.\n"
        "   Chile last asked for help on that scale in 2010.\n"
    )
    assert len(paragraphs(story(text))) == 3


@pytest.mark.parametrize(
    ("slug", "version"),
    [("BC-AF--Delta Talks-ADV14,0310", "ADV14"), ("BC-EU--Danube-ADV02,0120", "ADV02"), ("URGENT", "URGENT")],
)
def test_versions_in_slugs(slug: str, version: str) -> None:
    assert story(f"{slug}\n{TITLE}\n\n{body('OSLO, March 3, 2020 (NTB) - ')}\n").story.version == version


def test_ninjs_of_two_spells_its_names_with_capitals() -> None:
    item = {
        "uri": "urn:x:1",
        "firstCreated": "2022-11-08T09:12:00+01:00",
        "versionCreated": "2022-11-08T11:37:00+01:00",
        "headlines": [{"value": TITLE}],
        "bodies": [{"value": f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"}],
    }
    found = story(json.dumps(item), uri="a.json").story
    assert (found.published, found.updated) == ("2022-11-08T09:12:00+01:00", "2022-11-08T11:37:00+01:00")


@pytest.mark.parametrize(
    ("day", "clock"),
    [("14 March 2019", "2019-03-14T09:30:00+00:00"), ("14 July 2019", "2019-07-14T09:30:00+01:00")],
)
def test_irish_time_in_winter_and_summer(day: str, clock: str) -> None:
    page = (
        f"<html><head><meta property='og:site_name' content='Irish Examiner'></head><body><h1>{TITLE}</h1>"
        f"<div class='date'>{day}, 09:30 IST</div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>"
    )
    assert story(page, uri="a.html").story.published == clock


@pytest.mark.parametrize(
    "publisher",
    ["Ministry of Foreign Affairs of the Kingdom of Norway", "The Fjord Herald", "Embassy of Chile in Oslo"],
)
def test_the_title_behind_the_headline_names_the_publisher(publisher: str) -> None:
    head = f"<head><title>{TITLE} - {publisher}</title></head>"
    page = f"<html>{head}<body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>"
    assert story(page, uri="a.html").story.publisher == publisher
