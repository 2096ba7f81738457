# ruff: noqa: E501 - pages read better in lines
"""Whole pages of many makes around the same three paragraphs: the paragraphs come out, and nothing else."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from reading_build import FIRST, OTHERS, SECOND, STORY, THIRD, TITLE, body, paragraphs, story

CUT = FIRST[:70] + " ..."
WRAPPED = "\n\n".join(textwrap.fill(p, 68) for p in ("OSLO, May 9 (Reuters) - " + FIRST, SECOND, THIRD))
BARE = "\n\n".join(textwrap.fill(p, 68) for p in STORY)
INDENTED = "\n".join(
    textwrap.fill(p, 68, initial_indent="   ") for p in ("OSLO, Norway (AP) -- " + FIRST, SECOND, THIRD)
)

# name -> (text, what the story must hold, the prefix of its first paragraph)
PLAIN: dict[str, tuple[str, dict[str, Any], str]] = {
    "indian portal": (
        f"City\nEpaper\n\n{TITLE}\n\nBy IANS | Updated: May 9, 2023 17:10 IST\n\nOslo, May 9 {CUT}\n\nOpen in App\n\n"
        f"{body('Oslo, May 9 ')}\n\nDisclaimer: This post has been auto-published from an agency feed without any "
        f"modifications to the text and has not been reviewed by an editor\n\nTags: NorwayChileOslo metropolitan\n"
        f"Open in App\n\nRelated Stories\n\nInternational{OTHERS[0]}\n\nWorld Realted Stories\n\nNational{OTHERS[1]}",
        {
            "headline": TITLE, "agencies": ("IANS",), "updated": "2023-05-09T17:10:00+05:30", "published": "2023-05-09",
            "auto_published": True, "related": OTHERS, "byline": "IANS", "publisher": None,
            "tags": ("Norway", "Chile", "Oslo metropolitan"),
        },
        "Oslo, May 9 ",
    ),
    "crawler's date, headline is the first sentence": (
        f" date 2023-05-09 {FIRST[:-1]}\n\n{body('MOSCOW (UrduPoint News / Sputnik - 09th May, 2023) ')}",
        {"headline": None, "agencies": ("Sputnik", "UrduPoint News"), "published": "2023-05-09", "updated": None},
        "MOSCOW (UrduPoint News / Sputnik - 09th May, 2023) ",
    ),
    "portal with recent stories": (
        f"UrduPoint.com\n\n{TITLE}\n\nAli Raza Published May 09, 2023 | 06:20 PM\n\n{TITLE}\n\n"
        f"{body('OSLO (UrduPoint News / Sputnik - 09th May, 2023) ')}\n\nRelated Topics\n\nOslo Norway Chile May From\n\n"
        f"Recent Stories\n\n{OTHERS[0]} ..\n\n6 minutes ago\n\n{OTHERS[1]}\n\n21 minutes ago\n\nMore Stories From World",
        {"headline": TITLE, "published": "2023-05-09T18:20:00", "updated": None, "byline": "Ali Raza"},
        "OSLO (UrduPoint News / Sputnik - 09th May, 2023) ",
    ),
    "yonhap page": (
        f"Yonhap News Agency\nGo to Contents Go to Navigation\n\n(2nd LD) {TITLE}\n\nAll News 16:41 May 09, 2023\n\n"
        f"(ATTN: ADDS more info in paras 2-3)\n\nBy Seo Da-in\n\n{body('SEOUL, May 9 (Yonhap) -- ')}\n\nseo@yna.co.kr\n(END)\n\n"
        f"Keywords\n#Norway #Chile\n\nRelated Articles\n{OTHERS[0]}\n{OTHERS[1]}\n\nHOME TOP",
        {"headline": TITLE, "version": "2nd LD", "byline": "Seo Da-in", "publisher": "Yonhap News Agency"},
        "SEOUL, May 9 (Yonhap) -- ",
    ),
    "kyodo wire": (
        f"LEAD: {TITLE}\n\n{body('TOKYO, May 9 (Kyodo) -- ')}\n\n==Kyodo",
        {"headline": TITLE, "version": "LEAD", "agencies": ("Kyodo",), "publisher": None},
        "TOKYO, May 9 (Kyodo) -- ",
    ),
    "reuters wire, wrapped": (
        f"UPDATE 2-{TITLE}\n09-May-2023 17:40 GMT\nKeywords: NORWAY CHILE/MEETING (UPDATE 2)\n\n* Talks to cover ice\n\n"
        f"{WRAPPED}\n\n(Reporting by Kari Holm; Editing by Paul Hart)\n((kari.holm@wire.example))",
        {"headline": TITLE, "version": "UPDATE 2", "agencies": ("Reuters",), "published": "2023-05-09T17:40:00+00:00"},
        "OSLO, May 9 (Reuters) - ",
    ),
    "ap wire": (
        f"^BC-EU--Norway-Chile,1st Ld-Writethru,0101\n^{TITLE}\n^Eds: ADDS quotes.\n\n{INDENTED}\n___\n"
        "Associated Press writer Kari Holm in Oslo contributed to this report.\n\nAP-NY-05-09-23 1815EDT",
        {"headline": TITLE, "agencies": ("AP",), "published": "2023-05-09T18:15:00-04:00"},
        "OSLO, Norway (AP) -- ",
    ),
    "dated line under the title, no dateline": (
        f"The Oslo Bugle\nNews | World | Sport | Weather\n\n{TITLE}\n\nTuesday, 9 May 2023\n\n{body()}\n\nFollow us on Telegram",
        {"headline": TITLE, "published": "2023-05-09", "publisher": "The Oslo Bugle", "agencies": ()},
        "",
    ),
    "caption and standfirst between": (
        f"{TITLE}\n\nBy Kari Holm\n9 May 2023\n\nIce and fish are on the table\n\n"
        f"Fishing boats in the harbour of Punta Arenas. Photo: Reuters\n\n{body()}",
        {"headline": TITLE, "byline": "Kari Holm", "agencies": ()},
        "",
    ),
    "related line amid the story": (
        f"{TITLE}\n\nMay 9, 2023 17:22 GMT+7\n\nJakarta (ANTARA) - {FIRST}\n\nRelated news: {OTHERS[0]}\n\n{SECOND}\n\n"
        f"Related news: {OTHERS[1]}\n\n{THIRD}\n\nTranslator: Rani W, Editor: Bima S\nCopyright © ANTARA 2023",
        {"headline": TITLE, "published": "2023-05-09T17:22:00+07:00", "agencies": ("ANTARA",)},
        "Jakarta (ANTARA) - ",
    ),
    "related box amid the story": (
        f"{TITLE}\n\nMay 9, 2023\n\n{FIRST}\n\nAlso read\n{OTHERS[0]}\n{OTHERS[1]}\n\n{SECOND}\n\n{THIRD}",
        {"headline": TITLE, "related": OTHERS},
        "",
    ),
    "comments": (
        f"{TITLE}\n\nMay 9, 2023\n\n{body()}\n\nTop Comments\n\nTerence H.\nNext they will send the whole navy to Oslo and "
        "nobody will be surprised by it.\nMay 10th, 2023 - 12:40 pm\n\nCommenting for this story is now closed.",
        {"headline": TITLE, "published": "2023-05-09"},
        "",
    ),
    "titles behind the end without a heading": (
        f"{TITLE}\n\nMay 9, 2023\n\n{body()}\n\n{OTHERS[0]}\n\n{OTHERS[1]}",
        {"headline": TITLE, "related": OTHERS},
        "",
    ),
    "agency beside its place": (
        f"{TITLE}\n\nReuters | Oslo | Updated: 09-05-2023 21:37 IST | Created: 09-05-2023 19:02 IST\n\n{body()}\n\n"
        "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
        {"agencies": ("Reuters",), "auto_published": True, "published": "2023-05-09T19:02:00"},
        "",
    ),
    "dateline on its own line": (
        f"{TITLE}\n\nMay 9, 2023\n\nANKARA\n\n{body()}\n\nWith inputs from Anadolu Agency",
        {"headline": TITLE, "agencies": ("Anadolu Agency",)},
        "",
    ),
    "correction": (
        f"CORRECTED-{TITLE}\n\n{body('OSLO, May 9 (Reuters) - ')}",
        {"headline": TITLE, "notice": "correction"},
        "OSLO, May 9 (Reuters) - ",
    ),
    "ministry": (
        f"Ministry of Foreign Affairs of Chile\n\n{TITLE}\n\nMay 9, 2023\n\n{body()}",
        {"agencies": (), "publisher": "Ministry of Foreign Affairs of Chile", "published": "2023-05-09"},
        "",
    ),
    "carriage returns and a byte order mark": (
        f"\ufeff{TITLE}\r\n\r\nMay 9, 2023\r\n\r\n" + body(gap="\r\n\r\n"),
        {"headline": TITLE, "published": "2023-05-09"},
        "",
    ),
    "paragraphs on single lines": (
        f"{TITLE}\nMay 9, 2023\n{body(gap=chr(10))}",
        {"headline": TITLE, "published": "2023-05-09"},
        "",
    ),
    "no head at all": (body(), {"headline": None, "published": None}, ""),
    "e-mail": (
        "From: wire@agency.example\nTo: list@agency.example\nDate: Tue, 09 May 2023 11:42:30 +0300\n"
        f"Subject: Oslo talks\n\n{TITLE}\n\n{WRAPPED}",
        {"headline": TITLE, "agencies": ("Reuters",)},
        "OSLO, May 9 (Reuters) - ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_plain_text(name: str) -> None:
    text, expected, prefix = PLAIN[name]
    reading = story(text)
    assert paragraphs(reading) == [prefix + FIRST, SECOND, THIRD]
    assert {field: getattr(reading.story, field) for field in expected} == expected
    assert reading.text[reading.body :].startswith(FIRST[:20])
    assert reading.text == text


LD = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s","datePublished":"%s","publisher":{"name":"%s"}}</script>'
P = "".join(f"<p>{p}</p>" for p in STORY)
LIST = "".join(f'<li><a href="/x">{title}</a></li>' for title in OTHERS)

HTML: dict[str, tuple[str, dict[str, Any]]] = {
    "json-ld": (
        f"<html><head><title>{TITLE} | The Bugle</title>{LD % (TITLE, '2023-05-09T10:00:00+02:00', 'The Bugle')}</head><body>"
        f"<nav><a>Home</a></nav><article><h1>{TITLE}</h1>{P}</article><aside><h3>Also read</h3><ul>{LIST}</ul></aside>"
        "<footer>About us</footer></body></html>",
        {"headline": TITLE, "publisher": "The Bugle", "published": "2023-05-09T10:00:00+02:00"},
    ),
    "opengraph": (
        f'<html><head><meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Bugle">'
        '<meta property="article:published_time" content="2023-05-09T10:00:00Z">'
        '<meta property="article:modified_time" content="2023-05-09T12:00:00Z"></head>'
        f"<body><div><h2>{TITLE}</h2>{P}</div></body></html>",
        {"publisher": "The Bugle", "published": "2023-05-09T10:00:00+00:00", "updated": "2023-05-09T12:00:00+00:00"},
    ),
    "microdata": (
        f'<html><body><h1>{TITLE}</h1><meta itemprop="datePublished" content="2023-05-09">{P}</body></html>',
        {"published": "2023-05-09"},
    ),
    "a box of links inside the article": (
        f"<html><body><article><h1>{TITLE}</h1><p>May 9, 2023</p><p>{FIRST}</p><div class='inline-related'><h4>See</h4>"
        f"<ul>{LIST}</ul></div><p>{SECOND}</p><p>{THIRD}</p></article></body></html>",
        {"headline": TITLE},
    ),
    "figure, share buttons, newsletter": (
        f"<html><body><main><h1>{TITLE}</h1><figure><img><figcaption>Ministers in Oslo last year.</figcaption></figure>"
        f"<div class='share-tools'>Share</div><p>{FIRST}</p><div class='newsletter-signup'><p>Every morning we send you the "
        f"news of the world and you need not pay for it.</p></div><p>{SECOND}</p><p>{THIRD}</p></main></body></html>",
        {"headline": TITLE},
    ),
    "old table page with line breaks": (
        "<HTML><HEAD><TITLE>Fjord Wire</TITLE></HEAD><BODY><TABLE><TR><TD><B>FJORD WIRE</B></TD></TR><TR><TD>"
        f"<FONT>Tuesday, 9 May 2023</FONT><BR><FONT SIZE=4><B>{TITLE}</B></FONT><P>{FIRST}<BR><BR>{SECOND}<BR><BR>{THIRD}"
        "<HR></TD></TR></TABLE></BODY></HTML>",
        {"headline": TITLE, "publisher": "Fjord Wire", "published": "2023-05-09", "byline": None},
    ),
    "wire copy in <pre>": (
        f"<html><body><pre>{TITLE}\n\n{BARE}</pre></body></html>",
        {"headline": TITLE},
    ),
    "comments that outweigh the story": (
        f"<html><body><h1>{TITLE}</h1>{P}<div id='comments'>"
        + "<p>I have never heard such a thing, and I have heard many things in my life.</p>" * 9
        + "</div></body></html>",
        {"headline": TITLE},
    ),
    "a wrapper that is only named like a box": (
        f"<html><body><div class='social-ads-wrapper'><h1>{TITLE}</h1>{P}</div></body></html>",
        {},
    ),
    "hidden text and scripts": (
        f"<html><body><h1>{TITLE}</h1><script>var a = 'A sentence that nobody must ever read in a story.';</script>"
        f"<p style='display: none'>A sentence that nobody must ever read in a story.</p>{P}</body></html>",
        {"headline": TITLE},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HTML)
def test_pages(name: str) -> None:
    page, expected = HTML[name]
    reading = story(page, uri="test.html")
    assert paragraphs(reading) == list(STORY)
    assert {field: getattr(reading.story, field) for field in expected} == expected
    assert "\r" not in reading.text
    for piece in (*reading.story.paragraphs, *reading.story.dropped):
        assert " ".join(reading.text[piece.start : piece.end].split()) == piece.text
