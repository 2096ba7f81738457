"""Which of a sentence's times is the day of a trigger's gathering."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.model import Span, edtf
from dateline.times import TimeMention

LASTING = ("visit", "exercise", "forum", "meeting")
_OLD = re.compile(
    r"\b(?:since|until|by|before|from|dating from|signed in|established in|founded in|war of)(?: (?:the|early|late|mid|last|its|their))? $",
    re.I,
)
_ANNIVERSARY = re.compile(
    r"^(?:-| war| anniversary| agreement| deal| accord| treaty| pact| declaration| summit meeting)", re.I
)
_DAYS = re.compile(r"(?P<n>\w+)[- ]days?\b|\b(?P<w>week)-?long\b", re.I)
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "one": 1}


class Days(msgspec.Struct, frozen=True):
    """The times of a trigger, best first, and the one a gathering was moved from."""

    whens: tuple[TimeMention, ...] = ()
    moved_from: TimeMention | None = None
    duration: TimeMention | None = None


def of(text: str, trigger: Trigger, scope: Scope, times: Sequence[TimeMention], moved: bool) -> Days:
    """The times of one trigger; ``moved`` where its status is postponed, so that one day gives way to another."""
    mine = [t for t in times if t.kind in ("date", "time") and t.edtf and scope.owns(Span(t.start, t.end))]
    mine = [t for t in mine if not _belongs_elsewhere(text, t) or (moved and _new_day(text, t)) or closes(text, t)]
    mine.sort(key=lambda t: _distance(t, trigger))
    days = [t for t in mine if t.grain in ("day", "hour", "minute", None)]
    ordered = tuple(days + [t for t in mine if t not in days])
    old = _moved_from(text, ordered) if moved else None
    ordered = tuple(t for t in ordered if t is not old)
    if moved:
        ordered = tuple(sorted(ordered, key=lambda t: not _new_day(text, t)))
    length = next((t for t in times if t.kind == "duration" and scope.owns(Span(t.start, t.end))), None)
    ordered = ordered if moved else _until(text, ordered)
    if ordered and trigger.kind in LASTING:
        ordered = (_lasting(text, ordered[0], trigger, scope), *ordered[1:])
    return Days(ordered, old, length)


_TO_THE_END = re.compile(
    r"\b(?:until|till|through|(?:last|run|continue|go on|lasting|running)s? (?:until|till|to|through|for)|(?:end|conclud|clos|wrap up|finish)\w* (?:on|up on)?) ?$"
)


def _until(text: str, times: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """ "opened Tuesday and will last until June 30": both days make the interval."""
    ends = [t for t in times if t.last and _TO_THE_END.search(text[max(0, t.start - 30) : t.start])]
    starts = [t for t in times if t.first and t not in ends]
    if not ends or not starts or not starts[0].first or not ends[0].last or ends[0].last <= starts[0].first:
        return times
    first, last = starts[0].first, ends[0].last
    whole = msgspec.structs.replace(
        starts[0], edtf=edtf.lasting(first, last), last=last, rule="from a day until another"
    )
    return (whole, *(t for t in times if t not in (starts[0], ends[0])))


def _distance(time: TimeMention, trigger: Trigger) -> tuple[int, int]:
    behind = time.start >= trigger.span.end
    return (0 if behind else 1, abs(time.start - trigger.span.end))


def _belongs_elsewhere(text: str, time: TimeMention) -> bool:
    before = text[max(0, time.start - 24) : time.start]
    after = text[time.end : time.end + 16]
    return (
        (bool(_OLD.search(before)) and "from" not in before[-6:])
        or bool(_ANNIVERSARY.match(after))
        or time.modifier == "since"
    )


def _new_day(text: str, time: TimeMention) -> bool:
    """ "until July 14", "to Friday": the day something was moved to."""
    return bool(
        re.search(
            r"\b(?:until|till|to|for|by)(?: (?:a day|the (?:week|month) of))? $",
            text[max(0, time.start - 24) : time.start],
        )
    )


def closes(text: str, time: TimeMention) -> bool:
    """True where the day is the last one: "runs until Friday"."""
    return bool(_TO_THE_END.search(text[max(0, time.start - 30) : time.start]))


def _moved_from(text: str, times: Sequence[TimeMention]) -> TimeMention | None:
    """ "from Nov. 3", "scheduled for Friday", "which was due on Monday": the day it had been set for.

    Where nothing says so, a day that is no new day is the old one.
    """
    for time in times:
        before = text[max(0, time.start - 60) : time.start]
        if re.search(
            r"\b(?:from|(?:scheduled|planned|set|slated|due|originally|initially|booked|to (?:have|be|start|begin|take place))[^,;]{0,40})(?: \w+)? ?$",
            before,
            re.I,
        ):
            return time
    return next((t for t in times if not _new_day(text, t)), None)


def _lasting(text: str, time: TimeMention, trigger: Trigger, scope: Scope) -> TimeMention:
    """A start day and "a three-day visit" make an interval."""
    if not time.first or time.first != time.last or time.grain not in ("day", None):
        return time
    for span in scope.spans:
        for found in _DAYS.finditer(text, span.start, span.end):
            n = _count(found)
            near = scope.owns(Span(*found.span())) and abs(found.end() - trigger.span.start) < 60
            if 2 <= n <= 60 and near:
                step = dt.timedelta(n - 1)
                first, last = (
                    (time.first, time.first + step) if _starts(text, time, trigger) else (time.first - step, time.first)
                )
                return msgspec.structs.replace(
                    time, edtf=edtf.lasting(first, last), first=first, last=last, rule=f"{time.rule}+days"
                )
    return time


def _count(found: re.Match[str]) -> int:
    if found["w"]:
        return 7
    word = found["n"].lower()
    return NUMBERS.get(word) or (int(word) if word.isdigit() else 0)


_ENDED = re.compile(
    r"\b(?:end(?:ed|s|ing)?|conclud\w+|wrap\w* up|complet\w+|finish\w*|clos(?:ed|es|ing))\b[^,;]*$", re.I
)


def _starts(text: str, time: TimeMention, trigger: Trigger) -> bool:
    """False where the day is the last one: "ended on Friday a three-day session"."""
    return not _ENDED.search(
        text[max(0, min(time.start, trigger.span.start) - 60) : max(time.start, trigger.span.start)]
    )


def recurrence(trigger: Trigger, scope: Scope, times: Sequence[TimeMention]) -> TimeMention | None:
    """The claim about the gap in the trigger's clauses."""
    claims = [t for t in times if t.kind == "recurrence" and scope.holds(Span(t.start, t.end))]
    owned = [t for t in claims if scope.owns(Span(t.start, t.end))]
    return min(owned or claims, key=lambda t: abs(t.start - trigger.span.end), default=None)
