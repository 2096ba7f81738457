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
ORGANISATIONS = {
    "UN Secretary-General Pedro Amaral spoke.": "IGO:UN leader leader",
    "NATO chief Jens Dahl spoke.": "IGO:NATO leader leader",
    "EU foreign policy chief Clara Monti spoke.": "IGO:EU minister foreign",
    "The head of the International Atomic Energy Agency, Ricardo Galvan, spoke.": "IGO:IAEA leader leader",
    "African Union Commission Chairperson Kofi Adjei spoke.": "IGO:AU leader leader",
    "African Union Special Envoy Kofi Adjei spoke.": "IGO:AU envoy foreign",
    "The head of the UN Mission, Pedro Amaral, spoke.": "IGO:UN unknown other",
}
PLACES = {
    "Indian Ambassador to Nepal Rajiv Dua spoke.": "IND ambassador foreign",
    "The U.S. ambassador in Riyadh, Paul Ames, spoke.": "USA ambassador foreign",
    "U.S. Special Envoy to the Horn of Africa Paul Ames spoke.": "USA envoy foreign",
    "Foreign Minister of Chile Rafael Donoso spoke.": "CHL minister foreign",
    "Secretary of State for Foreign, Commonwealth and Development Affairs of the United Kingdom Hugh Denham spoke.": (
        "GBR minister foreign"
    ),
    "Deputy Minister of Foreign Affairs of Armenia Narek Sahakyan spoke.": "ARM vice_minister foreign",
}
LISTS = {
    "The guests were Bae Chol Su, minister of Culture, Ri Kum Sil, vice-minister of Foreign Affairs, and Pak Un Hui, "
    "vice-minister of Land Transport.": {
        "Bae Chol Su": "minister of Culture",
        "Ri Kum Sil": "vice-minister of Foreign Affairs",
        "Pak Un Hui": "vice-minister of Land Transport",
    },
    "Prince Turki bin Saad, minister of energy; Dr. Omar al-Harthi, minister of culture and information; and Adel "
    "al-Otaibi, minister of foreign affairs, sat in.": {
        "Turki bin Saad": "minister of energy",
        "Omar al-Harthi": "minister of culture and information",
        "Adel al-Otaibi": "minister of foreign affairs",
    },
    "Ola Haug (foreign minister), Per Lie (defence minister) and Eva Moe (head of the trade office) spoke.": {
        "Ola Haug": "foreign minister",
        "Per Lie": "defence minister",
        "Eva Moe": "head",
    },
    "Deputy Prime Minister and Foreign Minister Tariq Gondal and Finance Minister Sana Mir spoke.": {
        "Tariq Gondal": "Deputy Prime Minister and Foreign Minister",
        "Sana Mir": "Finance Minister",
    },
    "Lu Wenqing, a member of the Political Bureau of the Communist Party of China Central Committee and minister of "
    "foreign affairs, spoke.": {"Lu Wenqing": "minister of foreign affairs"},
    "Chief of the Naval Staff, Admiral Asif Rana, and the chief of the general staff, General Marco Villa, spoke.": {
        "Asif Rana": "Chief of the Naval Staff",
        "Marco Villa": "chief of the general staff",
    },
    "Ana Lopes MP, Minister for Europe and the Americas, spoke.": {"Ana Lopes": "Minister for Europe and the Americas"},
}
FIELDS = {
    "Khun Sok, chairman of the Committee on Border Affairs, and six other officials came.": (
        "chairman of the Committee on Border Affairs"
    ),
    "Khun Sok, deputy chairman of the People's Party, crossed it.": "deputy chairman of the People's Party",
    "Khun Sok, under secretary of the FCDO. He came late.": "under secretary",
    "Minister of Foreign Affairs and Human Mobility Ana Lopes came.": "Minister of Foreign Affairs and Human Mobility",
    "Khun Sok, special envoy for Sudan and former prime minister, came.": "special envoy for Sudan",
}
FOLLOWERS = {
    "Kenyan Foreign Minister Moses Tembo came. He was accompanied by Asha Otieno and Ben Kimani.": "KEN KEN KEN",
    "Kenya's Moses Tembo was accompanied by Asha Otieno, head of protocol.": "KEN KEN",
    "U.S. Secretary of State Paul Ames and Ames's adviser Grant Holloway came.": "USA USA",
    "On the American side, Paul Ames and Grant Holloway attended.": "USA USA",
    "From the Turkish side, Deputy Minister Ayla Demir and Can Polat took part.": "TUR TUR",
    "The Lao delegation, led by Khamphet Sisouk, will be welcomed by Nikorn Suwan.": "LAO None",
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


@pytest.mark.parametrize(("text", "wanted"), {**ORGANISATIONS, **PLACES}.items())
def test_whose_post_it_is_and_where_it_is_held(text: str, wanted: str) -> None:
    assert list(told(text).values()) == [wanted]


@pytest.mark.parametrize(("text", "wanted"), LISTS.items())
def test_everybody_in_a_list_has_his_own_post(text: str, wanted: dict[str, str]) -> None:
    assert {name: p.title for name, p in people(text).items()} == wanted


@pytest.mark.parametrize(("text", "wanted"), FIELDS.items())
def test_a_field_of_work_ends_where_it_ends(text: str, wanted: str) -> None:
    assert [p.title for p in people(text).values()] == [wanted]


@pytest.mark.parametrize(("text", "wanted"), FOLLOWERS.items())
def test_whoever_comes_along_is_on_the_side_of_his_chief(text: str, wanted: str) -> None:
    assert " ".join(str(p.code) for p in people(text).values()) == wanted


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


def test_former() -> None:
    assert people("Former Japanese Prime Minister Kenji Hata spoke.")["Kenji Hata"].former


def test_at_home() -> None:
    text = "Foreign Minister Ola Haug will visit Chile. He is to meet Interior Minister Paz Rojas."
    found = at_home(cast(text), text, "NOR")
    assert {p.name: p.code for p in found.people} == {"Ola Haug": "NOR", "Paz Rojas": None}
    assert at_home(cast(text), text, None) == cast(text)
