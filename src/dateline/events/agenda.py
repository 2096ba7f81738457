"""What was or is to be talked about, each topic the shortest phrase that stands alone."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.events.frame import Found
from dateline.model import Span
from dateline.vocabulary import load

MAX_WORDS = 16


class AgendaCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/agenda_cues.yaml."""

    openers: list[str]
    on_agenda: list[str]
    fillers: list[str]
    stops: list[str]


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = load("agenda_cues", AgendaCues)
    return (
        re.compile(rf"\b(?:{'|'.join(table.openers)}) ", re.I),
        re.compile(rf" (?:{'|'.join(table.on_agenda)})\b", re.I),
        re.compile(rf"(?:{'|'.join(table.fillers)}) ", re.I),
        re.compile("|".join(table.stops)),
    )


def find(text: str, span: Span) -> list[Found]:
    """The topics of one sentence, in order."""
    opener, on_agenda, _, stop = _patterns()
    for found in opener.finditer(text, span.start, span.end):
        end = stop.search(text, found.end(), span.end)
        topics = _topics(text, Span(found.end(), end.start() if end else span.end))
        if topics:
            return topics
    behind = on_agenda.search(text, span.start, span.end)
    if behind:
        return _topics(text, Span(_subject(text, span.start, behind.start()), behind.start()))
    return []


def is_on_agenda(text: str, span: Span) -> bool:
    """True where the sentence says that something is on the agenda: of the talks told before, not of what it names."""
    return bool(_patterns()[1].search(text, span.start, span.end))


def _subject(text: str, start: int, end: int) -> int:
    lead = re.match(r"(?:Also|In addition|Among (?:them|others)),? ", text[start:end])
    return start + lead.end() if lead else start


def _topics(text: str, span: Span) -> list[Found]:
    _, _, filler, _ = _patterns()
    start = span.start
    while cut := filler.match(text, start, span.end):
        start = cut.end()
    found = []
    for piece in _pieces(text, Span(start, span.end)):
        words = piece.cut(text).split()
        if (
            0 < len(words) <= MAX_WORDS
            and re.search(r"[a-z]{3}|[A-Z]{3}", piece.cut(text))
            and not _is_day(piece.cut(text))
        ):
            found.append(Found(piece.cut(text), piece, "talked about"))
    return found


def _is_day(piece: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:on )?(?:the )?(?:\w+day|next \w+|this \w+|\w+ \d{1,2}|(?:two|three|four|both) (?:sides|countries))",
            piece,
        )
    )


def _pieces(text: str, span: Span) -> list[Span]:
    """Split at list commas and at an "and" that joins noun phrases of their own."""
    cut = span.cut(text)
    marks = [
        m.span()
        for m in re.finditer(
            r",? and (?=(?:the|their|a|an|other|his|her|how|ways|issues)\b)|, (?:and |as well as |or )?| as well as ",
            cut,
        )
    ]
    pieces, at = [], 0
    for a, b in sorted(marks):
        pieces.append((at, a))
        at = b
    pieces.append((at, len(cut)))
    spans = []
    for a, b in pieces:
        while a < b and cut[a] in " \"'":
            a += 1
        while b > a and cut[b - 1] in " .,;\"'":
            b -= 1
        if b > a:
            spans.append(Span(span.start + a, span.start + b))
    return spans
