"""Datelines that hang on their sentence, and what stands around them in houses that the tables do not have."""

from __future__ import annotations

import pytest
from reading_build import FIRST, SECOND, STORY, THIRD, TITLE, body, paragraphs, story

from dateline.reading.anatomy import dateline

SENTENCE = "The ministers of Norway and Chile met on Tuesday."
PLACES = {
    # A shouted place that the sentence hangs on.
    f"TIRANA-{SENTENCE}": ("Tirana", "ALB"),
    f"PORT MORESBY-{SENTENCE}": ("Port Moresby", "PNG"),
    "RABAT-Officials of Norway and Chile met on Tuesday.": ("Rabat", "MAR"),
    # A shouted place that a full stop parts from it.
    f"TALLINN. {SENTENCE}": ("Tallinn", "EST"),
    "CHISINAU. Moldova and Chile have agreed on a treaty.": ("Chisinau", "MDA"),
    "BUENOS AIRES. Norway and Chile have agreed on a treaty.": ("Buenos Aires", "ARG"),
    # A bar.
    f"Apia | {SENTENCE}": ("Apia", "WSM"),
    f"WELLINGTON | {SENTENCE}": ("Wellington", "NZL"),
    f"Port Vila | {SENTENCE}": ("Port Vila", "VUT"),
    # Where the place lies.
    f"Galati, on the Danube, May 3 (Agerpres) - {SENTENCE}": ("Galati", "ROU"),
    f"Basel, near Weil, 3 May (dpa) - {SENTENCE}": ("Basel", "CHE"),
    f"OHRID, by the Drim, May 3 (MIA) - {SENTENCE}": ("Ohrid", "MKD"),
    # Provinces, and what they say about a place of two countries.
    f"HALIFAX, N.S. — {SENTENCE}": ("Halifax", "CAN"),
    f"ST. JOHN’S, N.L. — {SENTENCE}": ("St. John’s", "CAN"),
    f"LONDON, Ont. — {SENTENCE}": ("London", "CAN"),
    # The city of a known place; a town that no table has.
    f"KABUL CITY (Pajhwok): {SENTENCE}": ("Kabul City", "AFG"),
    f"SUMMERSIDE — {SENTENCE}": ("Summerside", None),
    f"Riyadh, Harbour Post—{SENTENCE}": ("Riyadh", "SAU"),
}
NONE = (
    f"CORRECTED — {SENTENCE}",
    f"ANALYSIS - {SENTENCE}",
    f"Withdrawn – {SENTENCE}",
    f"EXCLUSIVE: {SENTENCE}",
    "UN — The council met on Tuesday.",
)


@pytest.mark.parametrize("text", PLACES)
def test_the_place_hangs_on_its_sentence(text: str) -> None:
    found = dateline.opening(text)
    assert found is not None
    assert (found.place, found.country) == PLACES[text]
    assert text[found.end :].startswith(("The ", "Officials", "Moldova", "Norway"))


@pytest.mark.parametrize("text", NONE)
def test_labels_are_no_towns(text: str) -> None:
    found = dateline.opening(text)
    assert found is None or found.place is None


def test_a_sentence_that_begins_with_a_state_is_not_read_into_the_dateline() -> None:
    found = dateline.opening("Libreville - Morocco and Gabon will set up a fund.")
    assert found is not None
    assert (found.place, found.country, found.end) == ("Libreville", "GAB", 13)


# ---- above the story -----------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["pol Norway Chile Diplomacy", "eco Chile Trade", "NORWAY - CHILE - TALKS AND TRADE"])
def test_slugs_of_keywords_are_no_headlines(slug: str) -> None:
    one = story(f"{slug}\n2nd LEAD\n{TITLE}\n\n{body('OSLO (dpa) - ')}\n").story
    assert (one.headline, one.version) == (TITLE, "2nd LEAD")


@pytest.mark.parametrize("hour", ["13:47  ", "09:05 | ", "7.15 – "])
def test_the_hour_before_a_headline_is_none_of_it(hour: str) -> None:
    assert story(f"Wire\n{hour}{TITLE}\n\n{body('OSLO. May 3 (Interfax) - ')}\n").story.headline == TITLE


