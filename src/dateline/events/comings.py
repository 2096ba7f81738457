"""The days of a stay, told by how a guest or a ship came and goes: "She arrived on Sunday and leaves on Thursday"."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.actors import Cast
from dateline.events.draft import Draft
from dateline.events.when import LONGEST
from dateline.language import Pattern
from dateline.model import edtf
from dateline.times import TimeMention
from dateline.vocabulary import load

REACH = 3  # sentences behind the telling of the stay
BESIDE = 60  # characters from the verb to its day
STAYS = ("visit", "exercise")
STANDING = ("under_way", "planned", "held")


class ComingCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/coming_cues.yaml."""

    came: list[str]
    goes: list[str]
    calls: list[str]


@functools.cache
def _words() -> ComingCues:
    return load("coming_cues", ComingCues)


_CAME = Pattern(r"\b{came}\b", _words)
_GOES = Pattern(r"\b{goes}\b", _words)
_CALLS = Pattern(r"\b{calls}\b", _words, re.I)


def fill(text: str, drafts: list[Draft], cast: Cast, times: Sequence[Sequence[TimeMention]]) -> None:
    """Give a stay that is without a day, or with its first alone, the days on which its guest comes and goes.

    Only of the story's first stay: further down one word of coming may be of another guest. A ship's coming that
    was told as a journey of its own joins the port call.
    """
    stay = next((d for d in drafts if _is_stay(d)), None)
    if stay is None:
        return
    orders = range(stay.frames[0].order, min(stay.frames[0].order + 1 + REACH, len(cast.scenes)))
    came = _day(text, cast, times, orders, _CAME)
    if stay.when is None and came:
        stay.frames[0] = msgspec.structs.replace(stay.frames[0], whens=(_lasting(came, times[orders[0]]),))
    goes = _day(text, cast, times, orders, _GOES)
    if goes and stay.further is None and _ends_with(stay.when, goes):
        stay.further = goes
    for other in [d for d in drafts if _is_its_coming(d, stay, orders)]:
        stay.frames += other.frames
        drafts.remove(other)


def _ends_with(when: TimeMention | None, goes: TimeMention) -> bool:
    """True for one day that the guest's leaving follows within a few."""
    if when is None or when.last is None or when.first != when.last or goes.first is None:
        return False
    return 0 < (goes.first - when.last).days <= LONGEST


def _is_its_coming(draft: Draft, stay: Draft, orders: range) -> bool:
    ship = stay.kind == "exercise" and draft.kind == "visit" and not draft.people
    return ship and draft.frames[0].order in orders and set(draft.codes) <= set(stay.codes)


def _is_stay(draft: Draft) -> bool:
    """A journey or a port call, of which no more than one day is told."""
    standing = draft.status.value if draft.status else ""
    when = draft.when
    calls = draft.kind == "visit" or any(_CALLS.search(f.trigger.text) for f in draft.frames)
    open_yet = when is None or when.first == when.last
    return draft.kind in STAYS and calls and standing in STANDING and open_yet


def _day(
    text: str, cast: Cast, times: Sequence[Sequence[TimeMention]], orders: range, verb: Pattern
) -> TimeMention | None:
    """The first day told right behind one of the verbs."""
    for order in orders:
        sentence = cast.scenes[order].sentence.span
        for found in verb.finditer(text, sentence.start, sentence.end):
            days = (t for t in times[order] if t.kind == "day" and t.grain == "day" and t.first == t.last)
            beside = next((t for t in days if 0 <= t.start - found.end() <= BESIDE), None)
            if beside:
                return beside
    return None


def _lasting(came: TimeMention, beside: Sequence[TimeMention]) -> TimeMention:
    """The day of coming, with the length that the telling of the stay gives: "a five-day port call"."""
    lengths = (t.timex or "" for t in beside if t.kind == "duration")
    days = next((int(v[1:-1]) for v in lengths if v[1:-1].isdigit() and v.startswith("P") and v.endswith("D")), 0)
    if not came.first or not 1 < days <= LONGEST:
        return came
    last = came.first + dt.timedelta(days - 1)
    return msgspec.structs.replace(came, edtf=edtf.lasting(came.first, last), last=last, rule=f"{came.rule}+days")
