# ruff: noqa: E501 - one house a line
"""Datelines of many houses: what stands at the start of a first paragraph, and what comes out."""

from __future__ import annotations

import pytest

from dateline.reading.anatomy import dateline

REST = "Ministers of both sides met on Friday."

# prefix | place | country | month-day(-year) | credits
HOUSES = """
SEOUL, April 14 (Yonhap) -- | Seoul | KOR | 4-14 | Yonhap
Seoul, April 14 (IANS) | Seoul | KOR | 4-14 | IANS
Seoul, April 14 | Seoul | KOR | 4-14 |
MOSCOW (UrduPoint News / Sputnik - 05th September, 2022) | Moscow | RUS | 9-5-2022 | UrduPoint News, Sputnik
ISLAMABAD, (APP - UrduPoint / Pakistan Point News - 21st Jan, 2025 ) : | Islamabad | PAK | 1-21-2025 | APP, UrduPoint, Pakistan Point News
ISLAMABAD, Sep 5 (APP): | Islamabad | PAK | 9-5 | APP
TOKYO (Kyodo) -- | Tokyo | JPN | | Kyodo
Tokyo, May 20 (Jiji Press)-- | Tokyo | JPN | 5-20 | Jiji Press
WASHINGTON (AP) — | Washington | USA | | AP
WASHINGTON, D.C. — | Washington | USA | |
LAUTOKA, Fiji (AP) -- | Lautoka | FJI | | AP
BERLIN, March 3 (Reuters) - | Berlin | DEU | 3-3 | Reuters
BRUSSELS/PARIS, March 3 (Reuters) - | Brussels | BEL | 3-3 | Reuters
March 3 (Reuters) - | | | 3-3 | Reuters
MOSCOW, March 3. /TASS/. | Moscow | RUS | 3-3 | TASS
TASHKENT. Sept 13 (Interfax) - | Tashkent | UZB | 9-13 | Interfax
ASTANA. KAZINFORM – | Astana | KAZ | | KAZINFORM
BAKU, Azerbaijan, March 3. Trend: | Baku | AZE | 3-3 | Trend
Baku, March 3, AZERTAC - | Baku | AZE | 3-3 | AZERTAC
MINSK, 3 March (BelTA) – | Minsk | BLR | 3-3 | BelTA
BEIJING, March 3 (Xinhua) -- | Beijing | CHN | 3-3 | Xinhua
New Delhi [India], March 3 (ANI): | New Delhi | IND | 3-3 | ANI
New Delhi, Mar 3 (PTI) | New Delhi | IND | 3-3 | PTI
New Delhi: | New Delhi | IND | |
KATHMANDU, May 17: | Kathmandu | NPL | 5-17 |
Madrid, 3 Mar (EFE).- | Madrid | ESP | 3-3 | EFE
Berlin (dpa) - | Berlin | DEU | | dpa
Obernhausen/Mittelsdorf (dpa) - | Obernhausen | | | dpa
Zagan, Poland (dpa) - | Zagan | POL | | dpa
(ANSA) - ROME, MAR 3 - | Rome | ITA | 3-3 | ANSA
KUALA LUMPUR, March 3 (Bernama) -- | Kuala Lumpur | MYS | 3-3 | Bernama
Hà Nội (VNA) - | Hà Nội | VNM | | VNA
Jakarta (ANTARA) - | Jakarta | IDN | | ANTARA
TEHRAN, Mar. 03 (MNA) – | Tehran | IRN | 3-3 | MNA
TEHRAN, IRNA – | Tehran | IRN | | IRNA
RIYADH — SPA — | Riyadh | SAU | | SPA
Riyadh, March 3, 2023, SPA -- | Riyadh | SAU | 3-3-2023 | SPA
ABU DHABI, 3rd March, 2023 (WAM) -- | Abu Dhabi | ARE | 3-3-2023 | WAM
Washington, Mar 3 (Prensa Latina) | Washington | USA | 3-3 | Prensa Latina
St. Petersburg, June 10 (TASS) - | St. Petersburg | RUS | 6-10 | TASS
Kinshasa, Oct 12 (AFP) - | Kinshasa | COD | 10-12 | AFP
""".strip().splitlines()


@pytest.mark.parametrize("row", HOUSES, ids=lambda row: row.split("|")[0].strip())
def test_every_house_style_is_read(row: str) -> None:
    prefix, place, country, day, credits = (cell.strip() for cell in row.split("|"))
    found = dateline.find(f"{prefix} {REST}")
    assert found is not None
    stamp = found.stamp
    told = "-".join(str(n) for n in (stamp.month, stamp.day, stamp.year) if n) if stamp else ""
    assert (found.place or "", found.country or "", told, ", ".join(found.credits)) == (place, country, day, credits)
    assert f"{prefix} {REST}"[found.end :] == REST


@pytest.mark.parametrize(
    "text",
    [
        "Moscow and Ankara support opposing camps in the conflict.",
        "Seoul, Tokyo and Washington agreed on Friday to meet.",
        "On April 14, diplomats of both countries met in Seoul.",
        "South Korea, Japan agree on talks - sources said on Friday.",
        "TANZANIA and Uganda yesterday ended the session.",
        "President Karim (centre) - the man of the hour - spoke on Friday.",
        "PM Karim: we want talks, he said on Friday.",
        "Monday, April 14 was a long day for the two envoys.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline.find(text) is None
