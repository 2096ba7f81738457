"""What may tell an event at all: the gate before the work, and the last check behind it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.events import triggers
from dateline.events.acts import triggers as acts
from dateline.events.draft import Draft, is_bloc
from dateline.events.opening import is_named_forum
from dateline.language import Document, any_of
from dateline.vocabulary import load

OPENING = 3  # sentences, the headline among them, that say what a story is of
LIFE = "obituary"
OLD_DAYS = 1000  # a story all of whose events are older recalls history and tells no news


class GateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/gate.yaml."""

    enough: int
    fields: dict[str, list[str]]
    lives: dict[str, list[str]]
    diplomacy: list[str]


@functools.cache
def _life() -> tuple[re.Pattern[str], ...]:
    return tuple(_words(forms) for forms in load("gate", GateWords).lives.values())


@functools.cache
def _table() -> tuple[int, tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str]]:
    words = load("gate", GateWords)
    fields = tuple((name, _words(forms)) for name, forms in words.fields.items())
    return words.enough, fields, _words(words.diplomacy)


def _words(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(forms)}\b", re.I)


def may_tell(doc: Document) -> bool:
    """True where some sentence holds a trigger and the story is of no other field; others cost almost nothing."""
    told = any(triggers.find(doc.text, s.span) or acts.may_tell(doc.text, s.span) for s in doc.sentences)
    return told and field(doc) is None


def field(doc: Document) -> str | None:
    """The field (sport, markets, ...) that a story is of when it is none of ours, or None."""
    opening = " ".join(doc.cut(s.span) for s in doc.sentences[:OPENING])
    if all(pattern.search(opening) for pattern in _life()):
        return LIFE
    text = " ".join(doc.cut(s.span) for s in doc.sentences)
    enough, fields, diplomacy = _table()
    ours = len({m[0].lower() for m in diplomacy.finditer(text)})
    for name, pattern in fields:
        theirs = len({m[0].lower() for m in pattern.finditer(text)})
        if theirs >= enough and theirs > ours:
            return name
    return None


def stands(draft: Draft) -> bool:
    """True where a draft has what makes an event: a status, and parties on two sides (or a bloc, or a named forum)."""
    codes = draft.codes
    if any(is_named_forum(f) for f in draft.frames) and draft.kind == "forum":
        return True
    if draft.status is None:
        return False
    bloc = draft.kind == "meeting" and len(codes) == 1 and is_bloc(codes[0])
    return len(codes) >= 2 or bloc or (draft.kind == "forum" and any(f.series for f in draft.frames))


def is_news(drafts: Sequence[Draft], today: dt.date | None) -> bool:
    """False where every event is years old: history told, not news."""
    if today is None:
        return True
    days = [d.when.last for d in drafts if d.when and d.when.last]
    return len(days) < len(drafts) or not days or (today - max(days)).days < OLD_DAYS
