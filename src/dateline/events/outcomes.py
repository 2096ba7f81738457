"""What came of a gathering: what was agreed, signed or stated together, the next round, a failure, a break.

The sentences that tell the gathering are read, and those right behind them that tell no other one that took place.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import Cast
from dateline.events.draft import Draft
from dateline.events.outcome import Came
from dateline.language import Pattern, Sentence, any_of
from dateline.language.around import before, without_marks
from dateline.model import Span
from dateline.times import TimeMention
from dateline.vocabulary import load

KINDS = ("meeting", "call", "visit", "forum")
TOOK_PLACE = ("held", "under_way")
REACH = 3  # sentences behind the last telling of a gathering in which its outcome may stand
LONGEST = 160  # characters of an outcome's text
LEFT = 60  # characters before the words of an outcome that say who and whether
AHEAD = "next_round"  # the one outcome that lies ahead


class OutcomeCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/outcome_cues.yaml."""

    kinds: dict[str, list[str]]
    reaching: frozenset[str]
    joint_only: list[str]
    jointly: list[str]
    unreal: list[str]
    stops: list[str]


@functools.cache
def _words() -> OutcomeCues:
    return load("outcome_cues", OutcomeCues)


@functools.cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"\b{any_of(forms)}(?:(?<=\s)|(?!\w))")) for kind, forms in _words().kinds.items())


_JOINT_ONLY = Pattern(r"{joint_only}\b", _words)
_JOINTLY = Pattern(r"(?:^|\b){jointly},? (?:(?:have|has|also|then|both|all|further|finally) )*$", _words)
_UNREAL = Pattern(r"\b{unreal}(?: (?:also|then|ever|yet|soon|be))* $", _words)
_STOP = Pattern(r"{stops}", _words)


def fill(text: str, drafts: Sequence[Draft], cast: Cast, times: Sequence[Sequence[TimeMention]]) -> None:
    """Give each gathering that took place the outcomes that its sentences tell."""
    for order, scene in enumerate(cast.scenes):
        if scene.sentence.paragraph < 0:
            continue
        for came in _find(text, scene.sentence, times[order]):
            draft = _of(drafts, order, came.span)
            told = draft and any(came.span.overlaps(o.span) for o in draft.outcomes)
            if draft and not told and not _is_of_before(came, draft.when):
                draft.outcomes.append(came)


def _of(drafts: Sequence[Draft], order: int, at: Span) -> Draft | None:
    """The gathering told last before the outcome; one that the same sentence tells behind it, where none is before."""
    told = [
        (f.order, f.trigger.span.start, d)
        for d in drafts
        if d.kind in KINDS and d.status and d.status.value in TOOK_PLACE
        for f in d.frames
        if f.paragraph >= 0 and order - REACH <= f.order <= order
    ]
    ahead = [one for one in told if (one[0], one[1]) < (order, at.start)]
    behind = [one for one in told if one[0] == order and one not in ahead]
    here = [one for one in ahead if one[0] == order]
    if here or not behind:
        return max(ahead, key=lambda one: one[:2])[2] if ahead else None
    return behind[0][2]


def _is_of_before(came: Came, when: TimeMention | None) -> bool:
    """ "Signed a plan in Berlin in November 2023", beside talks of this week: of another time."""
    day = came.day
    return bool(came.kind != AHEAD and day and day.last and when and when.first and day.last < when.first)


def _find(text: str, sentence: Sentence, times: Sequence[TimeMention]) -> Iterator[Came]:
    """The outcomes of one sentence, the surer kinds first."""
    taken: list[Span] = []
    for kind, pattern in _kinds():
        for found in pattern.finditer(text, sentence.span.start, sentence.span.end):
            if not _is_told(text, kind, found, sentence.span):
                continue
            span = _whole(text, kind, Span(*found.span()), sentence)
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield Came(kind, span, _day(span, times))


def _is_told(text: str, kind: str, found: re.Match[str], sentence: Span) -> bool:
    """False for what had been agreed before, may be, or what one side alone resolves."""
    left = before(text, found.start(), LEFT, sentence.start)
    if kind == AHEAD:
        return True
    if _UNREAL.search(left):
        return False
    return kind != "agreed" or not _JOINT_ONLY.match(found[0]) or bool(_JOINTLY.search(left))


def _whole(text: str, kind: str, cue: Span, sentence: Sentence) -> Span:
    if kind not in _words().reaching:
        return without_marks(text, cue)
    stop = _STOP.search(text, cue.end, sentence.span.end)
    ends = [a.span.start for a in sentence.attributions if a.span.start > cue.end]
    end = min([stop.start() if stop else sentence.span.end, *ends])
    if end - cue.start > LONGEST:
        end = text.rfind(" ", cue.end, cue.start + LONGEST)
    return without_marks(text, Span(cue.start, max(end, cue.end)))


def _day(span: Span, times: Sequence[TimeMention]) -> TimeMention | None:
    """The day told within an outcome's text."""
    return next((t for t in times if t.is_date and t.edtf and span.holds(t.span)), None)
