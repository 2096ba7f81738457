"""Plain text -> the sentences of its analysis, through the public pipeline."""

from __future__ import annotations

import re

from dateline.language import Document, PatternPipeline, Sentence
from dateline.model import Paragraph, Reading, Source, Story


def document(text: str) -> Document:
    """The analysis of a text whose paragraphs stand between empty lines."""
    paragraphs = tuple(
        Paragraph(text=" ".join(m[0].split()), start=m.start(), end=m.end())
        for m in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text)
    )
    story = Story(id="0", text_sha256="0", source=Source(uri="t.txt", sha256="0"), paragraphs=paragraphs)
    return PatternPipeline().analyse(Reading(story=story, text=text))


def analysed(text: str) -> tuple[Sentence, ...]:
    """Its sentences."""
    return document(text).sentences
