"""What may be asked of a tree, and labels of another scheme turned into ours."""

from __future__ import annotations

import pytest

from dateline.language.parse import Parse, Token
from dateline.model import Span

TEXT = "Masami Oka of Japan met him."


def tree(text: str, *rows: tuple[str, str, int, str]) -> Parse:
    """(word, part of speech, head, relation) of each token, in order."""
    tokens, at = [], 0
    for word, pos, head, dep in rows:
        at = text.index(word, at)
        tokens.append(Token(Span(at, at + len(word)), pos, head, dep))
        at += len(word)
    return Parse(tuple(tokens))


@pytest.fixture
def parse() -> Parse:
    return tree(
        TEXT,
        ("Masami", "PROPN", 4, "nsubj"),
        ("Oka", "PROPN", 0, "flat"),
        ("of", "ADP", 3, "case"),
        ("Japan", "PROPN", 0, "nmod"),
        ("met", "VERB", 4, "root"),
        ("him", "PRON", 4, "obj"),
        (".", "PUNCT", 4, "punct"),
    )


def test_tokens_of_a_stretch(parse: Parse) -> None:
    assert parse.at(Span(0, 10)) == range(2)
    assert parse.at(Span(TEXT.index("Japan"), TEXT.index("met"))) == range(3, 4)
    assert parse.at(Span(100, 110)) == range(0)


def test_the_head_of_a_stretch_hangs_outside_it(parse: Parse) -> None:
    assert parse.head_of(Span(0, 10)) == 0
    assert parse.head_of(Span(TEXT.index("of"), TEXT.index("met"))) == 3
    assert parse.head_of(Span(0, len(TEXT))) == 4
    assert parse.head_of(Span(100, 110)) is None


def test_what_stands_above_and_below(parse: Parse) -> None:
    assert list(parse.above(2)) == [3, 0, 4]
    assert list(parse.above(4)) == []
    assert list(parse.below(4, "nsubj", "obj")) == [0, 5]
    assert list(parse.below(0)) == [1, 3]
