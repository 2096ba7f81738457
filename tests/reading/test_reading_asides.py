"""What the page says of itself amid the story, and the heads of pages nobody who wrote the rules had seen."""

# ruff: noqa: E501
from __future__ import annotations

import html

import pytest
from reading_build import SECOND, THIRD, TITLE, paragraphs, story

LEAD = (
    "OSLO, May 9 (NTB) - The foreign ministers of Norway and Chile will meet in Oslo next week for the first time in six "
    "years, the Norwegian foreign ministry said on Tuesday."
)
FOURTH = "The treaty was drafted in 2019 and has 14 articles, according to the ministry."
WHOLE = [LEAD, SECOND, FOURTH, THIRD]

# No list has these wordings: they are found by the company they keep.
ASIDES = """
If reporting like this is worth something to you, consider chipping in.
Our work is free because people like you pay for it.
You have two free articles left this month.
You're a loyal guest here. That's why we built the Harbour Circle, from $6 a month.
Your complete guide to the fjords. From cod to cruise ships, the big picture at your fingertips.
This audio was produced by an automated voice.
This clip cannot be shown because of your settings.
We and our 842 partners keep data on your device.
Harbour Press Club, Private Mail Bag, Suva. To unsubscribe write to the editor.
Every weekday our correspondents explain what matters on the fjord.
The minister's full remarks can be read here.
Spotted a mistake? Tell us.
Opinions in this column are the writer's own.
Cocoa and tuna are back on the table in Lima after a long quarrel …
"""
# What a script, a desk or a list of stories leaves amid the story.
RESIDUE = """
window.fbReady = function() { FB.begin() }
googletag.cmd.push(function() { googletag.display('slot-4'); });
Headlines ( Article MRec ), pagematch: 1, sectionmatch: 1
The two tuna fleets will not meet after all. (05/05/2023)
Opinion: cocoa has had its day, says our columnist. (12.03.2015)
Peru and Brunei sign cocoa pact in Lima. (5.5.2023)
Corrects the number of articles in the second paragraph.
This corrects the minister's name in paragraph 3.
Corrects spelling of the town in the headline; no other changes
A pumping station in the Chaco. | TELAM
The harbour of Bergen at dusk. | NTB
The quay in 2019. | Agence France-Presse
Related: Peru lands record tuna
Read also: Brunei buys cocoa
Tags: Peru Brunei cocoa
"""
# Reporting that holds words for pages, an order or a question.
STAYS = """
We will build the harbour together, the two declared.
The mayor of Oslo asked whether your vote counts for less than mine.
The newspaper's website carried the text of the treaty on Monday.
Readers of the treaty will find 14 articles in it, the ministry said.
They also discussed how news sites can be kept from fraud.
The rumour began with a Telegram channel, which claimed that a room with three flags had been booked in a hotel of the town.
"We are going there to finish sentences that were left hanging," Roe told the Caribbean Media Corporation (CMC).
A neighbourhood which can agree on the price of a railway sleeper can surely agree on who guards the strait.
The ministers agreed to open the data of both fleets to scientists.
"""


def page(middle: str, line: str) -> str:
    """The story as a page, with ``line`` in ``middle``: "p" amid the paragraphs, "div" in a box of its own."""
    told = f"<p>{html.escape(line)}</p>"
    told = f"<div class='q7'>{told}</div>" if middle == "div" else told
    first, *rest = [f"<p>{html.escape(text)}</p>" for text in WHOLE]
    return f"<title>{TITLE} | Nordic Post</title><h1>{TITLE}</h1><div>May 9, 2023</div><div>{first}{told}{''.join(rest)}</div>"


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("middle", ["p", "div"])
@pytest.mark.parametrize("line", [*lines(ASIDES), *lines(RESIDUE)])
def test_the_page_s_own_words_are_no_reporting(line: str, middle: str) -> None:
    assert paragraphs(story(page(middle, line))) == WHOLE


@pytest.mark.parametrize("line", lines(STAYS))
def test_reporting_with_such_words_stays(line: str) -> None:
    assert paragraphs(story(page("p", line))) == [LEAD, line, *WHOLE[1:]]


