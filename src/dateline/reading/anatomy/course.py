"""The walk through the blocks behind the story's start: reporting, boxes, lists, what comes after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.reading import names
from dateline.reading.anatomy import clock, filed, related, shape, tail, voice
from dateline.reading.anatomy.caption import is_caption
from dateline.reading.anatomy.label import A_DATED_LINE, AN_AGENCY, Label
from dateline.reading.anatomy.verdict import BODY, HEADLINE, Verdict, names_no_verb
from dateline.reading.page import Block
from dateline.reading.words import fold, furniture

# Behind a box of more titles than this no story goes on.
MOST_ITEMS = 6
# A teaser that is cut off shares less of its words with the story.
_ALIKE, _SHORT = 0.34, 12
_TOKEN = re.compile(r"\w+")
_SURNAME = re.compile(r"\b[A-Z][a-zà-ÿ]{3,}\b")


class _State:
    """Where the walk through the page is."""

    def __init__(self) -> None:
        self.section: str | None = None
        self.ended = False
        self.seen: set[str] = set()
        self._words: set[str] = set()
        self._read: set[str] = set()
        self.headline = ""
        self.introduced = False
        self.items = 0
        self.under = 0
        self.homes: Counter[int] = Counter()

    def words(self) -> set[str]:
        """The words of what has been told so far."""
        for told in self.seen - self._read:
            self._words.update(_TOKEN.findall(told))
        self._read |= self.seen
        return self._words


def after(blocks: Sequence[Block], labels: Sequence[Label | None], start: int, headline: int | None) -> list[Verdict]:
    """The verdicts on the blocks from ``start`` on."""
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
    told = tail.vocabulary(blocks[start + i].text for i in body) if any(v is None for v in verdicts) else frozenset()
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
    below = labels[i + 1] if i + 1 < len(labels) else None
    if state.items <= MOST_ITEMS and below is not None and below.kind == "disclaimer":
        # What stands right above the note on where the story comes from is the story's.
        return not blocks[i].links and shape.is_prose(blocks[i].text) and blocks[i].text.endswith((".", ".”"))
    following = next((blocks[j].text for j in range(i + 1, len(blocks)) if labels[j] is None), None)
    if state.section == "related" and shape.words(blocks[i].text) <= _SHORT and shape.words(following or "") <= _SHORT:
        # Titles that end with full stops: none of them speaks of the story.
        return False
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
    known = state.words()
    if any(fold(name) in known and not names.is_land(name) for name in _SURNAME.findall(text[:60])):
        return True
    return shape.points_back(text)


def _leftover(block: Block, told: frozenset[str], inside: bool) -> Verdict:
    if inside:
        count = shape.words(block.text)
        title = tail.is_foreign(block.text, told)
        cut = shape.is_cut_off(block.text) and tail.share(block.text, told) < _ALIKE
        if cut and not voice.says(block.text):
            return Verdict("related", "a teaser about something else")
        if count >= 9 and not names_no_verb(block.text) and block.tag != "li" and not title:
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
