"""Lines of furniture between and behind paragraphs, and sentences that only look like them."""

from __future__ import annotations

import html

import pytest
from reading_build import FIRST, SECOND, THIRD, TITLE, paragraphs, story

FOURTH = "The treaty was drafted in 2019 and has 14 articles, according to the ministry."
WHOLE = ["OSLO, May 9 (NTB) - " + FIRST, SECOND, FOURTH, THIRD]

# Anywhere in a page.
ANYWHERE = """
Read also: Peru and Brunei sign cocoa pact in Lima
Also read | Peru and Brunei sign cocoa pact in Lima
READ MORE Peru and Brunei sign cocoa pact in Lima
RELATED ARTICLE: Peru and Brunei sign cocoa pact in Lima.
Related: Peru and Brunei will sign a cocoa pact in Lima, the president says
Peru and Brunei to sign cocoa pact in Lima, president says after talks with sultan
Malta's envoy says talks on tuna will go on despite storm in Fiji
Don't miss: Peru, Brunei sign pact
You may also like
Recommended reading: The long road to a cocoa pact
Share this article
Share Tweet Email Print
Share on Facebook Share on X Share on WhatsApp
Facebook Twitter Whatsapp Telegram
Follow our channel on Telegram for the latest updates.
Subscribe to our YouTube channel for more videos.
Tap here to join our WhatsApp community.
Get the day's top stories in your inbox every morning.
Sign up for our morning briefing.
Start your day with the Nordic Brief, our free newsletter.
Support independent journalism. Become a member today.
Stream the best of Nordic TV on our app. Anytime. Anywhere.
Download the free app for iOS and Android.
Enjoy unlimited access from $1 a week.
Never miss a story. Turn on notifications.
Watch: Foreign minister arrives in Oslo
WATCH LIVE | The press conference in Oslo
Listen to this story in our podcast.
Click here to read the full statement.
For more on this story, visit our website.
We use cookies to give you the best experience on this site.
We value your privacy and ask for your consent.
By clicking accept you agree to our terms.
Do you think the treaty is good for Norway? Vote in our poll.
Poll: Should Norway sign the treaty?
What do you think of the treaty? Tell us in the comments below.
Let us know your views at letters@nordic.example.
Have something to add? Share it in the comments.
Advertisement
ADVERTISEMENT - CONTINUE READING BELOW
Story continues below this ad
The article continues after the advertisement.
Photo: Foreign Ministry of Norway
Photo : NTB News
Image: NTB / Handout
(Photo: NTB)
[Source: Embassy of Chile / Facebook]
Illustrative photo: the harbour of Oslo (NTB archive)
Foreign Minister Olsen (left) shakes hands with his Chilean colleague in Oslo on Friday.
Foreign Minister Olsen (R) and his Chilean counterpart at a press conference. Photo: NTB
Norway's foreign minister speaks to reporters in Oslo. — Reuters
The two ministers pose for a photo before their talks in Oslo, May 8, 2023. [Photo by NTB]
Oslo's city hall is seen in this file picture. (NTB)
FILE PHOTO: Norway's foreign minister arrives for a summit in Brussels, Belgium, June 2, 2022. REUTERS/Jane Roe
File - Norway's foreign minister speaks in Oslo, Tuesday, March 7, 2023. (AP Photo/Jane Roe, File)
© NTB / Jane Roe
Jane Roe/NTB
External content: Show map
Members: listen to this article
Reading time: 3 minutes
3 min read
Last updated 2 hours ago
Text size A A A
Most read
Trending now
Breaking News Live Updates
PROMOTED
Sponsored content by Fjord Bank
Premium content for subscribers only.
This content is available only to subscribers.
To continue reading, please log in or subscribe.
Already a member? Log in here.
Your browser does not support the video tag.
Please enable JavaScript to view this content.
Loading...
Explained: Why the ice treaty matters to Chile
Analysis: A pact that few will read
Opinion | The ice is thinner than it looks
More on this topic
On the same subject
Key takeaways
In numbers
>> Peru, Brunei sign cocoa pact
► Peru, Brunei sign cocoa pact
→ Peru, Brunei sign cocoa pact
[Read: Peru, Brunei sign cocoa pact]
(Also read: Peru, Brunei sign cocoa pact)
See also > Peru, Brunei sign cocoa pact
Next Story
Buy our e-paper for only 2 euros a month.
Win two tickets to the Oslo opera by answering one question.
Join the conversation on our Facebook page.
You can now get our stories on Google News - click follow.
Stay connected with us on social media.
This video may not play in your region.
Press play to listen to the interview.
Sign the petition and help save the harbour.
Make us your preferred source on Google.
""".strip().splitlines()

