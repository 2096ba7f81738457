"""Chicago (17th edition, notes): a paragraph an event, the stories behind it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.citing.citation import Citation
from dateline.export.context import Cited
from dateline.export.dates import day, known
from dateline.export.safe import line


def render(citations: Iterable[Citation]) -> str:
    """A paragraph each, parted by empty lines."""
    return "\n\n".join(note(one) for one in citations) + "\n"


def note(one: Citation) -> str:
    """One footnote."""
    held = ", ".join(filter(None, (one.status, one.days, one.place)))
    head = f"“{one.title},” {held}. Dateline, {one.provenance}"
    head += f", accessed {day(one.accessed)}, {one.page}." if one.page else "."
    told = "; ".join(source(story) for story in one.sources)
    return f"{head} Sources: {told}." if told else head


def source(story: Cited) -> str:
    """A story as a note names it."""
    by = line(", citing ".join(reversed(story.by))) or "Unsigned"
    headline = f"“{line(story.headline)}”" if story.headline else "untitled"
    where = story.address or (f"file {line(story.name)}" if story.name else "")
    return ", ".join(filter(None, (by, headline, known(story.known), where)))
