"""Factiva exports as its users have them: XML, HTML ("article enArticle"), and text or RTF with field codes.

    HD  headline      BY  byline       PD  day           ET  hour          SN  source        LA  language
    LP  lead paragraph  TD  the rest   CR  credit        CY  copyright     AN  accession number, the article's end

A file holds many articles; each is a story, and what is no headline, byline or text of it is metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.errors import SourceEmpty
from dateline.reading.decode import Decoded
from dateline.reading.formats import xml
from dateline.reading.formats.days import day_in
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Page
from dateline.reading.told import Told

MEDIA_TYPE = "text/x-factiva"
# Field codes of an article, in the order in which Factiva prints them.
_CODES = (
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "CX", "LP", "TD", "ART", "RF",
    "CT", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN",
)  # fmt: skip
_FIELD = re.compile(
    rf"^\s*\|?\s*(?P<code>{'|'.join(_CODES)})\b[ \t|]+(?P<rest>.*)$|^\s*\|?\s*(?P<alone>{'|'.join(_CODES)})\s*\|?\s*$",
    re.M,
)
# "article enArticle": a class of Factiva's own, after the article's language; pages have many an "article".
_ARTICLE = re.compile(r'class="article [a-z]{2}Article\b')
Fields = dict[str, str]


def reads(decoded: Decoded, uri: str) -> bool:
    """True for articles of one of the three forms."""
    head = decoded.text[:200_000]
    if "<headline" in head and ("leadParagraph" in head or "tailParagraphs" in head):
        return True
    if 'class="article ' in head and _ARTICLE.search(head) and ("Paragraph" in head or "<b>HD</b>" in head):
        return True
    if "<" in head[:200]:
        return False
    codes = {found["code"] or found["alone"] for found in _FIELD.finditer(head[:20_000])}
    return codes >= {"HD", "PD", "SN"} and bool({"LP", "TD"} & codes)


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page an article. Raises SourceEmpty for none."""
    sheet, index = Sheet(uri), 0
    for fields in _articles(decoded, uri):
        if fields.get("HD") or fields.get("LP") or fields.get("TD"):
            _write(fields, sheet, index)
            index += 1
    if not index:
        raise SourceEmpty(uri, "the export holds no article", "export it anew with full text")
    return sheet.pages(decoded.warnings)


def _articles(decoded: Decoded, uri: str) -> Iterator[Fields]:
    text = decoded.text
    if "<headline" in text and ("leadParagraph" in text or "tailParagraphs" in text):
        root = xml.parse(text, uri)
        yield from (_of_xml(one) for one in root.iter() if next(xml.children(one, "headline"), None) is not None)
    elif _ARTICLE.search(text):
        tree = LexborHTMLParser(text)
        yield from (_of_html(one) for one in tree.css("div.article"))
    else:
        yield from _of_codes(text)


def _write(fields: Fields, sheet: Sheet, index: int) -> None:
    told, at = Told(), "factiva:/"
    sheet.line(fields.get("HD"), tag="h1")
    sheet.line(fields.get("BY"))
    sheet.plain(fields.get("LP"))
    sheet.plain(fields.get("TD"))
    sheet.line(fields.get("CR"))
    sheet.line(fields.get("CY"), box="metadata")
    told.say("headlines", fields.get("HD"), at + "HD")
    told.say("published", day_in(fields.get("PD", ""), fields.get("ET", "")), at + "PD")
    told.say("authors", re.sub(r"^by\s+", "", fields.get("BY", ""), flags=re.I), at + "BY")
    told.say("publishers", fields.get("SN"), at + "SN")
    told.say("author_bodies", fields.get("CR"), at + "CR")
    told.say("language", "en" if fields.get("LA", "").lower().startswith("en") else fields.get("LA"), at + "LA")
    sheet.story(MEDIA_TYPE, told.facts(), index)


def _of_xml(article: Element) -> Fields:
    def text(*path: str) -> str:
        found = [article]
        for name in path:
            found = [child for one in found for child in xml.children(one, name)]
        return "\n\n".join(filter(None, (xml.all_text(one) for one in found)))

    return {
        "HD": text("headline"),
        "BY": text("byline"),
        "PD": text("publicationDate", "date") or text("publicationDate"),
        "SN": text("sourceName"),
        "CR": text("credit"),
        "CY": text("copyright"),
        "LA": text("baseLanguage") or text("baseLang"),
        "LP": text("leadParagraph", "paragraph") or text("leadParagraph"),
        "TD": text("tailParagraphs", "paragraph"),
    }


def _of_html(article: LexborNode) -> Fields:
    """Either a table of field codes, or lines in a fixed order around "N words" and the day."""
    rows = [[cell.text(strip=True) for cell in row.css("td")] for row in article.css("tr")]
    fields = {
        row[0].replace("\xa0", ""): row[1] for row in rows if len(row) == 2 and row[0].replace("\xa0", "") in _CODES
    }
    paragraphs = [one.text(separator=" ", strip=True) for one in article.css("p[class*=Paragraph]")]
    if paragraphs:
        fields["TD"], fields["LP"] = "\n\n".join(paragraphs), ""
    if "HD" not in fields:
        fields |= _by_order(article)
    return fields


def _by_order(article: LexborNode) -> Fields:
    headline = article.css_first("[class*=Headline]")
    lines = [one.text(strip=True) for one in article.css("div") if not _holds_div(one)]
    lines = [line for line in lines if line]
    words = next((at for at, line in enumerate(lines) if re.fullmatch(r"[\d,.]+ words", line)), None)
    found = {"HD": headline.text(strip=True) if headline else ""}
    if words is None:
        return found
    behind = lines[words + 1 :]
    day = next((at for at, line in enumerate(behind[:3]) if day_in(line)), None)
    if day is not None:
        found["PD"] = behind[day]
        names = [line for line in behind[day + 1 : day + 4] if not re.fullmatch(r"\d\d:\d\d.*", line)]
        found["SN"] = names[0] if names else ""
        found["ET"] = next((line for line in behind[day + 1 : day + 2] if re.fullmatch(r"\d\d:\d\d.*", line)), "")
    found["CY"] = next((line for line in behind if line.startswith(("(c)", "Copyright", "©"))), "")
    if words and lines[words - 1] != found["HD"]:
        found["BY"] = lines[words - 1]
    return found


def _holds_div(node: LexborNode) -> bool:
    return any(child.tag == "div" for child in node.iter())


def _of_codes(text: str) -> Iterator[Fields]:
    """Articles of lines that begin with field codes; a second HD, or the end behind AN, begins the next."""
    fields: Fields = {}
    marks = list(_FIELD.finditer(text))
    for at, mark in enumerate(marks):
        code = mark["code"] or mark["alone"]
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        start = mark.start("rest") if mark["code"] else mark.end()
        if code in ("HD", "SE") and "PD" in fields:
            yield fields
            fields = {}
        if code not in fields:
            fields[code] = text[start:end].strip().strip("|").strip()
    if fields:
        yield fields
