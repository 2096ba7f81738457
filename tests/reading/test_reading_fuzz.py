"""Mutated documents of every format: nothing but a SourceError, two seconds, 500 MB, and spans that cut their text.

Every document is made from its number alone, so that a failure can be called back: ``document(4711)``.
"""

from __future__ import annotations

import gzip
import hashlib
import multiprocessing
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from reading_build import STORY, TITLE
from test_reading_formats import ONE, TWO
from test_reading_layouts import HTML, PLAIN

from dateline.errors import SourceError
from dateline.model import Dropped, Paragraph, Reading
from dateline.reading import read
from dateline.reading.decode import DOUBLED
from dateline.sources import Bytes
from dateline.sources.archives import unpack

SECONDS, MEGABYTES = 2.0, 500
SMOKE, ALL, CHUNK = 200, 10_000, 500
LARGE = 50
P = "".join(f"<p>{p}</p>" for p in STORY)

SEEDS: tuple[tuple[str, str | bytes], ...] = (
    *(("a.html", page) for page, _ in HTML.values()),
    *(("a.txt", text) for text, *_ in PLAIN.values()),
    *((uri, data) for uri, data, _ in ONE.values()),
    *TWO.values(),
)
# What is strewn in: markup that opens and never closes, entities, characters that no text has, halves of JSON and XML.
ODD = (
    "\0", "\0" * 40, "\ufeff", "\u202e", "\ufffe", "\x1b[31m", "\r", "\u2028", "<", ">", "<!--", "-->", "<![CDATA[",
    "]]>", "<script>", "</script>", "<style>", "<pre>", "<table><tr><td>", "</div></div>", "<article>",
    "</article>", "<h1>", "&#0;", "&#xD800;", "&#x110000;", "&lol;", "&amp;amp;amp;", "&" * 30, '{"@graph":[',
    '{"@type":"NewsArticle"', "]}", '"headline":', "\\ud800", "1e999", "-0", "null",
    '<!DOCTYPE a [<!ENTITY b "c">]>', "<?xml version='1.0'?>", "<item>", "Content-Type: multipart/mixed; boundary=",
    "\n\n--b\n", "=?utf-8?b?/w==?=", "April 31, 2023 25:61 IST", "(AP) -- ", "...",
    '<meta property="article:published_time" content="99999-99-99">', '<time datetime="">', "datePublished",
    "http://[",
)  # fmt: skip
# What grows without end: each a piece that is said some ten thousand times.
ENDLESS = (
    "<div>", "<b><i>", "<a href='", "&amp;", "&lt", "x<br>", "<p>", "<table>", "<!--", "<![CDATA[", "[", '{"a":',
    "(", ". ", "- ", "April 14, 2023 17:10 IST | ", "SEOUL, ", "By Jane Roe, ", "a", "word ", "Share ", "| ",
    "<li><a>Title of it</a></li>", "<item><title>x</title></item>", "\n\n--b\nContent-Type: text/plain\n\nx", "“",
    "\u0301", "<article><h2>One two three</h2>",
)  # fmt: skip


