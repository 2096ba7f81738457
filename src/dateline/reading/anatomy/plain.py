"""Plain text -> blocks: blank lines part paragraphs, hard-wrapped lines are joined again."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from dateline.reading.anatomy import label
from dateline.reading.page import Block, block
from dateline.reading.words import furniture

# A few lines that break amid a sentence may be wider than a wrap that only their lengths tell of (teletypes had 132).
WIDEST_WRAP, WIDEST_FEW, FEW = 100, 132, 40
# Behind so many lines the text goes on in one block; how it is wrapped is told by the first of them.
MOST_LINES, _SAMPLE = 20_000, 4_000
_INDENTS, _QUOTES = (" ", "\t", "\u3000"), ("“", '"', "‘", "'")
_INSIDE = re.compile(r"[a-z0-9”\"][.!?][”\"]?\s(?=[A-Z“\"])")
_STOPS = (".", '."', ".”", "?", "!")
_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HEADER = re.compile(r"(?:[A-Z][A-Za-z]{2,11}|[A-Z]{3,11}(?: [A-Z]{2,9})?): \S")
# An order to editors: "ATTENTION - ADDS details", "(UPDATES with quote)".
_ORDER = re.compile(r"\W*[A-Z]{3,}\b[\s:-]")
# "NTB/jr", "BEL/OKT/SA", "mti/ks/pg/2": who wrote it, on a line of its own.
_SIGNED = re.compile(r"^\W?[A-Za-z]{1,8}(?:/[A-Za-z0-9]{1,6}){1,4}\W?$")
_SHORT = 40
_SLACK, _BAND, _NEAR = 9, 14, 5


class _Wrap(msgspec.Struct, frozen=True):
    """How a text was wrapped: ``width`` (0: its lines are paragraphs), how much a full line may lack, and whether a
    sentence that ends with a full line ends its paragraph (where nothing but a new line parts paragraphs); ``indented``
    where an indent is how its paragraphs begin.
    """

    width: int = 0
    slack: int = 0
    parting: bool = False
    indented: bool = False


def split(text: str, start: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """The blocks of ``text[start:end]``, in order; every one cuts its own text."""
    stop = len(text) if end is None else end
    lines = [m.span() for m in itertools.islice(_LINE.finditer(text, start, stop), MOST_LINES)]
    wrap = _wrapped(text, lines[:_SAMPLE])
    blocks = tuple(b for a, z in _groups(text, lines, wrap) if (b := block(text, a, z)) is not None)
    rest = block(text, lines[-1][1], stop) if len(lines) == MOST_LINES else None
    return (*blocks, rest) if rest else blocks


def _wrapped(text: str, lines: list[tuple[int, int]]) -> _Wrap:
    width = _wrap_width([text[a:b].rstrip() for a, b in lines])
    if not width and len(lines) > FEW:
        return _Wrap()
    pairs = [_pair(text, before, here) for before, here in itertools.pairwise(lines)]
    if not width:
        return _Wrap(width=_told_width(pairs), slack=_SLACK, indented=_is_indented(pairs))
    joined = [(above, line) for above, line, gap in pairs if gap == 1 and len(above) > 40 and line.strip()]
    lacks = [(width - len(above) - 1 - len(line.split(None, 1)[0]), above, line) for above, line in joined]
    inside = [lack for lack, above, _line in lacks if not above.endswith(_STOPS)]
    greedy = len(inside) >= 4 and sum(lack < 0 for lack in inside) >= 0.95 * len(inside)
    slack = 0 if greedy else _SLACK
    ends = sum(lack >= slack and above.endswith(_STOPS) for lack, above, _line in lacks)
    marked = sum(gap > 1 and len(above) > 40 for above, _line, gap in pairs) + sum(
        line[:1] in _INDENTS and above[:1] not in _INDENTS for above, line in joined
    )
    within = sum(len(_INSIDE.findall(above)) for above, _line in joined)
    parting = greedy and ends > marked and ends >= 2 and ends > within
    return _Wrap(width=width, slack=slack, parting=parting, indented=_is_indented(pairs))


def _is_indented(pairs: list[tuple[str, str, int]]) -> bool:
    """True where indented lines run on into lines without an indent, and none into an indented one amid a sentence."""
    joined = [(above, line) for above, line, gap in pairs if gap == 1 and line.strip() and above[:1] in _INDENTS]
    runs = [above for above, line in joined if line[:1] not in _INDENTS and not above.endswith(_STOPS)]
    full = [(above, line) for above, line in joined if len(above) > _SHORT]
    broken = [above for above, line in full if line[:1] in _INDENTS and not above.endswith(_STOPS)]
    return bool(runs) and not broken


def _told_width(pairs: list[tuple[str, str, int]]) -> int:
    """How wide a few lines were wrapped, told by those that break amid a sentence; 0 where none does."""
    broken = [above for above, line, gap in pairs if gap == 1 and len(above) > 40 and _goes_on(above, line)]
    if not broken or max(len(above) for above, _line, _gap in pairs) > WIDEST_FEW:
        return 0
    return max(len(above) for above in broken if not above.endswith(_STOPS)) if not broken[0].endswith(_STOPS) else 0


def _goes_on(above: str, line: str) -> bool:
    """True where no sentence ends between two lines: the next begins small, or the last word cannot be a last one."""
    return line[:1].islower() or above.rpartition(" ")[2] in furniture().never_last


def _pair(text: str, before: tuple[int, int], here: tuple[int, int]) -> tuple[str, str, int]:
    """Two lines that follow one another, and how many line breaks stand between."""
    return text[slice(*before)].rstrip(), text[slice(*here)], len(_BREAK.findall(text, before[1], here[0]))


def _groups(text: str, lines: list[tuple[int, int]], wrap: _Wrap) -> Iterator[tuple[int, int]]:
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
        elif not _joins(text, lines[i - 1], (a, z), wrap):
            yield first, last
            first = a
        last = z
    if first is not None:
        yield first, last


def _joins(text: str, before: tuple[int, int], here: tuple[int, int], wrap: _Wrap) -> bool:
    """True where ``here`` goes on the paragraph of ``before``: one line break between, and the line above was full."""
    if not wrap.width:
        return False
    above, line, gap = _pair(text, before, here)
    if gap > 1:
        return False
    word = line.split(None, 1)[0]
    if _HEADER.match(line) or label.is_slug(line.strip()) or _stands_alone(line) or _stands_alone(above):
        return False
    if label.is_slug(above.strip()) or (wrap.indented and line[:1] in _INDENTS):
        return False
    amid = word[:1].islower() and not above.endswith(_STOPS)
    if not amid and not line.rstrip().endswith((".", ",")) and _starts_a_head(line):
        return False
    if word in furniture().bullets or line[:1] == "^" or (line[:1] in _INDENTS and above[:1] not in _INDENTS):
        return False
    if wrap.parting and above.endswith(_STOPS) and (word[:1].isupper() or word[:1] in _QUOTES):
        return False
    return len(above) + 1 + len(word) > wrap.width - wrap.slack


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
    if _SIGNED.match(text):
        return True
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
    counts = Counter(len(line) for line in narrow if not line.rstrip().endswith(_STOPS))
    width = max(counts, key=lambda n: (_covered(counts, n), n), default=0)
    if sum(len(line) > width + _NEAR for line in long) > max(1, 0.15 * len(long)):
        return 0
    full = [line for line in narrow if width - _BAND <= len(line) <= width]
    stopped = sum(line.rstrip().endswith(_STOPS) for line in full)
    return width if len(full) * 2 >= len(long) and stopped <= 0.7 * len(full) else 0


def _covered(counts: Counter[int], width: int) -> float:
    """How many lines that break amid a sentence come near ``width``; one that no other line reaches counts less."""
    near = sum(counts[width - by] for by in range(_NEAR))
    covered = sum(counts[width - by] for by in range(_BAND + 1))
    return covered - (1.5 if near < 2 and covered > 5 else 0.0)
