"""Pages with all that sites put around and into a story: nothing but the story is read, whatever the markup says."""

# ruff: noqa: E501
from __future__ import annotations

import pytest
from reading_build import story

TITLE = "Kyrgyzstan, Norway energy ministers to meet"
STORY = (
    "BISHKEK, May 4 (AKIpress) — The energy ministers of Kyrgyzstan and Norway will meet in Oslo in June, officials said on Thursday.",
    "Minister Azamat Toktogulov told reporters that a delegation of nine would travel with him.",
    "“We have water and they have turbines,” he said.",
    "The two countries signed a memorandum in 2019 after talks in Bergen.",
)
HEAD = f"<h1>{TITLE}</h1><div>By Aida Osmon</div><div>May 4, 2023 17:10</div>"


def p(*chosen: int) -> str:
    return "".join(f"<p>{STORY[i]}</p>" for i in chosen)


PAGES = {
    "inline_also_read": f"{HEAD}{p(0, 1)}<p><strong>Also Read: <a href=x>Kyrgyz minister sacked over blackout</a></strong></p>{p(2)}<p><a href=y>Norway fund sells shares of coal firms</a></p>{p(3)}<p>READ MORE: <a href=z>Toktogul dam to be refitted by 2026</a></p>",
    "inline_plain_also": f"{HEAD}{p(0, 1)}<p>ALSO READ | Kyrgyz minister sacked over blackout</p>{p(2)}<p>[READ: Norway fund sells shares of coal firms]</p>{p(3)}<p>>>> Toktogul dam to be refitted by 2026</p>",
    "newsletter_form": f"{HEAD}{p(0, 1)}<div><h3>The Valley in your inbox</h3><p>Every Friday we pick the five stories that matter. Free.</p><input><label>Email</label><p>By signing up you agree to our terms and to receive occasional mail.</p></div>{p(2, 3)}",
    "captions": f"{HEAD}<p><em>Energy Minister Azamat Toktogulov, left, at a press conference in Bishkek on Thursday. PHOTO: AKIpress</em></p>{p(0, 1)}<div><img><p>The Toktogul reservoir seen from the north shore, April 2, 2021. (AP Photo/Jon Doe)</p></div>{p(2, 3)}<p>Cover photo: A turbine hall in Bergen. /VCG</p>",
    "author_bio": f"{HEAD}{p(0, 1, 2, 3)}<p>Aida Osmon is an energy correspondent based in Bishkek. She previously worked for Radio Azattyk.</p><p>Follow her on Twitter: @aidaosmon</p><p>The views expressed here are the author’s own.</p>",
    "most_read": f"{HEAD}{p(0, 1, 2, 3)}<div><p>MOST READ</p><ol><li>1 Man held over fire in Osh bazaar</li><li>2 Som weakens for third day</li><li>3 Minister: no blackouts this winter, says Toktogulov in January 2025</li></ol></div>",
    "cards": f"{HEAD}{p(0, 1, 2, 3)}<div><div><h3>Man held over fire in Osh bazaar</h3><p>Police said on Monday that the man, 34, had been seen near the stalls.</p><span>May 9, 2024</span></div><div><h3>Som weakens</h3><p>The currency fell for the third day as banks closed early on Friday.</p><span>May 8, 2024</span></div><div><h3>Snow on Ala-Bel</h3><p>The pass was shut to lorries overnight, the roads ministry said.</p><span>May 7, 2024</span></div></div>",
    "comments": f"{HEAD}{p(0, 1, 2, 3)}<div><h4>3 Comments</h4><div><b>Bakyt</b> May 5, 2023 at 9:14<p>Nine people for one meeting? In 2019 there were fifteen and nothing came of it.</p></div><div><b>norwegian_wood</b> May 6, 2023<p>The turbines are made in Trondheim, not Bergen. Please correct.</p></div><div><b>Admin</b><p>Thank you, noted.</p></div></div>",
    "comments_plain": f"{HEAD}{p(0, 1, 2, 3)}<p>Comments</p><p>Bakyt K. says:</p><p>Nine people for one meeting? In 2019 there were fifteen and nothing came of it.</p><p>Marlis replied on May 6:</p><p>My cousin works at the dam and says that the turbines were never ordered by anyone.</p>",
    "banner": f"<div>We value your privacy. We and our 812 partners store and access information on a device, such as cookies.</div><div>LIVE UPDATES: Quake in Naryn, tune in now</div>{HEAD}{p(0, 1, 2, 3)}<div>You have 2 free articles left this month. Subscribe for $1.</div>",
    "video": f"{HEAD}<div>Video Player is loading. This is a modal window.</div>{p(0, 1)}<div>Duration 1:45 Autoplay next video</div>{p(2, 3)}<p>Watch: The dam that keeps the valley alight</p>",
    "keypoints": f"<h1>Kyrgyzstan, Norway energy ministers to meet</h1><ul><li>Ministers to meet in Oslo in June</li><li>Memorandum dates from 2019</li></ul><div>May 4, 2023 17:10</div>{p(0, 1, 2, 3)}",
    "tags_topics": f"{HEAD}{p(0, 1, 2, 3)}<p>Topics Energy Norway Kyrgyzstan Toktogul dam</p><p>#energy #norway</p><p>Share Tweet Pin</p><p>Report a typo: select it and press Ctrl+Enter</p>",
    "social_embed": f"{HEAD}{p(0, 1)}<blockquote><p>Looking forward to Oslo! Water meets wind. pic.twitter.com/abc123</p>— Azamat Toktogulov (@atok) <a href=x>May 4, 2023</a></blockquote>{p(2, 3)}",
    "disclaimer": f"{HEAD}{p(0, 1, 2, 3)}<p>Disclaimer: The Chui Valley Post is not responsible for the content of agency reports.</p><p>© 2024 Chui Valley Post LLC. Registered in Bishkek, licence No. 2211.</p>",
    "next_prev": f"{HEAD}{p(0, 1, 2, 3)}<p>Previous article</p><p>Man held over fire in Osh bazaar</p><p>Next article</p><p>Som weakens for third day as banks close early</p>",
    "ads": f"{HEAD}{p(0)}<p>Advertisement</p><p>Fly to Istanbul from $99 with ValleyAir! Book before June.</p>{p(1)}<p>- ADVERTISEMENT -</p>{p(2, 3)}<p>Sponsored: Ten gadgets every home in Bishkek needs in 2024</p>",
    "poll": f"{HEAD}{p(0, 1, 2, 3)}<p>Poll: Should Kyrgyzstan build more dams?</p><p>Yes</p><p>No</p><p>Vote View results</p>",
    "app": f"{HEAD}{p(0, 1, 2, 3)}<p>Get the Chui Valley Post app on Android and iOS for faster news.</p><p>Click to join our Telegram: t.me/chuipost</p><p>Send tips to tips@chuipost.example or WhatsApp +996 555 0100</p>",
    "timeline": f"{HEAD}{p(0, 1, 2)}<p>More on this story:</p><p>• Dam refit delayed (12 Jan 2024)</p><p>• Norway names new envoy to Bishkek (3 Mar 2024)</p>{p(3)}",
    "donate": f"{HEAD}{p(0, 1, 2, 3)}<p>Independent reporting on the valley costs money. If you value it, please consider a small monthly contribution.</p><p>Every som counts.</p>",
    "listen": f"<p>Listen to this article 3 min</p>{HEAD}<p>Text size A- A A+</p>{p(0, 1, 2, 3)}<p>Was this article helpful? Yes No</p>",
}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_but_the_story(name: str) -> None:
    site = f"<title>{TITLE} | Chui Valley Post</title>"
    found = story(
        f"<!doctype html><html lang=en><head>{site}</head><body>{PAGES[name]}</body></html>", uri="a.html"
    ).story
    assert tuple(one.text for one in found.paragraphs) == STORY
    assert (found.headline, found.dateline.place, found.agencies) == (TITLE, "Bishkek", ("AKIpress",))
    assert (found.published or "")[:10] == "2023-05-04"
