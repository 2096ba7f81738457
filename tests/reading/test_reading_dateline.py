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
Bishkek, Nov. 21, 2017. /Kabar/. | Bishkek | KGZ | 11-21-2017 | Kabar
Bishkek, May 25 / Kabar /. | Bishkek | KGZ | 5-25 | Kabar
ASTANA. KAZINFORM | Astana | KAZ |  | KAZINFORM
NUR-SULTAN. KAZINFORM | Nur-Sultan | KAZ |  | KAZINFORM
TIRANA, Nov 9 /ATA/ - | Tirana | ALB | 11-9 | ATA
Bratislava/Brussels, October 10 (TASR-correspondent) – | Bratislava | SVK | 10-10 | TASR
NICOSIA (ANA - G. Leonidas) | Nicosia | CYP |  | ANA
Addis Ababa, February 24/2024 (ENA) | Addis Ababa | ETH | 2-24-2024 | ENA
Addis Ababa, Feb. 24, 2024 (ENA) - | Addis Ababa | ETH | 2-24-2024 | ENA
SAN JOSE, Sept 22, 2022 (AFP) - | San Jose | CRI | 9-22-2022 | AFP
Chisinau, 26 January /MOLDPRES/ - | Chisinau | MDA | 1-26 | MOLDPRES
YEREVAN, OCTOBER 10, ARMENPRESS. | Yerevan | ARM | 10-10 | ARMENPRESS
MARSEILLE, Aug. 2 - | Marseille | FRA | 8-2 |
WINDHOEK - | Windhoek | NAM |  |
ORSIÈRES, Switzerland, June 26 (Keystone-ATS) - | Orsières | CHE | 6-26 | Keystone-ATS
KYIV, Dec. 8 /Ukrinform/. | Kyiv | UKR | 12-8 | Ukrinform
KYIV. Dec 8 (Interfax-Ukraine) – | Kyiv | UKR | 12-8 | Interfax-Ukraine
Kyiv. December 8. UNN. | Kyiv | UKR | 12-8 | UNN
Tbilisi. December 8. Interpressnews - | Tbilisi | GEO | 12-8 | Interpressnews
BAKU /Azerbaijan/, Dec. 8 (Trend) - | Baku | AZE | 12-8 | Trend
Baku, December 8, AZERTAC | Baku | AZE | 12-8 | AZERTAC
Baku, 8 December. /AZERTAC/. | Baku | AZE | 12-8 | AZERTAC
Baku. 8 December. REPORT.AZ: | Baku | AZE | 12-8 | REPORT.AZ
Ankara, Dec 8 (AA) - | Ankara | TUR | 12-8 | AA
ISTANBUL (AA) - | Istanbul | TUR |  | AA
Brussels, 8 December 2024 - | Brussels | BEL | 12-8-2024 |
Brussels, 8 December (Argus) — | Brussels | BEL | 12-8 | Argus
BRUSSELS (Belga) - | Brussels | BEL |  | Belga
Tokyo, Dec. 8 (Jiji Press)-- | Tokyo | JPN | 12-8 | Jiji Press
HANOI (VNS) — | Hanoi | VNM |  | VNS
HÀ NỘI — | Hà Nội | VNM |  |
Hanoi, December 8 (VNA) – | Hanoi | VNM | 12-8 | VNA
VIENTIANE (Vientiane Times/ANN) - | Vientiane | LAO |  | Vientiane Times, ANN
Vientiane, Dec 8 (KPL) | Vientiane | LAO | 12-8 | KPL
Phnom Penh (FN), Dec. 8 – | Phnom Penh | KHM | 12-8 | FN
AKP Phnom Penh, December 08, 2024 -- | Phnom Penh | KHM | 12-8-2024 | AKP
Phnom Penh, December 8, 2024 AKP -- | Phnom Penh | KHM | 12-8-2024 | AKP
MANILA, Philippines — | Manila | PHL |  |
MANILA – | Manila | PHL |  |
MANILA, Dec. 8 (PNA) — | Manila | PHL | 12-8 | PNA
PUTRAJAYA, Dec 8 — | Putrajaya | MYS | 12-8 |
KUALA LUMPUR: | Kuala Lumpur | MYS |  |
KUALA LUMPUR, 8 Dec — | Kuala Lumpur | MYS | 12-8 |
SINGAPORE: | Singapore | SGP |  |
SINGAPORE - | Singapore | SGP |  |
BANDAR SERI BEGAWAN, Dec 8: | Bandar Seri Begawan | BRN | 12-8 |
JAKARTA, KOMPAS.com - | Jakarta | IDN |  | KOMPAS.com
TEMPO.CO, Jakarta - | Jakarta | IDN |  | TEMPO.CO
Dhaka, Dec 8 (BSS) : | Dhaka | BGD | 12-8 | BSS
DHAKA, Dec 8, 2024 (BSS) - | Dhaka | BGD | 12-8-2024 | BSS
Dhaka, Dec 8 (UNB)- | Dhaka | BGD | 12-8 | UNB
COLOMBO (News 1st); | Colombo | LKA |  | News 1st
COLOMBO, Dec 8 (Daily Mirror)- | Colombo | LKA | 12-8 | Daily Mirror
Kathmandu, Dec 8 (RSS): | Kathmandu | NPL | 12-8 | RSS
KATHMANDU: | Kathmandu | NPL |  |
Thimphu: | Thimphu | BTN |  |
Islamabad: | Islamabad | PAK |  |
ISLAMABAD: | Islamabad | PAK |  |
ISLAMABAD, Dec 8 (INP): | Islamabad | PAK | 12-8 | INP
ISLAMABAD, Dec 8 (Online): | Islamabad | PAK | 12-8 | Online
ISLAMABAD – | Islamabad | PAK |  |
KABUL (Pajhwok): | Kabul | AFG |  | Pajhwok
KABUL (BNA) | Kabul | AFG |  | BNA
KABUL (TOLOnews): | Kabul | AFG |  | TOLOnews
Kabul, December 8 – | Kabul | AFG | 12-8 |
TEHRAN, Dec. 08 (MNA) – | Tehran | IRN | 12-8 | MNA
TEHRAN (FNA)- | Tehran | IRN |  | FNA
TEHRAN (Tasnim) – | Tehran | IRN |  | Tasnim
TEHRAN, Young Journalists Club (YJC) - | Tehran | IRN |  | Young Journalists Club, YJC
TEHRAN – | Tehran | IRN |  |
Tehran, Dec 8, IRNA – | Tehran | IRN | 12-8 | IRNA
IRNA - Tehran - | Tehran | IRN |  | IRNA
Tehran, ICANA – | Tehran | IRN |  | ICANA
Baghdad – INA | Baghdad | IRQ |  | INA
Baghdad (IraqiNews.com) – | Baghdad | IRQ |  | IraqiNews.com
BAGHDAD / Shafaq News / | Baghdad | IRQ |  | Shafaq News
ERBIL, Kurdistan Region (Rudaw) — | Erbil | IRQ |  | Rudaw
ERBIL (Kurdistan 24) – | Erbil | IRQ |  | Kurdistan 24
Damascus, SANA- | Damascus | SYR |  | SANA
DAMASCUS, Dec. 8 (SANA) | Damascus | SYR | 12-8 | SANA
Damascus (SANA) – | Damascus | SYR |  | SANA
BEIRUT (NNA) - | Beirut | LBN |  | NNA
Amman, Dec. 8 (Petra) -- | Amman | JOR | 12-8 | Petra
AMMAN — | Amman | JOR |  |
RAMALLAH, December 8, 2024 (WAFA) – | Ramallah | PSE | 12-8-2024 | WAFA
RAMALLAH, Sunday, December 8, 2024 (WAFA) - | Ramallah | PSE | 12-8-2024 | WAFA
GAZA, (PIC) | Gaza | PSE |  | PIC
JERUSALEM (JTA) — | Jerusalem | ISR |  | JTA
Cairo – MENA | Cairo | EGY |  | MENA
CAIRO - 8 December 2024: | Cairo | EGY | 12-8-2024 |
CAIRO, Dec. 8 (MENA) - | Cairo | EGY | 12-8 | MENA
KHARTOUM, Dec.8 (SUNA) - | Khartoum | SDN | 12-8 | SUNA
Khartoum, Dec. 8, (SUNA)- | Khartoum | SDN | 12-8 | SUNA
December 8, 2024 (KHARTOUM) - | Khartoum | SDN | 12-8-2024 |
December 8, 2024 (JUBA) – | Juba | SSD | 12-8-2024 |
TRIPOLI, 8 December 2024 (LANA) - | Tripoli | LBY | 12-8-2024 | LANA
Tripoli, 08 December 2024 (Lana) _ | Tripoli | LBY | 12-8-2024 | Lana
Tunis, Dec. 8 (TAP) - | Tunis | TUN | 12-8 | TAP
ALGIERS- | Algiers | DZA |  |
ALGIERS (APS) - | Algiers | DZA |  | APS
Rabat - | Rabat | MAR |  |
Rabat, Dec. 8 (MAP) - | Rabat | MAR | 12-8 | MAP
Nouakchott, 8 December 2024 (AMI) - | Nouakchott | MRT | 12-8-2024 | AMI
Dakar, Dec. 8 (APS) - | Dakar | SEN | 12-8 | APS
Accra, Dec. 8, GNA – | Accra | GHA | 12-8 | GNA
Accra, Dec. 8, GNA - | Accra | GHA | 12-8 | GNA
Abuja, Dec. 8, 2024 (NAN) | Abuja | NGA | 12-8-2024 | NAN
ABUJA – | Abuja | NGA |  |
Abuja, Dec 8, (NAN) | Abuja | NGA | 12-8 | NAN
NAIROBI, Kenya, Dec 8 – | Nairobi | KEN | 12-8 |
NAIROBI (KNA) - | Nairobi | KEN |  | KNA
DODOMA: | Dodoma | TZA |  |
HARARE, Dec. 8 (New Ziana) -- | Harare | ZWE | 12-8 | New Ziana
HARARE, (CAJ News) - | Harare | ZWE |  | CAJ News
PRETORIA - | Pretoria | ZAF |  |
Maputo, 8 Dec (AIM) – | Maputo | MOZ | 12-8 | AIM
Luanda - | Luanda | AGO |  |
Luanda, 8 December 2024 (ANGOP) - | Luanda | AGO | 12-8-2024 | ANGOP
Kigali, (RNA) | Kigali | RWA |  | RNA
MOGADISHU (SONNA) - | Mogadishu | SOM |  | SONNA
Mogadishu (HOL) - | Mogadishu | SOM |  | HOL
Asmara, 8 December 2024- | Asmara | ERI | 12-8-2024 |
Havana, Dec 8 (Prensa Latina) | Havana | CUB | 12-8 | Prensa Latina
HAVANA, Cuba, Dec 8 (ACN) | Havana | CUB | 12-8 | ACN
Havana, Dec 8 (RHC)-- | Havana | CUB | 12-8 | RHC
Caracas, 08 Dec. AVN.- | Caracas | VEN | 12-8 | AVN
Caracas, December 8, 2024 (Venezuelanalysis.com) – | Caracas | VEN | 12-8-2024 | Venezuelanalysis.com
BUENOS AIRES (MercoPress) - | Buenos Aires | ARG |  | MercoPress
Montevideo, December 8 - | Montevideo | URY | 12-8 |
Lima, Dec. 8 (ANDINA). | Lima | PER | 12-8 | ANDINA
La Paz, Dec 8 (ABI).- | La Paz | BOL | 12-8 | ABI
KINGSTON, Jamaica (JIS) — | Kingston | JAM |  | JIS
KINGSTON, Jamaica, CMC – | Kingston | JAM |  | CMC
BRIDGETOWN, Barbados, Dec 8, CMC – | Bridgetown | BRB | 12-8 | CMC
GEORGETOWN, Guyana, (DPI) - | Georgetown | GUY |  | DPI
(Georgetown, GINA, December 8) | Georgetown | GUY | 12-8 | GINA
OTTAWA — | Ottawa | CAN |  |
OTTAWA, ON (CP) - | Ottawa | CAN |  | CP
WASHINGTON: | Washington | USA |  |
WASHINGTON, Dec. 8 (UPI) -- | Washington | USA | 12-8 | UPI
NEW YORK, Dec. 8, 2024 /PRNewswire/ -- | New York | USA | 12-8-2024 | PRNewswire
UNITED NATIONS (AP) - | United Nations |  |  | AP
UNITED NATIONS, Dec 8 (APP): | United Nations |  | 12-8 | APP
London, Dec 8 (PA) — | London | GBR | 12-8 | PA
LONDON (Alliance News) - | London | GBR |  | Alliance News
PARIS (AFP) – | Paris | FRA |  | AFP
Paris (AFP) – | Paris | FRA |  | AFP
(AGI) Rome, Dec. 8 - | Rome | ITA | 12-8 | AGI
(ANSAmed) - TUNIS, DECEMBER 8 - | Tunis | TUN | 12-8 | ANSAmed
Rome, 8 Dec. (askanews) – | Rome | ITA | 12-8 | askanews
Lisbon, Dec. 8, 2024 (Lusa) – | Lisbon | PRT | 12-8-2024 | Lusa
Madrid, Dec 8 (EFE).- | Madrid | ESP | 12-8 | EFE
Madrid, 8 Dec (Europa Press) - | Madrid | ESP | 12-8 | Europa Press
Warsaw, Dec. 8 (PAP) - | Warsaw | POL | 12-8 | PAP
Warsaw, Poland (PAP) | Warsaw | POL |  | PAP
Prague, Dec 8 (CTK) - | Prague | CZE | 12-8 | CTK
PRAGUE (ČTK) – | Prague | CZE |  | ČTK
Budapest, December 8 (MTI) – | Budapest | HUN | 12-8 | MTI
BUCHAREST, Dec 8 /AGERPRES/ - | Bucharest | ROU | 12-8 | AGERPRES
Sofia, December 8 (BTA) - | Sofia | BGR | 12-8 | BTA
SOFIA (BTA) - | Sofia | BGR |  | BTA
BELGRADE, Dec 8 (Tanjug) - | Belgrade | SRB | 12-8 | Tanjug
BELGRADE - | Belgrade | SRB |  |
SARAJEVO, December 8 (FENA) - | Sarajevo | BIH | 12-8 | FENA
SARAJEVO (Patria) - | Sarajevo | BIH |  | Patria
Podgorica, (MINA) - | Podgorica | MNE |  | MINA
PODGORICA, 8 December (MINA) – | Podgorica | MNE | 12-8 | MINA
Skopje, 8 December 2024 (MIA) - | Skopje | MKD | 12-8-2024 | MIA
LJUBLJANA (STA) - | Ljubljana | SVN |  | STA
Ljubljana, 8 December (STA) - | Ljubljana | SVN | 12-8 | STA
ZAGREB, Dec 8 (Hina) - | Zagreb | HRV | 12-8 | Hina
ZAGREB, 8 December 2024 (Hina) - | Zagreb | HRV | 12-8-2024 | Hina
VILNIUS, Dec 8, BNS - | Vilnius | LTU | 12-8 | BNS
RIGA - | Riga | LVA |  |
RIGA, Dec 8 (LETA) - | Riga | LVA | 12-8 | LETA
TALLINN - | Tallinn | EST |  |
MINSK, 8 December (BelTA) – | Minsk | BLR | 12-8 | BelTA
MOSCOW, December 8 (RIA Novosti). | Moscow | RUS | 12-8 | RIA Novosti
MOSCOW, December 8 (Itar-Tass) - | Moscow | RUS | 12-8 | Itar-Tass
MOSCOW. Dec 8 (Interfax) - | Moscow | RUS | 12-8 | Interfax
MOSCOW (Sputnik) — | Moscow | RUS |  | Sputnik
UN, December 8. /TASS/. | UN |  | 12-8 | TASS
UNITED NATIONS, December 8. /TASS/. | United Nations |  | 12-8 | TASS
DUSHANBE, December 8, 2024 (NIAT Khovar) – | Dushanbe | TJK | 12-8-2024 | NIAT Khovar
DUSHANBE, 08.12.2024 (NIAT Khovar) - | Dushanbe | TJK | 12-8-2024 | NIAT Khovar
DUSHANBE. December 8. /ASIA-Plus/. | Dushanbe | TJK | 12-8 | ASIA-Plus
Tashkent, Uzbekistan (UzDaily.com) -- | Tashkent | UZB |  | UzDaily.com
TASHKENT, 8 December. /Dunyo IA/. | Tashkent | UZB | 12-8 | Dunyo IA
Ashgabat, 8 December 2024 (TDH) - | Ashgabat | TKM | 12-8-2024 | TDH
Ulaanbaatar, October 20 /MONTSAME/. | Ulaanbaatar | MNG | 10-20 | MONTSAME
Ulaanbaatar /MONTSAME/ | Ulaanbaatar | MNG |  | MONTSAME
Pyongyang, December 8 (KCNA) -- | Pyongyang | PRK | 12-8 | KCNA
Beijing, Dec. 8 (CNS) -- | Beijing | CHN | 12-8 | CNS
BEIJING, Dec. 8 -- | Beijing | CHN | 12-8 |
Taipei, Feb. 18 (CNA) | Taipei | TWN | 2-18 | CNA
TAIPEI (Taiwan News) — | Taipei | TWN |  | Taiwan News
HONG KONG (AFP) — | Hong Kong | HKG |  | AFP
CANBERRA, Australia (AP) — | Canberra | AUS |  | AP
CANBERRA (AAP) - | Canberra | AUS |  | AAP
WELLINGTON (RNZ) - | Wellington | NZL |  | RNZ
SUVA - | Suva | FJI |  |
SUVA (Pacnews) -- | Suva | FJI |  | Pacnews
SUVA, 08 DECEMBER 2024 (PACNEWS) – | Suva | FJI | 12-8-2024 | PACNEWS
PORT MORESBY: | Port Moresby | PNG |  |
HONIARA, 8 DECEMBER 2024 (SIBC) – | Honiara | SLB | 12-8-2024 | SIBC
NEW DELHI: | New Delhi | IND |  |
NEW DELHI, Dec 8: | New Delhi | IND | 12-8 |
New Delhi, December 8 | New Delhi | IND | 12-8 |
New Delhi [India], December 8 (ANI): | New Delhi | IND | 12-8 | ANI
Kathmandu [Nepal], December 8 (ANI): | Kathmandu | NPL | 12-8 | ANI
NEW DELHI, Dec 8 (UNI) | New Delhi | IND | 12-8 | UNI
New Delhi, Dec 8 (KNN) | New Delhi | IND | 12-8 | KNN
Washington/New Delhi, Dec 8 (IANS) | Washington | USA | 12-8 | IANS
Washington/New Delhi: | Washington | USA |  |
Mumbai (Maharashtra) [India], December 8 (ANI): | Mumbai | IND | 12-8 | ANI
Panaji, 8 December 2024 | Panaji | IND | 12-8-2024 |
Dubai: | Dubai | ARE |  |
DUBAI, 8th December, 2024 (WAM) -- | Dubai | ARE | 12-8-2024 | WAM
ABU DHABI, 8th December 2024 (WAM) — | Abu Dhabi | ARE | 12-8-2024 | WAM
Doha - QNA | Doha | QAT |  | QNA
Doha, December 08 (QNA) - | Doha | QAT | 12-8 | QNA
DOHA: | Doha | QAT |  |
KUWAIT, Dec 8 (KUNA) -- | Kuwait | KWT | 12-8 | KUNA
KUWAIT CITY: | Kuwait City | KWT |  |
Manama, Dec. 8 (BNA): | Manama | BHR | 12-8 | BNA
MUSCAT, 8 Dec (ONA) -- | Muscat | OMN | 12-8 | ONA
Muscat: | Muscat | OMN |  |
Muscat, 8 Dec. (ONA) — | Muscat | OMN | 12-8 | ONA
SANA'A, Dec. 8 (Saba) - | Sana'a | YEM | 12-8 | Saba
Aden, Dec 8 (Saba) – | Aden | YEM | 12-8 | Saba
RIYADH: | Riyadh | SAU |  |
Riyadh, Dec 08, 2024, SPA -- | Riyadh | SAU | 12-8-2024 | SPA
Jeddah, Jumada II 07, 1446 AH, December 08, 2024 AD, SPA -- | Jeddah | SAU | 12-8-2024 | SPA
JEDDAH (UNA) - | Jeddah | SAU |  | UNA
Jeddah (UNA) – | Jeddah | SAU |  | UNA
Nicosia, Dec 8 (CNA) | Nicosia | CYP | 12-8 | CNA
ATHENS (ANA-MPA) - | Athens | GRC |  | ANA-MPA
VALLETTA, Malta (AP) — | Valletta | MLT |  | AP
STOCKHOLM (TT) - | Stockholm | SWE |  | TT
Oslo (NTB): | Oslo | NOR |  | NTB
COPENHAGEN (Ritzau) - | Copenhagen | DNK |  | Ritzau
HELSINKI (STT) - | Helsinki | FIN |  | STT
Bern, 08.12.2024 - | Bern | CHE | 12-8-2024 |
GENEVA (8 December 2024) – | Geneva | CHE | 12-8-2024 |
GENEVA, 8 December 2024 — | Geneva | CHE | 12-8-2024 |
NEW YORK/GENEVA (8 December 2024) - | New York | USA | 12-8-2024 |
VATICAN CITY (CNS) -- | Vatican City | VAT |  | CNS
VATICAN CITY (RNS) — | Vatican City | VAT |  | RNS
Vienna, 8 December 2024 – | Vienna | AUT | 12-8-2024 |
VIENNA (APA) - | Vienna | AUT |  | APA
Vienna (dpa) - | Vienna | AUT |  | dpa
The Hague, 8 December (ANP) - | The Hague | NLD | 12-8 | ANP
THE HAGUE, Netherlands (AP) — | The Hague | NLD |  | AP
Yerevan (CivilNet) – | Yerevan | ARM |  | CivilNet
Yerevan/Mediamax/. | Yerevan | ARM |  | Mediamax
YEREVAN, December 8. /ARKA/. | Yerevan | ARM | 12-8 | ARKA
YEREVAN, December 8. /Novosti Armenia/. | Yerevan | ARM | 12-8 | Novosti Armenia
Tbilisi, 8 December (IPN) - | Tbilisi | GEO | 12-8 | IPN
TSKHINVAL, December 8 /Res/. | Tskhinval |  | 12-8 | Res
Pristina (KosovaPress) - | Pristina | XKX |  | KosovaPress
LA PAZ, Bolivia (AP) - | La Paz | BOL |  | AP
SAN SALVADOR, El Salvador (AP) — | San Salvador | SLV |  | AP
PORT-AU-PRINCE, Haiti — | Port-au-Prince | HTI |  |
Camp David, Md. -- | Camp David | USA |  |
KOHIMA, 8 DECEMBER (MExN): | Kohima | IND | 12-8 | MExN
IMPHAL, Dec 8 (Newmai News Network) | Imphal | IND | 12-8 | Newmai News Network
Srinagar, Dec 08 (KNO): | Srinagar | IND | 12-8 | KNO
YANGON, 8 Dec — | Yangon | MMR | 12-8 |
NAY PYI TAW, Dec 8 — | Nay Pyi Taw | MMR | 12-8 |
BANGKOK (NNT) - | Bangkok | THA |  | NNT
BANGKOK, 8 December 2024 (TNA) - | Bangkok | THA | 12-8-2024 | TNA
BANGKOK, Dec 8 (TNA) – | Bangkok | THA | 12-8 | TNA
Male, December 8 (PSM): | Male | MDV | 12-8 | PSM
DILI, 08 December 2024 (TATOLI) – | Dili | TLS | 12-8-2024 | TATOLI
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
    ("prefix", "place", "credits"),
    [
        ("STA, 25 July 2022 -", None, ("STA",)),
        ("AFP, Paris -", "Paris", ("AFP",)),
        ("TIRANA, Feb 19 (ATA) - By Irena Luto:", "Tirana", ("ATA",)),
        ("OSLO, May 9 (NTB) - By Jane Roe -", "Oslo", ("NTB",)),
        ("By Ada Obi, Abuja, Dec. 8, 2024 (NAN)", "Abuja", ("NAN",)),
        ("By Jane Roe: OSLO, May 9 (NTB) -", "Oslo", ("NTB",)),
        ("PanARMENIAN.Net -", None, ("PanARMENIAN.Net",)),
        ("AKIPRESS.COM -", None, ("AKIPRESS.COM",)),
        ("Jumada II 7, 1446, December 08, 2024, SPA --", None, ("SPA",)),
        ("Kathmandu, Mangsir 23:", "Kathmandu", ()),
        ("OSLO, May 9 (AFP-APP) -", "Oslo", ("AFP", "APP")),
        ("OSLO, May 9 (Special to Fjord Wire) -", "Oslo", ("Fjord Wire",)),
        ("NICOSIA, May 9 (ANA-MPA/G. Leonidas) -", "Nicosia", ("ANA-MPA",)),
    ],
)
def test_what_else_stands_in_a_dateline(prefix: str, place: str | None, credits: tuple[str, ...]) -> None:
    found = dateline.find(f"{prefix} {REST}")
    assert found is not None
    assert (found.place, found.credits, f"{prefix} {REST}"[found.end :]) == (place, credits, REST)


@pytest.mark.parametrize(
    "text",
    [
        "Xinhua said on Friday that talks are on.",
        "Paris, Texas is a town of 25,000.",
        "Washington and AP reporters met on Friday - as ever.",
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


@pytest.mark.parametrize(
    "text",
    [
        "LONDON: Reuters reported on Friday that talks are on.",
        "Doha - QNA journalists met on Friday.",
        "KYIV. UNN told its readers on Friday that talks are on.",
    ],
)
def test_an_agency_that_acts_is_no_credit(text: str) -> None:
    found = dateline.find(text)
    assert found is None or found.credits == ()
