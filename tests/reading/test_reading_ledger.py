"""The ledger is complete: what a story leaves out is said, block by block, with its place and a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading import read
from dateline.sources import Bytes, collect

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FOLDERS = (CORPUS / "dev", CORPUS / "heads" / "dev", CORPUS / "storylines")
FILES = sorted(
    p
    for folder in FOLDERS
    for p in folder.rglob("*")
    if p.is_file() and p.suffix in (".txt", ".html", ".xml", ".json", ".eml") and "gold" not in p.name
)
KINDS = {
    "navigation",
    "teaser",
    "disclaimer",
    "tags",
    "related",
    "caption",
    "promotion",
    "comment",
    "metadata",
    "other",
}


def uncovered(file: Path) -> list[str]:
    """What of the whole-page text is neither headline nor paragraph nor in the ledger of any of its stories."""
    (source,) = collect([str(file)], max_bytes=1 << 24)
    assert isinstance(source, Bytes)
    readings = read(source)
    text = readings[0].text
    seen = bytearray(len(text))
    for reading in readings:
        spans = [(p.start, p.end) for p in (*reading.story.paragraphs, *reading.story.dropped)]
        spans += [(reading.headline.start, reading.headline.end)] if reading.headline else []
        for start, end in spans:
            seen[start:end] = b"\x01" * (end - start)
    left = "".join(c if not told else "\n" for c, told in zip(text, seen, strict=True))
    return [
        piece for piece in (line.strip("\ufeff \t") for line in left.splitlines()) if any(c.isalnum() for c in piece)
    ]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(FILES))
def test_nothing_of_the_page_is_lost(file: Path) -> None:
    assert uncovered(file) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_line_of_the_ledger_has_a_kind_a_place_and_a_reason(folder: Path) -> None:
    for file in (f for f in FILES if folder in f.parents):
        (source,) = collect([str(file)], max_bytes=1 << 24)
        assert isinstance(source, Bytes)
        for reading in read(source):
            for piece in reading.story.dropped:
                assert piece.kind in KINDS
                assert piece.why
                assert " ".join(reading.text[piece.start : piece.end].split()) == piece.text
