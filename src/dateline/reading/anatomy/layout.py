"""Which block is headline, which is reporting, which is furniture of what kind: one verdict a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dateline.reading import names
from dateline.reading.anatomy import (
    aside,
    boxes,
    course,
    dateline,
    ending,
    label,
    notice,
    opening,
    shape,
    teaser,
    title,
)
from dateline.reading.anatomy.dateline_parts import Prefix
from dateline.reading.anatomy.label import A_BYLINE, Label
from dateline.reading.anatomy.verdict import BETWEEN, BODY, HEADLINE, IN_BOX, SHORT, Verdict, names_no_verb
from dateline.reading.page import Block, Page
from dateline.reading.words import fold

MOST = 4_000


class Layout(msgspec.Struct, frozen=True):
    """The verdict on every block; ``headline`` and ``body`` are indexes into them."""

    verdicts: tuple[Verdict, ...]
    headline: int | None
    body: tuple[int, ...]
    prefix: Prefix | None
    notice: str | None = None


def arrange(page: Page) -> Layout:
    """Judge the blocks of ``page``; what lies beyond ``MOST`` of them is no story's."""
    beyond = (Verdict("other", "beyond the blocks that one story has"),) * max(0, len(page.blocks) - MOST)
    page = msgspec.structs.replace(page, blocks=page.blocks[:MOST])
    blocks = page.blocks
    told = notice.find(blocks)
    labels = boxes.labels_of(blocks)
    if told and told.upto >= 0:
        labels[: told.upto + 1] = [Label("metadata", label.A_NOTICE)] * (told.upto + 1)
    teasers = {**teaser.repeated(blocks, labels), **teaser.described(page)}
    start, prefix = opening.find(blocks, labels, teasers)
    headline = title.find(page, labels, teasers, start)
    if headline is not None:
        words = fold(blocks[headline].text)
        teasers |= {i: "repeats the headline" for i in range(start) if i != headline and fold(blocks[i].text) == words}
    signed = _signature(blocks, labels, headline, start)
    verdicts: list[Verdict] = [
        _before(blocks[i], labels[i], teasers.get(i), i == headline, i == signed) for i in range(start)
    ]
    verdicts += course.after(blocks, labels, start, headline)
    ending.deal(blocks, verdicts)
    ending.sell(blocks, verdicts)
    aside.find(blocks, verdicts, prefix)
    ending.close(page, verdicts)
    if told and told.kind in notice.FINAL:
        verdicts = [Verdict("metadata", f"a notice to editors: {told.kind}") if v.kind == BODY else v for v in verdicts]
        prefix = prefix or next((p for b in blocks[:8] if (p := dateline.opening(b.text)) and p.place), None)
    body = tuple(i for i, verdict in enumerate(verdicts) if verdict.kind == BODY)
    if (prefix is None or prefix.place is None) and body:
        prefix = opening.standing_alone(blocks, labels, body[0], headline, prefix)
    marked = _marked(blocks, verdicts, body)
    return Layout((*marked, *beyond), headline, body, prefix, told.kind if told else None)


def _before(block: Block, own: Label | None, teaser: str | None, is_headline: bool, signed: bool) -> Verdict:
    if is_headline:
        return Verdict(HEADLINE, "the headline")
    if teaser:
        return Verdict("teaser", teaser)
    if own is not None:
        return Verdict(own.kind, own.why, own.value)
    if signed:
        return Verdict("metadata", A_BYLINE, block.text.partition(", ")[0])
    if shape.is_prose(block.text):
        return Verdict("teaser", "running text before byline or dateline")
    if shape.words(block.text) >= 8:
        return Verdict("caption" if names_no_verb(block.text) else "teaser", BETWEEN)
    return Verdict("navigation", SHORT)


def _signature(blocks: Sequence[Block], labels: Sequence[Label | None], headline: int | None, start: int) -> int | None:
    """A person's name alone between headline and story, next to a dated line or an agency's name."""
    above = headline if headline is not None else start
    for i in range(above + 1, start):
        near = [labels[j] for j in (i - 1, i + 1) if above < j < start]
        person, _, place = blocks[i].text.partition(", ")
        signed = label.is_person(person) and (not place or names.is_land(place))
        if labels[i] is None and signed and any(n and n.kind == "metadata" for n in near):
            return i
    return None


def _marked(blocks: Sequence[Block], verdicts: Sequence[Verdict], body: Sequence[int]) -> Iterator[Verdict]:
    """The verdicts, marked where what was left out is text in the very container of the story's own paragraphs."""
    home = {blocks[i].island for i in body} - {0}
    for b, verdict in zip(blocks, verdicts, strict=True):
        inside = b.island in home and b.links < 0.7 and verdict.kind not in (BODY, HEADLINE)
        among = inside and not verdict.why.startswith(IN_BOX)
        yield msgspec.structs.replace(verdict, among=True) if among else verdict
