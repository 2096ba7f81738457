"""The ledger: what of a page is neither headline nor reporting, block by block, with kind, place and reason."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Dropped, Span
from dateline.reading.anatomy.layout import Layout
from dateline.reading.anatomy.verdict import BODY, HEADLINE
from dateline.reading.page import Page, block

ANOTHER = "belongs to another story of the page"
# Said of what was left out of the story's own container.
AMONG = ", among the story's paragraphs"
BESIDE = "stands in the headline's line and is none of it: a version mark, a section, a clock"


def dropped(page: Page, plan: Layout, headline: Span | None) -> tuple[Dropped, ...]:
    """Everything that is neither headline (at ``headline``) nor reporting, in the order of the text."""
    own = [*_blocks(page, plan), *_beside(page, plan, headline)]
    own += page.elsewhere
    return tuple(sorted(own, key=lambda piece: piece.start))


def _blocks(page: Page, plan: Layout) -> Iterator[Dropped]:
    for one, verdict in zip(page.blocks, plan.verdicts, strict=True):
        if verdict.kind not in (BODY, HEADLINE):
            why = verdict.why + (AMONG if verdict.among else "")
            yield Dropped(kind=verdict.kind, text=one.text, start=one.start, end=one.end, why=why)


def _beside(page: Page, plan: Layout, headline: Span | None) -> Iterator[Dropped]:
    """What the headline's block holds before and behind the headline."""
    if plan.headline is None or headline is None:
        return
    whole = page.blocks[plan.headline]
    for start, end in ((whole.start, headline.start), (headline.end, whole.end)):
        piece = block(page.text, start, end) if end > start else None
        if piece and any(c.isalnum() for c in piece.text):
            yield Dropped(kind="metadata", text=piece.text, start=piece.start, end=piece.end, why=BESIDE)
