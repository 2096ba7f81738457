"""How long a journey or a session lasts, told in a sentence of its own: "The visit will last three days"."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence

import msgspec

from dateline.actors import Cast
from dateline.events.draft import Draft
from dateline.events.frame import Found
from dateline.events.when import LASTING, LONGEST
from dateline.language import Pattern
from dateline.language.forms import common
from dateline.model import Span, edtf
from dateline.times import TimeMention
from dateline.vocabulary import load

REACH = 2  # sentences behind the telling
OVER = "over by the story's day"


class LengthCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/length_cues.yaml."""

    what: list[str]
    lasts: list[str]
    before: list[str]


@functools.cache
def _words() -> LengthCues:
    return load("length_cues", LengthCues)


_LENGTH = Pattern(
    r"\b[Tt]h(?:e|is|at) (?:[\w\-]+ ){0,3}{what} {lasts} (?P<lasts>\w+) days?\b"
    r"|\b{before} (?P<long>\w+)[- ]days? (?:[\w\-]+ ){0,2}{what}\b",
    _words,
)


def fill(text: str, drafts: Sequence[Draft], cast: Cast, today: dt.date | None) -> None:
    """Give what began on a day the length that one of the next sentences tells; what is not over by then goes on."""
    for draft in drafts:
        when = draft.when
        if draft.kind not in LASTING or when is None or not when.first or when.first != when.last:
            continue
        found = _told(text, draft, cast)
        if found:
            _prolong(draft, when, found, today)


def _told(text: str, draft: Draft, cast: Cast) -> int:
    """The days that the sentences right behind the draft's first one tell; 0 where they tell none."""
    order = draft.frames[0].order
    for scene in cast.scenes[order + 1 : order + 1 + REACH]:
        found = _LENGTH.search(text, scene.sentence.span.start, scene.sentence.span.end)
        if found:
            word = (found["lasts"] or found["long"]).lower()
            days = common().numbers.get(word) or (int(word) if word.isdigit() else 0)
            return days if 1 < days <= LONGEST else 0
    return 0


def _prolong(draft: Draft, when: TimeMention, days: int, today: dt.date | None) -> None:
    first = when.first or dt.date.min
    last = first + dt.timedelta(days - 1)
    whole = msgspec.structs.replace(when, edtf=edtf.lasting(first, last), last=last, rule=f"{when.rule}+days")
    draft.further = msgspec.structs.replace(whole, first=last)
    frame = draft.frames[0]
    status = frame.status
    if today and status and status.value == "held" and status.rule == OVER and first <= today <= last:
        goes_on = Found("under_way", Span(status.span.start, status.span.end), "still lasts on the story's day")
        draft.frames[0] = msgspec.structs.replace(frame, status=goes_on)
