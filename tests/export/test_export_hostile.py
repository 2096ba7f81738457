"""Laws for words of strangers: whatever a story says, each format reads back, and nothing of it steers a reader."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pyarrow.parquet as pq
import pytest
from export_build import STORY, context, event, side
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export import FORMATS, Cited, cited, safe, write
from dateline.model import Recurrence, Series, Source, Sourcing, Story

BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ud800-\udfff\ufffe\uffff]"
)
EVIL = [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '=HYPERLINK("http://evil.example","x")',
    "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "a;b,c\\n\nEND:VEVENT\nBEGIN:VALARM", "\r\nATTACH:http://evil.example\r\n",
    "\u202egnp.exe", "a\x00b\x08\x0c", "\ufffe\uffff", "]]>", "&lt;b&gt; &amp;", "\u2028\u2029", "x" * 20_000,
    'quote " and \' and `', "مرحبا\u200fסלום", "\ufeffmark",
]  # fmt: skip
words = st.one_of(
    st.sampled_from(EVIL), st.text(max_size=40), st.builds("".join, st.lists(st.sampled_from(EVIL), max_size=3))
)


@st.composite
def events(draw: st.DrawFn) -> Any:
    """An event whose every text is a stranger's."""
    one = side("KOR*", (draw(words), draw(words)))
    return event(
        "e1",
        draw(st.sampled_from([None, "planned", "held", "cancelled", "postponed"])),
        draw(st.sampled_from([None, "2023-04-17", "[2023-04-17..2023-04-20]", "2023"])),
        one,
        side(draw(words)),
        kind=draw(st.sampled_from(["meeting", "agreement", "other"])),
        place=(draw(words), "KOR"),
        agenda=(draw(words), draw(words)),
        reason=draw(words),
        margins_of=draw(words),
        time=draw(st.sampled_from([None, "2023-04-17T09:30:00+09:00", "nonsense", "9999-12-31T23:59:59-12:00"])),
        recurrence=Recurrence(text=draw(words)),
        sourcing=Sourcing(speaker=draw(words)),
    )


def story(headline: str, uri: str) -> Cited:
    """The story behind it, as the record would cite it."""
    return cited(
        Story(id=STORY, text_sha256="", source=Source(uri=uri, sha256=""), headline=headline, agencies=(headline,))
    )


def texts(value: Any) -> list[str]:
    """Every string in a parsed document."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, (list, tuple)) else []


def read_back(name: str, data: bytes) -> list[str]:
    """Every text that a reader of the format finds."""
    if name == "ics":
        calendar = icalendar.Calendar.from_ical(data)
        assert {one.name for one in calendar.walk()} <= {"VCALENDAR", "VEVENT"}
        found = [str(value) for one in calendar.walk() for value in one.values()]
        assert not any("ATTACH" in one for one in calendar.walk())
        return found
    if name == "atom":
        ET.fromstring(data)
        feed = feedparser.parse(data)
        return [
            text for entry in feed.entries for text in (entry.title, *(link.href for link in entry.get("links", [])))
        ]
    if name == "parquet":
        return texts(pq.read_table(io.BytesIO(data)).to_pylist())
    if FORMATS[name].suffix.endswith("csv"):
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell[:1] in set("=+-@\t\r") for row in rows for cell in row if not _number(cell))
        return texts(rows)
    assert b"<script" not in data and b"</" not in data
    return texts(json.loads(data))


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, deadline=None)
@given(one=events(), headline=words, uri=st.one_of(words, st.builds("https://example.org/{}".format, words)))
def test_whatever_a_story_says_comes_out_harmless(name: str, one: Any, headline: str, uri: str) -> None:
    told = context(stories={STORY: story(headline, uri)}, title=headline, address="https://desk.example")
    data = b"".join(write(name, [one], told))
    found = read_back(name, data)
    assert not [text for text in found if BAD.search(text)]
    assert len(data) < 400_000


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_events_give_the_same_bytes(name: str) -> None:
    told = [event(f"e{n}", "held", f"2023-04-{n:02d}", agenda=("trade", "visas")) for n in range(10, 20)]
    assert len({b"".join(write(name, told, context())) for _ in range(3)}) == 1


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_safe_text_is_clean_and_cleaning_it_again_changes_nothing(words: str) -> None:
    once = safe.text(words)
    assert not BAD.search(once) and "\r" not in once
    assert safe.text(once) == once
    assert "\n" not in safe.line(words)
    once.encode()


@given(st.text(max_size=50))
def test_a_cell_never_begins_like_a_formula(words: str) -> None:
    told = safe.cell(words)
    assert not told or told[0] not in "=+-@|%＝＋－＠｜％"


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://a@b/c",
        "https://x y",
        'https://a/"',
        "//a/b",
        "http:///x",
    ],
)
def test_only_addresses_of_the_web_are_links(uri: str) -> None:
    assert story("x", uri).address is None


def test_a_title_of_a_megabyte_is_cut_and_quickly() -> None:
    one = event("e1", "held", "2023-04-17", reason="y" * 1_000_000, agenda=("z " * 500_000,))
    long = msgspec_series(one, "x" * 1_000_000)
    for name in FORMATS:
        assert len(b"".join(write(name, [long], context()))) < 100_000


def msgspec_series(one: Any, name: str) -> Any:
    """The event as a round of a series of that name."""
    import msgspec

    return msgspec.structs.replace(one, series=Series(name=name))