def document(number: int) -> tuple[str, bytes]:
    """The address and the bytes of one mutated document."""
    rng = random.Random(number)
    uri, seed = rng.choice(SEEDS)
    text = seed if isinstance(seed, str) else seed.decode("utf-8", "replace")
    for _ in range(rng.randint(1, 8)):
        text = _mutated(text, rng)
    if number % LARGE == 0:
        piece = rng.choice(ENDLESS)
        at = rng.randint(0, len(text))
        text = text[:at] + piece * (rng.choice((60_000, 400_000, 1_500_000)) // len(piece)) + text[at:]
    data = bytearray(text.encode(rng.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252", "utf-7")), "replace"))
    for _ in range(rng.choice((0, 0, 0, 1, 30)) if data else 0):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return uri, bytes(data)


def _mutated(text: str, rng: random.Random) -> str:
    a = rng.randint(0, len(text))
    b = min(len(text), a + rng.choice((0, 3, 40, 400)))
    return rng.choice(
        (
            text[:a] + rng.choice(ODD) + text[b:],
            text[:a] + rng.choice(ODD) * rng.randint(1, 50) + text[a:],
            text[:a] + text[b:],
            text[:b] + text[a:],
            text[b:] + text[a:b] + text[:a],
        )
    )


def cut(one: Reading, piece: Paragraph | Dropped) -> str:
    return " ".join(one.text[piece.start : piece.end].split())


def outlives(number: int) -> None:
    uri, data = document(number)
    start = time.process_time()
    try:
        found = read(Bytes(uri, data, hashlib.sha256(data).hexdigest()))
    except SourceError as error:
        assert "\n" not in str(error), number
        found = ()
    assert time.process_time() - start < SECONDS, number
    for one in found:
        for piece in (*one.story.paragraphs, *one.story.dropped):
            assert DOUBLED in one.story.warnings or cut(one, piece) == piece.text != "", number
        for item in one.story.evidence:
            assert item.text is None or one.text[item.start : item.end] == item.text, number


@pytest.fixture(scope="module")
def alone() -> Iterator[ProcessPoolExecutor]:
    """A process of its own: what other tests have loaded is no memory of these documents."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def megabytes() -> float:
    """The most memory that this process ever had.

    Where there is no /proc the figure of ``getrusage``, which a child begins with its parent's.
    """
    import resource

    status = Path("/proc/self/status")
    if status.exists():
        told = next((line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")), "")
        if told:
            return int(told.split()[1]) / 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / (1 << (20 if sys.platform == "darwin" else 10))


def outlive(first: int, end: int) -> float:
    """Reads documents ``first`` to ``end``; the megabytes that this process needed at most."""
    for number in range(first, end):
        outlives(number)
    return megabytes()


@pytest.mark.parametrize("first", range(1, SMOKE, 50))
def test_mutated_documents(first: int, alone: ProcessPoolExecutor) -> None:
    assert alone.submit(outlive, first, first + 50).result() < MEGABYTES


@pytest.mark.long
@pytest.mark.parametrize("first", range(SMOKE, ALL, CHUNK))
def test_many_mutated_documents(first: int, alone: ProcessPoolExecutor) -> None:
    assert alone.submit(outlive, first, min(ALL, first + CHUNK)).result() < MEGABYTES


BOMBS = {
    "deep elements": ("a.html", "<html><body>" + "<div>" * 300_000 + P),
    "deep lists": ("a.html", "<ul><li>" * 200_000 + P),
    "deep JSON": ("a.json", "[" * 1_000_000),
    "deep JSON-LD": ("a.html", '<script type="application/ld+json">' + '{"a":' * 200_000 + f"</script>{P}"),
    "deep XML": ("a.xml", "<rss><channel>" + "<item>" * 100_000),
    "deep mail": (
        "a.eml",
        "MIME-Version: 1.0\nSubject: x\n" + 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' * 3_000,
    ),
    "entities in entities": (
        "a.xml",
        '<!DOCTYPE rss [<!ENTITY a "lol">'
        + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(20))
        + "]><rss><channel><item><title>&u;</title></item></channel></rss>",
    ),
    "endless entities": ("a.html", "<p>" + "&amp;" * 3_000_000),
    "one line": ("a.txt", "The ministers met on Friday. " * 500_000),
    "one word": ("a.html", "<p>" + "a" * 15_000_000),
    "nothing but NUL": ("a.txt", "\0" * 5_000_000),
    "declarations in a row": ("a.xml", "<?xml version='1.0'?> " * 50_000 + "<"),
    "comments in a row": ("a.xml", "<!-- - --> " * 50_000),
    "open tags": ("a.html", "<html>" + "<a" * 5_000_000),
    "many stories": ("a.html", f"<article><h2>{TITLE}</h2>{P * 3}</article>" * 3_000),
    "many items": ("a.xml", f"<rss><channel>{'<item><title>x</title></item>' * 100_000}</channel></rss>"),
    "many parts": (
        "a.eml",
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\nx\n" * 300_000,
    ),
    "attributes": ("a.html", "<p " + "".join(f"a{i}=b " for i in range(200_000)) + f">{P}"),
    "boxes in boxes": ("a.html", "<div class='related'>" * 1_900 + P),
    "a header without end": ("a.eml", "Subject: " + "=?utf-8?q?a?= " * 200_000 + "\nMIME-Version: 1.0\n\nx"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str, alone: ProcessPoolExecutor) -> None:
    assert alone.submit(survive, name).result() < MEGABYTES


def survive(name: str) -> float:
    """Reads one bomb in its time; the megabytes that this process needed at most."""
    uri, text = BOMBS[name]
    start = time.process_time()
    try:
        read(Bytes(uri, text.encode(), name))
    except SourceError as error:
        assert "\n" not in str(error)
    assert time.process_time() - start < 2 * SECONDS
    return megabytes()


def test_a_packed_bomb_is_never_unpacked_whole() -> None:
    import io

    bomb = gzip.compress(b"\0" * 200_000_000, mtime=0)
    start = time.process_time()
    (one,) = unpack("a.gz", io.BytesIO(bomb), 16 << 20, lambda _name: True)
    assert isinstance(one, SourceError) and time.process_time() - start < SECONDS
