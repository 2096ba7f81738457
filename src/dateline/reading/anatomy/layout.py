"""Which block is headline, which is reporting, which is furniture of what kind: one verdict a block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dateline.reading import language as languages
from dateline.reading import names
from dateline.reading.anatomy import clock, dateline, filed, label, notice, placed, related, shape, tail, voice
from dateline.reading.anatomy.caption import is_caption
from dateline.reading.anatomy.dateline import Prefix
from dateline.reading.anatomy.label import A_BYLINE, A_DATED_LINE, AN_AGENCY, Label
from dateline.reading.anatomy.press import press_name
from dateline.reading.page import Block, Page
from dateline.reading.words import datelines, fold, furniture

BODY, HEADLINE = "body", "headline"
MOST = 4_000
# Behind a box of more titles than this no story goes on.
MOST_ITEMS = 6
_LONGEST_DATELINE, _LEAST_PROSE, _BEGINNING = 30, 24, 600
_IN_BOX = "stands in a box"
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SHORT = "a short line before the story"
_TOKEN = re.compile(r"\w+")
_CREDIT_MARK = re.compile(r"[(/:–—-]")
_SURNAME = re.compile(r"\b[A-Z][a-zà-ÿ]{3,}\b")
_ANAPHORA = re.compile(
    r"(?:He|She|They|It|Both|The (?:two|three|four|latter|former|sides|minister|ministers|talks|visit|meeting))\b"
)


class Verdict(msgspec.Struct, frozen=True):
    """What a block is, and why; ``among`` where it stands in the container of the story's paragraphs."""

    kind: str
    why: str
    value: str | None = None
    among: bool = False


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
    labels = _labels(blocks)
    if told and told.upto >= 0:
        labels[: told.upto + 1] = [Label("metadata", "explains a correction")] * (told.upto + 1)
    teasers = {**_teasers(blocks, labels), **_described(page)}
    start, prefix = _start(blocks, labels, teasers)
    headline = _headline(page, labels, teasers, start)
    if headline is not None:
        title = fold(blocks[headline].text)
        teasers |= {i: "repeats the headline" for i in range(start) if i != headline and fold(blocks[i].text) == title}
    signed = _signature(blocks, labels, headline, start)
    verdicts: list[Verdict] = [
        _before(blocks[i], labels[i], teasers.get(i), i == headline, i == signed) for i in range(start)
    ]
    verdicts += _after(blocks, labels, start, headline)
    _deal(blocks, verdicts)
    _sell(blocks, verdicts)
    _close(page, verdicts)
    if told and told.kind in notice.FINAL:
        verdicts = [Verdict("metadata", f"a notice to editors: {told.kind}") if v.kind == BODY else v for v in verdicts]
        prefix = prefix or next((p for b in blocks[:8] if (p := dateline.opening(b.text)) and p.place), None)
    body = tuple(i for i, verdict in enumerate(verdicts) if verdict.kind == BODY)
    if (prefix is None or prefix.place is None) and body:
        prefix = _standing_alone(blocks, labels, body[0], headline, prefix)
    marked = _marked(blocks, verdicts, body)
    return Layout((*marked, *beyond), headline, body, prefix, told.kind if told else None)


def _labels(blocks: Sequence[Block]) -> list[Label | None]:
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
        if block.tag != "title" and label.is_person(block.text):
            return Label("metadata", A_BYLINE, value=block.text)
    return Label(box, f"{_IN_BOX} for {box}")


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


# ---- teasers: the first sentence, told before it is told ----------------------------------------


def _teasers(blocks: Sequence[Block], labels: Sequence[Label | None]) -> dict[int, str]:
    found: dict[int, str] = {}
    free = [i for i, own in enumerate(labels) if own is None and shape.words(blocks[i].text) >= 6][:22]
    told = {i: _tokens(blocks[i].text[:_BEGINNING])[:_LONGEST_DATELINE] for i in free}
    starts = {i: f" {' '.join(words)} " for i, words in told.items()}
    for place, i in enumerate(free[:14]):
        head = f" {' '.join(told[i][:3])} "
        for j in free[place + 1 : place + 8]:
            if head in starts[j] and _repeats(blocks[i].text, blocks[j].text):
                found[i] = "repeats the beginning of the story"
                break
    return found


