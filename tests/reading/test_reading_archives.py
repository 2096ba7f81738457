"""Wire messages and database exports -> stories: who, when, and the text without what the format adds."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from dateline import engine
from dateline.engine import Read
from dateline.errors import SourceError
from dateline.model import Story
from dateline.sources import Bytes

FIRST = "South Korean Foreign Minister Park Jin will visit Tokyo on April 28, the foreign ministry said on Friday."
SECOND = "It is the first visit of a South Korean foreign minister in two years."


def read(data: str | bytes, name: str = "a.txt") -> tuple[Read, ...]:
    raw = data.encode() if isinstance(data, str) else data
    return engine.read(Bytes(name, raw, hashlib.sha256(raw).hexdigest()))


def one(data: str | bytes, name: str = "a.txt") -> Story:
    (found,) = read(data, name)
    story, text = found.reading.story, found.reading.text
    assert all(" ".join(text[p.start : p.end].split()) == p.text for p in story.paragraphs)
    return story


def words(story: Story) -> list[str]:
    return [paragraph.text for paragraph in story.paragraphs]


def visits(found: Read) -> list[tuple[str, str | None, str | None]]:
    return [(r.kind, r.status, r.when) for r in found.reports if r.prominence == "main"]


NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="3" standard="NewsML-G2">
 <rightsInfo><copyrightHolder><name>Yonhap News Agency</name></copyrightHolder></rightsInfo>
 <itemMeta><itemClass qcode="ninat:text"/><provider><name>Yonhap News Agency</name></provider>
  <versionCreated>2023-04-14T17:10:00+09:00</versionCreated><pubStatus qcode="stat:usable"/>
  <edNote>Recasts first paragraph</edNote></itemMeta>
 <contentMeta><contentCreated>2023-04-14T16:00:00+09:00</contentCreated><located><name>Seoul</name></located>
  <by>Kim Ae-ri</by><language tag="en"/><headline>Park to visit Tokyo</headline></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml">
  <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>
 </inlineXML></contentSet></newsItem>"""


def test_newsml_g2_with_xhtml() -> None:
    story = one(NEWSML, "a.xml")
    assert (story.headline, story.published, story.updated) == (
        "Park to visit Tokyo", "2023-04-14T16:00:00+09:00", "2023-04-14T17:10:00+09:00",
    )  # fmt: skip
    assert (story.agencies, story.dateline.place, story.language) == (("Yonhap News Agency",), "Seoul", "en")
    assert words(story) == [FIRST, SECOND]
    assert visits(read(NEWSML)[0]) == [("visit", "planned", "2023-04-28")]


def test_newsml_g2_a_message_of_two_items_and_a_picture() -> None:
    item = NEWSML.partition("?>")[2].replace("Recasts first paragraph", "")
    picture = '<newsItem guid="p"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>'
    message = f"<newsMessage><header/><itemSet>{item}{picture}{item.replace('Tokyo', 'Osaka')}</itemSet></newsMessage>"
    first, second = read(message, "m.xml")
    assert (first.reading.story.headline, second.reading.story.headline) == (
        "Park to visit Tokyo",
        "Park to visit Osaka",
    )
    assert [found.reading.story.source.index for found in (first, second)] == [0, 1]


def test_newsml_g2_that_was_cancelled_is_a_kill() -> None:
    assert one(NEWSML.replace("stat:usable", "stat:canceled")).notice == "kill"


def test_a_message_without_text_is_told() -> None:
    with pytest.raises(SourceError, match="no item"):
        read("<newsMessage><itemSet/></newsMessage>", "m.xml")


NITF = f"""<?xml version="1.0"?><nitf><head><title>t</title><docdata>
<date.issue norm="20230414T171000+0900"/><doc.copyright year="2023" holder="Kyodo News"/>
<key-list><keyword key="Diplomacy"/></key-list></docdata></head><body><body.head><hedline><hl1>Park to visit Tokyo</hl1>
<hl2>First trip in two years</hl2></hedline><byline>By Jane Roe</byline><dateline><location>SEOUL</location></dateline>
</body.head><body.content><media><media-caption>A picture of a port</media-caption></media><p>{FIRST}</p><p>{SECOND}</p>
</body.content></body></nitf>"""


