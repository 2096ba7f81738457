"""Sentences that tell no event and add to one: "It will be the first in four years", "They will take up X and Y".

Reasons too: the sentence that tells the undoing is asked first, then those right behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import Cast
from dateline.events import agenda, narrated, reason, when
from dateline.events.draft import Draft
from dateline.events.frame import Frame
from dateline.events.standing import PAST_PLAN, UNDONE
from dateline.model import Span
from dateline.times import TimeMention

DAY = 10  # characters of an ISO day
REACH = 2  # sentences from an event to one that adds to it
TOGETHER = {
    "signed": ("held", "under_way"),
    "concluded": ("held", "under_way"),
    "held": ("held", "under_way"),
    "planned": ("planned",),
}
OPENING = 1  # paragraphs behind the lead in which the news is told
STAY = 4  # sentences from a visit to the talks that belong to it
WITH_VISIT = {"planned": ("planned",), "cancelled": ("cancelled",), "postponed": ("postponed",), "held": ("held",)}
WITH_AGENDA = ("meeting", "call", "visit", "forum")


def claims(
    drafts: Sequence[Draft], frames: Sequence[Frame], cast: Cast, times: Sequence[Sequence[TimeMention]]
) -> None:
    """A claim about a gap, apart from its gathering, belongs to the one told right before.

    "The trip is the first in three years": not to an exercise.
    """
    used = {f.recurrence.start for d in drafts for f in d.frames if f.recurrence}
    for order, here in enumerate(times):
        if cast.scenes[order].sentence.paragraph < 0:
            continue
        for claim in (t for t in here if t.kind == "recurrence" and t.start not in used):
            latest, draft = _last_told(drafts, order, claim.span)
            if draft and not _may_be_of(draft, {f.kind for f in frames if f.order == order}):
                continue
            if draft and order - latest <= REACH and not any(f.recurrence for f in draft.frames):
                draft.claim = claim


def _may_be_of(draft: Draft, kinds: set[str]) -> bool:
    return not kinds or draft.kind in kinds or (draft.kind in WITH_AGENDA and bool(kinds & set(WITH_AGENDA)))


def _last_told(drafts: Sequence[Draft], order: int, claim: Span) -> tuple[int, Draft | None]:
    """The draft told last up to a sentence, of several there the first, and the sentence that tells it.

    "The first since experts met in 2019": what the claim itself tells is not what it is about.
    """
    frames = [(f, -n) for n, d in enumerate(drafts) for f in d.frames if f.order <= order]
    latest, number = max(((f.order, n) for f, n in frames if not claim.holds(f.trigger.span)), default=(-1, 1))
    return latest, drafts[-number] if number <= 0 else None


def topics_and_ends(text: str, drafts: Sequence[Draft], cast: Cast, times: Sequence[Sequence[TimeMention]]) -> None:
    """ "They will take up X and Y", "It runs until Friday": of the draft told last before it."""
    told = {f.order for d in drafts for f in d.frames}
    for order, scene in enumerate(cast.scenes):
        sentence = scene.sentence.span
        elsewhere = agenda.is_on_agenda(text, sentence)
        if scene.sentence.paragraph < 0 or (order in told and not elsewhere):
            continue
        before = [d for d in drafts if d.frames[0].order < order and (not elsewhere or d.kind in WITH_AGENDA)]
        near = [d for d in before if _is_near(d, order)]
        if before:
            draft = before[0] if scene.people or not near else max(near, key=lambda d: d.frames[-1].order)
            draft.topics += agenda.find(text, sentence)
            if near:
                _ends(text, draft, times[order])


def _is_near(draft: Draft, order: int) -> bool:
    return any(0 < order - f.order <= REACH for f in draft.frames)


def _ends(text: str, draft: Draft, times: Sequence[TimeMention]) -> None:
    last = next((t for t in times if t.last and when.closes(text, t)), None)
    if last and draft.kind in when.LASTING:
        draft.further = draft.further or last


def hosts(drafts: Sequence[Draft], today: dt.date | None) -> None:
    """What has no day of its own took place at the gathering of its sentence or right before it, or beside it.

    A paper is signed at one; "before the session", "on the margins of the meeting" another gathering takes place.
    """
    for draft in drafts:
        draft.host = draft.host or _journey(draft, drafts)
        if draft.host:
            continue
        standing = draft.status.value if draft.status else ""
        beside = any(f.beside or f.same_day for f in draft.frames)
        if (beside or draft.kind == "agreement") and not draft.when and standing in TOGETHER:
            order = draft.frames[0].order
            at = [(f.order, d) for d in drafts if _may_host(d, draft) for f in d.frames if f.order <= order]
            latest, host = max(at, key=lambda found: found[0], default=(-1, None))
            if host and (beside or order - latest <= REACH):
                draft.host = host
    for draft in drafts:
        draft.neighbour = _paper(draft, drafts) or narrated.told_before(draft, drafts, today)


def _paper(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """ "The presidents signed a treaty on Monday. A received B for talks": the news is one, and so is its day."""
    first = draft.frames[0]
    undated = draft.kind == "meeting" and not (draft.when or draft.host or first.former) and first.paragraph <= OPENING
    if not undated or not draft.status or draft.status.value != "held":
        return None
    for paper in drafts:
        signed = paper.kind == "agreement" and paper.status is not None and paper.status.value == "signed"
        near = paper.frames[0].paragraph <= OPENING and abs(paper.frames[0].order - first.order) <= REACH
        if signed and near and paper.when and not paper.host and set(paper.codes) == set(draft.codes):
            return paper
    return None


def _journey(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The visit told right before, at which talks without a day of their own take place or were to."""
    if draft.kind != "meeting" or draft.when or not draft.status:
        return None
    order = draft.frames[0].order
    for visit in drafts:
        near = any(0 <= order - f.order <= STAY for f in visit.frames)
        together = visit.status is not None and visit.status.value in WITH_VISIT.get(draft.status.value, ())
        if visit.kind == "visit" and near and together and set(visit.codes) == set(draft.codes):
            return visit
    return None


