"""Plain text -> blocks: blank lines part paragraphs, hard-wrapped lines are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading.anatomy import label
from dateline.reading.page import Block, block
from dateline.reading.words import furniture

WIDEST_WRAP = 100
_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HEADER = re.compile(r"(?:[A-Z][A-Za-z]{2,11}|[A-Z]{3,11}(?: [A-Z]{2,9})?): \S")
# An order to editors: "ATTENTION - ADDS details", "(UPDATES with quote)".
_ORDER = re.compile(r"\W*[A-Z]{3,}\b[\s:-]")
_SLACK = 9


def split(text: str, start: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """The blocks of ``text[start:end]``, in order; every one cuts its own text."""
    lines = [m.span() for m in _LINE.finditer(text, start, len(text) if end is None else end)]
    width = _wrap_width([text[a:b].rstrip() for a, b in lines])
    return tuple(b for a, z in _groups(text, lines, width) if (b := block(text, a, z)) is not None)


def _groups(text: str, lines: list[tuple[int, int]], width: int) -> Iterator[tuple[int, int]]:
    first: int | None = None
    last = 0
    for i, (a, z) in enumerate(lines):
        if not text[a:z].strip():
            if first is not None:
                yield first, last
            first = None
            continue
        if first is None:
            first = a
        elif not _joins(text, lines[i - 1], (a, z), width):
            yield first, last
            first = a
        last = z
    if first is not None:
        yield first, last


def _joins(text: str, before: tuple[int, int], here: tuple[int, int], width: int) -> bool:
    """True where ``here`` goes on the paragraph of ``before``: one line break between, and the line above was full."""
    if not width or len(_BREAK.findall(text, before[1], here[0])) > 1:
        return False
    above, line = text[slice(*before)].rstrip(), text[slice(*here)]
    word = line.split(None, 1)[0]
    if _HEADER.match(line) or (not line.rstrip().endswith((".", ",")) and _starts_a_head(line)):
        return False
    if word in furniture().bullets or line[:1] == "^" or (line[:1] in " \t\u3000" and above[:1] not in " \t\u3000"):
        return False
    return len(above) + 1 + len(word) > width - _SLACK


def _starts_a_head(line: str) -> bool:
    """True for a dated line or a byline, which no paragraph runs into."""
    text = line.strip()
    own = label.label(Block(text=text, start=0, end=len(text)))
    if own is None:
        return False
    return own.why in (label.A_DATED_LINE, label.A_BYLINE) or (own.kind == "metadata" and bool(_ORDER.match(text)))


def _wrap_width(lines: list[str]) -> int:
    """How wide the text was wrapped; 0 where its lines are paragraphs."""
    long = sorted(len(line) for line in lines if len(line) > 40)
    if len(long) < 4 or long[-1] > WIDEST_WRAP:
        # A few over-long lines (an address, a table) do not unmake a wrap.
        long = (
            [n for n in long if n <= WIDEST_WRAP] if len(long) > 8 and long[int(len(long) * 0.9)] <= WIDEST_WRAP else []
        )
    if not long:
        return 0
    width = long[-1]
    full = sum(n >= width - 14 for n in long)
    return width if full * 2 >= len(long) else 0
