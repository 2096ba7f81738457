"""Words of strangers, made harmless: what may steer a terminal, a reader or a spreadsheet is taken out.

Stories come from anywhere. Every text that goes into a file passes here first; what the format itself means by a
character (a comma, an angle bracket) is for its writer to escape.
"""

from __future__ import annotations

import html
import re

LONGEST = 8_000
"""Characters of one text; nothing that a story tells of an event is longer."""
TITLE = 300
"""Characters of a title, a name or a place."""

# Controls but tab and newline; what turns the direction of writing; half characters; what XML 1.0 and Unicode forbid.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_NEXT_CELL = re.compile("([;,])(?=[=+@|%＝＋＠｜％-])")
_FORMULA = frozenset("=+-@|%\t\r\n＝＋－＠｜％")


def text(words: str | None, most: int = LONGEST) -> str:
    """``words`` without what steers, each kind of line break as one; cut with an ellipsis behind ``most``."""
    if not words:
        return ""
    if len(words) > 2 * most:
        words = words[: 2 * most]  # a megabyte is not looked through for what will be cut
    if not (words.isascii() and words.isprintable()):
        words = _STEERING.sub("", _BREAKS.sub("\n", words))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def line(words: str | None, most: int = TITLE) -> str:
    """``text`` on one line, white space collapsed."""
    if not words:
        return ""
    if len(words) <= most and words.isascii() and words.isprintable() and "  " not in words and words.strip() == words:
        return words
    return text(" ".join(text(words).split()), most)


def cell(words: str | None) -> str:
    """``line`` for a spreadsheet: what would be taken for a formula is a text behind an apostrophe.

    Where a spreadsheet parts cells by semicolons, what stands behind one begins a cell, too: it gets a space.
    """
    told = line(words, LONGEST)
    if ";" in told or "," in told:
        told = _NEXT_CELL.sub(r"\1 ", told)
    return f"'{told}" if told[:1] in _FORMULA else told


def marked_up(words: str | None, most: int = LONGEST) -> str:
    """``text`` for HTML: no tag and no attribute can begin or end in it."""
    return html.escape(text(words, most))
