"""Whose side a person is on, told by the rest of the story: houses, plural posts, names, former posts."""

from __future__ import annotations

import pytest
from actors_build import people, states

HOUSES = {
    "The Japanese Foreign Ministry was host. Taro Mori, director general of the ministry's European Affairs Bureau, "
    "spoke.": {"Taro Mori": "JPN"},
    "He left the Ministry of Foreign Affairs of Latvia. The State Secretary of the Ministry of Foreign Affairs, Andris "
    "Ozols, stayed.": {"Andris Ozols": "LVA"},
    "Chad's government met the rebels. Finance Minister Issa Deby represented the government.": {"Issa Deby": "TCD"},
    "ECOWAS met in Lome. The bloc's special envoy, former Togolese minister Koffi Ayeva, was there.": {
        "Koffi Ayeva": "IGO:ECOWAS"
    },
    # a state that sends its people says more than a ministry named before
    "The Korean foreign ministry spoke. Tokyo is sending Taro Mori, head of the ministry's Asian Affairs Bureau.": {
        "Taro Mori": "JPN"
    },
}
PLURALS = {
    "The prime ministers of Estonia and Poland met. Prime Minister Maia Kask received Poland's Jan Zak.": {
        "Maia Kask": "EST leader",
        "Jan Zak": "POL leader",
    },
    "The presidents of Panama and Colombia met. Panama's Luis Rojas welcomed Diego Vargas.": {
        "Luis Rojas": "PAN leader",
        "Diego Vargas": "COL leader",
    },
    "Peru and Chile signed it. The foreign ministers of the two countries, Ana Paz and Eva Rios, spoke.": {
        "Ana Paz": "PER minister",
        "Eva Rios": "CHL minister",
    },
    # names that end as those of the other country do stand the other way round
    "Azerbaijan and Armenia met. The envoys of the two countries, Ara Petrosyan and Rauf Guliyev, spoke.": {
        "Ara Petrosyan": "ARM envoy",
        "Rauf Guliyev": "AZE envoy",
    },
}
OWNERS = {
    "Rear Adm. Kenji Sato and Commodore Hemi Ward of the Royal New Zealand Navy spoke.": {"Hemi Ward": "NZL"},
    "Brigadier Amos Phiri of the Zambian Army spoke.": {"Amos Phiri": "ZMB"},
    "Angola's mediator, Foreign Minister Tete Kiala, spoke.": {"Tete Kiala": "AGO"},
    "NATO's special representative, former Spanish foreign minister Ana Ruiz, spoke.": {"Ana Ruiz": "IGO:NATO"},
    "The Finnish negotiator, State Secretary Aino Laine, spoke.": {"Aino Laine": "FIN"},
}
SEATS = {
    "Germany called it off, the Foreign Office in Berlin said.": ["DEU", "DEU", "DEU"],
    "Pakistan and Kenya agreed, the Foreign Office said.": ["PAK", "KEN", "PAK"],
    "The Foreign Office said so.": [],
    "She is of Kenya's State Department for Foreign Affairs.": ["KEN"],
    "The Turkish Cypriot leader met the Greek Cypriots.": ["NSA:TRNC", "CYP"],
}


@pytest.mark.parametrize(("text", "wanted"), {**HOUSES, **OWNERS}.items())
def test_whose_man_somebody_is(text: str, wanted: dict[str, str]) -> None:
    assert {name: p.code for name, p in people(text).items()}.items() >= wanted.items()


@pytest.mark.parametrize(("text", "wanted"), PLURALS.items())
def test_who_bears_a_plural_post(text: str, wanted: dict[str, str]) -> None:
    assert {name: f"{p.code} {p.level}" for name, p in people(text).items()} == wanted


@pytest.mark.parametrize(("text", "wanted"), SEATS.items())
def test_seats_that_several_states_have(text: str, wanted: list[str]) -> None:
    assert states(text) == wanted


def test_a_name_in_quotation_marks_is_no_person() -> None:
    assert people('Chile will hold the exercise "Blue Condor" and "Iron Ring" soon.') == {}
