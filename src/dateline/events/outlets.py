"""Agencies and papers named in a crediting: who carried the word, or is the source itself."""

from __future__ import annotations

import functools
import re

from dateline.language import Lexicon, Sentence
from dateline.language.attribution import Attribution
from dateline.model import Span
from dateline.vocabulary import tables

REACH = 45  # characters behind a crediting in which its carrier may stand
_NOT_MEDIA = ("ministry", "government", "organisation")
# Where an outlet stands at "@": the words of someone else who speaks through it.
_SOMEONE_ELSE = re.compile(r"\b(?:official|ministry|spokes\w*|minister|sources?|correspondent)s?\b(?! @)", re.I)


def carrying(text: str, item: Attribution, sentence: Sentence) -> list[tuple[str, Span]]:
    """The outlets named in a crediting or right behind it, with their usual names."""
    reach = Span(item.span.start, min(sentence.span.end, item.span.end + REACH))
    return [(hit.value, hit.span(reach.start)) for hit in _lexicon().find(reach.cut(text))]


def is_outlet(text: str, speaker: Span) -> bool:
    """True where the speaker is an outlet, false for "a ministry official quoted by Yonhap"."""
    shown = rest = speaker.cut(text)
    hits = _lexicon().find(shown)
    for hit in reversed(hits):
        rest = f"{rest[: hit.start]}@{rest[hit.end :]}"
    return bool(hits) and not _SOMEONE_ELSE.search(rest)


def kind(name: str) -> str:
    """``agency`` or ``media``."""
    return "agency" if name in _agencies() else "media"


@functools.cache
def _agencies() -> frozenset[str]:
    return frozenset(agency.name for agency in tables.agencies())


@functools.cache
def _lexicon() -> Lexicon[str]:
    agencies = [(form, a.name) for a in tables.agencies() for form in a.forms]
    papers = [(form, p.name) for p in tables.publishers() if p.kind not in _NOT_MEDIA for form in p.forms]
    return Lexicon([*agencies, *papers])