def _described(page: Page) -> dict[int, str]:
    """Blocks that say the page's description word for word, in a box of their own: a standfirst."""
    told = [fold(text)[:400] for text in page.facts.descriptions if len(text) > 30]
    heads = tuple(text[:20] for text in told)
    found = {}
    for i, b in enumerate(page.blocks[:-2] if told else ()):
        if len(b.text) <= 30 or not fold(b.text[:40]).startswith(heads):
            continue
        mine = fold(b.text[:600]).rstrip(".… ")
        if any(text.startswith(mine) for text in told):
            after = [c for c in page.blocks[i + 1 :] if shape.is_prose(c.text)][:2]
            if len(after) == 2 and all(c.island != b.island for c in after) and b.tag != "title":
                found[i] = "the page's description, before the story"
    return found


def _repeats(text: str, later: str) -> bool:
    """True where ``text`` is a cut or copy of how ``later`` begins (with or without ``later``'s dateline)."""
    if len(later) < len(text) * 0.8 or not shape.is_prose(later):
        return False
    prefix, mine = dateline.opening(later), _tokens(text)
    for other in (_tokens(later), _tokens(later[prefix.end :]) if prefix else []):
        if other[: len(mine)] == mine or (
            shape.is_cut_off(text) and len(mine) > 6 and other[: len(mine) - 1] == mine[:-1]
        ):
            return shape.is_cut_off(text) or not shape.is_title_like(text) or len(mine) >= 12
    return False


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(fold(text[: shape.LONG]))


# ---- where the reporting starts ------------------------------------------------------------------


def _start(
    blocks: Sequence[Block], labels: Sequence[Label | None], teasers: dict[int, str]
) -> tuple[int, Prefix | None]:
    prose = [i for i, b in enumerate(blocks) if labels[i] is None and i not in teasers and _may_start(b)]
    prose = _behind_points(prose, labels)
    for rank, i in enumerate(prose[:5]):
        prefix = dateline.opening(blocks[i].text)
        if prefix is not None and rank <= 3:
            return i, prefix
    if not prose:
        rest = [i for i, own in enumerate(labels) if own is None and i not in teasers]
        longest: int = max(rest, key=lambda i: len(blocks[i].text), default=len(blocks))
        return longest, None
    return _behind_head(prose, labels), None


def _behind_points(prose: list[int], labels: Sequence[Label | None]) -> list[int]:
    """Without the prose right under a heading for key points, where more prose stands behind another heading."""
    first = next((i for i in prose if _heads_points(labels[i - 1]) and i > 0), None)
    if first is None or first != prose[0]:
        return prose
    rest = [i for n, i in enumerate(prose) if n and (i - prose[n - 1] > 1 or i - first > n)]
    return rest if len(rest) >= 2 else prose


def _heads_points(above: Label | None) -> bool:
    return above is not None and above.kind == "teaser" and above.heading


def _standing_alone(
    blocks: Sequence[Block], labels: Sequence[Label | None], first: int, headline: int | None, told: Prefix | None
) -> Prefix | None:
    """A dateline on a line of its own above the first paragraph: "ANKARA", "SEOUL, April 14 (Yonhap) --".

    ``told`` is what the first paragraph itself begins with, a credit perhaps.
    """
    for i in range(first - 1, max(-1, first - 4), -1):
        text = blocks[i].text
        if i == headline or shape.words(text) > 9:
            return told
        found = dateline.opening(f"{placed.parted(text).rstrip(' -–—:')} -- Text")
        if found and found.place and _stands_for_dateline(text, found) and (told or labels[i] is None):
            return msgspec.structs.replace(
                found, end=told.end if told else 0, credits=told.credits if told else found.credits
            )
    return told


def _stands_for_dateline(text: str, found: Prefix) -> bool:
    """True for a shouted place, or a known one with a day or a credit: "Modified: 14/04/2023" has none."""
    known = fold(found.place or "") in names.cities()
    return text.partition(",")[0].isupper() or (known and bool(found.credits or found.stamp))


def _may_start(block: Block) -> bool:
    return (
        block.links < 0.5
        and block.tag not in ("title", "h1")
        and shape.is_prose(block.text)
        and not is_caption(block.text)
    )


def _behind_head(prose: list[int], labels: Sequence[Label | None]) -> int:
    """The first prose behind byline and clock: what stands before them is a standfirst."""
    first = prose[0]
    limit = prose[min(2, len(prose) - 1)]
    for i in range(first, limit):
        own = labels[i]
        if own is not None and own.why in (A_DATED_LINE, A_BYLINE):
            return next((p for p in prose if p > i), first)
    return first


# ---- the headline ---------------------------------------------------------------------------------


