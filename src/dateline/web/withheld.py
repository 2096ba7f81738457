"""What visitors without the token of a public server get of a story: excerpt and link, never an agency's full text.

Headline, chain and clocks stay, the words that carry a value stay (they are short), the text goes but for the first
lines. Where a file lies on this machine is nobody's business either.
"""

from __future__ import annotations

import msgspec

from dateline.model import Paragraph, Report, Story, Telling
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


def once(found: list[Hit]) -> list[Hit]:
    """One sentence a story."""
    first = {hit.story: hit for hit in reversed(found)}
    return [hit for hit in found if first[hit.story] is hit]


def hit(found: Hit, text: str, told: Telling) -> Hit:
    """The hit with those words of its sentence that the story's own page shows, "…" for the others.

    What a visitor may see of a story (excerpt, headline, words of values) is the same whatever is asked, so that all
    searches together tell no more of it than one. ``text``: what the hit's offsets point into.
    """
    pieces, at = [], found.start
    for start, end in _shown(told):
        first, last = max(start, at), min(end, found.end)
        if first < last:
            pieces += (["…"] if first > at else []) + [" ".join(text[first:last].split())]
            at = last
    sentence = " ".join([*pieces, *(["…"] if at < found.end else [])])
    return msgspec.structs.replace(found, sentence=_cut(sentence, QUOTED), uri=address(found.uri))


def _shown(told: Telling) -> list[tuple[int, int]]:
    """The stretches of a story's source text that everybody may see, in order."""
    first = [(p.start, min(p.end, p.start + EXCERPT)) for p in told.story.paragraphs[:1]]
    head = [e for e in told.story.evidence if e.field == "headline"]
    words = [*head, *(e for report in told.reports for e in report.evidence)]
    spans = [(e.start, min(e.end, e.start + QUOTED)) for e in words if e.start is not None and e.end is not None]
    return sorted([*first, *spans])


def address(uri: str) -> str:
    """A web address as it is, of a file its name alone."""
    if uri.startswith(("http://", "https://")):
        return uri
    return uri.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _beginning(one: Paragraph) -> Paragraph:
    return msgspec.structs.replace(one, text=_cut(one.text, EXCERPT), end=min(one.end, one.start + EXCERPT))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
