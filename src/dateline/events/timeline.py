"""The times of a story, sentence by sentence: "the same day", "that evening" are of the day told last.

Within a sentence ``times`` settles them; here they look back over the sentences before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from dateline import times
from dateline.language import Document
from dateline.model import Span
from dateline.times import TimeMention

NEAR = 3  # days between the day told last and the story's, for words that need not point back
BACK = 3  # sentences in which the day is looked for that "the same day" repeats
POINTING = ("same", "part-beside", "neighbour")  # how rules begin that read a day from another one
_COUNTED = re.compile(r"(?:\w+day|\d|in \w+),? (?P<claim>(?:the|their|its) \w+ (?:\w+ ){0,2}(?:this|of the) \w+)$")
OPEN = ("the-day", "day-part")  # "later in the day", "in the morning": of a day told elsewhere


def of(doc: Document, today: dt.date | None) -> list[tuple[TimeMention, ...]]:
    """The time mentions of every sentence, in offsets of the source, against ``today`` and the sentences before."""
    found: list[tuple[TimeMention, ...]] = []
    for sentence in doc.sentences:
        here = _read(doc, sentence.span, today)
        last = _last_day(found[-BACK:]) if sentence.paragraph >= 0 else None
        if last and any(_points(t, last, today) for t in here):
            here = _looking_back(here, _read(doc, sentence.span, last), last, today)
        found.append(here)
    return found


def _read(doc: Document, span: Span, on: dt.date | None) -> tuple[TimeMention, ...]:
    text = span.cut(doc.text)
    found = [one for t in times.find(text, on) for one in _inside(text, t, on)]
    return tuple(msgspec.structs.replace(t, start=t.start + span.start, end=t.end + span.start) for t in found)


def _inside(text: str, time: TimeMention, on: dt.date | None) -> list[TimeMention]:
    """ "The 13th round in Tokyo on Tuesday, the second this year": the claim is behind the comma, the day before it."""
    counted = _COUNTED.search(time.text) if time.kind == "recurrence" else None
    if counted is None:
        return [time]
    at = time.start + counted.start("claim")
    head = [
        msgspec.structs.replace(t, start=t.start + time.start, end=t.end + time.start)
        for t in times.find(text[time.start : at], on)
        if t.kind != "recurrence"
    ]
    return [*head, msgspec.structs.replace(time, start=at, text=text[at : time.end])]


def _points(time: TimeMention, last: dt.date, today: dt.date | None) -> bool:
    """ "The same day" always points back; "later in the day" is the story's own where the day told last is far."""
    if time.grain != "day" or not time.rule.startswith((*POINTING, *OPEN)):
        return False
    if time.rule.startswith(POINTING):
        return True
    if today is None or (time.direction == "past" and last > today):  # "which ends tomorrow. Later in the day she met"
        return False
    return abs((today - last).days) <= NEAR


def _last_day(before: Sequence[Sequence[TimeMention]]) -> dt.date | None:
    """The day told last, the first of several."""
    days = [t.first for here in before for t in here if t.kind in ("day", "daypart") and t.grain == "day" and t.first]
    return days[-1] if days else None


def _looking_back(
    here: Sequence[TimeMention], again: Sequence[TimeMention], last: dt.date, today: dt.date | None
) -> tuple[TimeMention, ...]:
    """The mentions with those that point back read against the day told last, unless their sentence names one."""
    read = {t.start: t for t in again}
    out: list[TimeMention] = []
    named = False
    for time in here:
        if not named and _points(time, last, today):
            time = _on(time, last) if time.edtf is None else read.get(time.start, time)
        elif time.kind == "day" and time.grain == "day":
            named = True
        out.append(time)
    return tuple(out)


def _on(time: TimeMention, day: dt.date) -> TimeMention:
    """ "In the afternoon": of that day."""
    return msgspec.structs.replace(time, edtf=day.isoformat(), first=day, last=day, rule=f"{time.rule}+day before")
