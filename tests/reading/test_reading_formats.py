"""One piece of reporting in every format: the same paragraphs come out, and every span cuts the text of the source."""

from __future__ import annotations

import hashlib
import html
import json

import pytest
from reading_build import FIRST, OTHERS, SECOND, STORY, TITLE

from dateline.errors import SourceEmpty, SourceError, SourceUnhandled
from dateline.model import Reading
from dateline.reading import read, whole_text
from dateline.sources import Bytes

P = "".join(f"<p>{p}</p>" for p in STORY)
OTHER = "Envoys of Malta and Fiji postponed talks on tuna on Monday because of a storm, Malta's government said."
DATE, ISO = "Tue, 09 May 2023 11:42:30 +0300", "2023-05-09T11:42:30+03:00"


def sources(data: str | bytes, uri: str) -> tuple[Bytes, tuple[Reading, ...]]:
    raw = data.encode() if isinstance(data, str) else data
    source = Bytes(uri, raw, hashlib.sha256(raw).hexdigest())
    found = read(source)
    whole = whole_text(source)
    for one in found:
        assert one.text == whole
        for piece in (*one.story.paragraphs, *one.story.dropped):
            assert " ".join(whole[piece.start : piece.end].split()) == piece.text != ""
        for item in one.story.evidence:
            assert item.text is None or whole[item.start : item.end] == item.text
        if one.headline is not None:
            assert " ".join(one.headline.cut(whole).split()) == one.story.headline
    return source, found


def told(one: Reading) -> list[str]:
    return [p.text for p in one.story.paragraphs]


def rss(*items: str, title: str = "World - The Harbour Gazette") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><link>https://gazette.example/</link>{''.join(items)}</channel></rss>"
    )


def item(title: str, body: str, more: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>https://gazette.example/a</link><pubDate>{DATE}</pubDate>"
        f"<dc:creator>Jane Roe</dc:creator>{more}<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def atom(*entries: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Harbour Gazette</title>'
        + "".join(entries)
        + "</feed>"
    )


ENTRY = (
    f"<entry><title>{TITLE}</title><published>{ISO}</published><updated>2023-05-09T12:00:00+03:00</updated>"
    "<author><name>Jane Roe</name></author>"
)
XHTML = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{P}</div></content></entry>'
NINJS = {"uri": "urn:x:1", "type": "text", "firstcreated": ISO, "versioncreated": ISO, "language": "en"}
ARTICLE = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": ISO,
    "author": {"@type": "Person", "name": "Jane Roe"},
    "publisher": {"@type": "Organization", "name": "The Harbour Gazette"},
}  # fmt: skip
MAIL = (
    f"Message-ID: <1@wire.example>\r\nFrom: Jane Roe <jane@wire.example>\r\nTo: desk@paper.example\r\nDate: {DATE}\r\n"
    f"Subject: {TITLE}\r\nMIME-Version: 1.0\r\n"
)
PLAIN_PART = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + "\r\n\r\n".join(STORY)
HTML_PART = f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>{P}</body></html>"


def both(first: str, second: str) -> str:
    return (
        f'{MAIL}Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n{first}\r\n--b\r\n{second}\r\n--b--\r\n'
    )


