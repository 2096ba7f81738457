"""Phrases that say how a gathering or an act stands: planned, held, put off, ..."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.events import standing
from dateline.language import Pattern, any_case, any_of
from dateline.language.around import before
from dateline.model import Span
from dateline.vocabulary import load

Groups = tuple[tuple[str, int, re.Pattern[str]], ...]


class Denied(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words by which a change of status is denied: who denies what, and negations right before it."""

    deniers: list[str]
    rumours: list[str]
    turns: list[str]
    negations: list[str]
    negated: list[str]
    undeniable: list[str]


class StatusCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/status_cues.yaml: regular expressions by status, strongest group first.

    A status may head several groups of unlike strength: what stands behind its name tells them apart.
    """

    gathering: dict[str, list[str]]
    hypothetical: list[str]
    agreement: dict[str, list[str]]
    denied: Denied


class Cue(msgspec.Struct, frozen=True):
    """One cue in the text; ``strength`` is the place of its group (0 is strongest).

    ``denied`` is where the words begin that deny a change, so that the plan stands.
    """

    span: Span
    status: str
    strength: int
    denied: int | None = None


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
    return any_case(rf"(?<![\w-]){any_of(sorted(forms, key=len, reverse=True))}(?![\w-])")


def find(text: str, span: Span, kind: str) -> list[Cue]:
    """The cues of ``text[span]`` for a gathering or, with ``kind`` "agreement", for an agreement; by place."""
    cut = span.cut(text)
    found = [
        _of_the_end(text, Cue(Span(*m.span()).shift(span.start), status, strength))
        for status, strength, pattern in _compiled(kind == "agreement")
        for m in pattern.finditer(cut)
    ]
    told = sorted((cue for cue in found if not _moves_elsewhere(text, cue)), key=lambda cue: cue.span)
    return _without_denials(text, told, kind)


DENIAL = 120  # characters before a word of change in which it may be denied
CHANGED = ("cancelled", "postponed", "suspended", "ended")
STANDS = {True: "in_force", False: "planned"}
_DENIAL = Pattern(
    r"\b(?:{deniers}(?: [\w'\-]+){0,3}? {rumours}\b(?:(?!\b{turns}\b)[^.;:\"])*"
    r"|{deniers} (?:[\w'\-]+ )?|{negations}(?: {negated})* |{negations} (?:{negated} )*)$",
    lambda: _table().denied,
    re.I,
)
_DENIED_THAT = Pattern(
    r"\b{deniers}(?: [\w'\-]+){0,6}? that\b(?:(?!\b{turns}\b)[^.;:\"])*$", lambda: _table().denied, re.I
)
_UNDENIABLE = Pattern(r"{undeniable}", lambda: _table().denied, re.I)


def _without_denials(text: str, found: list[Cue], kind: str) -> list[Cue]:
    """ "Denied talk of a delay", "has not been called off": the plan stands, and the denial is no refusal of it."""
    agreement = kind == "agreement"
    out: list[Cue] = []
    for cue in found:
        shown = cue.span.cut(text)
        denial = None
        if cue.status in CHANGED and not _UNDENIABLE.fullmatch(shown):
            denial = _DENIAL.search(before(text, cue.span.start, DENIAL))
            denial = denial or _DENIED_THAT.search(before(text, cue.span.start, 2 * DENIAL))
        if denial is None:
            out.append(cue)
            continue
        start = cue.span.start - len(denial[0])
        out = [one for one in out if one.span.end <= start]
        names = [name.split()[0] for name in (_table().agreement if agreement else _table().gathering)]
        out.append(Cue(cue.span, STANDS[agreement], names.index(STANDS[agreement]), start))
    return out


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
