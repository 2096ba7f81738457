"""What agencies hang on the last sentence: desk initials behind their own name, "Enditem"."""

from __future__ import annotations

import re

import msgspec

from dateline.reading import names
from dateline.reading.page import Block, Page, block

_REACH, _SHORTEST = 60, 20
_INITIALS = re.compile(r"(?<=[.!?\"”’])\s+(?:MORE\s+)?(?P<who>[A-Z]{2,8})(?:\s+[A-Z]{2,4}){1,5}\s*$")
_END = re.compile(
    r"(?<=[.!?\"”’)])\s*(?:[./]{0,2}/\s?[Ee]nd\b/?|={2,}\s?[A-Z]\w+)\s*$|(?<=[.!?\"”’)])\s+(?:Enditem|Endit|[/(]END[/)]|\(End\)|ENDS|-0-|-30-|NNNN|-{1,2}\s?[A-Z]{2,6}\s?\d\d:\d\d\b.*)\.?\s*$"
)


def cut(page: Page) -> Page:
    """``page`` with the sign-offs of its blocks parted off as blocks of their own."""
    return msgspec.structs.replace(page, blocks=tuple(piece for b in page.blocks for piece in _part(page.text, b)))


def _part(text: str, whole: Block) -> tuple[Block, ...]:
    if whole.boxes or len(whole.text) < _SHORTEST:
        return (whole,)
    start = max(whole.start, whole.end - _REACH)
    tail = text[start : whole.end]
    found = _END.search(tail)
    if found is None:
        found = _INITIALS.search(tail)
        if found is None or names.agency(found["who"]) is None:
            return (whole,)
    at = start + found.start()
    head, rest = block(text, whole.start, at), block(text, at, whole.end, boxes=(("metadata", -1),))
    if head is None or rest is None:
        return (whole,)
    return msgspec.structs.replace(whole, text=head.text, end=head.end), rest