# name -> (address, source, media type)
ONE: dict[str, tuple[str, str | bytes, str]] = {
    "rss 2.0 with content": ("feed.xml", rss(item(TITLE, P)), "application/rss+xml"),
    "rss 2.0 with a description alone": (
        "feed.rss",
        rss(
            f"<item><title>{TITLE}</title><author>jane@wire.example (Jane Roe)</author><pubDate>{DATE}</pubDate>"
            f"<description>{html.escape(P)}</description></item>"
        ),
        "application/rss+xml",
    ),
    "rss 1.0": (
        "feed.rdf",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Gazette</title></channel>'
        f"<item><title>{TITLE}</title><dc:date>{ISO}</dc:date><dc:creator>Jane Roe</dc:creator>"
        f"<description>{html.escape(P)}</description></item></rdf:RDF>",
        "application/rss+xml",
    ),
    "a feed with stray ampersands and named entities": (
        "feed.xml",
        rss(item(TITLE, P, "<category>Fish & chips &nbsp; &copy;</category>")),
        "application/rss+xml",
    ),
    "atom with xhtml": ("feed.xml", atom(ENTRY + XHTML), "application/atom+xml"),
    "atom with html": (
        "feed.atom",
        atom(f'{ENTRY}<content type="html">{html.escape(P)}</content></entry>'),
        "application/atom+xml",
    ),
    "a single atom entry": (
        "entry.xml",
        (ENTRY + "<source><title>The Harbour Gazette</title></source>" + XHTML).replace(
            "<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">', 1
        ),
        "application/atom+xml",
    ),
    "ninjs 1": (
        "a.json",
        json.dumps({**NINJS, "headline": TITLE, "byline": "Jane Roe", "body_text": STORY[0], "body_html": P}),
        "application/json",
    ),
    "ninjs 1, plain": (
        "a.json",
        json.dumps({**NINJS, "headline": TITLE, "byline": "Jane Roe", "body_text": "\n\n".join(STORY)}),
        "application/json",
    ),
    "ninjs 2": (
        "a.json",
        json.dumps(
            {
                **NINJS,
                "headlines": [{"role": "main", "value": TITLE}],
                "by": "Jane Roe",
                "bodies": [{"role": "main", "contenttype": "text/html", "value": P}],
            }
        ),
        "application/json",
    ),
    "schema.org article": (
        "a.json",
        json.dumps({**ARTICLE, "articleBody": "\n\n".join(STORY)}, indent=1),
        "application/ld+json",
    ),
    "schema.org graph": (
        "a.json",
        json.dumps({"@graph": [{"@type": "WebSite"}, {**ARTICLE, "articleBody": P}]}),
        "application/ld+json",
    ),
    "json lines": ("a.jsonl", json.dumps({**ARTICLE, "articleBody": "\n".join(STORY)}) + "\n", "application/ld+json"),
    "mail": ("a.eml", MAIL + PLAIN_PART, "message/rfc822"),
    "mail with markup alone": ("a.eml", MAIL + HTML_PART, "message/rfc822"),
    "mail with alternatives": ("a.eml", both(PLAIN_PART, HTML_PART), "message/rfc822"),
    "mail whose plain text is a stub": (
        "a.eml",
        both("Content-Type: text/plain\r\n\r\nRead this mail in your browser.", HTML_PART),
        "message/rfc822",
    ),
    "mail through a pipe": ("-", MAIL + PLAIN_PART, "message/rfc822"),
}


@pytest.mark.parametrize("name", ONE)
def test_one_story(name: str) -> None:
    uri, data, media_type = ONE[name]
    _, (one,) = sources(data, uri)
    assert told(one) == list(STORY)
    story = one.story
    assert (story.headline, story.byline, story.source.media_type) == (TITLE, "Jane Roe", media_type)
    assert story.published == ISO
    assert story.language == "en"
    if "gazette" in str(data).lower():
        assert story.publisher == "The Harbour Gazette"


# name -> (address, source of two stories)
TWO: dict[str, tuple[str, str]] = {
    "rss": ("feed.xml", rss(item(TITLE, P), item(OTHERS[1], f"<p>{OTHER}</p>"))),
    "atom": (
        "feed.xml",
        atom(ENTRY + XHTML, f"<entry><title>{OTHERS[1]}</title><content>{OTHER}</content></entry>"),
    ),
    "list of ninjs": (
        "a.json",
        json.dumps(
            [{**NINJS, "headline": TITLE, "body_html": P}, {**NINJS, "headline": OTHERS[1], "body_text": OTHER}]
        ),
    ),
    "json lines": (
        "a.ndjson",
        json.dumps({**NINJS, "headline": TITLE, "body_html": P})
        + "\n\n"
        + json.dumps({**ARTICLE, "headline": OTHERS[1], "articleBody": OTHER}),
    ),
    "digest of mail": (
        "a.eml",
        'MIME-Version: 1.0\nSubject: Digest\nContent-Type: multipart/digest; boundary="d"\n\n--d\n\n'
        f"Subject: {TITLE}\n\n{chr(10).join(STORY)}\n--d\n\nSubject: {OTHERS[1]}\n\n{OTHER}\n--d--\n",
    ),
}


