"""Sentence -> clauses by the words that open them.

A clause that opens behind the main one ends at the next comma that closes it; then the main clause goes on.
The first version is by words alone; the trained parser takes this interface over.
"""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.language.forms import Pattern
from dateline.model import Span
from dateline.vocabulary import load


class Clause(msgspec.Struct, frozen=True):
    """A stretch of a sentence with the part it plays; ``head`` is where its own words start, behind the opener.

    ``role`` is main, coordinate, relative, after, before, cause, when or purpose.
    """

    span: Span
    role: str
    head: int


class ClauseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/clauses.yaml: openers by role; those of ``comma`` open only behind one.

    ``in_verb``: behind these words an opener is part of the verb: "are due to meet".
    """

    openers: dict[str, list[str]]
    comma: dict[str, list[str]]
    in_verb: dict[str, list[str]]

    @property
    def free(self) -> list[str]:
        """Words that open a clause wherever they stand."""
        return [word for group in self.openers.values() for word in group]

    @property
    def after_comma(self) -> list[str]:
        """Words that open a clause behind a comma; a role of both tables has only its words of ``comma``."""
        return [word for group in {**self.openers, **self.comma}.values() for word in group]


@functools.cache
def _words() -> ClauseWords:
    return load("clauses", ClauseWords)


@functools.cache
def _roles() -> dict[str, str]:
    table = _words()
    return {w: role for group in (table.comma, table.openers) for role, forms in group.items() for w in forms}


_OPENER = Pattern(
    r"(?P<stop>;| \u2014 | -- )|, ?(?P<cw>{=after_comma})(?= )|(?<= )(?P<w>{=free})(?= )|^(?P<f>{=free})(?= )",
    _words,
    re.I,
)


# A dash between two names opens no clause: "a Ukraine — Latin America summit".
NAMES = 80  # characters before a dash in which its names stand
_PAIR = re.compile(r"\ban? [A-Z][\w.]*(?: [A-Z][\w.]*){0,2}$")
# A comma that goes on with a list is no end of a clause: "Japan, China and South Korea".
_LIST_GOES_ON = re.compile(r", ?(?:[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){0,4}(?:,| and | or )|and |or |\d|who |which )")


def split(text: str, sentence: Span) -> tuple[Clause, ...]:
    """The clauses of ``text[sentence]`` (plain text), in order, without gaps."""
    cut = sentence.cut(text)
    starts: list[tuple[int, str, int]] = [(0, "main", 0)]
    depth_end = -1
    for found in _OPENER.finditer(cut):
        at = found.start()
        if found["stop"] and _PAIR.search(cut[max(0, at - NAMES) : at]):
            continue
        word = (found["cw"] or found["w"] or found["f"] or "").lower()
        if _is_in_verb(cut, at, word):
            continue
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


def _is_in_verb(cut: str, at: int, word: str) -> bool:
    previous = cut[max(0, at - NAMES) : at].rsplit(None, 1)[-1:]
    return bool(previous) and previous[0].lower() in _words().in_verb.get(word, ())


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
