"""What is taken from a story's end: who wrote and printed it, cards, appeals, teasers under a heading of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.reading import language as languages
from dateline.reading.anatomy import dateline, shape, tail, voice
from dateline.reading.anatomy.label import A_BYLINE
from dateline.reading.anatomy.press import press_name
from dateline.reading.anatomy.verdict import BODY, TITLES, Verdict
from dateline.reading.page import Block, Page
from dateline.reading.words import fold, furniture

_CREDIT_MARK = re.compile(r"[(/:–—-]")


def close(page: Page, verdicts: list[Verdict]) -> None:
    """Take from the story's end what is no story: who wrote it, who printed it, teasers under a heading of the site."""
    blocks = page.blocks
    byline = next((v.value for v in verdicts if v.value and v.why == A_BYLINE), None) or " ".join(page.facts.authors)
    heads = (press_name(b.text) for b in blocks[:6])
    houses = (*page.facts.publishers, *(h for h in heads if h), *_filing_houses(page))
    _cut(blocks, verdicts)
    body = [i for i, verdict in enumerate(verdicts) if verdict.kind == BODY]
    head = [blocks[i].text[:500] for i in body[:4]]
    for _ in range(6):
        if len(body) < 2:
            return
        i = body[-1]
        why = voice.closing(blocks[i].text, byline or None, houses)
        if why:
            verdicts[i] = Verdict("metadata", why)
        elif shape.words(blocks[i].text) <= 6 and verdicts[i - 1].kind == "promotion":
            verdicts[i] = Verdict("promotion", "a short line behind an appeal")
        elif languages.is_other(blocks[i].text) and languages.language(" ".join(head)) == "en":
            verdicts[i] = Verdict("other", "in another language than the story")
        elif _under_heading(blocks, verdicts, body):
            verdicts[i] = Verdict("related", "a teaser about something else")
        else:
            return
        body.pop()


def deal(blocks: Sequence[Block], verdicts: list[Verdict]) -> None:
    """Take the cards behind the story out of it: each a sentence or two in a container of its own, under its title.

    The story itself stands in a container with more than one paragraph, or before the first card.
    """
    body = [i for i, verdict in enumerate(verdicts) if verdict.kind == BODY]
    crowd = Counter(blocks[i].island for i in body)
    cards: list[int] = []
    story = [blocks[i].text for i in body[: max(3, len(body) // 2)]]
    for i in reversed(body):
        if not blocks[i].island or crowd[blocks[i].island] > 1 or not _is_card(blocks, i, story):
            break
        cards.append(i)
    if len(cards) < min(3, len(body)) or len(cards) == len(body):
        return
    for i in cards:
        verdicts[i] = Verdict("related", "a card in a row of them behind the story")


def sell(blocks: Sequence[Block], verdicts: list[Verdict]) -> None:
    """Take out what an appeal or an advertisement says between its own lines.

    A sentence in a container that else holds appeals alone; one with a shout right below "Advertisement".
    """
    body = [i for i, verdict in enumerate(verdicts) if verdict.kind == BODY]
    crowd = Counter(blocks[i].island for i in body)
    sold = Counter(blocks[i].island for i, verdict in enumerate(verdicts) if verdict.kind == "promotion")
    for i in body:
        island = blocks[i].island
        amid = island and crowd[island] == 1 and sold[island] >= 2
        below = i and verdicts[i - 1].kind == "promotion" and verdicts[i - 1].why.startswith("says only")
        if amid or (below and len(body) > 2 and _is_offered(blocks[i].text)):
            verdicts[i] = Verdict("promotion", "stands among appeals to the reader")


def _is_offered(text: str) -> bool:
    return "!" in text and shape.words(text) <= 25 and not any(mark in text for mark in '"“”')


def _is_card(blocks: Sequence[Block], i: int, story: Sequence[str]) -> bool:
    """True where a block holds links, or stands right under a title that is a link or a heading.

    Title and text in one container may be a section of the story: then they must speak of something else than
    the story does.
    """
    if blocks[i].links >= 0.2:
        return True
    above = blocks[i - 1] if i else blocks[i]
    if above.tag in TITLES and above.island == blocks[i].island:
        return tail.share(f"{above.text} {blocks[i].text}", tail.vocabulary(story)) < 0.2
    return above.links >= 0.5 or (above.tag in TITLES and above.island != blocks[i].island)


def _cut(blocks: Sequence[Block], verdicts: list[Verdict]) -> None:
    """Behind a line that ends a wire's story, less text than before it is another page's."""
    body = [i for i, verdict in enumerate(verdicts) if verdict.kind == BODY]
    for i, verdict in enumerate(verdicts):
        if verdict.kind != "metadata" or not _ends_story(blocks[i].text):
            continue
        behind = [j for j in body if j > i]
        if 2 * len(behind) < len(body):
            for j in behind:
                verdicts[j] = Verdict("related", "behind the story's end mark")


def _ends_story(text: str) -> bool:
    told = fold(text)
    return shape.words(text) <= 9 and any(
        told == mark or (told.startswith(mark) and " " in mark) for mark in furniture().ends
    )


def _filing_houses(page: Page) -> tuple[str, ...]:
    found = (dateline.opening(b.text) for b in page.blocks[:20] if not b.box and _CREDIT_MARK.search(b.text, 0, 100))
    return tuple(dict.fromkeys(credit for prefix in found if prefix for credit in prefix.credits))


def _under_heading(blocks: Sequence[Block], verdicts: Sequence[Verdict], body: list[int]) -> bool:
    """True for a last paragraph under a short line of the site that shares no words with the story."""
    i = body[-1]
    above = verdicts[i - 1].kind if i else BODY
    heading = above in ("navigation", "other") and shape.words(blocks[i - 1].text) <= 5
    if not heading or not 8 <= shape.words(blocks[i].text) <= 45:
        return False
    told = tail.vocabulary(blocks[j].text for j in body[:-1])
    return len(body) >= 3 and tail.share(blocks[i].text, told) < 0.12