def test_nitf() -> None:
    story = one(NITF, "a.xml")
    assert (story.headline, story.published, story.dateline.place) == (
        "Park to visit Tokyo", "2023-04-14T17:10:00+09:00", "Seoul",
    )  # fmt: skip
    assert story.agencies == ("Kyodo News",) or story.publisher == "Kyodo News"
    assert words(story) == [f"SEOUL - {FIRST}", SECOND]
    assert "A picture of a port" not in " ".join(words(story))


IPTC7901 = (
    "\x01\x01DKP0042 4 I 120 \r\nKOREA-JAPAN\r\n\x02"
    f"Park to visit Tokyo\r\n\r\nSEOUL, April 14 (Yonhap) -- {FIRST}\r\n\r\n{SECOND}\r\n"
    "\x03\r\n140810 GMT APR 23\r\n\x04"
)


def test_iptc_7901_two_messages() -> None:
    first, second = read(IPTC7901 + IPTC7901.replace("0042", "0043").replace("Tokyo", "Osaka"))
    story = first.reading.story
    assert (story.headline, story.published) == ("Park to visit Tokyo", "2023-04-14T08:10:00+00:00")
    assert (story.agencies, words(story)[-1]) == (("Yonhap",), SECOND)
    assert not any("DKP" in paragraph or "GMT" in paragraph for paragraph in words(story))
    assert second.reading.story.headline == "Park to visit Osaka"


FACTIVA_XML = f"""<?xml version="1.0"?><ppsDocuments><ppsArticle><article>
<accessionNo>YONH000020230414</accessionNo><baseLanguage>EN</baseLanguage><byline>By Kim Ae-ri</byline>
<copyright>(c) 2023 Yonhap News Agency</copyright><headline>Park to visit Tokyo</headline>
<publicationDate><date>2023-04-14</date></publicationDate><sourceName>Yonhap English News</sourceName>
<leadParagraph><paragraph>{FIRST}</paragraph></leadParagraph><tailParagraphs><paragraph>{SECOND}</paragraph></tailParagraphs>
</article></ppsArticle></ppsDocuments>"""
PARAGRAPHS = "".join(f'<p class="articleParagraph enarticleParagraph">{each}</p>' for each in (FIRST, SECOND))
ROWS = {
    "HD": "Park to visit Tokyo", "BY": "By Kim Ae-ri", "WC": "345 words", "PD": "14 April 2023",
    "SN": "Yonhap English News", "LA": "English", "CY": "(c) 2023 Yonhap News Agency", "TD": PARAGRAPHS,
}  # fmt: skip
CELLS = "".join(f"<tr><td><b>{code}</b>&nbsp;</td><td>{value}</td></tr>" for code, value in ROWS.items())
FACTIVA_TABLE = f'<html><body><div class="article enArticle"><table>{CELLS}</table></div></body></html>'
LINES = "".join(
    f"<div>{line}</div>"
    for line in ("By Kim Ae-ri", "345 words", "14 April 2023", "08:10 GMT", "Yonhap English News", "YONH", "English",
                 "(c) 2023 Yonhap News Agency")
)  # fmt: skip
FACTIVA_LINES = (
    '<html><body><div class="article enArticle"><div id="hd"><span class="enHeadline">Park to visit Tokyo</span></div>'
    f"{LINES}{PARAGRAPHS}<p>Document YONH000020230414ej4e0001</p></div></body></html>"
)
FACTIVA_CODES = f"""HD  Park to visit Tokyo
BY  By Kim Ae-ri
WC  345 words
PD  14 April 2023
SN  Yonhap English News
LA  English
CY  (c) 2023 Yonhap News Agency
LP
{FIRST}

TD
{SECOND}

NS  gdip : International Relations
AN  Document YONH000020230414ej4e0001
"""