@pytest.mark.parametrize("name", TWO)
def test_two_stories(name: str) -> None:
    uri, data = TWO[name]
    source, (first, second) = sources(data, uri)
    assert (told(first), told(second)) == (list(STORY), [OTHER])
    assert (first.story.headline, second.story.headline) == (TITLE, OTHERS[1])
    assert [one.story.source.index for one in (first, second)] == [0, 1]
    assert first.story.id != second.story.id and first.story.source.sha256 == source.sha256
    assert OTHER not in str(first.story.dropped)


def test_a_description_beside_the_content_is_the_teaser() -> None:
    teaser = "The two have much to say to each other about ice and fish, and little time."
    _, (one,) = sources(rss(item(TITLE, P, f"<description>{teaser}</description>")), "feed.xml")
    assert told(one) == list(STORY)
    assert [(d.kind, d.text) for d in one.story.dropped] == [("teaser", teaser)]


def test_a_broken_line_moves_no_other_story() -> None:
    lines = [json.dumps({**NINJS, "headline": t, "body_text": FIRST}) for t in (TITLE, OTHERS[0])]
    _, whole = sources("\n".join(lines), "a.jsonl")
    _, broken = sources("\n".join(("{not json", lines[1])), "a.jsonl")
    assert broken[0].story.source.index == whole[1].story.source.index == 1
    assert broken[0].story.warnings[0] == "no story in line 1: left out"


def test_what_ninjs_says_besides_its_text() -> None:
    one = {
        **NINJS, "firstcreated": "2023-05-09T08:00:00Z", "headline": TITLE, "body_text": "\n\n".join(STORY),
        "located": "Oslo, Norway", "copyrightholder": "NTB", "infosource": [{"name": "Reuters"}],
        "pubstatus": "canceled", "subject": [{"name": "diplomacy"}, {"name": "fisheries"}],
    }  # fmt: skip
    _, (reading,) = sources(json.dumps(one), "a.json")
    story = reading.story
    assert (story.published, story.updated) == ("2023-05-09T08:00:00+00:00", ISO)
    assert (story.dateline.place, story.dateline.country) == ("Oslo", "NOR")
    assert story.agencies == ("Reuters", "NTB")
    assert story.notice == "kill"
    assert story.tags == ("diplomacy", "fisheries")


@pytest.mark.parametrize(
    ("uri", "data", "error", "said"),
    [
        ("a.json", '{"answer": 42}', SourceUnhandled, "neither IPTC ninjs nor a schema.org article"),
        ("a.json", '{"headline": "x"', SourceUnhandled, "broken JSON"),
        ("a.json", "[" * 100_000, SourceUnhandled, "broken JSON"),
        ("a.json", "[]", SourceEmpty, "holds nothing"),
        ("a.jsonl", "{}\n{}\n", SourceUnhandled, "no line is"),
        ("a.xml", rss(), SourceEmpty, "no items"),
        ("a.xml", "<rss><channel><item><title>x</item></rss>", SourceUnhandled, "broken XML"),
        ("a.xml", '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel>&a;</channel></rss>', SourceUnhandled, "entities"),
        (
            "a.xml",
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
            SourceUnhandled,
            "entities",
        ),
        ("a.xml", "<feed>" + "<a>" * 5000 + "</a>" * 5000 + "</feed>", SourceUnhandled, "deep"),
        (
            "a.xml",
            "<?xml version='1.0'?><urlset><url>x</url></urlset>",
            SourceUnhandled,
            "no feed, NewsML-G2, NITF or page",
        ),
    ],
)
def test_what_is_refused_is_told_in_one_line(uri: str, data: str, error: type[SourceError], said: str) -> None:
    with pytest.raises(error) as caught:
        sources(data, uri)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_text_that_only_looks_like_another_format_stays_text() -> None:
    for text in (f"From: Oslo\nSubject: talks\n\n{FIRST}\n\n{SECOND}", f"{{1}} {FIRST}\n\n{SECOND}", f"[1] {FIRST}"):
        assert sources(text, "a.txt")[1][0].story.source.media_type == "text/plain"


