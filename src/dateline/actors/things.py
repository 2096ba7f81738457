"""Names that are no people, by the tree: "the Eager Lion exercise", "the Ressano Garcia border post".

A second opinion: it is asked only about bare names, before which no post stands, with a plain word right behind them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.actors.mention import BARE, Mention
from dateline.language import Document, Parse, Sentence
from dateline.model import Span

DESCRIBES = frozenset({"compound", "amod"})
ASKED = frozenset({BARE})
_PLAIN_WORD = re.compile(r" (?:\d+ )?[a-z]")


def people_only(doc: Document, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that the tree hangs under a plain noun behind them; all where there is no parser."""
    doubtful = [m for m in mentions if m.rule in ASKED and _PLAIN_WORD.match(doc.text, m.name.end)]
    parse = doc.parse(sentence) if doubtful else None
    if parse is None:
        return list(mentions)
    return [m for m in mentions if m not in doubtful or not _describes(doc, parse, m.name)]


def _describes(doc: Document, parse: Parse, name: Span) -> bool:
    at = parse.head_of(name)
    if at is None or parse.is_root(at) or parse.tokens[at].dep not in DESCRIBES:
        return False
    head = parse.tokens[parse.tokens[at].head]
    between = doc.text[name.end : head.span.start]
    return (
        head.pos == "NOUN" and head.span.start >= name.end and "," not in between and head.span.cut(doc.text).islower()
    )