@pytest.mark.parametrize(
    ("export", "clock"),
    [(FACTIVA_XML, ""), (FACTIVA_TABLE, ""), (FACTIVA_LINES, "T08:10:00+00:00"), (FACTIVA_CODES, "")],
)
def test_factiva_in_each_of_its_forms(export: str, clock: str) -> None:
    story = one(export, "factiva.html")
    assert (story.headline, story.published) == ("Park to visit Tokyo", "2023-04-14" + clock)
    assert words(story) == [FIRST, SECOND]
    assert (story.publisher or story.agencies[-1]).startswith("Yonhap")
    assert visits(read(export)[0]) == [("visit", "planned", "2023-04-28")]


def test_factiva_with_two_articles() -> None:
    second = FACTIVA_CODES.replace("Tokyo", "Osaka").replace("14 April", "15 April")
    found = read(FACTIVA_CODES + "\n" + second)
    assert [each.reading.story.published for each in found] == ["2023-04-14", "2023-04-15"]
    both = FACTIVA_TABLE.replace("</body></html>", FACTIVA_TABLE.split("<body>")[1])
    assert len(read(both, "f.html")) == 2


NEXIS_OLD = f"""
                               1 of 2 DOCUMENTS


                              Yonhap (South Korea)

                            April 14, 2023 Friday

Park to visit Tokyo

BYLINE: Kim Ae-ri

SECTION: NATIONAL

LENGTH: 345 words

DATELINE: SEOUL

{FIRST}

{SECOND}

LOAD-DATE: April 15, 2023

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newswire

                   Copyright 2023 Yonhap News Agency
                              All Rights Reserved
"""
NEXIS_UNI = f"""Park to visit Tokyo
Yonhap (South Korea)
April 14, 2023 Friday
Copyright 2023 Yonhap News Agency All Rights Reserved
Section: NATIONAL
Length:345 words
Byline: Kim Ae-ri
Dateline: SEOUL

Body

{FIRST}

{SECOND}

Classification

Language: ENGLISH

Publication-Type: Newswire

Load-Date: April 15, 2023

End of Document
"""


@pytest.mark.parametrize("export", [NEXIS_OLD, NEXIS_UNI])
def test_nexis_in_both_forms(export: str) -> None:
    story = one(export)
    assert (story.headline, story.published, story.dateline.place) == ("Park to visit Tokyo", "2023-04-14", "Seoul")
    assert words(story) == [FIRST, SECOND]
    assert visits(read(export)[0]) == [("visit", "planned", "2023-04-28")]


def test_nexis_with_two_articles() -> None:
    old = NEXIS_OLD + NEXIS_OLD.replace("1 of 2", "2 of 2").replace("April 14, 2023 F", "April 15, 2023 F")
    assert [each.reading.story.published for each in read(old)] == ["2023-04-14", "2023-04-15"]
    assert len(read(NEXIS_UNI + NEXIS_UNI.replace("Tokyo", "Osaka"))) == 2


def test_nexis_as_rtf_and_docx() -> None:
    from docx import Document

    rtf = "{\\rtf1\\ansi " + NEXIS_UNI.replace("\n", "\\par\n") + "}"
    assert words(one(rtf.encode("cp1252"), "n.rtf")) == [FIRST, SECOND]
    document = Document()
    for line in NEXIS_UNI.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    assert words(one(out.getvalue(), "n.docx")) == [FIRST, SECOND]


def release(path: Path) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    style = getSampleStyleSheet()["Normal"]
    lines = ["Ministry of Foreign Affairs", "April 14, 2023", "Minister Park to visit Tokyo", FIRST, SECOND]
    flow = [piece for line in lines for piece in (Paragraph(line, style), Spacer(1, 14))]
    SimpleDocTemplate(str(path)).build(flow)
    return path.read_bytes()


def test_a_press_release_as_pdf(tmp_path: Path) -> None:
    (found,) = read(release(tmp_path / "r.pdf"), "r.pdf")
    text = " ".join(words(found.reading.story))
    assert "will visit Tokyo on April 28" in text
    assert visits(found) == [("visit", "planned", "2023-04-28")]


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing behind", b"{\\rtf1", b"PK\x03\x04 torn"])
def test_a_broken_document_is_told_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError):
        read(data, "x.pdf")