# Behind the last paragraph.
BEHIND = """
Jane Roe is a writer and farmer. The views expressed are her own.
Jane Roe is the Nordic correspondent of the Harbour Gazette.
Jane Roe covers foreign policy for the Harbour Gazette. She can be reached at jane@gazette.example.
About the author: Jane Roe has worked in Oslo since 2010.
The author is a former ambassador of Chile to Norway.
The writer is a professor of law at the University of Oslo.
Any material published on this website is the property of the agency.
Materials may be used only with an active link to the source.
When using materials, a hyperlink is required.
Harbour News Agency is the official source. When using materials, a hyperlink is required.
Reproduction in whole or in part without permission is prohibited.
No part of this page may be reproduced without written consent.
All content is protected by copyright law.
© 2023 Harbour Gazette. All rights reserved.
©2023 Harbour Gazette
Copyright 2023 Harbour Gazette Ltd.
(c) Harbour Gazette 2023
The Harbour Gazette is a daily newspaper published in Oslo since 1881.
Harbour Gazette is an independent news site covering the Nordic countries.
NTB is Norway's national news agency and supplies news around the clock.
About us: Harbour Gazette brings news from Oslo to the world.
Posted by Marisol at 10:31
Great news, hope they keep their word this time!!!
Please keep to the house rules.
Comments are moderated before they appear.
The editors reserve the right to delete comments.
The content of external sites is not our responsibility.
The opinions expressed here do not reflect those of the newspaper.
Disclaimer: The text comes from an agency.
This story has been published from a wire agency feed without changes.
This is a press release; the newspaper takes no responsibility for it.
If you found a mistake in the text, select it and press Ctrl+Enter.
Found a typo? Let us know.
To report an error, write to desk@gazette.example.
Contact the newsroom: +47 22 00 00 00
Tel: +47 22 00 00 00 Fax: +47 22 00 00 01
P.O. Box 100, 0100 Oslo, Norway.
Ministry of Foreign Affairs, 7. juni-plassen 1, Oslo
Sites of Norwegian Representations
Tags: Norway, Chile
#Norway #Chile
Reporter: J. Roe
(Reporter V. Bercu, editor M. Jantovan)
Editing by Jane Roe.
Reporting by Jane Roe in Oslo; editing by Ola Nordmann.
(Additional reporting by Ola Nordmann)
(With inputs from agencies)
With NTB inputs
(Agencies)
-- BERNAMA
/jr
mf/df
(jr)
J.R.
Enditem
ENDS
-0-
20:15 Envoys of Malta and Fiji postpone talks on tuna
Envoys of Malta and Fiji postpone talks on tuna 5 hours ago
May 8, 2023 Envoys of Malta and Fiji postpone talks on tuna
This content was published on Jun 20, 2022 Swiss president pays visit to Vienna.
- Peru and Brunei sign cocoa pact in Lima
• Peru and Brunei sign cocoa pact in Lima
Lima, May 8: Peru and Brunei signed a cocoa pact on Monday. Read more
Printed from the website of the Harbour Gazette.
Short URL: https://gazette.example/x1
https://gazette.example/x1
Translated by Jane Roe
(Translated from Norwegian by Jane Roe)
Written by Jane Roe
Edited by: Jane Roe
Note: All times are local.
Editor's note: This story has been corrected to fix the year of the meeting.
This article has been amended to correct a name.
Correction: An earlier version gave the wrong year.
Views: 512
512 views
0 Comments
Like 12 Dislike 1
Privacy policy | Terms | Imprint
Designed by Fjord Media
Hosting by Fjord Media.
Powered by NewsEngine 4.
Sponsored by the Fjord Bank.
Exchange rates: 1 EUR = 11.4 NOK
""".strip().splitlines()

# Reporting, though it holds their words.
REPORTING = """
"We will sign," she said.
Who will pay is not known.
But will it work? Few think so.
No date has been set.
The visit lasts two days.
He did not elaborate.
"You cannot get this wrong," Olsen told reporters.
Support for the treaty has grown in both parliaments.
Follow-up talks are planned for June.
Share prices of fishing firms rose in Oslo.
Get-togethers of this kind are rare, an aide said.
Read by a clerk, the letter of the king took ten minutes.
Join the two teams did in the end, the ministry said.
Watch officers of both navies took part.
Olsen is a former ambassador to Chile.
The ministry is an old partner of the institute.
She is a professor of law and became minister in 2021.
The source declined to be named because he was not authorised to speak.
The agreement will enter into force without permission of the states' parliaments, he said.
Chile's navy photographed the wreck in 2019.
The photo of the two ministers went round the world.
The two sides also discussed a hyperlink of cables under the sea.
Our goal is peace, the minister wrote in a letter.
In our view the treaty is void, the opposition said.
He said: "Tell us what you need."
- Norway will open a consulate in Punta Arenas;
- Chile will send two ice breakers.
The minister's visit to Chile is his third.
Comments by the minister caused anger in Lima.
Trending downward since May, exports fell again.
Related issues will be taken up later.
The newspaper Aftenposten first reported the visit.
Source countries of migrants will be discussed.
Copyright will be one of the topics, she said.
Editing of the treaty took two years.
What would they discuss? Fish, to begin with.
Advertisement bans are another topic of the talks.
Tags on fish will be introduced in 2024.
Subscribers of the state telecom were cut off.
Also on Tuesday, the two defence ministers spoke by phone.
More talks are due in May.
Other ministers will follow.
Latest figures show a rise in trade.
The opinions expressed by the envoy are not those of the government, a spokesman said.
Contact between the two was broken off in 2019.
Most read the treaty only afterwards, a deputy said.
Mr Olsen, 51, is a member of the Labour Party.
""".strip().splitlines()


