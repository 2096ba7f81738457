"""Whose side people are on, in orders of name, post and state that are told in one sentence or over two."""

from __future__ import annotations

import pytest
from actors_build import people

POSTS = {
    "South African International Relations and Cooperation Minister Zanele Mokwena spoke.": {"Zanele Mokwena": "ZAF"},
    "Hungarian Foreign and Trade Minister Bence Szarka spoke.": {"Bence Szarka": "HUN"},
    "U.S. Homeland Security Adviser Linda Carver-Boone spoke.": {"Linda Carver-Boone": "USA"},
    "Permanent Secretary of Thailand's Ministry of Foreign Affairs Anong Srisai spoke.": {"Anong Srisai": "THA"},
    "New Zealand's Secretary of Foreign Affairs and Trade Craig Heta spoke.": {"Craig Heta": "NZL"},
    "US Deputy Special Envoy for Human Rights Laura Dunne spoke.": {"Laura Dunne": "USA"},
    "India's Joint Secretary (PAI) K.P. Nambiar spoke.": {"K.P. Nambiar": "IND"},
    "He met Peru's ambassador in La Paz, Iván Quispe Rojas.": {"Iván Quispe Rojas": "PER"},
    "He received the Ambassador of Chad to the Kingdom, Hassan Saleh.": {"Hassan Saleh": "TCD"},
    "The director of the Serbian government's Office for Minorities and Churches, Goran Tasić, spoke.": {
        "Goran Tasić": "SRB"
    },
    "Turkmenistan's Deputy Chairman of the Cabinet of Ministers, Foreign Minister Aman Berdiev, spoke.": {
        "Aman Berdiev": "TKM"
    },
    "Pakistan's Chairman Joint Chiefs of Staff Committee General Tariq Lodhi spoke.": {"Tariq Lodhi": "PAK"},
    "Ghana's Chief of Defence Staff, Lt.-Gen. Kofi Mensah, spoke.": {"Kofi Mensah": "GHA"},
    "Niger's Prime Minister, Col. Issa Maiga, spoke.": {"Issa Maiga": "NER"},
    "The UN Special Representative in Cyprus, Clara Whitmore, spoke.": {"Clara Whitmore": "IGO:UN"},
    "Clara Whitmore, the UN Secretary-General's personal envoy on Cyprus, spoke.": {"Clara Whitmore": "IGO:UN"},
    "The OAS special representative, Uruguayan diplomat Hugo Bidart, spoke.": {"Hugo Bidart": "IGO:OAS"},
    "AIT chairwoman Laura Rosen spoke.": {"Laura Rosen": "USA"},
    "Russia's Security Council deputy chief Dmitri Orlov spoke.": {"Dmitri Orlov": "RUS"},
    "He met Botir Rustamov, secretary of the Security Council under the President of Uzbekistan.": {
        "Botir Rustamov": "UZB"
    },
    "Pope Adrian spoke.": {"Adrian": "IGO:HOLYSEE"},
    "Yonas Tadesse met Abdi Gurey, who heads the team on ports at the Somali Transport Ministry.": {
        "Abdi Gurey": "SOM"
    },
}
NAMES = {
    "Vietnamese Deputy Foreign Minister To Anh Tung spoke.": {"To Anh Tung": "VNM"},
    "Malaysian Foreign Minister Tan Sri Azlan Idris met Singaporean Foreign Minister Tan Boon Keng.": {
        "Azlan Idris": "MYS",
        "Tan Boon Keng": "SGP",
    },
    "Nigeria's National Security Adviser, Mallam Nuhu Bala, spoke.": {"Nuhu Bala": "NGA"},
    "Saudi Arabia's Vice Minister of Foreign Affairs Eng. Walid Al-Harbi spoke.": {"Walid Al-Harbi": "SAU"},
    "Togo's Prof. Robert Adjovi spoke.": {"Robert Adjovi": "TGO"},
    "Kuwait's minister met his Omani counterpart Sayyid Hilal Al-Harthi.": {"Hilal Al-Harthi": "OMN"},
    "They are Jung Pak of the United States and Lee Jun-il of South Korea.": {"Jung Pak": "USA", "Lee Jun-il": "KOR"},
}
SIDES = {
    "Representing Pakistan were Foreign Secretary Asad Khan and Ambassador Faisal Tirmizi.": {
        "Asad Khan": "PAK",
        "Faisal Tirmizi": "PAK",
    },
    "Foreign Minister Heather Lind and Craig Mallory, minister for defence, sat on the Australian side.": {
        "Heather Lind": "AUS",
        "Craig Mallory": "AUS",
    },
    "The Azerbaijani team is led by Elnur Aliyev and the Armenian one by Deputy Prime Minister Aram Grigoryan.": {
        "Elnur Aliyev": "AZE",
        "Aram Grigoryan": "ARM",
    },
    "The head of the Russian delegation, presidential aide Pavel Medin, spoke.": {"Pavel Medin": "RUS"},
    "Poland was represented by Undersecretary of State Marcin Nowicki.": {"Marcin Nowicki": "POL"},
    "Accompanied by Deputy Premier Karel Novak, Czech President Petr Horak met Slovak President Ivan Kollar.": {
        "Karel Novak": "CZE",
        "Ivan Kollar": "SVK",
    },
    "Uruguay's Undersecretary of Trade, Nico Albert, and Argentina's Secretary of Trade, Cecilia Bocco, met.": {
        "Nico Albert": "URY",
        "Cecilia Bocco": "ARG",
    },
    "Rear Admiral Elnur Babayev, deputy commander of the Azerbaijani Navy, and the commander of Kazakhstan's Naval "
    "Forces, Marat Zhumagulov, met.": {"Elnur Babayev": "AZE", "Marat Zhumagulov": "KAZ"},
    "The foreign ministers of Germany, France and Poland are meeting in Paris. Frieder Hallmann, Elise Carpentier and "
    "Stanislaw Gorecki want to speak about Belarus.": {
        "Frieder Hallmann": "DEU",
        "Elise Carpentier": "FRA",
        "Stanislaw Gorecki": "POL",
    },
    "The governors of Batken region of Kyrgyzstan and Sughd region of Tajikistan met. Altyn Joroev and Safar Nazarov "
    "discussed the border.": {"Altyn Joroev": "KGZ", "Safar Nazarov": "TJK"},
    "She had been in Athens and on Friday in Ankara, where she met the foreign ministers, Nikos Saris and Umut Kara.": {
        "Nikos Saris": "GRC",
        "Umut Kara": "TUR",
    },
    "The heads of the Pakistani agency and the Indian Coast Guard met. Inspector General Satish Nambiar of the Coast "
    "Guard assisted.": {"Satish Nambiar": "IND"},
}


@pytest.mark.parametrize(("text", "wanted"), [*POSTS.items(), *NAMES.items(), *SIDES.items()])
def test_side(text: str, wanted: dict[str, str]) -> None:
    found = people(text)
    assert {name: found[name].code for name in wanted if name in found} == wanted


def test_visitor_is_not_of_the_country_visited() -> None:
    found = people(
        "Preparations for the visit to be paid to Lima by Mr. Orhan Kaya, Minister of Foreign Affairs, were made."
    )
    assert found["Orhan Kaya"].code is None


def test_state_told_of_most_bearers_of_a_post_gives_way() -> None:
    assert people("Undersecretary of State Marcin Nowicki spoke.")["Marcin Nowicki"].code == "USA"