@pytest.mark.parametrize(
    "standfirst",
    [
        "Fish and ice are on the table.",
        "Cod, krill and ice: a quarrel of nine years ends.",
        "No word on tuna yet, says envoy.",
    ],
)
def test_a_standfirst_in_a_container_of_its_own(standfirst: str) -> None:
    told = "".join(f"<p>{text}</p>" for text in WHOLE).replace("OSLO, May 9 (NTB) - ", "")
    text = f"<h1>{TITLE}</h1><div class=k1><p>{standfirst}</p></div><div>Harbour. Photo: NTB</div><div class=k2>{told}</div>"
    assert paragraphs(story(text))[0].startswith("The foreign ministers of Norway")


@pytest.mark.parametrize("heading", ["Synopsis", "Highlights", "Key points"])
def test_points_in_a_box_end_with_it(heading: str) -> None:
    told = "".join(f"<p>{text}</p>" for text in WHOLE)
    text = f"<h1>{TITLE}</h1><div><h2>{heading}</h2><p>The two countries will talk again in 2027.</p></div><div>{told}</div>"
    assert paragraphs(story(text)) == WHOLE


HEADS = (
    ("2. TRANSPORT: Norway, Chile agree on shared flights", "TRANSPORT: Norway, Chile agree on shared flights"),
    ("[NTB] Norway, Chile agree on shared flights", "Norway, Chile agree on shared flights"),
    (
        "KUNA : Norway, Chile agree on shared flights      Politics      3/3/2021",
        "Norway, Chile agree on shared flights",
    ),
    ("Oslo: Norway, Chile agree on shared flights", "Oslo: Norway, Chile agree on shared flights"),
)


@pytest.mark.parametrize(("printed", "headline"), HEADS)
def test_what_hangs_on_a_headline(printed: str, headline: str) -> None:
    assert story("\n\n".join([printed, "May 9, 2023", *WHOLE])).story.headline == headline


CLOCKS = (
    ("March 4, 2020\nUpdated: 7:20 pm WAT", "ABUJA, March 4 (NAN) - ", "2020-03-04", "2020-03-04T19:20:00+01:00"),
    ("4 March 2020\nLast updated: 19:20 (GMT+1)", "ABUJA, March 4 (NAN) - ", "2020-03-04", "2020-03-04T19:20:00+01:00"),
    ("18 de March de 2021", "HAVANA, March 18 (Prensa Latina) - ", "2021-03-18", None),
    ("Friday, November 20, 2026\n18 March 2021", "HAVANA, March 18 (Prensa Latina) - ", "2021-03-18", None),
    ("By Jane Roe\nToday is 20 November 2026\n17 March 2021", "HAVANA, March 18 (ACN) - ", "2021-03-17", None),
)


@pytest.mark.parametrize(("above", "dateline", "published", "updated"), CLOCKS)
def test_hours_alone_and_the_page_s_own_day(above: str, dateline: str, published: str, updated: str | None) -> None:
    told = story("\n\n".join([TITLE, *above.split("\n"), dateline + SECOND, FOURTH, THIRD])).story
    assert (str(told.published)[:10], told.updated) == (published, updated)


PLACES = (
    ("(NTB-Oslo): ", "Oslo", ("NTB",)),
    ("(AFP-Paris) ", "Paris", ("AFP",)),
    ("Steppe Wire, Bishkek. ", "Bishkek", ("Steppe Wire",)),
    ("Nordic News Agency, Tromsø: ", "Tromsø", ("Nordic News Agency",)),
    ("BUENG KAN: ", "Bueng Kan", ()),
    ("NAKHON SAWAN: ", "Nakhon Sawan", ()),
    ("Baghdad-INA ", "Baghdad", ("INA",)),
)


@pytest.mark.parametrize(("printed", "place", "chain"), PLACES)
def test_places_and_houses_in_one(printed: str, place: str, chain: tuple[str, ...]) -> None:
    told = story("\n\n".join([TITLE, "May 9, 2023", printed + SECOND, FOURTH, THIRD])).story
    assert (told.dateline.place, told.agencies) == (place, chain)


