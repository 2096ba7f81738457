"""Chronologies: events -> Markdown, HTML and DOCX with a footnote each, read back."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
from cli_build import keep, run
from export_build import context, event, side
from hypothesis import given, settings
from record_build import event as report
from record_build import tell
from test_export_hostile import BAD, events

from dateline.export.chronology import FORMS, chronology, render
from dateline.export.chronology.markdown import escaped

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "strong", "sup", "a", "ul", "li", "ol",
}  # fmt: skip
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOLD = (
    event("e2", "planned", "2024-10-03/2024-10-04", side("KOR*", ("Seo Min-jung", "director-general")), "JPN"),
    event("e1", "held", "2023-04-17", place=("Seoul", "KOR"), agenda=("trade",)),
    event("e3", "planned", None),
)


def document(form: str, *told: Any) -> bytes:
    """The chronology of those events as known on 18 April 2023."""
    about = context(as_of="2023-04-18", engine="0.1.0/abc/-", title="Korea & Japan <2023>")
    return render(form, chronology(told or TOLD, about))


def test_markdown() -> None:
    lines = document("md").decode().splitlines()
    assert lines[0] == "# Korea \\& Japan \\<2023\\>"
    assert [line for line in lines if line.startswith("## ")] == ["## 2023", "## 2024", "## No day"]
    assert "**17 April 2023** South Korea – Japan: meeting, Seoul, KOR \\(held\\)[^1]" in lines
    assert "- On the agenda: trade" in lines
    notes = [line for line in lines if re.match(r"\[\^\d\]: ", line)]
    assert len(notes) == 3 and "event e1, as known on 2023-04-18" in notes[0]


class Page(HTMLParser):
    """Tags that stay open, ids, and where links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        told = dict(attrs)
        self.ids += [told["id"] or ""] if "id" in told else []
        self.links += [told["href"] or ""] if "href" in told else []
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_stands_alone_and_its_notes_link_both_ways() -> None:
    page = Page(document("html").decode())
    assert page.open == [] and "script" not in page.tags
    assert sorted(page.ids) == sorted(link.removeprefix("#") for link in page.links)
    assert len(page.links) == 6


def test_docx_has_real_footnotes() -> None:
    data = document("docx")
    text = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert "17 April 2023 South Korea – Japan: meeting, Seoul, KOR (held)" in text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        notes = ET.fromstring(archive.read("word/footnotes.xml"))
        body = ET.fromstring(archive.read("word/document.xml"))
        kinds = archive.read("[Content_Types].xml").decode()
    told = {note.get(W + "id"): "".join(t.text or "" for t in note.iter(W + "t")) for note in notes}
    assert [mark.get(W + "id") for mark in body.iter(W + "footnoteReference")] == ["1", "2", "3"]
    assert "as known on 2023-04-18" in told["1"] and "footnotes+xml" in kinds


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(one=events())
def test_whatever_a_story_says_comes_out_harmless(form: str, one: Any) -> None:
    data = document(form, one)
    if form == "docx":
        text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    else:
        text = data.decode()
    assert not BAD.search(text)
    if form == "html":
        assert Page(text).tags <= TAGS
    if form == "md":
        assert not re.search(r"(?<!\\)<", text)


def test_the_command(tmp_path: Path) -> None:
    keep(
        tell("a", "2023-04-14", report("planned", "2023-04-17")),
        tell("b", "2023-04-15", report("planned", "2023-05-01", who="CHN; JPN; KOR")),
    )
    said = run("chronology", "--party", "KOR", "--party", "JPN", "--as-of", "2023-04-20")
    assert said.out.startswith("# Chronology: KOR – JPN") and said.out.count("[^") == 4
    assert run("chronology", "--party", "KOR", "--party", "JPN", "--alone").out.count("[^") == 2
    assert "--out talks.docx" in run("chronology", "--format", "docx").err
    assert run("chronology", "--format", "docx", "--out", "t.docx").status == 0 and (tmp_path / "t.docx").exists()


def test_a_plan_whose_day_has_passed_says_that_nobody_tells_what_came_of_it() -> None:
    keep(tell("a", "2023-04-14", report("planned", "2023-04-17")))
    said = run("chronology", "--as-of", "2023-06-01")
    assert "(planned; no story tells what came of it" in said.out.replace("\\", "")
    assert "(planned)" in run("chronology", "--as-of", "2023-04-15").out.replace("\\", "")


def test_hyphens_within_a_line_stay_as_they_are() -> None:
    """ "2023-04-18" reads the same raw; a hyphen that would begin a list is escaped."""
    assert (escaped("as known on 2023-04-18"), escaped("- 3 + 4")) == ("as known on 2023-04-18", r"\- 3 + 4")
