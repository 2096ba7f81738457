"""Plain text -> its cast, through the public functions of language and actors."""

from __future__ import annotations

from dateline.actors import Cast, Person, find
from dateline.language import PatternPipeline
from dateline.model import Paragraph, Reading, Source, Story


def cast(text: str) -> Cast:
    """The cast of a text of one paragraph."""
    paragraph = Paragraph(text=text, start=0, end=len(text))
    story = Story(id="0", text_sha256="0", source=Source(uri="t.txt", sha256="0"), paragraphs=(paragraph,))
    return find(PatternPipeline().analyse(Reading(story=story, text=text)))


def states(text: str) -> list[str]:
    """The codes of the states and organisations named, in order."""
    return [p.code for scene in cast(text).scenes for p in scene.polities]


def people(text: str) -> dict[str, Person]:
    """Its people by name."""
    return {p.name: p for p in cast(text).people}