def plain(lines: list[str]) -> str:
    return "\n\n".join(["Harbour Gazette", TITLE, "By Jane Roe\nMay 9, 2023", *lines])


def page(lines: list[str]) -> str:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    head = f"<div>Harbour Gazette</div><h1>{TITLE}</h1><div>By Jane Roe</div><div>May 9, 2023</div>"
    return f"<html><head><title>{TITLE}</title></head><body>{head}<div>{body}</div></body></html>"


@pytest.mark.parametrize("form", [plain, page])
@pytest.mark.parametrize("line", ANYWHERE)
def test_furniture_between_paragraphs(line: str, form) -> None:  # type: ignore[no-untyped-def]
    reading = story(form([*WHOLE[:2], line, *WHOLE[2:]]), uri=f"a.{form.__name__}")
    assert (paragraphs(reading), reading.story.headline) == (WHOLE, TITLE)


@pytest.mark.parametrize("form", [plain, page])
@pytest.mark.parametrize("line", [*ANYWHERE, *BEHIND])
def test_furniture_behind_the_story(line: str, form) -> None:  # type: ignore[no-untyped-def]
    reading = story(form([*WHOLE, line]), uri=f"a.{form.__name__}")
    assert (paragraphs(reading), reading.story.headline) == (WHOLE, TITLE)


@pytest.mark.parametrize("form", [plain, page])
@pytest.mark.parametrize("line", REPORTING)
def test_reporting_stays(line: str, form) -> None:  # type: ignore[no-untyped-def]
    assert paragraphs(story(form([*WHOLE[:2], line, *WHOLE[2:]]))) == [*WHOLE[:2], line, *WHOLE[2:]]
    assert paragraphs(story(form([*WHOLE, line]))) == [*WHOLE, line]


def test_advice_speaks_to_its_reader_and_stays() -> None:
    advice = [
        "If you want to see the harbour, you should take this page of the map with you and walk down to the quay.",
        "You can also buy tickets to the museum on its website, which saves you half an hour in the queue.",
        "Check your account before you leave, because the ferry takes no cash and has no machine.",
        "Find a place on the left of the ferry: you will see the fortress from there, as this article promised.",
        "Visit the site of the old mill; our guide will tell you what it ground.",
    ]
    assert paragraphs(story(plain(["OSLO - " + FIRST, *advice, SECOND])))[1:-1] == advice


@pytest.mark.parametrize("heading", ["Key takeaways", "More on this topic", "Most read", "You may also like"])
@pytest.mark.parametrize(
    "last",
    [
        "They last met in Santiago in 2017.",
        "Olsen will fly home on Monday.",
        "Fisheries were on the agenda of that meeting of the two ministries too.",
    ],
)
def test_the_story_goes_on_below_a_heading_without_titles(heading: str, last: str) -> None:
    whole = [*WHOLE[:2], "Foreign Minister Olsen spoke of a first step.", last]
    assert paragraphs(story(plain([*whole[:3], heading, last]))) == whole


@pytest.mark.parametrize(
    "stray",
    [
        "Archive pictures of the Norwegian-Danish games called off in 2013 are available.",
        "Peru's president opens a new port. Brunei's sultan cuts the ribbon.",
        "Kenyan farmers block a road over the price of milk and bread.",
    ],
)
def test_a_teaser_below_a_heading_is_none_of_the_story(stray: str) -> None:
    assert paragraphs(story(plain([*WHOLE, "Notebook", stray]))) == WHOLE


@pytest.mark.parametrize(
    "menu",
    [
        "AA  Norway  World  Economy  Politics  Sports",
        "Home News Business Sport Opinion",
        "Politics Economy Society Culture Video",
    ],
)
def test_a_menu_without_bars_is_no_headline(menu: str) -> None:
    told = story(f"{menu}\n\n{TITLE}\n\nMay 9, 2023\n\n" + "\n\n".join(WHOLE)).story
    assert (told.headline, len(told.paragraphs)) == (TITLE, 4)


@pytest.mark.parametrize("line", ["9. 5. 2023", "9.5.2023", "09.05.2023 14:20"])
def test_days_between_full_stops_come_day_first(line: str) -> None:
    page_ = "\n\n".join([TITLE, line, "MANILA, Philippines - " + FIRST, SECOND])
    assert (story(page_).story.published or "")[:10] == "2023-05-09"


def test_a_date_of_another_title_is_not_this_story_s() -> None:
    title = (
        "This content was published on Jun 20, 2022   Peru's president opens a new port and the sultan cuts the ribbon"
    )
    told = story("\n\n".join([TITLE, "Updated: May 9, 2023 17:10", *WHOLE, "More", title])).story
    assert told.published == "2023-05-09"
