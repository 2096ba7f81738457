"""``wires.conllu`` -> sentences: text, and words with their place, part of speech, head and relation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.model import Span

FILE = Path(__file__).with_name("wires.conllu")


class Word(NamedTuple):
    span: Span
    pos: str
    head: int
    dep: str


class Gold(NamedTuple):
    text: str
    words: tuple[Word, ...]


def golds() -> Iterator[Gold]:
    """Every sentence of the file: a line of text, then word, part of speech, head (from 1; 0 the root), relation."""
    for block in FILE.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("##")]
        text, at, words = lines[0].removeprefix("# text = "), 0, []
        for number, line in enumerate(lines[1:]):
            form, pos, head, dep = line.split()
            at = text.index(form, at)
            words.append(Word(Span(at, at + len(form)), pos, int(head) - 1 if head != "0" else number, dep))
            at += len(form)
        yield Gold(text, tuple(words))