ENDS = (
    ("It opened in 1994. END", "It opened in 1994.", ()),
    ("It opened in 1994. — With AFP, Edith Roe", "It opened in 1994.", ("AFP",)),
    ("It opened in 1994. - with reports from AFP", "It opened in 1994.", ("AFP",)),
)


@pytest.mark.parametrize(("printed", "told", "chain"), ENDS)
def test_what_hangs_on_the_last_sentence(printed: str, told: str, chain: tuple[str, ...]) -> None:
    whole = story("\n\n".join([TITLE, "May 9, 2023", "OSLO - " + SECOND, FOURTH, printed]))
    assert (paragraphs(whole)[-1], whole.story.agencies) == (told, chain)


@pytest.mark.parametrize(
    "line", ["By AFP and Harbour Staff Updated 3 hours ago", "By AFP | 2 days ago", "By AFP - just now"]
)
def test_a_byline_with_its_age(line: str) -> None:
    assert story(page("p", FOURTH).replace("<div>May 9, 2023</div>", f"<div>{line}</div>")).story.agencies[0] == "NTB"
    text = f"<h1>{TITLE}</h1><div>{line}</div><p>{SECOND}</p><p>{FOURTH}</p><p>{THIRD}</p>"
    assert story(text).story.agencies == ("AFP",)


TOPS = (
    ("UrduPoint / World News", "Norway, Chile Compare Notes On Fish - Oslo"),
    ("andina PERU NEWS AGENCY", "Norway, Chile heads of state take stock in Oslo"),
    ("POLITICS & DIPLOMACY", "Talks of Norway and Chile end without statement - diplomat"),
    ("SOUTH ATLANTIC-FISH-MEETING", "***Deputy ministers of Norway, Chile discuss fish; session put off"),
)


@pytest.mark.parametrize(("masthead", "headline"), TOPS)
def test_mastheads_and_sections_are_no_headline(masthead: str, headline: str) -> None:
    told = story("\n\n".join([masthead, headline, "May 9, 2023", *WHOLE])).story.headline
    assert told == headline.strip("*")


@pytest.mark.parametrize("version", ["1st Ld-Writethru: ", "2nd Ld-Writethru: ", "3rd LD-Writethru: "])
def test_a_rewrite_s_mark_before_a_headline(version: str) -> None:
    told = story("\n\n".join(["ZCZC", version + TITLE, *WHOLE])).story
    assert (told.headline, told.version) == (TITLE, version[:-2])


@pytest.mark.parametrize(
    "titles",
    [
        ("Sultan opens the third ring road of Brunei.", "Commission of Malta to sign visa agreement in Fiji."),
        ("Peru sells cocoa to Brunei for tuna.", "Malta puts off its talks on tuna once more."),
    ],
)
def test_titles_with_full_stops_under_a_heading(titles: tuple[str, ...]) -> None:
    assert paragraphs(story("\n\n".join([TITLE, "May 9, 2023", *WHOLE, "Most read", *titles]))) == WHOLE


WRAPPED = """\
     The two opened the format in Santiago on December 10,
2021, at the level of deputy foreign ministers. Their foreign
ministers met in Tromso on {day}, and in Lima on
October 18, 2024.
"""


@pytest.mark.parametrize("day", ["October 23, 2023", "November 3, 2019", "February 2, 2020"])
def test_a_wrapped_line_with_a_day_stays_in_its_paragraph(day: str) -> None:
    wrapped = WRAPPED.format(day=day)
    text = f"{TITLE}\n\n     OSLO, May 9 (NTB) - Deputy foreign ministers of Norway and\nof Chile met in Oslo on Friday within the platform on fishing\nin the South Atlantic, the ministry's press service told the\nreporters of its bureau.\n\n{wrapped}"
    assert paragraphs(story(text))[1] == " ".join(wrapped.split())


@pytest.mark.parametrize("signed", [".-VNA", ". — VNS", ". – NTB"])
def test_no_dash_stays_before_a_credit(signed: str) -> None:
    whole = story("\n\n".join([TITLE, "May 9, 2023", *WHOLE[:3], "They last met in Santiago in 2017" + signed]))
    assert paragraphs(whole)[-1] == "They last met in Santiago in 2017."
