"""Phrases that say how a gathering or an act stands: planned, held, put off, ..."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.model import Span
from dateline.vocabulary import load


class StatusCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/status_cues.yaml: regular expressions by status, strongest group first."""

    gathering: dict[str, list[str]]
    hypothetical: list[str]
    agreement: dict[str, list[str]]
    reason: list[str]


class Cue(msgspec.Struct, frozen=True):
    """One cue in the text; ``strength`` is the place of its group (0 is strongest)."""

    span: Span
    status: str
    strength: int


@functools.cache
def _table() -> StatusCues:
    return load("status_cues", StatusCues)


@functools.cache
def _compiled(family: str) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    groups: dict[str, list[str]] = getattr(_table(), family)
    return tuple((status, n, _any_of(forms)) for n, (status, forms) in enumerate(groups.items()))


@functools.cache
def hypothetical() -> re.Pattern[str]:
    """Words that make a gathering a mere possibility."""
    return _any_of(_table().hypothetical)


@functools.cache
def reasons() -> re.Pattern[str]:
    """Words that open a reason."""
    return _any_of(_table().reason)


def _any_of(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?![\w-])", re.I)


def find(text: str, span: Span, kind: str) -> list[Cue]:
    """The cues of ``text[span]`` for a gathering or, with ``kind`` "agreement", for an agreement; by place."""
    family = "agreement" if kind == "agreement" else "gathering"
    cut = span.cut(text)
    found = [
        Cue(Span(span.start + m.start(), span.start + m.end()), status, strength)
        for status, strength, pattern in _compiled(family)
        for m in pattern.finditer(cut)
    ]
    found = [_of_the_end(text, cue) for cue in found]
    return sorted(found, key=lambda cue: cue.span)


_END = re.compile(r" (?:also )?(?:last|end|conclude|run until|run through|continue|wrap up|close|go on|finish)\b")


def _of_the_end(text: str, cue: Cue) -> Cue:
    """ "is scheduled to last until Friday" speaks of what goes on already."""
    if cue.status == "planned" and _END.match(text, cue.span.end):
        return Cue(cue.span, "under_way", cue.strength)
    return cue
