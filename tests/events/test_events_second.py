"""The second opinion: whom a tree seats at the table, and that it is asked only where something is open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline import events
from dateline.language import ParsedPipeline, choose
from dateline.language.parse import Parse, Token
from dateline.model import Paragraph, Reading, Source, Span, Story

# The second sentence tells its people behind "with", as they sit in the chair.
LEAD = "Norway and Kenya will hold the next session of their joint commission in Nairobi on Monday, the ministry said."
CHAIR = (
    "The commission last met in Bergen in June 2021, with President Ola Haugland and the then Kenyan President, Joseph "
    "Otieno, in the chair."
)


class Tree:
    """A parser that hangs words under others as told: word -> (head, relation); the rest are roots."""

    identity = "told by hand"

    def __init__(self, **heads: tuple[str, str]) -> None:
        self.heads = heads
        self.asked: list[str] = []

    def parse(self, text: str, spans: Sequence[Span]) -> list[Parse]:
        self.asked += [span.cut(text) for span in spans]
        return [self._of(text, span) for span in spans]

    def _of(self, text: str, span: Span) -> Parse:
        words, at = [], span.start
        for word in span.cut(text).split(" "):
            words.append((word.strip(",."), Span(at, at + len(word.rstrip(",.")))))
            at += len(word) + 1
        place = {word: number for number, (word, _) in reversed(list(enumerate(words)))}
        rows = [(here, *self.heads.get(word, (word, "root"))) for word, here in words]
        return Parse(tuple(Token(s, "X", place.get(head, n), dep) for n, (s, head, dep) in enumerate(rows)))


def reading(*paragraphs: str) -> Reading:
    text, found = "\n\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = text.index(paragraph)
        found.append(Paragraph(text=paragraph, start=start, end=start + len(paragraph)))
    story = Story(
        id="0", text_sha256="0", source=Source(uri="t.txt", sha256="0"), paragraphs=tuple(found), published="2024-05-03"
    )  # fmt: skip
    return Reading(story=story, text=text)


def seated(one: Reading, pipeline: ParsedPipeline) -> set[str]:
    """Everybody at the table of the meeting that was held."""
    held = [r for r in events.extract(one, pipeline) if r.status == "held"]
    return {d.name for r in held for p in r.parties for d in p.delegates}


def test_the_shipped_parser_seats_people_in_the_chair() -> None:
    pipeline = choose("english")
    assert isinstance(pipeline, ParsedPipeline)
    assert "Joseph Otieno" in seated(reading(LEAD, CHAIR), pipeline)


HANGING = {
    "on the trigger": ({"Otieno": ("met", "obl")}, {"Joseph Otieno"}),
    "beside one that does": ({"Haugland": ("met", "obl"), "Otieno": ("Haugland", "conj")}, {"Joseph Otieno"}),
    "on another word": ({"Haugland": ("Bergen", "nmod"), "Bergen": ("met", "obl")}, set()),
    "as what is no part in it": ({"Haugland": ("met", "advcl")}, set()),
    "nowhere": ({}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("heads", "wanted"), HANGING.values(), ids=HANGING)
def test_a_name_joins_that_hangs_on_the_word_of_meeting(heads: dict[str, tuple[str, str]], wanted: set[str]) -> None:
    names = {"Ola": ("Haugland", "flat"), "Joseph": ("Otieno", "flat")}
    tree = Tree(**names, **heads)
    assert seated(reading(LEAD, CHAIR), ParsedPipeline(lambda: tree, "told by hand")) >= wanted
    if not wanted:
        assert seated(reading(LEAD, CHAIR), ParsedPipeline(lambda: tree, "told by hand")) == set()


def test_a_sentence_with_nothing_open_is_never_parsed() -> None:
    tree = Tree()
    events.extract(reading(LEAD), ParsedPipeline(lambda: tree, "told by hand"))
    assert tree.asked == []


def test_a_story_behind_the_gate_is_never_parsed() -> None:
    def load() -> Tree:
        raise AssertionError("loaded for nothing")

    events.extract(reading("President Ola Haugland planted a tree."), ParsedPipeline(load, "told by hand"))
