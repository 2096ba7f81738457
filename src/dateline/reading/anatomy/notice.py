"""Stories about stories: corrections, kills and withdrawals, and what of such copy is no reporting.

A desk says it in a mark before the headline ("KILL:", "CORRECTED"), in a slug ("Lebanon-Cyprus-sea,KILL"), in an order
to editors ("Please kill our story ...") or in a line that explains what was wrong. Behind "A corrected version of the
story is below" the story itself follows.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.reading.anatomy import shape
from dateline.reading.page import Block
from dateline.reading.words import Phrases, any_of, fold, furniture

HEAD, TAIL, LONGEST = 9, 6, 700
FINAL = ("kill", "withdrawn")
_SLUG_END = r"[,\s–-]\s*(?:{words})(?:\s*[,-]\s*\d{{2,4}})?$"


class Notice(msgspec.Struct, frozen=True):
    """What the copy is (``kind``: "correction", "kill", "withdrawn") and the block that says so.

    ``upto`` is the last block that explains a correction before the corrected story; -1 where none does.
    """

    kind: str
    at: int
    upto: int = -1


def find(blocks: Sequence[Block]) -> Notice | None:
    """The notice that the copy as a whole is, or None; a kill goes before a withdrawal, that before a correction."""
    first = next((i for i, b in enumerate(blocks) if shape.is_prose(b.text)), len(blocks))
    head = range(min(len(blocks), first + 3, HEAD + 3))
    tail = range(max(len(head), len(blocks) - TAIL), len(blocks))
    below = _below(blocks, first)
    low = "\n".join(blocks[i].text[:LONGEST] for i in (*head, *tail)).lower()
    for kind in (kind for kind in (*FINAL, "correction") if _signs(kind).first(low) is not None):
        for i in (*head, *tail):
            text = blocks[i].text
            if len(text) <= LONGEST and (kind not in FINAL or i in head) and _says(kind, text, i <= first):
                return Notice(kind, i, below if kind == "correction" else -1)
    return Notice("correction", below, below) if below >= 0 else None


def of_line(line: str) -> str | None:
    """ "correction", "kill" or "withdrawn" where the headline says that the story is one."""
    return next((kind for kind in furniture().notices if _opens(kind).match(_bare(line))), None)


def explains(text: str) -> bool:
    """True for a short line that says what was corrected, or what an earlier version had wrong."""
    if len(text) > LONGEST // 2 or _signs("correction").first(text.lower()) is None:
        return False
    return _orders("correction").search(text) is not None


def _says(kind: str, text: str, above: bool) -> bool:
    """True where the line is a mark or slug of that kind above the story, or an order or explanation anywhere."""
    if _signs(kind).first(text.lower()) is None:
        return False
    marked = above and not shape.is_prose(text) and (_opens(kind).match(_bare(text)) or _slug(kind).search(text))
    return bool(marked or _orders(kind).search(text))


def _below(blocks: Sequence[Block], first: int) -> int:
    """The block behind which the corrected story follows; -1 where there is none."""
    reach = range(min(len(blocks), first + 5))
    short = (i for i in reach if len(blocks[i].text) <= LONGEST and "correct" in blocks[i].text.lower())
    return next((i for i in short if _follows().search(blocks[i].text)), -1)


def _bare(line: str) -> str:
    return fold(line).lstrip(" *#-^")


@functools.cache
def _opens(kind: str) -> re.Pattern[str]:
    words = furniture().notices[kind]
    plain = any_of(word for word in words if word[0] != "(")
    bracketed = any_of([word for word in words if word[0] == "("] or ["(("])
    return re.compile(rf"(?:{plain})(?=\s*[:(–—-]|\s*$)|(?:{bracketed})")


@functools.cache
def _slug(kind: str) -> re.Pattern[str]:
    """The mark at the end of a slug: in capitals, or behind a comma or dash."""
    words = [word for word in furniture().notices[kind] if word[0] != "("]
    loud = _SLUG_END.format(words=any_of(word.upper() for word in words))
    marked = (
        rf"(?:,|\s[–-])\s*(?:{any_of(word.capitalize() for word in words)}|{any_of(words)})(?:\s*[,-]\s*\d{{2,4}})?$"
    )
    return re.compile(f"{loud}|{marked}")


@functools.cache
def _signs(kind: str) -> Phrases:
    """What every mark, order or explanation of that kind holds somewhere: a quick look before the patterns."""
    return Phrases(furniture().notice_signs[kind])


@functools.cache
def _orders(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in furniture().notice_orders.get(kind, ())) or "(?!)", re.IGNORECASE)


@functools.cache
def _follows() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in furniture().corrected_below), re.IGNORECASE)
