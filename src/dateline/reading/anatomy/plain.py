"""Plain text -> blocks: blank lines part paragraphs, hard-wrapped lines are joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dateline.reading.anatomy import label
from dateline.reading.page import Block, block
from dateline.reading.words import furniture

WIDEST_WRAP = 100
_STOPS = (".", '."', ".”", "?", "!")
_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HEADER = re.compile(r"(?:[A-Z][A-Za-z]{2,11}|[A-Z]{3,11}(?: [A-Z]{2,9})?): \S")
# An order to editors: "ATTENTION - ADDS details", "(UPDATES with quote)".
_ORDER = re.compile(r"\W*[A-Z]{3,}\b[\s:-]")
_SLACK, _BAND = 9, 14


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
    if _HEADER.match(line) or label.is_slug(line.strip()) or _stands_alone(line) or _stands_alone(above):
        return False
    if not line.rstrip().endswith((".", ",")) and _starts_a_head(line):
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
    ordered = own.kind == "metadata" and (text[:1] in "([" or bool(_ORDER.match(text)))
    return own.why in (label.A_DATED_LINE, label.A_BYLINE) or ordered


def _stands_alone(line: str) -> bool:
    """True for a mark that is a line by itself: "(more)", "/MORE/", "-0-"."""
    text = line.strip()
    marked = text[:1] in "(/-=#*" or text.isupper()
    return len(text) < 24 and marked and (label.kind_of(text) is not None or text.startswith("=="))


def _wrap_width(lines: list[str]) -> int:
    """How wide the text was wrapped; 0 where its lines are paragraphs.

    A few over-long lines (an address, a table) do not unmake a wrap; lines that mostly end as sentences do are none.
    """
    long = [line for line in lines if len(line) > 40]
    narrow = [line for line in long if len(line) <= WIDEST_WRAP]
    if len(narrow) < 4 or len(narrow) < 0.85 * len(long):
        return 0
    counts = Counter(len(line) for line in narrow)
    width = max(counts, key=lambda n: (sum(counts[n - by] for by in range(_BAND + 1)), n))
    full = [line for line in narrow if width - _BAND <= len(line) <= width]
    stopped = sum(line.rstrip().endswith(_STOPS) for line in full)
    return width if len(full) * 2 >= len(long) and stopped <= 0.7 * len(full) else 0
