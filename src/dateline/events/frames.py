"""Sentence by sentence: one frame a trigger, filled by the finders."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from dateline.actors import Cast, Scene
from dateline.events import levels, scope, series, sides, status, triggers, when, where
from dateline.events.frame import Found, Frame, Place, Side
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Document
from dateline.model import Reading, Span
from dateline.times import TimeMention

_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|their|its|his|her|both|said|such)(?: (?:[\w'\-]+)){0,3} $", re.I
)
_NEW = re.compile(
    r"\b(?:a|an|another|separate|next|previous|last|first|second|third|fourth|earlier|further|other|new|upcoming|similar|follow-up)(?: [\w'\-]+){0,3} $",
    re.I,
)
_VIDEO = re.compile(
    r"\b(?:by|via|over|through|held) (?:a )?(?:video\w*|videolink|video link|video conference|zoom)|\b(?:virtually|by videoconference|online)\b",
    re.I,
)
_PHONE = re.compile(r"\b(?:by|over the|on the|via|in a) (?:tele)?phone\b|\btelephone\b|\bphone call\b", re.I)
_LOOSE = re.compile(
    r"\b(?:the |both |all )?(?:two|three|four) (?:sides|countries|nations|neighbou?rs|allies|governments|leaders|ministers|officials|parties)|\bboth (?:sides|countries|nations|leaders|ministers)\b|\bthe (?:sides|pair)\b",
    re.I,
)


_APART = re.compile(
    r"(?:Separately|Meanwhile|Earlier|Later|Also|In a separate|In another|On the same day|The same day|Afterwards?|"
    r"Subsequently|Before that|Prior to)\b"
)


def find(
    doc: Document, reading: Reading, cast: Cast, times: Sequence[Sequence[TimeMention]], today: dt.date | None
) -> list[Frame]:
    """All frames of a story in the order of the text."""
    frames: list[Frame] = []
    acronyms: dict[str, str] = {}
    for order, scene in enumerate(cast.scenes):
        found = scope.absorb(doc.text, triggers.find(doc.text, scene.sentence.span, acronyms))
        acronyms |= triggers.acronyms(doc.text, found)
        found = [t for t in found if not _in_attribution(scene, t) and _carried(doc.text, scene, t)]
        for number, trigger in enumerate(found):
            mine = scope.of(doc.text, scene.sentence, found, number)
            frames += _stops(
                _frame(doc.text, reading, cast, scene, trigger, mine, times[order], today, order, len(found) == 1)
            )
    return _on_margins(frames)


def _on_margins(frames: list[Frame]) -> list[Frame]:
    """A meeting on the margins is where and when the larger gathering is, as far as its own words leave that open."""
    out = []
    for frame in frames:
        larger = next((f for f in frames if f.order == frame.order and _is_larger(f, frame)), None)
        if larger:
            place = frame.place or larger.place
            frame = msgspec.structs.replace(frame, whens=frame.whens or larger.whens[:1], place=place)
        if any(_is_larger(frame, f) and f.order == frame.order for f in frames):
            frame = msgspec.structs.replace(
                frame, sides=(), people=(), posts=(), whens=(), margins=None, recurrence=None
            )
        out.append(frame)
    return out


def _is_larger(one: Frame, frame: Frame) -> bool:
    return one is not frame and frame.margins is not None and frame.margins.span.holds(one.trigger.span)


def _stops(frame: Frame) -> list[Frame]:
    """A tour is one visit a country: the same frame for each destination, with the travellers."""
    goals = [s for s in frame.sides if s.rule == "destination"]
    if frame.kind != "visit" or len(goals) < 2:
        return [frame]
    travellers = tuple(s for s in frame.sides if s.rule != "destination" and not _listed_with(frame, s, goals))
    rest = [s for s in frame.sides if s not in travellers]
    return [
        msgspec.structs.replace(
            frame,
            sides=(*travellers, msgspec.structs.replace(goal, host=True)),
            place=Place(goal.span, None, goal.code, "destination"),
        )
        for goal in rest
    ]


def _listed_with(frame: Frame, side: Side, goals: Sequence[Side]) -> bool:
    return side.rule == "named" and side.span.start > goals[0].span.start and side.span.start - goals[-1].span.end < 30


def _carried(text: str, scene: Scene, trigger: Trigger) -> bool:
    """ "discussed" is a call only where its clause says "by phone", "via video"."""
    if trigger.is_noun or not trigger.sense.weak:
        return True
    clause = scene.sentence.clause_at(trigger.span.start).span
    return bool(_PHONE.search(text, clause.start, clause.end) or _VIDEO.search(text, clause.start, clause.end))


def _in_attribution(scene: Scene, trigger: Trigger) -> bool:
    return any(a.speaker.holds(trigger.span) for a in scene.sentence.attributions)


def _frame(
    text: str, reading: Reading, cast: Cast, scene: Scene, trigger: Trigger, mine: Scope,
    times: Sequence[TimeMention], today: dt.date | None, order: int, only: bool,
) -> Frame:  # fmt: skip
    headline = scene.sentence.paragraph < 0
    days = when.of(text, trigger, mine, times, moved=False)
    standing = status.of(text, trigger, mine, days.whens, today, headline)
    if standing.status and standing.status.value == "postponed":
        days = when.of(text, trigger, mine, times, moved=True)
    alone = only or not any(
        mine.clause.span.holds(t.span) for t in triggers.find(text, scene.sentence.span) if t.span != trigger.span
    )
    goes_on = _goes_on(doc_text=text, days=days, standing=standing)
    if goes_on:
        days = when.Days(duration=days.duration)
    company = sides.of(text, scene, cast, trigger, mine, alone)
    company = sides.with_pronoun(text, cast, order, trigger, mine, company)
    return Frame(
        trigger=trigger,
        order=order,
        paragraph=scene.sentence.paragraph,
        kind=_kind(text, trigger, mine),
        scope=mine.spans,
        sentence=scene.sentence.span,
        status=standing.status,
        hypothetical=standing.hypothetical,
        whens=days.whens,
        moved_from=days.moved_from,
        duration=days.duration,
        recurrence=when.recurrence(trigger, mine, times),
        place=where.of(text, scene, trigger, mine, reading.story.dateline),
        sides=company.sides,
        people=company.people,
        posts=company.posts,
        loose=_loose(text, mine),
        level=levels.of_trigger(text, trigger, mine.left),
        mode=_mode(text, trigger, mine),
        edition=series.edition(text, trigger, mine),
        series=series.name(text, trigger, mine),
        margins=series.margins(text, scene.sentence, mine),
        definite=_definite(text, trigger, mine) or trigger.text.isupper(),
        said=_said(scene, times),
        goes_on=goes_on,
        apart=bool(_APART.match(text, scene.sentence.span.start)),
    )


def _goes_on(doc_text: str, days: when.Days, standing: status.Standing) -> TimeMention | None:
    """ "the talks continue on Wednesday": a further day of what began before, not a day of its own."""
    cue = standing.status.span.cut(doc_text).lower() if standing.status else ""
    return days.whens[0] if days.whens and cue.startswith("continue") and "will" not in cue else None


def _said(scene: Scene, times: Sequence[TimeMention]) -> TimeMention | None:
    """The day on which the sentence's source spoke."""
    for item in scene.sentence.attributions:
        for time in times:
            if time.kind == "date" and time.grain == "day" and item.span.start <= time.start <= item.span.end + 14:
                return time
    return None


