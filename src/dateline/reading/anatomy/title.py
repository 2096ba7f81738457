"""Which line of a page is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.reading import names
from dateline.reading.anatomy import shape
from dateline.reading.anatomy.caption import is_caption
from dateline.reading.anatomy.headline import slug_mark
from dateline.reading.anatomy.label import A_BYLINE, A_DATED_LINE, AN_AGENCY, Label
from dateline.reading.anatomy.press import press_name
from dateline.reading.anatomy.verdict import tokens
from dateline.reading.page import Block, Page
from dateline.reading.words import datelines, fold, furniture

_PARTS = re.compile(r"\s[–—|/-]\s")
_MARKS = re.compile(r"\s[–—|-]\s")
# "The island's leading daily since 1979".
_SINCE = re.compile(r"\b(?:since|established|founded|est\.)\s(?:in\s)?1[89]\d\d\W*$", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3"})


def _begins(page_title: str, line: str) -> bool:
    """True for the line that the page's own title begins with: behind it stands the site's name."""
    return page_title.startswith(line) and page_title[len(line) : len(line) + 3].strip()[:1] in ("", *"-|–—:·»<")


def find(page: Page, labels: Sequence[Label | None], teasers: dict[int, str], start: int) -> int | None:
    """The block that is the headline; ``start`` is where the story begins."""
    blocks = page.blocks
    told = [fold(h) for h in page.facts.headlines]
    heads = [i for i in range(len(blocks)) if blocks[i].tag == "h1" and i <= start + 3]
    order: list[int] = [*heads, *range(start)]
    for i in order:
        if blocks[i].tag != "title" and told and any(fold(blocks[i].text) == h for h in told):
            return i
    page_title = fold(page.facts.title or "")
    for i in range(start):
        if blocks[i].tag != "title" and shape.words(blocks[i].text) >= 4 and _begins(page_title, fold(blocks[i].text)):
            return i
    free = [
        i
        for i in heads
        if shape.words(blocks[i].text) >= 3 and i not in teasers and not _is_site(blocks[i].text, labels[i])
    ]
    if free:
        return max(free, key=lambda i: _likeness(blocks, i, start))
    candidates = [i for i in range(start) if labels[i] is None and i not in teasers and _may_be_title(blocks[i])]
    if not candidates:
        return _closed_title(blocks, labels, start)
    candidates = [i for i in candidates if press_name(blocks[i].text) is None] or candidates
    best = max(candidates, key=lambda i: (_rank(blocks, labels, i, start), -i))
    best = _below_kicker(blocks, candidates, best)
    best = _above_subtitle(blocks, candidates, best, start)
    return best if _likeness(blocks, best, start) > 0 or best >= start - 4 else None


def _closed_title(blocks: Sequence[Block], labels: Sequence[Label | None], start: int) -> int | None:
    """A headline that ends as a sentence does, right above the dated line or the byline; None where none stands so."""
    above = (A_DATED_LINE, A_BYLINE, AN_AGENCY)
    for i in range(start - 1):
        below = labels[i + 1]
        headed = labels[i] is None and below is not None and below.why in above
        if headed and 5 <= shape.words(blocks[i].text) <= 24 and _likeness(blocks, i, start) > 0.3:
            return i
    return None


def _below_kicker(blocks: Sequence[Block], candidates: list[int], best: int) -> int:
    """Under a few words with a dash between ("River Bridge - Committee") the line of more words is the headline."""
    kicker = shape.words(blocks[best].text) <= 4 and _MARKS.search(blocks[best].text)
    below = best + 1 in candidates and shape.words(blocks[best + 1].text) >= 6
    return best + 1 if kicker and below else best


def _above_subtitle(blocks: Sequence[Block], candidates: list[int], best: int, start: int) -> int:
    """Of two titles above one another the upper one is the headline, if it speaks of the story too."""
    if blocks[best].tag in _HEADINGS and not any(blocks[i].tag in _HEADINGS for i in candidates if i < best):
        return best
    enough = max(0.2, 0.5 * _likeness(blocks, best, start))
    least = 0.6 * len(blocks[best].text)
    above = [i for i in candidates if best - 3 <= i < best and shape.words(blocks[i].text) >= 4]
    above = [i for i in above if len(blocks[i].text) >= least]
    return next((i for i in above if _likeness(blocks, i, start) - _masthead(blocks[i].text) >= enough), best)


def _rank(blocks: Sequence[Block], labels: Sequence[Label | None], i: int, start: int) -> float:
    """Likeness to the story, and standing right above byline or clock."""
    below = next((labels[j] for j in range(i + 1, min(i + 3, start)) if labels[j] is not None), None)
    above = below is not None and (
        below.why in (A_DATED_LINE, A_BYLINE, AN_AGENCY)
        or (below.kind == "metadata" and below.why.startswith("begins"))
    )
    likeness = _likeness(blocks, i, start)
    name = 0.5 if shape.words(blocks[i].text) <= 6 and _is_said(blocks[i].text, blocks[start : start + 3]) else 0.0
    told = 0.2 if _says_something(blocks[i].text) and likeness > 0.1 else 0.0
    return likeness + told + (0.5 if above and likeness > 0.1 else 0.0) - _masthead(blocks[i].text) - name


def _is_said(text: str, story: Sequence[Block]) -> bool:
    """True for a short line that the story says word for word: a name, as that of the ministry that prints it."""
    return shape.words(text) >= 2 and any(fold(text) in fold(b.text) for b in story)


def _says_something(text: str) -> bool:
    """True for a line with a verb or another small word of weight: what menus and names of bodies lack."""
    words = text.split()
    return any(word.islower() and (len(word) > 3 or word == "to" or word in datelines().finite) for word in words[1:])


def _masthead(text: str) -> float:
    """What a line loses that may be the name of a body that publishes itself."""
    body = shape.words(text) <= 8 and datelines().institutions.intersection(tokens(text))
    first = text.partition(" ")[0]
    menu = names.agency(first) is not None and text.istitle() and shape.words(text) <= 8
    shouted = text.isupper() and shape.words(text) <= 6
    slogan = _SINCE.search(text) is not None and shape.words(text) <= 10
    both = [piece for piece in _PARTS.split(text) if piece]
    house = len(both) > 1 and all(names.agency(piece) or names.publisher(piece) or _is_section(piece) for piece in both)
    wire = text.casefold().endswith((" news agency", " press agency"))
    return (
        0.5
        if body or menu or slogan or shouted or wire or house or names.agency(text) or names.publisher(text)
        else 0.0
    )


def _is_section(piece: str) -> bool:
    """True for "World News", "Politics"."""
    return all(fold(word) in datelines().section_words for word in piece.split())


def _may_be_title(block: Block) -> bool:
    if block.tag == "title" or block.text.split(" ", 1)[0] in furniture().bullets:
        return False
    if slug_mark(block.text) == block.text.split(" ", 1)[0]:
        return False
    return shape.is_title_like(block.text) and not is_caption(block.text)


def _is_site(text: str, own: Label | None) -> bool:
    return (own is not None and own.kind == "navigation") or names.publisher(text) is not None


def _likeness(blocks: Sequence[Block], i: int, start: int) -> float:
    """How much of the line's words the first paragraphs share."""
    mine = {t[:5] for t in tokens(blocks[i].text) if len(t) > 3}
    story = {t[:5] for b in blocks[start : start + 3] for t in tokens(b.text)}
    share = len(mine & story) / max(3, len(mine))
    return round(share, 3) + (0.05 if shape.words(blocks[i].text) >= 5 else 0.0)
