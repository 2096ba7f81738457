"""Sentences among the paragraphs that are about the page, its reader or its house, weighed by all that speaks for it.

No single sign is enough: a "you" outside quotes, an order, a question, a word for what sites offer, and next to nothing
in common with the story count for an aside; a word for saying, the story's names and words and a day count against it.
What weighs enough is no reporting, whatever its wording: a phrase that no list has is found by the company it keeps.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dateline.reading.anatomy import shape, tail, voice
from dateline.reading.anatomy.dateline_parts import Prefix
from dateline.reading.anatomy.verdict import BODY, Verdict
from dateline.reading.page import Block
from dateline.reading.words import Phrases, any_of, datelines, fold, furniture

ASIDE = "speaks of the page or to its reader, and not of the story"
# What it takes, and what each sign weighs: set on the paragraphs of the open corpora and on lines of our own.
ENOUGH = 3.0
_READER, _HOUSE, _OWN, _SURE, _LIKELY, _MOST_SURE, _MOST_LIKELY = 2.0, 1.5, 1.0, 2.0, 0.75, 4.0, 1.5
_ORDER, _ASKS, _CUT, _FOREIGN, _BRIEF = 1.5, 1.5, 2.0, 1.0, 0.5
_SAYS, _SHARES, _NAMES, _BACK, _DAY, _WORDY, _PEOPLED = -4.0, -1.5, -1.5, -1.5, -1.5, -1.0, -1.0
_LONGEST, _LONG, _SHORT, _MANY_NAMES = 45, 25, 12, 3
_APART, _ALIKE, _LEAST_STEMS, _LEAST_TOLD = 0.15, 0.35, 3, 12
# A page that speaks to its reader all along has no asides: so many blocks, and that share of them. A story of fewer
# paragraphs tells too little to judge by.
_ADVICE, _LEAST_BODY = ((8, 0.12), (5, 0.5)), 3
_NAME = re.compile(r"(?<=[\s(])[A-ZÀ-Þ][\w’'-]{2,}")
_NOT_SAID = re.compile(r"\b(?:be|been|being|get|got)\s(?:added|told|asked|announced)\b", re.IGNORECASE)


class _Signs(NamedTuple):
    """What the words of a block say: to whom and as whom it speaks, its words for the page, whether anybody says it."""

    reader: bool
    house: bool
    own: bool
    sure: int
    likely: int
    says: bool


def find(blocks: Sequence[Block], verdicts: list[Verdict], prefix: Prefix | None) -> None:
    """Take the asides out of the body."""
    body = [i for i, verdict in enumerate(verdicts) if verdict.kind == BODY]
    if len(body) < _LEAST_BODY:
        return
    bare = {i: voice.unquoted(blocks[i].text) for i in body if len(blocks[i].text) <= 20 * _LONGEST}
    signs = {i: _signs_of(text) for i, text in bare.items()}
    spoken = sum(own.reader or own.house or own.own for own in signs.values())
    if any(spoken >= most and spoken > share * len(body) for most, share in _ADVICE):
        return
    free = [i for i in body if i in signs and _may_be(bare[i], signs[i]) and (prefix is None or i != body[0])]
    if not free:
        return
    story = Counter(stem for i in body for stem in tail.stems(blocks[i].text))
    names = Counter(name for i in body for name in _named(blocks[i].text))
    for i in free:
        text = blocks[i].text
        if _speaks(text, bare[i], signs[i]) and weight(text, bare[i], signs[i], story, names) >= ENOUGH:
            verdicts[i] = Verdict("promotion", ASIDE)


def weight(text: str, bare: str, signs: _Signs, story: Counter[str], names: Counter[str]) -> float:
    """How much speaks for an aside; ``story`` and ``names`` count the paragraphs that hold each stem or name."""
    count = shape.words(text)
    if not 2 <= count <= _LONGEST:
        return 0.0
    stems = tail.stems(text)
    share = sum(story[stem] > 1 for stem in stems) / len(stems) if stems else 0.0
    closed, named = text.rstrip(), _named(bare)
    others = len(story) - sum(story[stem] < 2 for stem in stems)
    parts = (
        (signs.says, _SAYS),
        (signs.reader, _READER),
        (signs.house, _HOUSE),
        (signs.own, _OWN),
        (voice.orders(bare), _ORDER),
        (closed.endswith(("?", "!")), _ASKS),
        (shape.is_cut_off(text), _CUT),
        (len(stems) >= _LEAST_STEMS and others >= _LEAST_TOLD and share < _APART, _FOREIGN),
        (share >= _ALIKE and len(stems) > 1, _SHARES),
        (count <= _SHORT, _BRIEF),
        (count > _LONG, _WORDY),
        (any(names[name] > 1 for name in named), _NAMES),
        (len(named) >= _MANY_NAMES and not signs.reader and not signs.house, _PEOPLED),
        (shape.points_back(bare), _BACK),
        (_days().search(bare) is not None, _DAY),
    )
    words = min(_MOST_SURE, _SURE * signs.sure) + min(_MOST_LIKELY, _LIKELY * signs.likely)
    return words + sum(value for holds, value in parts if holds)


def _may_be(bare: str, signs: _Signs) -> bool:
    """A quick look: without any of these nothing can weigh enough."""
    if signs.says:
        return False
    spoken = signs.reader or signs.house or signs.own or signs.sure or signs.likely
    return bool(spoken or bare.rstrip().endswith(("?", "!", "…", "..", "]")))


def _speaks(text: str, bare: str, signs: _Signs) -> bool:
    """True where more than likely words speak for an aside: one sign at least that reporting hardly has."""
    if signs.reader or signs.house or signs.own or signs.sure or voice.orders(bare):
        return True
    return text.rstrip().endswith(("?", "!")) or shape.is_cut_off(text)


def _signs_of(bare: str) -> _Signs:
    low = bare.lower().replace("’", "'")
    words, kinds = _words()
    found = {low[start:end] for start, end in words.stand(low)}
    told = Counter(kind for word in found for kind in kinds[word])
    says = bool(found) and voice.says(_NOT_SAID.sub(" ", bare))
    return _Signs(told["reader"] > 0, told["house"] > 0, told["own"] > 0, told["sure"], told["likely"], says)


@functools.cache
def _words() -> tuple[Phrases, dict[str, tuple[str, ...]]]:
    """All that is looked for, at once, and which signs each of the words is."""
    spoken, asides = furniture().voice, furniture().asides
    lists = {
        "reader": spoken.reader,
        "house": spoken.house,
        "own": asides.own,
        "sure": asides.sure,
        "likely": asides.likely,
    }
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, words in lists.items():
        for word in words:
            kinds[word] = (*kinds.get(word, ()), kind)
    return Phrases(kinds), kinds


def _named(text: str) -> set[str]:
    """Words with a capital that do not begin the text."""
    return {fold(name) for name in _NAME.findall(text)}


@functools.cache
def _days() -> re.Pattern[str]:
    words = datelines()
    long = [name for name in (*words.weekdays, *words.months) if len(name) > 3]
    return re.compile(rf"\b(?:{any_of(long)}|years?|last)\b")
