"""Phrases that say how a gathering or an act stands: planned, held, put off, ..."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.events import standing
from dateline.language import Pattern, any_of
from dateline.model import Span
from dateline.vocabulary import load

Groups = tuple[tuple[str, int, re.Pattern[str]], ...]


class StatusCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/status_cues.yaml: regular expressions by status, strongest group first.

    A status may head several groups of unlike strength: what stands behind its name tells them apart.
    """

    gathering: dict[str, list[str]]
    hypothetical: list[str]
    agreement: dict[str, list[str]]


class Cue(msgspec.Struct, frozen=True):
    """One cue in the text; ``strength`` is the place of its group (0 is strongest)."""

    span: Span
    status: str
    strength: int


@functools.cache
def _table() -> StatusCues:
    return load("status_cues", StatusCues)


@functools.cache
def _compiled(agreement: bool) -> Groups:
    groups = _table().agreement if agreement else _table().gathering
    return tuple((name.split()[0], n, _whole_words(forms)) for n, (name, forms) in enumerate(groups.items()))


@functools.cache
def hypothetical() -> re.Pattern[str]:
    """Words that make a gathering a mere possibility."""
    return _whole_words(_table().hypothetical)


def _whole_words(forms: list[str]) -> re.Pattern[str]:
    """Longer expressions first: "have no plans to" is no "plans to"."""
    return re.compile(rf"(?<![\w-]){any_of(sorted(forms, key=len, reverse=True))}(?![\w-])", re.I)


def find(text: str, span: Span, kind: str) -> list[Cue]:
    """The cues of ``text[span]`` for a gathering or, with ``kind`` "agreement", for an agreement; by place."""
    cut = span.cut(text)
    found = [
        _of_the_end(text, Cue(Span(*m.span()).shift(span.start), status, strength))
        for status, strength, pattern in _compiled(kind == "agreement")
        for m in pattern.finditer(cut)
    ]
    return sorted((cue for cue in found if not _moves_elsewhere(text, cue)), key=lambda cue: cue.span)


_MOVED = re.compile(r"\bmoved$", re.I)
_IN_TIME = Pattern(r"[^.;]{0,150}?\b{moved_in_time}", standing.words)


def _moves_elsewhere(text: str, cue: Cue) -> bool:
    """ "Have moved the talks to Geneva" puts nothing off; "have moved the talks from May 2 to May 9" does."""
    return bool(_MOVED.search(cue.span.cut(text))) and not _IN_TIME.match(text, cue.span.end)


_END = Pattern(r" (?:also )?{ending}\b", standing.words)


def _of_the_end(text: str, cue: Cue) -> Cue:
    """ "is scheduled to last until Friday" speaks of what goes on already."""
    if cue.status == "planned" and _END.match(text, cue.span.end):
        return Cue(cue.span, "under_way", cue.strength)
    return cue
