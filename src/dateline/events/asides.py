"""Sentences that tell no event and add to one: "It will be the first in four years", "They will take up X and Y".

Reasons too: the sentence that tells the undoing is asked first, then those right behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.actors import Cast
from dateline.events import agenda, reason, when
from dateline.events.draft import Draft
from dateline.events.frame import Frame
from dateline.model import Span
from dateline.times import TimeMention

REACH = 2  # sentences from an event to one that adds to it
TOGETHER = {
    "signed": ("held", "under_way"),
    "concluded": ("held", "under_way"),
    "held": ("held", "under_way"),
    "planned": ("planned",),
}
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


def hosts(drafts: Sequence[Draft]) -> None:
    """What has no day of its own took place at the gathering of its sentence or right before it, or beside it.

    A paper is signed at one; "before the session", "on the margins of the meeting" another gathering takes place.
    """
    for draft in drafts:
        standing = draft.status.value if draft.status else ""
        beside = any(f.beside for f in draft.frames)
        if (beside or draft.kind == "agreement") and not draft.when and standing in TOGETHER:
            order = draft.frames[0].order
            at = [(f.order, d) for d in drafts if _may_host(d, draft) for f in d.frames if f.order <= order]
            latest, host = max(at, key=lambda found: found[0], default=(-1, None))
            if host and (beside or order - latest <= REACH):
                draft.host = host


def _may_host(host: Draft, guest: Draft) -> bool:
    if host is guest or host.host or host.kind not in WITH_AGENDA or not (host.status and guest.status):
        return False
    together = host.status.value in TOGETHER[guest.status.value]
    return together and (guest.kind != "agreement" or set(guest.codes) <= set(host.codes))


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