def _headline(page: Page, labels: Sequence[Label | None], teasers: dict[int, str], start: int) -> int | None:
    blocks = page.blocks
    told = [fold(h) for h in page.facts.headlines]
    heads = [i for i in range(len(blocks)) if blocks[i].tag == "h1" and i <= start + 3]
    order: list[int] = [*heads, *range(start)]
    for i in order:
        if blocks[i].tag != "title" and told and any(fold(blocks[i].text) == h for h in told):
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
        return None
    candidates = [i for i in candidates if press_name(blocks[i].text) is None] or candidates
    best = max(candidates, key=lambda i: (_rank(blocks, labels, i, start), -i))
    best = _above_subtitle(blocks, candidates, best, start)
    return best if _likeness(blocks, best, start) > 0 or best >= start - 4 else None


def _above_subtitle(blocks: Sequence[Block], candidates: list[int], best: int, start: int) -> int:
    """Of two titles above one another the upper one is the headline, if it speaks of the story too."""
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
    body = shape.words(text) <= 8 and datelines().institutions.intersection(_tokens(text))
    first = text.partition(" ")[0]
    menu = names.agency(first) is not None and text.istitle() and shape.words(text) <= 8
    return 0.5 if body or menu or names.agency(text) or names.publisher(text) else 0.0


def _may_be_title(block: Block) -> bool:
    if block.tag == "title" or block.text.split(" ", 1)[0] in furniture().bullets:
        return False
    return shape.is_title_like(block.text) and not is_caption(block.text)


def _is_site(text: str, own: Label | None) -> bool:
    return (own is not None and own.kind == "navigation") or names.publisher(text) is not None


def _likeness(blocks: Sequence[Block], i: int, start: int) -> float:
    """How much of the line's words the first paragraphs share."""
    mine = {t[:5] for t in _tokens(blocks[i].text) if len(t) > 3}
    story = {t[:5] for b in blocks[start : start + 3] for t in _tokens(b.text)}
    share = len(mine & story) / max(3, len(mine))
    return round(share, 3) + (0.05 if shape.words(blocks[i].text) >= 5 else 0.0)


def _before(block: Block, own: Label | None, teaser: str | None, is_headline: bool, signed: bool) -> Verdict:
    if is_headline:
        return Verdict(HEADLINE, "the headline")
    if teaser:
        return Verdict("teaser", teaser)
    if own is not None:
        return Verdict(own.kind, own.why, own.value)
    if signed:
        return Verdict("metadata", A_BYLINE, block.text)
    if shape.is_prose(block.text):
        return Verdict("teaser", "running text before byline or dateline")
    if shape.words(block.text) >= 8:
        return Verdict("caption" if _names_no_verb(block.text) else "teaser", "a line between headline and story")
    return Verdict("navigation", SHORT)


def _signature(blocks: Sequence[Block], labels: Sequence[Label | None], headline: int | None, start: int) -> int | None:
    """A person's name alone between headline and story, next to a dated line or an agency's name."""
    above = headline if headline is not None else start
    for i in range(above + 1, start):
        near = [labels[j] for j in (i - 1, i + 1) if above < j < start]
        if labels[i] is None and label.is_person(blocks[i].text) and any(n and n.kind == "metadata" for n in near):
            return i
    return None


def _names_no_verb(text: str) -> bool:
    return not datelines().finite.intersection(_tokens(text))


# ---- the end ----------------------------------------------------------------------------------------


def _close(page: Page, verdicts: list[Verdict]) -> None:
    """Take from the story's end what is no story: who wrote it, who printed it, teasers under a heading of the site."""
    blocks = page.blocks
    byline = next((v.value for v in verdicts if v.value and v.why == A_BYLINE), None) or " ".join(page.facts.authors)
    heads = (press_name(b.text) for b in blocks[:6])
    houses = (*page.facts.publishers, *(h for h in heads if h), *_filing_houses(page))
    _cut(blocks, verdicts)
    body = [i for i, verdict in enumerate(verdicts) if verdict.kind == BODY]
    english = languages.language(" ".join(blocks[i].text[:500] for i in body[:4])) == "en"
    for _ in range(6):
        if len(body) < 2:
            return
        i = body[-1]
        why = voice.closing(blocks[i].text, byline or None, houses)
        if why:
            verdicts[i] = Verdict("metadata", why)
        elif shape.words(blocks[i].text) <= 6 and verdicts[i - 1].kind == "promotion":
            verdicts[i] = Verdict("promotion", "a short line behind an appeal")
        elif english and languages.is_other(blocks[i].text):
            verdicts[i] = Verdict("other", "in another language than the story")
        elif _under_heading(blocks, verdicts, body):
            verdicts[i] = Verdict("related", "a teaser about something else")
        else:
            return
        body.pop()


