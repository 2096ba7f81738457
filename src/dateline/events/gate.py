"""What may tell an event at all: the gate before the work, and the last check behind it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.actors import polities
from dateline.events import triggers
from dateline.events.acts import triggers as acts
from dateline.events.draft import Draft, is_bloc
from dateline.events.ledger import Ledger
from dateline.events.opening import is_named_forum
from dateline.language import Document, any_case, any_of
from dateline.model import Span, Story
from dateline.vocabulary import load

OPENING = 3  # sentences, the headline among them, that say what a story is of
IN_A_BOX = "stands in a box"  # why a menu was dropped: its words are no label of the story
LIFE = "obituary"
OLD_DAYS = 1000  # a story all of whose events are older recalls history and tells no news


class GateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/gate.yaml."""

    enough: int
    fields: dict[str, list[str]]
    lives: dict[str, list[str]]
    diplomacy: list[str]
    few: int
    offices: list[str]
    labels: list[str]


@functools.cache
def _life() -> tuple[re.Pattern[str], ...]:
    return tuple(_words(forms) for forms in load("gate", GateWords).lives.values())


@functools.cache
def _table() -> tuple[int, int, tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str]]:
    words = load("gate", GateWords)
    fields = tuple((name, _words(forms)) for name, forms in words.fields.items())
    return words.enough, words.few, fields, _words(words.diplomacy)


@functools.cache
def _offices() -> re.Pattern[str]:
    return _words(load("gate", GateWords).offices)


@functools.cache
def _labels() -> re.Pattern[str]:
    return any_case(any_of(load("gate", GateWords).labels))


def _words(forms: list[str]) -> re.Pattern[str]:
    return any_case(rf"\b{any_of(forms)}\b")


def may_tell(doc: Document, ledger: Ledger | None = None) -> bool:
    """True where some sentence holds a trigger and the story is of no other field; others cost almost nothing."""
    known = any(triggers.find(doc.text, s.span) or acts.may_tell(doc.text, s.span) for s in doc.sentences)
    if not known and not any(_names_two(doc, s.span) for s in doc.sentences):
        return False
    other = field(doc)
    if other and ledger:
        for trigger in (t for s in doc.sentences for t in triggers.find(doc.text, s.span)):
            ledger.met(trigger.span, trigger.text)
            ledger.note(trigger.span, f"the story is of another field: {other}")
    return other is None


def _names_two(doc: Document, sentence: Span) -> bool:
    """Two states or organisations in a sentence: it may tell a gathering in words that no trigger knows."""
    return len({p.code for p in polities.find(doc.text, sentence)}) > 1


def names_an_office(doc: Document) -> bool:
    """True where a story names an office of a state, its forces or a capital that stands for it."""
    return any(_offices().search(doc.text, s.span.start, s.span.end) for s in doc.sentences)


def is_opinion(story: Story) -> bool:
    """True where a label above the story says that it is somebody's opinion: it wishes and recalls, no more."""
    begins = min((p.start for p in story.paragraphs), default=0)
    above = [b for b in story.dropped if b.start < begins and not b.why.startswith(IN_A_BOX)]
    return any(_labels().fullmatch(block.text.strip()) for block in above)


def field(doc: Document) -> str | None:
    """The field (sport, markets, ...) that a story is of when it is none of ours, or None."""
    opening = " ".join(doc.cut(s.span) for s in doc.sentences[:OPENING])
    if all(pattern.search(opening) for pattern in _life()):
        return LIFE
    text = " ".join(doc.cut(s.span) for s in doc.sentences)
    enough, few, fields, diplomacy = _table()
    has_offices = names_an_office(doc)
    ours = len({m[0].lower() for m in diplomacy.finditer(text)})
    for name, pattern in fields:
        theirs = len({m[0].lower() for m in pattern.finditer(text)})
        if theirs >= enough and theirs > ours:
            return name
        if theirs >= few and not has_offices:
            return name
    return None


def why_it_falls(draft: Draft) -> str | None:
    """What a draft lacks to be an event: a status, or parties on two sides (or a bloc, or a named forum)."""
    codes = draft.codes
    if any(is_named_forum(f) for f in draft.frames) and draft.kind == "forum":
        return None
    if draft.status is None:
        return "nothing says whether it took place or will"
    bloc = draft.kind in ("meeting", "call") and len(codes) == 1 and is_bloc(codes[0])
    if len(codes) >= 2 or bloc or (draft.kind == "forum" and any(f.series for f in draft.frames)):
        return None
    return f"only one party is told: {codes[0]}" if codes else "no party is told"


def standing(drafts: Sequence[Draft], today: dt.date | None, ledger: Ledger) -> list[Draft] | None:
    """The drafts that are events, or None where the story tells only history; the ledger learns why others fall."""
    kept: list[Draft] = []
    for draft in drafts:
        why = why_it_falls(draft)
        if why is None:
            kept.append(draft)
        else:
            _note(ledger, draft, why)
    if is_news(kept, today):
        return kept
    for draft in kept:
        _note(ledger, draft, f"every event of the story is more than {OLD_DAYS} days older than it")
    return None


def _note(ledger: Ledger, draft: Draft, why: str) -> None:
    for frame in draft.frames:
        ledger.note(frame.trigger.span, why)


def is_news(drafts: Sequence[Draft], today: dt.date | None) -> bool:
    """False where every event is years old: history told, not news."""
    if today is None:
        return True
    days = [d.when.last for d in drafts if d.when and d.when.last]
    return len(days) < len(drafts) or not days or (today - max(days)).days < OLD_DAYS