POINTERS = {
    "rss 2.0 with content": {
        "byline": "rss:/channel/item[1]/creator", "publisher": "rss:/channel/title",
        "published": "rss:/channel/item[1]/pubDate",
    },
    "atom with html": {"published": "atom:/feed/entry[1]/published", "updated": "atom:/feed/entry[1]/updated"},
    "ninjs 2": {"byline": "ninjs:/by", "published": "ninjs:/firstcreated"},
    "schema.org article": {"publisher": "ld+json:/publisher", "published": "ld+json:/datePublished"},
    "mail": {"byline": "rfc5322:/From", "published": "rfc5322:/Date"},
}  # fmt: skip


@pytest.mark.parametrize("name", POINTERS)
def test_values_of_the_metadata_carry_pointers(name: str) -> None:
    uri, data, _ = ONE[name]
    _, (one,) = sources(data, uri)
    assert POINTERS[name].items() <= {e.field: e.pointer for e in one.story.evidence}.items()
    assert next(e.text for e in one.story.evidence if e.field == "headline") == TITLE


LD, DATED = '<script type="application/ld+json">', '{"@type":"Article","datePublished":"2023-05-09"}'


@pytest.mark.parametrize(
    ("head", "pointer"),
    [
        ('<meta property="article:published_time" content="2023-05-09">', "meta:article:published_time"),
        (f"{LD}{DATED}</script>", "ld+json:/datePublished"),
        (f'{LD}{{"@graph":[{{"@type":"Person"}},{DATED}]}}</script>', "ld+json:/@graph/1/datePublished"),
        ('<meta itemprop="dateCreated datePublished" content="2023-05-09">', "microdata:datePublished"),
        ('<script>window.page = {"publishedAt": "2023-05-09T08:00:00Z"}</script>', "script:publishedAt"),
        ('<meta name="x-published-on" content="2023-05-09">', "meta:x-published-on"),
    ],
)  # fmt: skip
def test_a_page_says_its_day_in_many_places(head: str, pointer: str) -> None:
    _, (one,) = sources(f"<html><head>{head}</head><body><h1>{TITLE}</h1>{P}</body></html>", "a.html")
    assert (one.story.published or "")[:10] == "2023-05-09"
    assert [e.pointer for e in one.story.evidence if e.field == "published"] == [pointer]


def test_a_page_with_two_articles_gives_two_stories() -> None:
    second = (
        OTHER,
        f"{SECOND} It gave no new day.",
        "Both will be asked again in the spring, an official said in Suva.",
    )
    ld = json.dumps(
        [
            {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2023-05-09"},
            {"@type": "NewsArticle", "headline": OTHERS[1], "datePublished": "2023-05-08"},
        ]
    )
    body = "".join(
        f"<article><h2>{title}</h2>{''.join(f'<p>{p} {FIRST}</p>' for p in texts)}</article>"
        for title, texts in ((TITLE, STORY), (OTHERS[1], second))
    )
    page = (
        f'<html><head><script type="application/ld+json">{ld}</script></head><body><nav>Home</nav>{body}</body></html>'
    )
    _, (one, two) = sources(page, "a.html")
    assert (one.story.headline, two.story.headline) == (TITLE, OTHERS[1])
    assert (one.story.published, two.story.published) == ("2023-05-09", "2023-05-08")
    assert [one.story.source.index, two.story.source.index] == [0, 1]
    assert OTHER in two.story.paragraphs[0].text and OTHER not in str(one.story.paragraphs)
    assert any(d.why == "belongs to another story of the page" for d in one.story.dropped)