def _kind(text: str, trigger: Trigger, mine: Scope) -> str:
    if (
        trigger.kind == "meeting"
        and not trigger.is_noun
        and any(_PHONE.search(text, s.start, s.end) for s in mine.spans)
    ):
        return "call"
    return trigger.kind


def _definite(text: str, trigger: Trigger, mine: Scope) -> bool:
    if not trigger.is_noun:
        return False
    head = text[max(mine.spans[0].start, trigger.span.start - 60) : trigger.span.start]
    subject = _IT_IS.match(text, mine.spans[0].start)
    return bool(subject) or (bool(_DEFINITE.search(head)) and not _NEW.search(head))


_IT_IS = re.compile(
    r"[\"' ]*(?:It|This|That)(?: \w+){0,2} (?:is|was|will be|would be|marks?|marked|has been|will mark)\b"
)


def _loose(text: str, mine: Scope) -> Found | None:
    for span in mine.spans:
        found = _LOOSE.search(text, span.start, span.end)
        if found:
            return Found(found[0], Span(*found.span()), "the sides named before")
    return None


def _mode(text: str, trigger: Trigger, mine: Scope) -> Found | None:
    if trigger.sense.mode:
        return Found(trigger.sense.mode, trigger.span, "the trigger's own mode")
    for pattern, mode in ((_VIDEO, "video"), (_PHONE, "phone")):
        for span in mine.spans:
            found = pattern.search(text, span.start, span.end)
            if found:
                return Found(mode, Span(*found.span()), "how they meet")
    return None