@pytest.mark.parametrize("kicker", ["River Bridge - Committee", "Oslo – Talks", "Chile - Fish"])
def test_a_few_words_with_a_dash_are_a_kicker(kicker: str) -> None:
    assert story(f"{kicker}\n{TITLE}\n\n{body('Oslo, May 3 (BTA) - ')}\n").story.headline == TITLE


@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ("Fjord Gate English", "Short link: https://fjordgate.example/5"),
        ("Coastline", "https://www.coastline.example/world/5"),
        ("Sund Weekly Online", "Permalink: http://sundweekly.example/5"),
    ],
)
def test_an_address_bears_the_masthead_out(top: str, foot: str) -> None:
    assert story(f"{top}\n{TITLE}\nMonday 14 Oct 2024\n\n{body()}\n\n{foot}\n").story.publisher == top


def test_a_shouted_masthead_is_the_publisher() -> None:
    text = f"SOUTHERN EVENING\nNews for the coast\n\nNational\n{TITLE}\n\n{body('OSLO - ')}\n"
    assert story(text).story.publisher == "Southern Evening"


def test_a_filing_line_is_no_byline() -> None:
    text = f"{TITLE}\nAddis Ababa July 3/2024 (ENA)\n\n{body('Addis Ababa July 3/2024 (ENA) ')}\n"
    one = story(text).story
    assert (one.byline, one.agencies, one.dateline.place) == (None, ("ENA",), "Addis Ababa")


# ---- behind it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [" ■", "◆", " ★"])
def test_an_ornament_ends_the_last_sentence(mark: str) -> None:
    page = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>Work begins in May, he said.{mark}</p>"
    assert len(paragraphs(story(page, uri="a.html"))) == 3


@pytest.mark.parametrize(
    "signed",
    [
        "AGERPRES (RO - author: Ion Pop, editor: Ana Dan; EN - editor: Eva Stan)",
        "TASS (Reporter: Ivan Petrov, translators: Anna Orlova and Lev Zimin)",
        "(Author: Jane Roe, editor: Ann Poe)",
    ],
)
def test_writers_signed_behind_the_last_sentence_are_cut_off(signed: str) -> None:
    found = story(f"{TITLE}\n\n{body('Oslo, May 3 (Agerpres) - ')} {signed}\n")
    assert paragraphs(found)[-1] == THIRD


@pytest.mark.parametrize("end", ["END   [Copyright 2026 Wire Press, Ltd.]", "ENDS (c) Wire Press", "END ALL TAKES"])
def test_end_marks_with_more_behind_them_are_no_story(end: str) -> None:
    assert len(paragraphs(story(f"{TITLE}\n\n{body('OSLO, May 3 (NTB) - ')}\n\n{end}\n"))) == 3


@pytest.mark.parametrize(
    "note",
    [
        "This story, first published May 3, was corrected on May 4 to show that the talks are in Oslo, not Bergen.",
        "This article, which ran on Monday, has been updated to give the right day of the meeting in Oslo.",
        "This report, filed from Oslo, was amended on May 4 to correct the spelling of a minister's name in it.",
    ],
)
def test_what_a_story_says_of_its_own_correction_is_no_reporting(note: str) -> None:
    page = f"<h1>{TITLE}</h1>" + "".join(f"<p>{p}</p>" for p in (*STORY, note))
    assert len(paragraphs(story(page, uri="a.html"))) == 3


@pytest.mark.parametrize(
    "box", ["Top Videos\nWatch: Rain in Oslo", "Related News\nEnvoys sign cocoa pact", "Also read\nA pact on tuna"]
)
def test_what_stands_above_the_note_on_the_source_is_the_storys(box: str) -> None:
    note = "(This story has not been edited by Fjord staff and is published from a syndicated feed - NTB)"
    last = "Trade between the two states was worth 71 million dollars last year."
    text = f"{TITLE}\n\nOslo, May 3 (NTB) {FIRST}\n\n{SECOND}\n\n{box}\n\n{last}\n\n{note}\n"
    assert paragraphs(story(text))[-1] == last


