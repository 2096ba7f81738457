"""One sentence, several gatherings of two: "spoke separately with A and B", "called A and, later, B"."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from dateline.actors import Cast, Scene
from dateline.events.company import ITS_DELEGATE, once, takes_part
from dateline.events.frame import Frame, Side
from dateline.language import Pattern
from dateline.model import Span
from dateline.times import TimeMention
from dateline.vocabulary import load

KINDS = ("meeting", "call")
FIRST_GAP = 60  # characters of posts and pronouns before the first who is met
GAP = 90  # characters from one who is met to the next
MOST = 6  # counterparts of one sentence; more are the members of one table


class SeparateCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/separate_cues.yaml."""

    separately: list[str]
    plural: list[str]
    together: list[str]
    before: list[str]
    joints: list[str]
    ends: list[str]


@functools.cache
def _words() -> SeparateCues:
    return load("separate_cues", SeparateCues)


_SEPARATELY = Pattern(r"\b{separately}\b", _words)
_PLURAL = Pattern(r"(?:.* )?{plural}", _words)
_TOGETHER = Pattern(r"\b{together}\b", _words)
_BEFORE = Pattern(r"\b{before}\b", _words)
_JOINT = Pattern(r"(?:^|(?<=\W)){joints}(?=\W|$)", _words)
_ENDS = Pattern(r"\b{ends}\b", _words)


class _Met(NamedTuple):
    """One side of those who are met: whose it is, and where it is named."""

    code: str
    spans: tuple[Span, ...]


def split(text: str, scene: Scene, cast: Cast, frames: Sequence[Frame], times: Sequence[TimeMention]) -> list[Frame]:
    """The frames of a sentence, one for each counterpart where its side met them apart.

    A further frame between the counterparts ("and, in a separate call, with B") tells no more than they do.
    """
    out: list[Frame] = []
    lists: list[Span] = []
    for frame in frames:
        met = _apart(text, scene, cast, frame, times)
        if met:
            lists.append(Span(met[0].spans[0].start, met[-1].spans[-1].end))
            out += _each(scene, cast, frame, met)
        else:
            out.append(frame)
    return [f for f in out if not any(one.holds(f.trigger.span) for one in lists)]


def _apart(text: str, scene: Scene, cast: Cast, frame: Frame, times: Sequence[TimeMention]) -> list[_Met]:
    """Two or more counterparts whom one side met apart; none where the sentence does not say so."""
    if frame.kind not in KINDS or frame.leg or frame.trigger.reads_as:
        return []
    met = _listed(text, scene, cast, frame, times)
    if not 1 < len(met) <= MOST or len(_subjects(frame, met)) != 1:
        return []
    reach = Span(scene.sentence.span.start, met[-1].spans[-1].end)
    return met if _says_so(text, frame, reach) else []


def _says_so(text: str, frame: Frame, reach: Span) -> bool:
    if _TOGETHER.search(text, reach.start, frame.sentence.end):
        return False
    many = frame.trigger.is_noun and bool(_PLURAL.fullmatch(frame.trigger.text))
    beside = frame.margins is not None and not frame.trigger.is_noun
    return many or beside or bool(_SEPARATELY.search(text, reach.start, reach.end))


def _subjects(frame: Frame, met: Sequence[_Met]) -> set[str]:
    """The sides of a frame that are named before those who are met, or stand for a pronoun."""
    told = {one.code for one in met}
    return {s.code for s in frame.sides if s.span.end <= met[0].spans[0].start and s.code not in told}


def _listed(text: str, scene: Scene, cast: Cast, frame: Frame, times: Sequence[TimeMention]) -> list[_Met]:
    """The list of those who are met: right behind the trigger, or behind the first "with" that opens one."""
    at, end = frame.trigger.span.end, scene.sentence.span.end
    who = _named(scene, cast)
    openers = [at, *(m.end() for m in _BEFORE.finditer(text, at, end))]
    lists = (_run(text, [w for w in who if w[0].start >= opener], opener, times) for opener in openers)
    return next((found for found in lists if len(found) > 1), [])


def _named(scene: Scene, cast: Cast) -> list[tuple[Span, str]]:
    """Who may be met: people, posts and states of a sentence, in the order of the text."""
    absent = {span for span, n in scene.people if not takes_part(cast.people[n])}
    told = [(span, code) for span, code in cast.named(scene) if span not in absent]
    return sorted(told, key=lambda one: (one[0].start, -one[0].end))


def _run(text: str, who: Sequence[tuple[Span, str]], start: int, times: Sequence[TimeMention]) -> list[_Met]:
    met: dict[str, list[Span]] = {}
    at, last = start, None
    for span, code in who:
        gap = _gap(text, at, span.start, times)
        room = FIRST_GAP if last is None else GAP
        joined = last is None or code == last or _JOINT.search(gap)
        if len(gap) > room or _ENDS.search(gap) or not joined:
            break
        met.setdefault(code, []).append(span)
        at, last = max(at, span.end), code
    return [_Met(code, tuple(spans)) for code, spans in met.items()]


def _gap(text: str, start: int, end: int, times: Sequence[TimeMention]) -> str:
    """The words between two who are named, without the day on which one was met."""
    cut = text[start:end]
    for time in times:
        if start <= time.start and time.end <= end:
            cut = cut.replace(f" on {time.text}", "").replace(time.text, "")
    return cut


def _each(scene: Scene, cast: Cast, frame: Frame, met: Sequence[_Met]) -> list[Frame]:
    """The frame once for each of those who are met, with its subject; every one but the first told by his own name."""
    told = {one.code for one in met}
    own = [s for s in frame.sides if s.code not in told and s.code in _subjects(frame, met)]
    people = [(n, span) for n, span in frame.people if cast.people[n].code not in told]
    here = [(n, span) for span, n in scene.people if takes_part(cast.people[n])]
    out = []
    for number, one in enumerate(met):
        side = next((s for s in frame.sides if s.code == one.code), Side(one.code, one.spans[0], ITS_DELEGATE))
        his = [(n, span) for n, span in here if span in one.spans]
        posts = tuple(p for p in frame.posts if p.code in (None, one.code) and (not p.codes or one.code in p.codes))
        out.append(
            replace(
                frame,
                sides=once([*own, side]),
                people=(*people, *his),
                posts=posts,
                leg=one.spans[0] if number else None,
            )
        )
    return out
