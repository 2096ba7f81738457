"""Where the reporting starts, and the dateline that it starts with."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.reading import names
from dateline.reading.anatomy import dateline, label, placed, shape
from dateline.reading.anatomy.caption import is_caption
from dateline.reading.anatomy.dateline_parts import Prefix
from dateline.reading.anatomy.label import A_BYLINE, A_DATED_LINE, Label
from dateline.reading.page import Block
from dateline.reading.words import fold

_LEAST_BELOW, _LONGEST_STANDFIRST = 3, 24
_TITLES = frozenset({"title", "h1", "h2", "h3", "h4"})
_LOCATION = re.compile(r"^(?:location|place|dateline)\s?:\s*", re.IGNORECASE)


def find(blocks: Sequence[Block], labels: Sequence[Label | None], teasers: dict[int, str]) -> tuple[int, Prefix | None]:
    """The block where the reporting starts, and its dateline."""
    prose = [i for i, b in enumerate(blocks) if labels[i] is None and i not in teasers and _may_start(b)]
    prose = _behind_points(blocks, prose, labels)
    for rank, i in enumerate(prose[:5]):
        prefix = dateline.opening(blocks[i].text)
        if prefix is not None and rank <= 3:
            return i, prefix
    if not prose:
        rest = [i for i, own in enumerate(labels) if own is None and i not in teasers]
        longest: int = max(rest, key=lambda i: len(blocks[i].text), default=len(blocks))
        return longest, None
    first = _behind_head(blocks, prose, labels)
    return _introduced(blocks, labels, first), None


def _behind_points(blocks: Sequence[Block], prose: list[int], labels: Sequence[Label | None]) -> list[int]:
    """Without the prose right under a heading for key points, where more prose stands behind another heading."""
    first = next((i for i in prose if _heads_points(labels[i - 1]) and i > 0), None)
    if first is None or first != prose[0]:
        return prose
    home = blocks[first].island
    rest = [i for n, i in enumerate(prose) if n and (i - first > n or (home and blocks[i].island != home))]
    return rest if len(rest) >= 2 else prose


def _heads_points(above: Label | None) -> bool:
    return above is not None and above.kind == "teaser" and above.heading


def standing_alone(
    blocks: Sequence[Block], labels: Sequence[Label | None], first: int, headline: int | None, told: Prefix | None
) -> Prefix | None:
    """A dateline on a line of its own above the first paragraph: "ANKARA", "SEOUL, April 14 (Yonhap) --".

    ``told`` is what the first paragraph itself begins with, a credit perhaps.
    """
    for i in range(first - 1, max(-1, first - 4), -1):
        text = blocks[i].text
        if i == headline or shape.words(text) > 9:
            return told
        if text.count(" - ") > 1 and label.is_slug(text):
            continue
        text = _LOCATION.sub("", text)
        found = dateline.opening(f"{placed.parted(text).rstrip(' -–—:')} -- Text")
        if found and found.place and _stands_for_dateline(text, found) and (told or labels[i] is None):
            return msgspec.structs.replace(
                found, end=told.end if told else 0, credits=told.credits if told else found.credits
            )
    return told


def _stands_for_dateline(text: str, found: Prefix) -> bool:
    """True for a shouted place, or a known one with a day or a credit: "Modified: 14/04/2023" has none."""
    known = fold(found.place or "") in names.cities()
    land = text.rpartition(",")[2].strip() if "," in text else ""
    housed = bool(land) and names.states().get(fold(land)) == found.country
    return text.partition(",")[0].isupper() or (known and bool(found.credits or found.stamp or housed))


def _may_start(block: Block) -> bool:
    return (
        block.links < 0.5
        and block.tag not in ("title", "h1")
        and shape.is_prose(block.text)
        and not is_caption(block.text)
    )


def _is_standfirst(blocks: Sequence[Block], prose: Sequence[int]) -> bool:
    """True for a sentence in a container of its own above that of the story, which does not lean on it."""
    if len(prose) < _LEAST_BELOW or shape.words(blocks[prose[0]].text) > _LONGEST_STANDFIRST:
        return False
    above, below = blocks[prose[0]], blocks[prose[1]]
    crowd = [i for i in prose[1:] if blocks[i].island == below.island]
    if not above.island or above.island == below.island or len(crowd) < _LEAST_BELOW - 1:
        return False
    apart = sum(blocks[i].island == above.island for i in prose) == 1
    return apart and prose[1] - prose[0] > 1 and not shape.points_back(below.text)


def _introduced(blocks: Sequence[Block], labels: Sequence[Label | None], first: int) -> int:
    """The line that ends in a colon right above the first paragraph, in the same container, is the story's."""
    above = blocks[first - 1] if first else None
    if above is None or labels[first - 1] is not None or above.tag in _TITLES or not above.text.endswith(":"):
        return first
    told = shape.words(above.text) >= 8 and above.island == blocks[first].island
    return first - 1 if told else first


def _behind_head(blocks: Sequence[Block], prose: list[int], labels: Sequence[Label | None]) -> int:
    """The first prose behind byline and clock: what stands before them is a standfirst, unless it is longer."""
    first = prose[0]
    if _is_standfirst(blocks, prose):
        return prose[1]
    limit = prose[min(2, len(prose) - 1)]
    for i in range(first, limit):
        own = labels[i]
        if own is not None and own.why in (A_DATED_LINE, A_BYLINE):
            before = [len(blocks[p].text) for p in prose if p < i]
            if len(before) >= 2 and sum(before) > sum(len(blocks[p].text) for p in prose if p > i):
                return first
            return next((p for p in prose if p > i), first)
    return first
