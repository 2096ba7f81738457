"""What agencies hang on the last sentence: desk initials behind their own name, "Enditem"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.reading import names
from dateline.reading.anatomy import label
from dateline.reading.page import Block, Page, block
from dateline.reading.words import any_of, furniture

_REACH, _SHORTEST = 60, 20
_LONGEST_LINK = 240
_INITIALS = re.compile(r"(?<=[.!?\"”’])\s+(?:MORE\s+)?(?P<who>[A-Z]{2,8})(?:\s+[A-Z]{2,4}){1,5}\s*$")
_END = re.compile(
    r"(?<=[.!?\"”’)])\s*(?:[./]{0,2}/\s?[Ee]nd\b/?|={2,}\s?[A-Z]\w+)\s*$"
    r"|(?<=[.!?\"”’)])\s+(?:Enditem|Endit|ENDS?|-0-|-30-|NNNN|[-–—]{1,2}\s?(?i:ends?|enditem)\b\W*|-{1,2}\s?[A-Z]{2,6}\s?\d\d:\d\d\b.*"
    r"|[(/\[]\s?(?i:ends?|fin)\s?[)/\]](?:\s?[\w.()/-]{1,12}){0,2})\.?\s*$"
    r"|(?<=[.!?\"”’])\s+\(©\s?[^()]{2,40}\)\s*$"
    r"|(?<=[.!?\"”’])\s+(?!(?:[A-Z][a-z]+/)+)[A-Za-z]{2,4}(?:/[A-Za-z]{2,4}){1,3}\s*$"
    r"|(?<=[.!?\"”’])\s*[(\[–—-]{1,2}\s?[Ww]ith\s(?:(?:inputs?|reports?|reporting)\sfrom\s)?[A-Z][^.!?]{2,60}$"
)
# What every sign-off holds: a quick look before the patterns.
_MAY_END = re.compile(r"[/=(©]|-\d|\d:\d\d|NNNN|(?i:end|fin|with)|[A-Z]{2}\s*$")
_CREDIT = re.compile(
    r"(?<=[.!?…\"”’])\s*(?P<signed>(?:[(\[/]\s?(?P<round>[^()\[\]\n]{2,40}?)\s?[)\]/](?:\s?\([\w.]+\))?"
    r"|[–—-]{1,3}\s?(?P<dashed>[A-Z][\w/ .&]{1,30}?)|(?P<bare>[A-Z][\w./-]{1,14}))\.?)\s*$"
)
# "... in June. TASS (author: Jane Roe, editor: Ann Poe)".
_WRITERS = re.compile(
    r"(?<=[.!?\"”’])\s+(?:[A-Z][\w./-]{1,20}\s)?\((?=[^()]{0,40}\b(?i:authors?|editors?|reporters?|writers?|translators?)\s?:)[^()]{5,200}\)\s*$"
)
# A house that no table has: "... in October. — VNS".
_HOUSE = re.compile(r"[A-Z]{3,8}")
_AND = re.compile(r"\s*(?:/|,|;|\band\b|&)\s*")
CREDIT = "a credit behind the last sentence"


def cut(page: Page) -> Page:
    """``page`` with the sign-offs of its blocks parted off as blocks of their own."""
    return msgspec.structs.replace(page, blocks=tuple(piece for b in page.blocks for piece in _part(page.text, b)))


def _part(text: str, whole: Block) -> tuple[Block, ...]:
    if whole.boxes or len(whole.text) < _SHORTEST:
        return (whole,)
    if linked := _linked(text, whole):
        return (*_part(text, linked[0]), linked[1])
    start = max(whole.start, whole.end - _REACH)
    tail = text[start : whole.end]
    if text[whole.end - 1] == ")" and (
        signed := _WRITERS.search(text, max(whole.start, whole.end - _LONGEST_LINK), whole.end)
    ):
        return _cut_at(text, whole, signed.start())
    if not _MAY_END.search(tail):
        return (whole,)
    found = _END.search(tail)
    if found is None:
        found = _INITIALS.search(tail)
        if found is None or names.agency(found["who"]) is None:
            return (whole,)
    return _cut_at(text, whole, start + found.start())


def _cut_at(text: str, whole: Block, at: int) -> tuple[Block, ...]:
    """The block parted before what is hung on it."""
    head, rest = block(text, whole.start, at), block(text, at, whole.end, boxes=(("metadata", -1),))
    if head is None or rest is None:
        return (whole,)
    return msgspec.structs.replace(whole, text=head.text, end=head.end), rest


def _linked(text: str, whole: Block) -> tuple[Block, Block] | None:
    """The block parted before the title of another story that is linked behind its last sentence."""
    if not _asks_further(whole.text):
        return None
    found = _further().search(text, max(whole.start, whole.end - _LONGEST_LINK), whole.end)
    if found is None or found.start() - whole.start < _SHORTEST:
        return None
    head = block(text, whole.start, found.start())
    rest = block(text, found.start(), whole.end, boxes=(("related", -1),))
    if head is None or rest is None:
        return None
    return msgspec.structs.replace(whole, text=head.text, end=head.end), rest


def _asks_further(text: str) -> bool:
    """A quick look before the pattern: one of its marks stands in the text."""
    return any(mark in text for mark in "|:–-»") and "ead" in text.lower()[-_LONGEST_LINK:]


@functools.cache
def _further() -> re.Pattern[str]:
    words = any_of(furniture().further)
    return re.compile(rf"(?<=[.!?\"”’])\s+[\[(*]?(?i:{words})\s?[|:–»-]\s?[A-Z“\"‘'][^\n]{{8,200}}$")


def _behind_dash(signed: str) -> bool:
    return signed[:1] in "–—-" and signed.lstrip("–—-")[:1] == " "


def signed(text: str) -> list[str]:
    """The houses that a credit behind the last sentence names."""
    bare = re.sub(r"\([\w.]+\.\w+\)", " ", text).strip(" ()[]/.–—-")
    return [name.strip(" .") for name in _AND.split(bare) if name.strip(" .")]


def credit(page: Page, at: int, houses: Sequence[str]) -> tuple[Block, Block] | None:
    """The block ``at`` parted before the agencies that sign its last sentence; ``houses`` count as agencies."""
    whole = page.blocks[at]
    start = max(whole.start, whole.end - _REACH)
    found = _CREDIT.search(page.text[start : whole.end])
    if found is None or start + found.start("signed") - whole.start < _SHORTEST:
        return None
    if found["round"] and label.is_person(found["round"]) and found["signed"].startswith("("):
        return _parted(page, whole, start + found.start("signed"))
    names_ = _AND.split(found["round"] or found["dashed"] or found["bare"])
    known = all(names.agency(name.strip(" .")) or name in houses for name in names_ if name)
    if not known and not (found["dashed"] and _HOUSE.fullmatch(found["dashed"]) and _behind_dash(found["signed"])):
        return None
    return _parted(
        page, whole, start + found.start("signed"), start + found.start("dashed" if found["dashed"] else "signed")
    )


def writer(text: str) -> str | None:
    """The person whom a bracket behind the last sentence names: "(Jane Roe)"."""
    bare = text.strip(" ().")
    return bare if text.startswith("(") and label.is_person(bare) and names.agency(bare) is None else None


def _parted(page: Page, whole: Block, middle: int, behind: int | None = None) -> tuple[Block, Block] | None:
    """The block as two: before ``middle``, and from there (or from ``behind``, past the dash) on."""
    head = block(page.text, whole.start, middle)
    rest = block(page.text, middle if behind is None else behind, whole.end, tag=whole.tag)
    if head is None or rest is None:
        return None
    return msgspec.structs.replace(whole, text=head.text, end=head.end), rest