def _deal(blocks: Sequence[Block], verdicts: list[Verdict]) -> None:
    """Take the cards behind the story out of it: each a sentence or two in a container of its own, under its title.

    The story itself stands in a container with more than one paragraph, or before the first card.
    """
    body = [i for i, verdict in enumerate(verdicts) if verdict.kind == BODY]
    crowd = Counter(blocks[i].island for i in body)
    cards: list[int] = []
    told = tail.vocabulary(blocks[i].text for i in body[: max(3, len(body) // 2)])
    for i in reversed(body):
        if not blocks[i].island or crowd[blocks[i].island] > 1 or not _is_card(blocks, i, told):
            break
        cards.append(i)
    if len(cards) < min(3, len(body)) or len(cards) == len(body):
        return
    for i in cards:
        verdicts[i] = Verdict("related", "a card in a row of them behind the story")


def _sell(blocks: Sequence[Block], verdicts: list[Verdict]) -> None:
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


def _is_card(blocks: Sequence[Block], i: int, told: frozenset[str]) -> bool:
    """True where a block holds links, or stands right under a title that is a link or a heading.

    Title and text in one container may be a section of the story: then they must speak of something else than
    the story, of the words ``told``, does.
    """
    if blocks[i].links >= 0.2:
        return True
    above = blocks[i - 1] if i else blocks[i]
    if above.tag in _TITLES and above.island == blocks[i].island:
        return tail.share(f"{above.text} {blocks[i].text}", told) < 0.2
    return above.links >= 0.5 or (above.tag in _TITLES and above.island != blocks[i].island)


def _marked(blocks: Sequence[Block], verdicts: Sequence[Verdict], body: Sequence[int]) -> Iterator[Verdict]:
    """The verdicts, marked where what was left out is text in the very container of the story's own paragraphs."""
    home = {blocks[i].island for i in body} - {0}
    for b, verdict in zip(blocks, verdicts, strict=True):
        inside = b.island in home and b.links < 0.7 and verdict.kind not in (BODY, HEADLINE)
        among = inside and not verdict.why.startswith(_IN_BOX)
        yield msgspec.structs.replace(verdict, among=True) if among else verdict


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


# ---- behind the start -----------------------------------------------------------------------------


class _State:
    """Where the walk through the page is."""

    def __init__(self) -> None:
        self.section: str | None = None
        self.ended = False
        self.seen: set[str] = set()
        self.headline = ""
        self.introduced = False
        self.items = 0
        self.under = 0
        self.homes: Counter[int] = Counter()


def _after(blocks: Sequence[Block], labels: Sequence[Label | None], start: int, headline: int | None) -> list[Verdict]:
    state = _State()
    state.headline = fold(blocks[headline].text) if headline is not None else ""
    verdicts: list[Verdict | None] = []
    for i in range(start, len(blocks)):
        if i == headline:
            verdicts.append(Verdict(HEADLINE, "the headline"))
        else:
            verdicts.append(_walk(blocks, labels, i, state))
    body = [i for i, v in enumerate(verdicts) if v is not None and v.kind == BODY]
    last = body[-1] if body else -1
    told = tail.vocabulary(blocks[start + i].text for i in body if None in verdicts)
    settled = [v or _leftover(blocks[start + i], told, inside=i < last) for i, v in enumerate(verdicts)]
    return [
        Verdict("caption", "describes a picture") if v.kind == BODY and i and is_caption(b.text) else v
        for i, (b, v) in enumerate(zip(blocks[start:], settled, strict=True))
    ]


def _walk(blocks: Sequence[Block], labels: Sequence[Label | None], i: int, state: _State) -> Verdict | None:
    block, own = blocks[i], labels[i]
    if own is not None:
        if own.why == "no letters" and shape.words(block.text) == 0 and len(block.text) >= 3 and len(state.seen) >= 3:
            state.section = "other"
        if own.why == AN_AGENCY and len(state.seen) >= 2:
            state.section = "other"
        if own.heading:
            state.items, state.under = 0, block.island
            state.section = own.kind if state.section not in furniture().final else state.section
            state.ended = state.ended or own.kind not in ("related", "teaser")
        if state.section == "related" and own.why == A_DATED_LINE and _dates_another(block.text):
            return Verdict("related", "a dated title in a section of related")
        if state.section in furniture().final and own.kind in ("metadata", "other", "navigation"):
            return Verdict(state.section or own.kind, f"in a section of {state.section}")
        return Verdict(own.kind, own.why, own.value)
    if state.section and not _resumes(blocks, labels, i, state):
        state.items += 1
        return Verdict(state.section, f"in a section of {state.section}")
    state.section = None
    return _in_story(block, state)


def _dates_another(text: str) -> bool:
    """True for a dated line that says more than a clock: "Talks with Oslo, 3 May 2019"."""
    stamps = clock.find(text)
    rest = text[: stamps[0].start] + text[stamps[-1].end :] if stamps else text
    told = [word for word in rest.split() if len(word) > 3]
    return shape.words(rest) >= 3 and len(told) >= 2 and not any(stamp.role for stamp in stamps)


def _in_story(block: Block, state: _State) -> Verdict | None:
    known = fold(block.text[: shape.LONG])
    if block.links >= 0.7 or (block.links >= 0.45 and not shape.is_closed(block.text)):
        return (
            Verdict("related", "a link and nothing else")
            if related.is_item(block.text)
            else Verdict("navigation", "links")
        )
    if shape.words(block.text) >= 6 and known in state.seen:
        return Verdict("teaser", "told before, word for word")
    if block.text.endswith(":") and shape.words(block.text) <= 5:
        return None
    if known == state.headline:
        return Verdict("teaser", "repeats the headline")
    if shape.may_be_prose(block.text) or _is_point(block.text, state):
        state.seen.add(known)
        state.homes[block.island] += 1
        state.introduced = block.text.endswith(":") or (state.introduced and _is_bullet(block.text))
        return Verdict(BODY, "running text")
    return None


def _is_bullet(text: str) -> bool:
    return text.split(" ", 1)[0] in furniture().bullets


def _is_point(text: str, state: _State) -> bool:
    """A point of a list that the story itself makes: behind a colon, or not worded as a title."""
    if not _is_bullet(text):
        return False
    rest = text.partition(" ")[2].lstrip()
    return state.introduced or not state.seen or rest[:1].islower() or shape.words(rest) >= 20


def _resumes(blocks: Sequence[Block], labels: Sequence[Label | None], i: int, state: _State) -> bool:
    """True where the story goes on behind a box: this block and the next free one are both running text."""
    if state.ended or not shape.may_be_prose(blocks[i].text) or blocks[i].links >= 0.5:
        return False
    if blocks[i].island != state.under and state.homes[blocks[i].island] > 1 and shape.is_prose(blocks[i].text):
        return True
    if state.items == 0 and not blocks[i].text[:1].isdigit() and _goes_on(blocks[i].text, state):
        return True
    if (
        0 < state.items <= MOST_ITEMS
        and not blocks[i].links
        and shape.is_prose(blocks[i].text)
        and _points_back(blocks[i].text, state)
    ):
        return True
    following = next((blocks[j].text for j in range(i + 1, len(blocks)) if labels[j] is None), None)
    return (
        shape.is_prose(blocks[i].text)
        and following is not None
        and (shape.is_prose(following) or (following.endswith(".") and shape.words(following) >= 4))
    )


def _goes_on(text: str, state: _State) -> bool:
    """True where a sentence right below a heading is the story's: it points back, or speaks of the same."""
    if not text.endswith((".", ".”", '."')):
        return False
    return _points_back(text, state) or tail.share(text, tail.vocabulary(state.seen)) >= 0.25


def _points_back(text: str, state: _State) -> bool:
    """True where it names somebody the story has named, or begins with "He", "The two" and their like."""
    known = {word for told in state.seen for word in _TOKEN.findall(told)}
    if any(fold(name) in known and not names.is_land(name) for name in _SURNAME.findall(text[:60])):
        return True
    return bool(_ANAPHORA.match(text))


def _leftover(block: Block, told: frozenset[str], inside: bool) -> Verdict:
    if inside:
        count = shape.words(block.text)
        title = tail.is_foreign(block.text, told)
        if count >= 9 and not _names_no_verb(block.text) and block.tag != "li" and not title:
            return Verdict(BODY, "a sentence without its full stop")
        if count >= 12 and block.tag in ("p", "li") and block.links < 0.3 and not title:
            return Verdict(BODY, "a paragraph of the page's own")
        if title:
            return Verdict("related", "a title about something else")
        if shape.words(block.text) >= 9:
            return Verdict("caption", "a line without a verb or full stop inside the story")
        return Verdict("other", "a heading inside the story")
    if next(filed.in_tail([block.text]), None):
        return Verdict("metadata", "says whose the story is")
    if related.is_item(block.text):
        return Verdict("related", "a title behind the story's end")
    return Verdict("navigation", "a short line behind the story's end")
