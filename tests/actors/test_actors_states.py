"""States and organisations in every form they are named by, and the words that only look like one."""

from __future__ import annotations

import pytest
from actors_build import cast, states

from dateline.actors import cities, name_of
from dateline.model import Span

NAMED = {
    "Talks between Norway and Chile ended.": "NOR CHL",
    "U.S. and British envoys met.": "USA GBR",
    "The UK, the UAE and the DRC agreed.": "GBR ARE COD",
    "ROK and DPRK officials met.": "KOR PRK",
    "S. Korea, N. Korea agreed.": "KOR PRK",
    "Türkiye and Côte d'Ivoire met.": "TUR CIV",
    "Holland and Burma agreed.": "NLD MMR",
    "The Czech Republic and Slovakia met.": "CZE SVK",
    "Kosovo and Taiwan agreed.": "XKX TWN",
    "Niger and Nigeria, Guinea and Papua New Guinea": "NER NGA GIN PNG",
    "the Democratic Republic of the Congo and the Republic of the Congo": "COD COG",
    "North Macedonia and South Sudan": "MKD SSD",
    "Officials from Georgia and Chad met.": "GEO TCD",
    "Jordan's king spoke.": "JOR",
    "Seoul said so.": "KOR",
    "New Delhi rejected it and Islamabad did not.": "IND PAK",
    "Pyongyang fired a missile.": "PRK",
    "The White House said so.": "USA",
    "The Kremlin and the Elysee agreed.": "RUS FRA",
    "Downing Street declined to comment.": "GBR",
    "The Blue House said so.": "KOR",
    "Zhongnanhai kept silent.": "CHN",
    "The two Koreas met.": "KOR PRK",
    "inter-Korean talks": "KOR PRK",
    "Sino-Indian talks ended.": "CHN IND",
    "Russo-Japanese ties are cold.": "RUS JPN",
    "Franco-German talks": "FRA DEU",
    "Anglo-Irish talks": "GBR IRL",
    "Greek-Turkish talks": "GRC TUR",
    "South Korea-U.S. drills began.": "KOR USA",
    "India-Pakistan talks ended.": "IND PAK",
    "The EU and NATO met.": "IGO:EU IGO:NATO",
    "The African Union and ECOWAS agreed.": "IGO:AU IGO:ECOWAS",
    "The G7 and the Quad met.": "GRP:G7 GRP:QUAD",
    "The Security Council met.": "IGO:UNSC",
    "ASEAN and the Arab League agreed.": "IGO:ASEAN IGO:ARABLEAGUE",
    "Hamas and Hezbollah met.": "NSA:HAMAS NSA:HEZBOLLAH",
    "The Taliban and the Houthis said so.": "NSA:TALIBAN NSA:HOUTHI",
    "Turkish Cypriots met.": "NSA:TRNC",
    # the states behind the same names
    "Jordan Foreign Ministry officials met.": "JOR",
    "Chad President Deby spoke.": "TCD",
    "Georgia and Armenia signed a pact.": "GEO ARM",
    "Georgia's prime minister met Jordan's king.": "GEO JOR",
    "Jordan Armed Forces drill with Chad.": "JOR TCD",
    "Georgia, Turkey and Azerbaijan will train.": "GEO TUR AZE",
}
NONE = [
    "A drill in the South China Sea began.",
    "East China Sea patrols",
    "The Sea of Japan is cold.",
    "The Panama Canal is open.",
    "oil from the Gulf of Mexico",
    "The Korea Herald said so.",
    "The Japan Times and China Daily said so.",
    "A Washington Post reporter left.",
    "Iran-backed militias left.",
    "Japanese-made cars and a Beijing-based analyst",
    "Korean War veterans met.",
    "New Mexico's governor spoke.",
    "Basketball player Michael Jordan spoke.",
    "Georgia Tech won.",
    "Paris St Germain won.",
    # the American Georgia: by its offices, its towns, its sister states
    "Georgia Gov. Brian Hale met the union.",
    "The fair opens in Atlanta, Georgia, on Monday.",
    "Voters in Georgia and Alabama went to the polls.",
    "Georgia's secretary of state certified the vote.",
    "Georgia Power signed a contract.",
    # towns of another state
    "The plant in Lima, Ohio, closed.",
    "Moscow, Idaho, held its fair.",
    "A factory in Lebanon, Pennsylvania, opened.",
    # people
    "President Chad Smith of the union spoke.",
    "Jordan Hale, a spokesman, said so.",
    "Rep. Jordan said he would object.",
    "Mr. Chad left early.",
    "Georgia Lund's lawyer objected.",
    # beasts, goods, seas, outlets, firms, streets, possessions of others
    "Guests ate turkey, guinea fowl and Brazil nuts.",
    "He wore a Panama hat.",
    "Ships crossed the Indian Ocean and the Gulf of Oman.",
    "The Hindustan Times and the Libya Herald said so.",
    "He left the Jordan Times for the Deccan Herald.",
    "Turkish Airlines and Kenya Airways flew.",
    "The shop on Malta Avenue closed.",
    "American Samoa voted.",
]
NOT_YET = {
    "Brussels said it would wait.": ("IGO:EU", "Brussels that speaks is the Union (codes.tsv)"),
    "South and North Korea agreed.": ("KOR PRK", '"South and North Korea" are two states'),
}


@pytest.mark.parametrize(("text", "codes"), NAMED.items())
def test_named(text: str, codes: str) -> None:
    assert states(text) == codes.split()


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert states(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [pytest.param(t, codes, marks=pytest.mark.xfail(strict=True, reason=why)) for t, (codes, why) in NOT_YET.items()],
)
def test_not_yet(text: str, codes: str) -> None:
    assert states(text) == codes.split()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Seoul said so.", False),
        ("Talks in Seoul ended.", True),
        ("Seoul's foreign ministry agreed.", False),
        ("He flew to Tokyo.", True),
        ("Talks between Seoul and Tokyo ended.", False),
        ("Troops stayed in Norway.", True),
        ("A message to Tokyo was sent.", False),
        ("An official from Norway spoke.", False),
    ],
)
def test_government_or_place(text: str, place: bool) -> None:
    assert {p.place for scene in cast(text).scenes for p in scene.polities} == {place}


def test_every_mention_cuts_its_text() -> None:
    for text in NAMED:
        for scene in cast(text).scenes:
            assert all(p.span.cut(text) == p.text and p.name == name_of(p.code) for p in scene.polities)


def test_cities_and_names() -> None:
    text = "They flew from Busan to Osaka and N'Djamena."
    assert [code for _, code in cities(text, Span(0, len(text)))] == ["KOR", "JPN", "TCD"]
    assert (name_of("NOR"), name_of("IGO:EU"), name_of("XXX")) == ("Norway", "European Union", "XXX")
