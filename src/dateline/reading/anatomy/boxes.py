"""What every block earns by its own words, or by the box of furniture that it stands in."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence

from dateline.reading import names
from dateline.reading.anatomy import label, shape, voice
from dateline.reading.anatomy.label import A_BYLINE, Label
from dateline.reading.anatomy.verdict import IN_BOX
from dateline.reading.page import Block

_LEAST_PROSE = 24


def labels_of(blocks: Sequence[Block]) -> list[Label | None]:
    """The label of every block, or None; a page that gives advice all along has no appeals to its reader."""
    trusted = _trusted_boxes(blocks)
    labels = [_label(b, _claim(b, trusted) if b.boxes else "") for b in blocks]
    pitches = [
        i for i, own in enumerate(labels) if own and own.why in voice.PITCHES and shape.words(blocks[i].text) > 9
    ]
    if len(pitches) >= 4:
        prose = sum(own is None and shape.is_prose(b.text) for b, own in zip(blocks, labels, strict=True))
        if len(pitches) * 8 > prose:
            return [None if i in pitches else own for i, own in enumerate(labels)]
    return labels


def _claim(block: Block, trusted: frozenset[int]) -> str:
    """What the outermost of its boxes that is trusted claims to be."""
    return next((kind for kind, root in block.boxes if root in trusted), "")


def _label(block: Block, box: str) -> Label | None:
    if not box:
        return label.label(block)
    if box == "metadata":
        own = label.label(block)
        if own is not None:
            return own
        person, _, place = block.text.partition(", ")
        if block.tag != "title" and label.is_person(person) and (not place or names.is_land(place)):
            return Label("metadata", f"{A_BYLINE} and a town" if place else A_BYLINE, value=person)
    return _boxed(box)


@functools.cache
def _boxed(box: str) -> Label:
    return Label(box, f"{IN_BOX} for {box}")


def _trusted_boxes(blocks: Sequence[Block]) -> frozenset[int]:
    """Boxes that do not hold the story itself: one with much of the prose is a wrapper that is only named so."""
    weight: Counter[int] = Counter()
    total = 0
    for b in blocks:
        if b.links < 0.5 and len(b.text) > _LEAST_PROSE and shape.is_prose(b.text):
            total += len(b.text)
            for _kind, root in b.boxes:
                weight[root] += len(b.text)
    most = {"comment": 0.9, "related": 0.6}
    named = {box for b in blocks for box in b.boxes}
    return frozenset(root for kind, root in named if weight[root] <= most.get(kind, 0.4) * total)