def _may_host(host: Draft, guest: Draft) -> bool:
    if host is guest or host.host or host.kind not in WITH_AGENDA or not (host.status and guest.status):
        return False
    together = host.status.value in TOGETHER[guest.status.value]
    return together and (guest.kind != "agreement" or set(guest.codes) <= set(host.codes))


def shown(drafts: Sequence[Draft], frames: Sequence[Frame]) -> None:
    """ "Presidents meet in Vilnius": what only the headline gives is of the first gathering of its kind.

    "First talks" in a headline is a claim, no number of a round.
    """
    for frame in (f for f in frames if f.paragraph < 0):
        draft = next((d for d in drafts if d.kind == frame.kind and d.frames[0].paragraph <= 1), None)
        if draft and _is_headed(draft, frame):
            claim = frame.edition is not None and frame.edition.value == "1"
            draft.headlines.append(msgspec.structs.replace(frame, edition=None) if claim else frame)


def _is_headed(draft: Draft, frame: Frame) -> bool:
    """True where nothing in a headline speaks against its being of the draft."""
    mine, theirs = frame.status, draft.status
    together = mine is None or theirs is None or (mine.value in UNDONE) == (theirs.value in UNDONE)
    return together and frame.codes <= set(draft.codes) and not frame.hypothetical


def past_plans(drafts: Sequence[Draft]) -> None:
    """ "He was to have met NAME": as what was put off or called off in the story, else it did not come about."""
    for draft in drafts:
        if draft.status and draft.status.rule == PAST_PLAN:
            undone = [d for d in drafts if d.status and d.status.value in UNDONE[:2] and _share(d, draft)]
            around = min(undone, key=lambda d: _apart(d, draft), default=None)
            value = around.status.value if around and around.status else "cancelled"
            ahead = around.when or around.moved_from if around else None
            draft.frames = [_standing_as(_on_that_side(f, ahead), value) for f in draft.frames]


def _on_that_side(frame: Frame, ahead: TimeMention | None) -> Frame:
    """ "Was to have met him on Monday": the one behind the day from which the journey was called off."""
    when = frame.whens[0] if frame.whens else None
    if not (when and ahead and ahead.first and when.last and when.last < ahead.first):
        return frame
    other = next((a for a in when.alternatives if len(a) == DAY and a >= ahead.first.isoformat()), None)
    if other is None:
        return frame
    day = dt.date.fromisoformat(other)
    return msgspec.structs.replace(frame, whens=(msgspec.structs.replace(when, edtf=other, first=day, last=day),))


def _apart(one: Draft, other: Draft) -> int:
    return min(abs(f.order - g.order) for f in one.frames for g in other.frames)


def _share(one: Draft, other: Draft) -> bool:
    return bool(set(one.codes) & set(other.codes))


def _standing_as(frame: Frame, value: str) -> Frame:
    status = frame.status
    if status is None or status.rule != PAST_PLAN:
        return frame
    return msgspec.structs.replace(frame, status=msgspec.structs.replace(status, value=value))


def reasons(text: str, drafts: Sequence[Draft], cast: Cast, times: Sequence[Sequence[TimeMention]]) -> None:
    """Why what was put off, called off, refused or suspended was: in the words of its sentence or of the next ones."""
    told = {f.order for d in drafts for f in d.frames}
    for draft in drafts:
        if draft.status and draft.status.value in reason.EXPLAINED:
            places = _told_at(draft, draft.status.value, told, len(cast.scenes))
            found = (reason.find(text, cast.scenes[n].sentence, times[n], cue) for n, cue in places)
            draft.reason = next((one for one in found if one), None)


def _told_at(draft: Draft, status: str, told: set[int], last: int) -> Iterator[tuple[int, Span | None]]:
    """Sentences that tell a status, each with its cue, and behind each those (below ``last``) that tell no event."""
    for frame in draft.frames:
        if frame.status and frame.status.value == status:
            yield frame.order, frame.status.span
            behind = range(frame.order + 1, min(frame.order + 1 + REACH, last))
            yield from ((order, None) for order in behind if order not in told)
