"""Sentence -> clauses by the words that open them.

A clause that opens behind the main one ends at the next comma that closes it; then the main clause goes on.
The first version is by words alone; the trained parser takes this interface over.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

import msgspec

from dateline.model import Span
from dateline.vocabulary import load

Role = Literal["main", "relative", "after", "before", "cause", "when", "purpose", "coordinate"]


class Clause(msgspec.Struct, frozen=True):
    """A stretch of a sentence with the part it plays; ``head`` is where its own words start, behind the opener."""

    span: Span
    role: str
    head: int


class Reporting(msgspec.Struct, frozen=True):
    """Verbs and phrases by which a source speaks."""

    verbs: list[str]
    phrases: list[str]


class ClauseWords(msgspec.Struct, frozen=True):
    """vocabulary/clauses.yaml."""

    openers: dict[str, list[str]]
    comma: dict[str, list[str]]
    reporting: Reporting


@functools.cache
def words() -> ClauseWords:
    """The clause vocabulary."""
    return load("clauses", ClauseWords)


@functools.cache
def _opener() -> re.Pattern[str]:
    table = words()
    free = _alternatives(table.openers)
    after_comma = _alternatives({**table.openers, **table.comma})
    return re.compile(
        rf"(?P<stop>;| \u2014 | -- )|(?P<c>, ?)(?P<cw>{after_comma})(?= )|(?<= )(?P<w>{free})(?= )|^(?P<f>{free})(?= )",
        re.I,
    )


@functools.cache
def _roles() -> dict[str, str]:
    table = words()
    return {w: role for group in (table.comma, table.openers) for role, forms in group.items() for w in forms}


def _alternatives(groups: dict[str, list[str]]) -> str:
    forms = sorted((w for group in groups.values() for w in group), key=len, reverse=True)
    return "|".join(re.escape(w) for w in forms)


# A comma that goes on with a list is no end of a clause: "Japan, China and South Korea".
_LIST_GOES_ON = re.compile(r", ?(?:[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){0,4}(?:,| and | or )|and |or |\d|who |which )")


def split(text: str, sentence: Span) -> tuple[Clause, ...]:
    """The clauses of ``text[sentence]`` (plain text), in order, without gaps."""
    cut = sentence.cut(text)
    starts: list[tuple[int, str, int]] = [(0, "main", 0)]
    depth_end = -1
    for found in _opener().finditer(cut):
        at = found.start()
        word = (found["cw"] or found["w"] or found["f"] or "").lower()
        role = "main" if found["stop"] else _roles()[word]
        if 0 <= depth_end < at:
            starts.append((depth_end, "main", depth_end + 1))
        depth_end = -1
        starts.append((at, role, found.end()))
        if role not in ("main", "coordinate"):
            depth_end = _close(cut, found.end())
    if 0 <= depth_end < len(cut) - 2:
        starts.append((depth_end, "main", depth_end + 1))
    return _spans(cut, starts, sentence.start)


def _spans(cut: str, starts: list[tuple[int, str, int]], shift: int) -> tuple[Clause, ...]:
    starts.sort()
    clauses = []
    for n, (at, role, head) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(cut)
        if end > at:
            clauses.append(Clause(Span(shift + at, shift + end), role, shift + min(head, end)))
    return tuple(clauses)


def _close(cut: str, start: int) -> int:
    """Where the clause that opened before ``start`` ends: the next comma that is not part of a list, or -1."""
    at = cut.find(",", start)
    while at >= 0:
        if not _LIST_GOES_ON.match(cut, at) and not (at and cut[at - 1].isdigit() and re.match(r", ?\d", cut[at:])):
            return at
        at = cut.find(",", at + 1)
    return -1