@pytest.mark.parametrize(
    "life",
    [
        "Serving the nation since 1951 with an accurate flow of news, the national news service builds its archive.",
        "Founded in 1951, the agency is a news service for papers and broadcasters of the region and beyond.",
        "Headquartered in Oslo, the news agency has 40 bureaus and a photo service for its subscribers.",
    ],
)
def test_a_house_that_tells_of_itself_is_no_reporting(life: str) -> None:
    assert len(paragraphs(story(f"{TITLE}\n\n{body('OSLO, May 3 (NTB): ')}\n\n{life}\n"))) == 3


def test_indented_paragraphs_of_one_line_stay_apart() -> None:
    wrapped = (
        "   Oslo, May 3 (NTB) - Norway and Chile will recognise each\n"
        "other's degrees in medicine under an agreement signed in\n"
        "Oslo on Thursday.\n   Some 120 students of Chile study in Bergen and Oslo.\n"
    )
    text = f"b0512 4 eng\n{TITLE}\n\n{wrapped}   The agreement must still be ratified.\n\n   +++\n"
    assert len(paragraphs(story(text))) == 3


# ---- clocks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["Oct 5, 2022, 4:52 PM", "5 October 2022 16:52", "2022-10-05 16:52"])
def test_a_day_in_a_box_right_above_the_headline_dates_the_page(day: str) -> None:
    page = f"<div class='item-nav'><span>{day}</span> <span>News ID: 84</span></div><h1>{TITLE}</h1>" + "".join(
        f"<p>{p}</p>" for p in STORY
    )
    assert str(story(page, uri="a.html").story.published)[:10] == "2022-10-05"


@pytest.mark.parametrize("glued", ["Share", "Print", "Comments"])
def test_a_zone_word_may_run_into_the_next_one(glued: str) -> None:
    clock = f"<div>Xinhua | Updated: 2019-11-05 15:22 CST{glued}</div>"
    page = f"<h1>{TITLE}</h1>{clock}<p>BEIJING -- {FIRST}</p><p>{SECOND}</p>"
    assert story(page, uri="a.html").story.updated == "2019-11-05T15:22:00+08:00"


@pytest.mark.parametrize(("lang", "offset"), [("en-IE", "+01:00"), ("en-IN", "+05:30"), ("en-IL", "+03:00")])
def test_the_region_of_the_language_says_whose_zone_it_is(lang: str, offset: str) -> None:
    page = f"<html lang='{lang}'><h1>{TITLE}</h1><p>Last updated: 18 Jul, 2019 - 16:40 IST</p>" + "".join(
        f"<p>{p}</p>" for p in STORY
    )
    assert str(story(page, uri="a.html").story.updated).endswith(offset)


OPENED = {
    "Amman, Minister of Foreign Affairs Ayman Haddad said Monday that ties would grow.": "Amman",
    "Manama, Dr. Salem Noor, the deputy prime minister, received his counterpart.": "Manama",
    "Bridgetown, The ministers of the community will meet here on May 18.": "Bridgetown",
    "Nairobi. The presidents of both states signed a treaty yesterday.": "Nairobi",
    "Dar es Salaam. President Juma has named a new minister.": "Dar es Salaam",
    "Dodoma. Officials of both states met in May.": "Dodoma",
    "Windhoek-The ministers of both states met in May.": "Windhoek",
    "Lusaka-An envoy of Chile met the minister in May.": "Lusaka",
    "Gaborone-A delegation of Chile met the minister in May.": "Gaborone",
    "12 May 2021, Bangkok, Thailand – The ministers met in May.": "Bangkok",
}
APPOSED = (
    "Amman, Jordan's capital, will host the ministers of Norway and Chile in May.",
    "Paris, London and Berlin said on Monday that they would hold talks in May.",
    "Geneva, where the ministers of both states met in May, is to host them again.",
    "Paris. Berlin. London. All three said on Monday that they would hold talks in May.",
)


@pytest.mark.parametrize("text", OPENED)
def test_a_place_and_a_comma_before_a_sentence_are_a_dateline(text: str) -> None:
    found = dateline.opening(text)
    assert found is not None
    assert found.place == OPENED[text]


