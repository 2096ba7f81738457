"""Nexis exports as text (and as RTF, DOCX or PDF made text): the old form and that of Nexis Uni.

Old: "1 of 50 DOCUMENTS", the paper, the day, the headline, "BYLINE:", "LENGTH: 345 words", "DATELINE: SEOUL", the text,
"LOAD-DATE:". Uni: headline, paper, day, "Copyright ...", "Length:345 words", "Byline:", "Dateline:", "Body", the text,
"Load-Date:", "End of Document". A file holds many; each is a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.errors import SourceEmpty
from dateline.reading.decode import Decoded
from dateline.reading.formats.days import day_in
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Page
from dateline.reading.told import Told

MEDIA_TYPE = "text/x-nexis"
_OLD = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.M)
_UNI = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_LABEL = re.compile(
    r"^[ \t]*(?P<name>SECTION|LENGTH|BYLINE|DATELINE|HEADLINE|HIGHLIGHT|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|"
    r"JOURNAL-CODE|GRAPHIC|TYPE|SOURCE|SUBJECT|COUNTRY|CITY|GEOGRAPHIC|ORGANIZATION|COMPANY|PERSON|ACC-NO|DISTRIBUTION|CORRECTION)"
    r":[ \t]*(?P<value>.*)$",
    re.I | re.M,
)
_BODY = re.compile(r"^[ \t]*Body[ \t]*$", re.M)
_TAIL = re.compile(r"^[ \t]*(?:Classification|Graphic|Notes)[ \t]*$", re.M)
_COPYRIGHT = re.compile(r"^[ \t]*Copyright (?:©\s*)?\d{4}\b.*$", re.M)
_IN_FRONT = frozenset({"section", "length", "byline", "dateline", "headline", "highlight", "source", "distribution"})
Labels = dict[str, str]


def reads(decoded: Decoded, uri: str) -> bool:
    """True where the marks of either form stand beside "Length: ... words"."""
    head = decoded.text[:100_000]
    counted = re.search(r"^[ \t]*LENGTH:[ \t]*[\d,]+ words", head, re.I | re.M)
    return counted is not None and bool(_OLD.search(head) or _UNI.search(decoded.text) or "LOAD-DATE:" in head.upper())


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page an article. Raises SourceEmpty for none."""
    sheet, index = Sheet(uri), 0
    for article in _articles(decoded.text):
        _write(article, sheet, index)
        index += 1
    if not index:
        raise SourceEmpty(uri, "the export holds no article", "export it anew with full text")
    return sheet.pages(decoded.warnings)


def _articles(text: str) -> Iterator[str]:
    parts = _OLD.split(text) if _OLD.search(text) else _UNI.split(text)
    yield from (part for part in parts if re.search(r"^[ \t]*LENGTH:", part, re.I | re.M))


def _write(article: str, sheet: Sheet, index: int) -> None:
    labels, body = _parted(article)
    front = [line.strip() for line in article[: _first_label(article)].splitlines() if line.strip()]
    front = [line for line in front if not _COPYRIGHT.match(line)]
    day_at = next((at for at, line in enumerate(front) if day_in(line)), None)
    headline, paper = _titled(front, day_at, labels)
    told, at = Told(), "nexis:/"
    told.say("headlines", headline, at + "headline")
    told.say("publishers", paper, at + "publication")
    if day_at is not None:
        told.say("published", day_in(front[day_at]), at + "day")
    told.say("authors", re.sub(r"^by\s+", "", labels.get("byline", ""), flags=re.I), at + "byline")
    told.say("located", labels.get("dateline", "").title(), at + "dateline")
    told.say("language", "en" if labels.get("language", "").lower().startswith("en") else "", at + "language")
    sheet.line(headline, tag="h1")
    sheet.line(labels.get("byline"))
    sheet.plain(body)
    owner = _COPYRIGHT.search(article)
    sheet.line(owner[0].strip() if owner else None, box="metadata")
    sheet.story(MEDIA_TYPE, told.facts(), index)


def _titled(front: list[str], day_at: int | None, labels: Labels) -> tuple[str, str]:
    """Headline and paper: Uni prints the headline first; the old form the paper, the day, then the headline."""
    if day_at is None:
        return labels.get("headline", "") or (front[0] if front else ""), ""
    before, behind = front[:day_at], front[day_at + 1 :]
    if labels.get("headline"):
        return labels["headline"], before[-1] if before else ""
    if len(before) > 1:
        return " ".join(before[:-1]), before[-1]
    return " ".join(behind), before[0] if before else ""


def _first_label(article: str) -> int:
    found = _LABEL.search(article)
    return found.start() if found else len(article)


def _parted(article: str) -> tuple[Labels, str]:
    """The labels with their values, and the text between those in front and those behind."""
    marks = list(_LABEL.finditer(article))
    labels = {mark["name"].lower(): mark["value"].strip() for mark in reversed(marks)}
    opened = _BODY.search(article)
    in_front = [mark for mark in marks if mark["name"].lower() in _IN_FRONT]
    start = opened.end() if opened else _front_end(article, in_front)
    behind = [mark.start() for mark in marks if mark.start() >= start and mark["name"].lower() not in _IN_FRONT]
    behind += [found.start() for found in (_TAIL.search(article, start), _UNI.search(article, start)) if found]
    return labels, article[start : min(behind, default=len(article))]


def _front_end(article: str, in_front: list[re.Match[str]]) -> int:
    """Where the last label in front ends: those in a row from the first, with blank lines between."""
    end = 0
    for mark in in_front:
        if end and article[end : mark.start()].strip():
            break
        end = mark.end()
    return end
