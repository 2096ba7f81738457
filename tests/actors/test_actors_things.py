"""Names that describe a thing are no people; a person stays one, whatever the word behind him."""

from __future__ import annotations

import pytest

from dateline.actors import find
from dateline.language import ParsedPipeline, choose
from dateline.model import Paragraph, Reading, Source, Story


def names(text: str) -> set[str]:
    """The people of a text, by the shipped parser's second opinion."""
    paragraph = Paragraph(text=text, start=0, end=len(text))
    story = Story(id="0", text_sha256="0", source=Source(uri="t.txt", sha256="0"), paragraphs=(paragraph,))
    pipeline = choose("english")
    assert isinstance(pipeline, ParsedPipeline)
    return {p.name for p in find(pipeline.analyse(Reading(story=story, text=text))).people}


@pytest.mark.parametrize(
    "text",
    [
        "The two navies will join in the Amber Falcon exercise next week.",
        "Lorries queued at the Tarka Brisa border post on Monday.",
        "The ministers opened the Harka Velu pipeline in May.",
    ],
)
def test_a_name_before_a_plain_noun(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize("text", ["Ola Haugland told reporters that talks had ended.", "Ola Haugland met the envoys."])
def test_a_person_before_a_verb(text: str) -> None:
    assert names(text) == {"Ola Haugland"}
