"""Pages that hold several whole stories: one page of blocks becomes one for each story.

A story begins at a heading. Signs tell it from a subheading or a teaser: running text under it that opens with a
dateline of its own, an <article> of its own with running text enough for a story, a byline or a day of its own over
as much; in plain text a line of marks above it and a dateline below.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.model import Dropped
from dateline.reading import names
from dateline.reading.anatomy import dateline, label, shape
from dateline.reading.anatomy.dateline_parts import Prefix
from dateline.reading.anatomy.ledger import ANOTHER
from dateline.reading.page import Block, Facts, Page
from dateline.reading.words import fold

MOST_STORIES = 20
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_FURNITURE = frozenset({"related", "comment", "navigation", "promotion"})
# An <article> with less under its heading is a card, a comment or a picture.
_LEAST_PARAGRAPHS, _LEAST_LETTERS = 3, 600
_OPENING = 3
# What is signed needs less.
_LONGEST_SIGNATURE, _LEAST_SIGNED = 120, 240
_RULE = re.compile(r"(?:[*=_~#•-]\s?){3,}")


def part(page: Page) -> tuple[Page, ...]:
    """``page``, or one page a story in the order of the text, each with the blocks that stand ``elsewhere``."""
    heads = [i for i, b in enumerate(page.blocks) if _is_heading(b)]
    starts = next((found for found in _starts(page.blocks, heads) if len(found) > 1), [])
    if len(starts) < 2:
        return (page,)
    blocks = page.blocks
    foot = next((i + 1 for i in range(len(blocks) - 1, -1, -1) if _is_prose(blocks[i])), len(blocks))
    ends = [*starts[1:], foot]
    left = tuple(Dropped(kind="other", text=b.text, start=b.start, end=b.end, why=ANOTHER) for b in blocks)
    pairs = enumerate(zip(starts, ends, strict=True))
    return tuple(_one(page, index, starts[0], pair, foot, left) for index, pair in pairs)


def _one(page: Page, index: int, head: int, own: tuple[int, int], foot: int, left: tuple[Dropped, ...]) -> Page:
    """The story between two block numbers, with the head and the foot that all stories of the page share."""
    blocks = page.blocks
    mine = (*blocks[:head], *blocks[own[0] : own[1]], *blocks[foot:])
    others = (*left[head : own[0]], *left[own[1] : foot])
    facts = _facts(page.facts, blocks[own[0] : own[1]])
    warnings = page.warnings if index == 0 else ()
    return msgspec.structs.replace(page, blocks=mine, elsewhere=others, facts=facts, index=index, warnings=warnings)


def _facts(facts: Facts, blocks: Sequence[Block]) -> Facts:
    """What the page says of this story: the metadata under its headline, and what holds of the whole site."""
    titles = {fold(b.text) for b in blocks if b.tag in _HEADINGS}
    own = next((one for one in facts.articles if titles.intersection(map(fold, one.headlines))), None)
    site = {"publishers": facts.publishers, "hosts": facts.hosts, "language": facts.language, "title": facts.title}
    kept = [row for row in facts.pointers if row[0] in site]
    if own is not None:
        pointers = (*own.pointers, *kept)
        publishers = own.publishers or facts.publishers
        return msgspec.structs.replace(own, **{**site, "publishers": publishers, "pointers": pointers})
    heading = tuple(b.text for b in blocks if b.tag in _HEADINGS)[:1]
    return Facts(headlines=heading, **site, pointers=tuple(kept))  # type: ignore[arg-type]


def _starts(blocks: Sequence[Block], heads: Sequence[int]) -> Iterator[list[int]]:
    """Where stories begin, by each of the signs."""
    if len(heads) > 1:
        yield _by_dateline(blocks, heads)
    yield _by_article(blocks)
    if len(heads) > 1:
        yield _by_signature(blocks, heads)
    if not heads:
        yield _by_rule(blocks)


def _by_dateline(blocks: Sequence[Block], heads: Sequence[int]) -> list[int]:
    """The headings under which running text opens with a dateline that credits or dates."""
    stretches = zip(heads, [*heads[1:], len(blocks)], strict=True)
    return [a for a, z in stretches if _opens(blocks[a + 1 : z])][:MOST_STORIES]


def _opens(under: Sequence[Block]) -> bool:
    prose = list(itertools.islice((b for b in under if _is_prose(b)), _OPENING))
    if len(prose) < 2:
        return False
    found = (dateline.opening(b.text) for b in prose)
    return any(prefix and prefix.place and _is_sure(prefix) for prefix in found)


def _is_sure(prefix: Prefix) -> bool:
    """True for a dateline that credits or dates, or whose place the tables know."""
    return bool(prefix.credits or prefix.stamp) or fold(prefix.place or "") in names.cities()


def _by_article(blocks: Sequence[Block]) -> list[int]:
    """The first blocks of the articles that hold a heading and running text enough."""
    starts = []
    for group in _articles(blocks):
        prose = [blocks[i] for i in group if _is_prose(blocks[i])]
        headed = any(_is_heading(blocks[i]) for i in group[:4])
        if headed and len(prose) >= _LEAST_PARAGRAPHS and sum(len(b.text) for b in prose) >= _LEAST_LETTERS:
            starts.append(group[0])
    return starts[:MOST_STORIES]


def _by_signature(blocks: Sequence[Block], heads: Sequence[int]) -> list[int]:
    """The headings of one rank that each have a byline or a day of their own below them, and running text enough."""
    signed = [i for i in heads if _is_signed(blocks[i + 1 : i + 4])]
    if len(signed) < 2 or len({blocks[i].tag for i in signed}) > 1:
        return []
    stretches = zip(signed, [*signed[1:], len(blocks)], strict=True)
    return [a for a, z in stretches if _is_whole(blocks[a + 1 : z])][:MOST_STORIES]


def _is_signed(below: Sequence[Block]) -> bool:
    above_text = itertools.takewhile(lambda b: not _is_prose(b) and not _is_heading(b), below)
    labels = (label.label(b) for b in above_text if len(b.text) <= _LONGEST_SIGNATURE)
    return any(own is not None and own.why in (label.A_BYLINE, label.A_DATED_LINE) for own in labels)


def _is_whole(under: Sequence[Block]) -> bool:
    prose = [b for b in under if _is_prose(b)]
    told = sum(b.links < 0.5 and shape.may_be_prose(b.text) for b in under)
    return len(prose) > 1 and told >= _LEAST_PARAGRAPHS and sum(len(b.text) for b in prose) >= _LEAST_SIGNED


def _by_rule(blocks: Sequence[Block]) -> list[int]:
    """In plain text, the titles behind a line of marks ("***", "-----") over running text with a dateline."""
    rules = [i for i, b in enumerate(blocks) if b.tag in ("", "pre") and _RULE.fullmatch(b.text)]
    edges = [-1, *rules, len(blocks)]
    parts = [(a + 1, z) for a, z in itertools.pairwise(edges) if z - a > _OPENING]
    return [a for a, z in parts if _is_titled(blocks[a]) and _opens(blocks[a + 1 : z])][:MOST_STORIES] if rules else []


def _is_titled(b: Block) -> bool:
    return shape.is_title_like(b.text) and not shape.is_prose(b.text)


def _articles(blocks: Sequence[Block]) -> Iterator[list[int]]:
    groups: dict[int, list[int]] = {}
    for i, b in enumerate(blocks):
        if b.article:
            groups.setdefault(b.article, []).append(i)
    yield from groups.values() if len(groups) > 1 else ()


def _is_heading(b: Block) -> bool:
    return b.tag in _HEADINGS and b.links < 0.7 and shape.words(b.text) >= 3 and not _is_furniture(b)


def _is_prose(b: Block) -> bool:
    return b.links < 0.5 and len(b.text) > 24 and not _is_furniture(b) and shape.is_prose(b.text)


def _is_furniture(b: Block) -> bool:
    return any(kind in _FURNITURE for kind, _root in b.boxes)