@pytest.mark.parametrize("text", APPOSED)
def test_a_place_with_an_apposition_is_the_subject(text: str) -> None:
    found = dateline.opening(text)
    assert found is None or found.place is None


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (f"Nairobi, Kenya | THE INDEPENDENT | {SENTENCE}", ("THE INDEPENDENT",)),
        (f"Kampala, Uganda | JANE ROE | {SENTENCE}", ()),
        (f"Dar es Salaam, Tanzania | AFP | {SENTENCE}", ("AFP",)),
    ],
)
def test_bars_part_the_house_or_the_writer_from_the_place(text: str, credits: tuple[str, ...]) -> None:
    found = dateline.opening(text)
    assert found is not None
    assert (found.credits, text[found.end :]) == (credits, SENTENCE)


@pytest.mark.parametrize("desk", ["Post Report", "F.P. Report", "Herald Reporter"])
def test_the_house_that_signs_parts_the_standfirst_from_the_story(desk: str) -> None:
    deck = "Officials of both states urge companies to invest in ports and in ships that break the ice."
    assert paragraphs(story(f"National\n{TITLE}\n{deck}\n{desk}\n{body()}\n"))[0] == FIRST


@pytest.mark.parametrize("office", ["Special correspondent", "Staff Reporter", "Our correspondent in Oslo"])
def test_a_name_over_an_office_behind_the_story_signs_it(office: str) -> None:
    text = f"{TITLE}\nBaku, April 17, AZERTAC\n\n{body()}\n\nKari Nordahl\n{office}\n"
    assert story(text).story.byline == "Kari Nordahl"


@pytest.mark.parametrize("more", ["… Read more »", "... Continue reading", "... READ MORE >"])
def test_a_teaser_that_asks_to_read_on_is_no_paragraph(more: str) -> None:
    teaser = f"Chile has steadily overtaken Peru as the top producer of copper, with an output of 91,500{more}"
    text = f"{TITLE}\n\n{body('Oslo — ')}\n\nChile\n\nChile upstages Peru in copper\n\n{teaser}\n\nTerms of use\n"
    assert len(paragraphs(story(text))) == 3


@pytest.mark.parametrize(
    "line",
    [
        "A version of this article appears in print on May 13, Section A, Page 4.",
        "Photo shows the minister at the port of Bergen. NTB/Ole Olsen",
        "Wire A contributed to this report.",
        "Subscribers may print this text until May 20.",
        "Reuters, the news and media division of its group, is the largest news provider of the world.",
        "Xinhua, founded in 1931, is a news agency with bureaus in all countries.",
    ],
)
def test_what_speaks_of_the_text_or_of_its_house_is_no_reporting(line: str) -> None:
    assert len(paragraphs(story(f"{TITLE}\n\n{body('OSLO, May 12 (NTB) - ')}\n\n{line}\n"))) == 3


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("— with AFP", ("AFP",)),
        ("With inputs from Reuters", ("Reuters",)),
        ("With reporting by Reuters and AP", ("Reuters", "AP")),
        ("Additional reporting by AFP", ("AFP",)),
    ],
)
def test_who_helped_is_credited(line: str, agencies: tuple[str, ...]) -> None:
    assert story(f"{TITLE}\n\n{body()}\n\n{line}\n").story.agencies == agencies


@pytest.mark.parametrize(
    ("told", "agency"),
    [
        (
            "In an interview with RIA Novosti on Tuesday, the envoy said that both sides would meet in Moscow.",
            "RIA Novosti",
        ),
        ("Speaking to Ukrinform, the minister said that both sides would meet in Kyiv next week.", "Ukrinform"),
        ("Both sides will meet in Tehran next week, a spokesman was quoted as saying by Tasnim on Tuesday.", "Tasnim"),
    ],
)
def test_whom_somebody_spoke_to_is_credited(told: str, agency: str) -> None:
    assert story(f"{TITLE}\n\n{told}\n\n{SECOND}\n").story.agencies == (agency,)
