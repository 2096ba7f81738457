"""What visitors without the token of a public server get of a story: excerpt and link, never an agency's full text.

Headline, chain and clocks stay, the words that carry a value stay (they are short), the text goes but for the first
lines. Where a file lies on this machine is nobody's business either.
"""

from __future__ import annotations

import msgspec

from dateline.model import Paragraph, Report, Story
from dateline.store.searching import Hit
from dateline.web.answers import StoryPage

EXCERPT = 280
"""Characters of the first paragraph that are shown."""
QUOTED = 240
"""Characters of a value's words, or of a sentence found, that are shown."""


def excerpt(story: Story) -> Story:
    """The story with the beginning of its first paragraph as its text, without what was dropped."""
    return msgspec.structs.replace(
        story,
        paragraphs=tuple(_beginning(one) for one in story.paragraphs[:1]),
        dropped=(),
        related=(),
        source=msgspec.structs.replace(story.source, uri=address(story.source.uri)),
        evidence=(),
    )


def page(whole: StoryPage) -> StoryPage:
    """The page of a story without its text."""
    reports = tuple(quoted(one) for one in whole.reports)
    return msgspec.structs.replace(whole, story=excerpt(whole.story), text=None, reports=reports)


def quoted(report: Report) -> Report:
    """The report, none of whose words is longer than a quote."""
    short = tuple(msgspec.structs.replace(e, text=_cut(e.text, QUOTED)) if e.text else e for e in report.evidence)
    return msgspec.structs.replace(report, evidence=short)


def hits(found: list[Hit]) -> list[Hit]:
    """One sentence a story, cut: a search must not give a text away sentence by sentence."""
    once = {hit.story: hit for hit in reversed(found)}
    shown = [hit for hit in found if once[hit.story] is hit]
    return [msgspec.structs.replace(h, sentence=_cut(h.sentence, QUOTED), uri=address(h.uri)) for h in shown]


def address(uri: str) -> str:
    """A web address as it is, of a file its name alone."""
    if uri.startswith(("http://", "https://")):
        return uri
    return uri.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _beginning(one: Paragraph) -> Paragraph:
    return msgspec.structs.replace(one, text=_cut(one.text, EXCERPT), end=min(one.end, one.start + EXCERPT))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
