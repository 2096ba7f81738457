"""What holds for any text: no crash, no hang, every span cuts its text, reading twice is the same."""

from __future__ import annotations

import contextlib
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_build import STORY, TITLE, body, story
from test_reading_layouts import HTML, PLAIN

from dateline.errors import SourceError
from dateline.model import Reading

PLAIN_TEXTS = [text for text, *_ in PLAIN.values()]
PAGES = [page for page, _ in HTML.values()]


def _holds(reading: Reading) -> None:
    for piece in (*reading.story.paragraphs, *reading.story.dropped):
        assert " ".join(reading.text[piece.start : piece.end].split()) == piece.text != ""
    if reading.headline is not None:
        assert " ".join(reading.headline.cut(reading.text).split()) == reading.story.headline
    first = reading.story.paragraphs[0] if reading.story.paragraphs else None
    assert first is None or first.start <= reading.body <= first.end
    ends = sorted((p.start, p.end) for p in (*reading.story.paragraphs, *reading.story.dropped))
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))


@st.composite
def mutated(draw: st.DrawFn, texts: list[str]) -> str:
    """One of ``texts`` with pieces cut, doubled, swapped and strewn with odd characters."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 6))):
        a = draw(st.integers(0, len(text)))
        b = draw(st.integers(a, min(len(text), a + 80)))
        odd = draw(
            st.text(max_size=6)
            | st.sampled_from(["\n\n", "\r\n", "(", ")--", "<div>", "</p>", "&amp;", "…", "May 9", " | "])
        )
        text = draw(st.sampled_from([text[:a] + odd + text[b:], text[:b] + text[a:], text[:a] + text[b:] + text[a:b]]))
    return text


@settings(max_examples=200, deadline=2000)
@given(mutated(PLAIN_TEXTS))
def test_mutated_text(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        reading = story(data)
    except SourceError:
        return
    _holds(reading)
    assert story(data) == reading


@settings(max_examples=200, deadline=2000)
@given(mutated(PAGES))
def test_mutated_pages(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        reading = story(data, uri="test.html")
    except SourceError:
        return
    _holds(reading)
    assert story(data, uri="test.html") == reading
    assert "\r" not in reading.text or reading.story.source.media_type != "text/html"


@settings(max_examples=100, deadline=2000)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        _holds(story(data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep blocks", b"<html><body>" + b"<div>" * 100_000 + b"The ministers met on Friday."),
        ("deep inlines", b"<html><body>" + b"<b><i>" * 50_000 + b"The ministers met on Friday."),
        ("one line", b"The ministers met on Friday. " * 60_000),
        ("one word", b"a" * 1_000_000),
        ("open tags", b"<html>" + b"<a" * 300_000),
        ("breaks", b"<html><body>" + b"x<br>" * 50_000),
        ("dates", b"April 14, 2023 17:10 IST | " * 40_000),
        ("shouts", b"SEOUL, " * 100_000),
        ("brackets", b"(" * 300_000),
        ("dots", b". " * 300_000),
        ("entities", b"<p>" + b"&amp;" * 300_000),
        ("short lines", "\n\n".join(f"Word{i} Ccc Ddd" for i in range(60_000)).encode()),
        ("clock lines", "\n\n".join(f"9. 12. 2024 14:20 | {i}" for i in range(40_000)).encode()),
        ("bylines", "\n\n".join(f"By Jane Roe{i}, Reuters, AFP | May 9, 2023" for i in range(22_000)).encode()),
        ("terms", b"Any material text content article " * 30_000),
        ("json", b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>The ministers met."),
    ],
)
def test_nothing_hangs(name: str, data: bytes) -> None:
    start = time.process_time()
    with contextlib.suppress(SourceError):
        story(data, uri="test.html")
    assert time.process_time() - start < 4


def test_every_paragraph_comes_once() -> None:
    doubled = f"{TITLE}\n\nMay 9, 2023\n\n{body()}\n\n{body()}"
    assert [p.text for p in story(doubled).story.paragraphs][:3] == list(STORY)
