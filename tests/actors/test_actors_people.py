"""People with post, body, rank and side, in every order of words that wires use."""

from __future__ import annotations

import pytest
from actors_build import cast, people

from dateline.actors import at_home

OF_NORWAY = "NOR minister foreign"
ORDERS = {
    "Norwegian Foreign Minister Ola Haug met aides.": {"Ola Haug": OF_NORWAY},
    "Norway's Foreign Minister Ola Haug spoke.": {"Ola Haug": OF_NORWAY},
    "Ola Haug, Norway's foreign minister, spoke.": {"Ola Haug": OF_NORWAY},
    "Ola Haug, the Norwegian foreign minister, spoke.": {"Ola Haug": OF_NORWAY},
    "Foreign Minister Ola Haug of Norway spoke.": {"Ola Haug": OF_NORWAY},
    "The Norwegian minister of foreign affairs, Ola Haug, spoke.": {"Ola Haug": OF_NORWAY},
    "The Czech Defence Minister, Jan Sykora, spoke.": {"Jan Sykora": "CZE minister defence"},
    "Acting Thai Defence Minister Krit Suwan spoke.": {"Krit Suwan": "THA minister defence"},
    "Malaysian Prime Minister Datuk Seri Azlan Idris spoke.": {"Azlan Idris": "MYS leader leader"},
    "Saudi Crown Prince Fahd bin Turki spoke.": {"Fahd bin Turki": "SAU leader leader"},
    "National Security Adviser Peter Lyle of Britain spoke.": {"Peter Lyle": "GBR minister security"},
    "Japan's Takashi Mori spoke.": {"Takashi Mori": "JPN unknown None"},
    "Takashi Mori of Japan spoke.": {"Takashi Mori": "JPN unknown None"},
    "Ambassador Karin Lind, Sweden's special envoy for Yemen, spoke.": {"Karin Lind": "SWE envoy foreign"},
    "Lt. Gen. Marco Villa, chief of staff of the Philippine armed forces, spoke.": {
        "Marco Villa": "PHL military_chief defence"
    },
    "Japanese Vice Minister of Defense for International Affairs Shigeru Mori met South Korean Vice Defense Minister "
    "Ma Dong-hyeok.": {"Shigeru Mori": "JPN vice_minister defence", "Ma Dong-hyeok": "KOR vice_minister defence"},
}
SEVERAL = {
    "Norwegian Foreign Minister Ola Haug met his Chilean counterpart Rafael Donoso.": {
        "Ola Haug": OF_NORWAY,
        "Rafael Donoso": "CHL minister foreign",
    },
    "Russian Foreign Minister Pavel Grachyov met Takashi Mori, his Japanese counterpart.": {
        "Pavel Grachyov": "RUS minister foreign",
        "Takashi Mori": "JPN minister foreign",
    },
    "Russian Foreign Minister Pavel Grachyov met his Japanese and Indian counterparts, Takashi Mori and Arun Saxena.": {
        "Takashi Mori": "JPN minister foreign",
        "Arun Saxena": "IND minister foreign",
    },
    "Foreign Ministers Ola Haug of Norway and Rafael Donoso of Chile met.": {
        "Ola Haug": OF_NORWAY,
        "Rafael Donoso": "CHL minister foreign",
    },
    "The foreign ministers of Norway and Chile, Ola Haug and Rafael Donoso, met.": {
        "Ola Haug": OF_NORWAY,
        "Rafael Donoso": "CHL minister foreign",
    },
    "U.S. Secretary of State Grant Holloway and Defense Secretary Paul Ames met aides.": {
        "Grant Holloway": "USA minister foreign",
        "Paul Ames": "USA minister defence",
    },
}
RANKS = {
    "British Foreign Secretary Hugh Denham spoke.": "GBR minister foreign",
    "Indian Foreign Secretary Vivek Ranade spoke.": "IND vice_minister foreign",
    "Pakistan's Foreign Secretary Tariq Gondal spoke.": "PAK vice_minister foreign",
    "Philippine Undersecretary of Foreign Affairs Liza Ramos spoke.": "PHL vice_minister foreign",
    "Vietnamese Deputy Foreign Minister Dang Quoc Huy spoke.": "VNM vice_minister foreign",
    "U.S. Assistant Secretary of State Laura Whitcomb spoke.": "USA deputy_minister foreign",
    "French political director Luc Marchand spoke.": "FRA deputy_minister foreign",
    "Uzbek Security Council Secretary Jahongir Aliyev spoke.": "UZB minister security",
    "Chinese President Luo Jianping spoke.": "CHN leader leader",
    "King Felix of Belgium spoke.": "BEL leader leader",
    "Thai Finance Minister Anan Chaiyo spoke.": "THA minister finance",
}
SIDES = {
    "The Zambian delegation was led by Moses Tembo.": {"Moses Tembo": "ZMB"},
    "Moses Tembo led the Zambian delegation.": {"Moses Tembo": "ZMB"},
    "Qatar was represented by Nasser al-Mannai.": {"Nasser al-Mannai": "QAT"},
    "Zambia is sending Moses Tembo, and Qatar was represented by Nasser al-Mannai.": {
        "Moses Tembo": "ZMB",
        "Nasser al-Mannai": "QAT",
    },
}
OWN = "a post that names its organisation"
NOT_YET = {
    "Indian Ambassador to Nepal Rajiv Dua spoke.": ("Rajiv Dua", "IND ambassador", '"Ambassador to STATE NAME"'),
    "UN Secretary-General Pedro Amaral spoke.": ("Pedro Amaral", "IGO:UN leader", OWN),
    "NATO chief Jens Dahl spoke.": ("Jens Dahl", "IGO:NATO leader", OWN),
    "EU foreign policy chief Clara Monti spoke.": ("Clara Monti", "IGO:EU minister", OWN),
    "Foreign ministers Ola Haug (Norway) and Rafael Donoso (Chile) met.": (
        "Rafael Donoso",
        "CHL minister",
        "the state in brackets behind a name",
    ),
    "Chilean army chief General Diego Urrutia spoke.": ("Diego Urrutia", "CHL military_chief", "post before a style"),
    "Rear Adm. Koo Sang-hoon commands the South Korean ships.": (
        "Koo Sang-hoon",
        "KOR flag_officer",
        "whoever commands a state's ships is of that state",
    ),
}


