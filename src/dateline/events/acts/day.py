"""When an act was done: the time in its own words, else the day on which the one who does it by a word has spoken."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.acts import words
from dateline.events.acts.line import Line, Party
from dateline.events.acts.triggers import ActTrigger
from dateline.events.acts.words import ActFrame
from dateline.model import Span
from dateline.times import TimeMention

WIDEST = 366  # days of a period that may be the time of an act


def of(
    line: Line, trigger: ActTrigger, frame: ActFrame, scope: Span, clause: Span, does: Sequence[Party]
) -> TimeMention | None:
    """The day or period in the act's own stretch that stands nearest to the verb.

    A deed may have it behind, in the rest of its clause; a word was spoken on the day of the saying it stands in.
    """
    sharp = [t for t in line.times if t.is_date and t.edtf and _is_sharp(t)]
    mine = [t for t in sharp if scope.holds(t.span)]
    if not mine:
        by_word = frame.plover in words.cues().by_word
        mine = _of_the_word(line, sharp, trigger, does) if by_word else [t for t in sharp if clause.holds(t.span)]
    return min(mine, key=lambda t: min(abs(t.start - trigger.span.end), abs(trigger.span.start - t.end)), default=None)


def _of_the_word(
    line: Line, times: Sequence[TimeMention], trigger: ActTrigger, does: Sequence[Party]
) -> list[TimeMention]:
    """ "The ministry said on Friday that it had protested": whoever acts says so himself."""
    codes = {code for one in does for code in one.codes}
    said = [a for a in line.scene.sentence.attributions if a.form == "head" and a.span.end <= trigger.span.start]
    own = [a.span for a in said for actor in line.before(a.speaker.end) if codes & set(actor.codes)]
    return [t for t in times for span in own if span.holds(t.span)]


def _is_sharp(time: TimeMention) -> bool:
    if time.modifier == "since" or not (time.first and time.last):
        return False
    return (time.last - time.first).days <= WIDEST
