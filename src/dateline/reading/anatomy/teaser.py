"""The first sentence, told before it is told: standfirsts, teasers, the page's description."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading.anatomy import dateline, shape
from dateline.reading.anatomy.label import Label
from dateline.reading.anatomy.verdict import tokens
from dateline.reading.page import Block, Page
from dateline.reading.words import fold

_LONGEST_DATELINE, _BEGINNING, _FIRST_WORDS = 30, 600, 90


def repeated(blocks: Sequence[Block], labels: Sequence[Label | None]) -> dict[int, str]:
    """Blocks that say the beginning of the story before it begins, with the reason."""
    found: dict[int, str] = {}
    free = [i for i, own in enumerate(labels) if own is None and shape.words(blocks[i].text) >= 6][:22]
    told = {i: fold(blocks[i].text[:_BEGINNING]) for i in free}
    for place, i in enumerate(free[:14]):
        first = tokens(told[i][:_FIRST_WORDS])[:3]
        for j in free[place + 1 : place + 8]:
            if not all(word in told[j] for word in first):
                continue
            start = f" {' '.join(tokens(told[j])[:_LONGEST_DATELINE])} "
            if f" {' '.join(first)} " in start and _repeats(blocks[i].text, blocks[j].text):
                found[i] = "repeats the beginning of the story"
                break
    return found


def described(page: Page) -> dict[int, str]:
    """Blocks that say the page's description word for word, in a box of their own: a standfirst."""
    told = [fold(text)[:400] for text in page.facts.descriptions if len(text) > 30]
    heads = tuple(text[:20] for text in told)
    found = {}
    for i, b in enumerate(page.blocks[:-2] if told else ()):
        if len(b.text) <= 30 or not _folded(b.text[:40]).startswith(heads):
            continue
        mine = fold(b.text[:600]).rstrip(".… ")
        if any(text.startswith(mine) for text in told):
            after = [c for c in page.blocks[i + 1 :] if shape.is_prose(c.text)][:2]
            if len(after) == 2 and all(c.island != b.island for c in after) and b.tag != "title":
                found[i] = "the page's description, before the story"
    return found


def _folded(text: str) -> str:
    """As ``fold``, without remembering."""
    return text.lower() if text.isascii() else fold(text)


def _repeats(text: str, later: str) -> bool:
    """True where ``text`` is a cut or copy of how ``later`` begins (with or without ``later``'s dateline)."""
    if len(later) < len(text) * 0.8 or not shape.is_prose(later):
        return False
    prefix, mine = dateline.opening(later), tokens(text)
    for other in (tokens(later), tokens(later[prefix.end :]) if prefix else []):
        if other[: len(mine)] == mine or (
            shape.is_cut_off(text) and len(mine) > 6 and other[: len(mine) - 1] == mine[:-1]
        ):
            return shape.is_cut_off(text) or not shape.is_title_like(text) or len(mine) >= 12
    return False