def told(text: str) -> dict[str, str]:
    return {name: f"{p.code} {p.level} {p.portfolio}" for name, p in people(text).items()}


@pytest.mark.parametrize(("text", "wanted"), ORDERS.items())
def test_post_and_side_in_every_order(text: str, wanted: dict[str, str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), SEVERAL.items())
def test_counterparts_lists_and_plural_posts(text: str, wanted: dict[str, str]) -> None:
    assert told(text).items() >= wanted.items()


@pytest.mark.parametrize(("text", "wanted"), RANKS.items())
def test_ranks_by_state(text: str, wanted: str) -> None:
    assert list(told(text).values()) == [wanted]


@pytest.mark.parametrize(("text", "wanted"), SIDES.items())
def test_sides_by_sentences_about_delegations(text: str, wanted: dict[str, str]) -> None:
    assert {name: p.code for name, p in people(text).items()} == wanted


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        pytest.param(text, name, wanted, marks=pytest.mark.xfail(strict=True, reason=why))
        for text, (name, wanted, why) in NOT_YET.items()
    ],
)
def test_not_yet(text: str, name: str, wanted: str) -> None:
    person = people(text)[name]
    assert f"{person.code} {person.level}" == wanted


def test_title_and_body_as_worded() -> None:
    text = "Seo Min-jung, director-general for Asia and Pacific affairs at South Korea's foreign ministry, came."
    person = people(text)["Seo Min-jung"]
    assert person.title == "director-general for Asia and Pacific affairs"
    assert (person.code, person.level) == ("KOR", "director_general")
    assert person.body is not None and person.body.endswith("foreign ministry")
    assert person.title_span is not None and person.title_span.cut(text) == person.title
    assert person.body_span is not None and person.body_span.cut(text) == person.body


def test_a_person_once_over_all_mentions() -> None:
    text = "South Korean President Han Do-yun and Japan's Prime Minister Kenji Morioka met. Han left. Mr. Morioka ate."
    found = people(text)
    assert set(found) == {"Han Do-yun", "Kenji Morioka"}
    assert [m.cut(text) for m in found["Han Do-yun"].mentions] == ["Han Do-yun", "Han"]
    assert [m.cut(text) for m in found["Kenji Morioka"].mentions] == ["Kenji Morioka", "Morioka"]


def test_a_spokeswoman_speaks_and_has_no_rank() -> None:
    person = people("Russian Foreign Ministry spokeswoman Vera Lomova said so.")["Vera Lomova"]
    assert (person.speaker, person.level, person.code) == (True, "unknown", "RUS")


@pytest.mark.xfail(strict=True, reason='"Former STATE POST" is former')
def test_former() -> None:
    assert people("Former Japanese Prime Minister Kenji Hata spoke.")["Kenji Hata"].former


def test_at_home() -> None:
    text = "Foreign Minister Ola Haug will visit Chile. He is to meet Interior Minister Paz Rojas."
    found = at_home(cast(text), text, "NOR")
    assert {p.name: p.code for p in found.people} == {"Ola Haug": "NOR", "Paz Rojas": None}
    assert at_home(cast(text), text, None) == cast(text)
