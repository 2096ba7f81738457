"""Which of a sentence's times is the day of a trigger's gathering."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.events import ahead
from dateline.events.frame import Found
from dateline.events.scope import Scope
from dateline.events.standing import DENIED
from dateline.events.standing import words as standing_words
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before, behind
from dateline.language.forms import common
from dateline.model import Span, edtf
from dateline.times import TimeMention
from dateline.vocabulary import load

LASTING = ("visit", "exercise", "forum", "meeting")
LONGEST = 60  # days
AHEAD = ("planned", "proposed", "declined", "postponed", "cancelled")
WIDEST = 400  # days; a longer time is an age ("1910-45"), not the day of a gathering


class DayCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/day_cues.yaml."""

    older: list[str]
    older_then: list[str]
    named_by_year: list[str]
    until: list[str]
    moved_to: list[str]
    set_for: list[str]
    ended: list[str]
    other_clause: list[str]
    word: list[str]
    of_gatherings: list[str]
    than_planned: list[str]
    comes_out_of: list[str]
    not_on: list[str]
    forward: list[str]
    to_discuss: list[str]


@functools.cache
def _words() -> DayCues:
    return load("day_cues", DayCues)


_OLDER = Pattern(r"\b{older}(?: {older_then})? $", _words, re.I)
_NAME = Pattern(r"-\w|(?: [A-Z][\w\-]+){0,3}?(?i:{named_by_year})\b", _words)
_UNTIL = Pattern(r"\b{until} ?$", _words)
_MOVED_TO = Pattern(r"\b{moved_to}(?: (?:a day|the (?:week|month) of))? $", _words)
_SET_FOR = Pattern(r"\b(?:from|{set_for}[^,;]{0,40})(?: \w+)? ?$|\b{not_on}(?: on)? $", _words, re.I)
_FORWARD = Pattern(r"{forward}", _words, re.I)
_ENDED = Pattern(r"\b{ended}\b[^,;]*$", _words, re.I)
_OTHER_CLAUSE = Pattern(r",? {other_clause}\b", _words)
_WORD_BEFORE = Pattern(r"\b{word}(?: (?:on|late|early|earlier|last))* $", _words, re.I)
_WORD_BEHIND = Pattern(r"(?:,? (?:formally|also|again|officially))* {word}\b", _words)
_TO = re.compile(r" (?:to|until) ")
_HAS = re.compile(r"\b(?:has|have)(?: (?:now|been|also|again))* $")
_HAS_BEHIND = re.compile(r"(?: in [A-Z]\w+)? (?:has|have) ")
_FROM = re.compile(r"\bfrom $", re.I)
_WHEN = re.compile(r",? (?:when|in which|at which) [^.;]{0,80}")
_SINCE = re.compile(r"\bsince\b")
_PARTICIPLE = re.compile(
    r"\b[a-z]+ (?P<verb>[a-z]{2,}ed|won|born|taken|founded|built|begun)(?: back)? (?:in|last|late in|early in) $"
)
_OF_GATHERINGS = Pattern(r"{of_gatherings}", _words)
_OFFSET = Pattern(r" {than_planned}\b", _words)
_WHERE = re.compile(r",? where\b")
_IS = re.compile(r"\b(?:is|are) $")
_PAST_CUE = re.compile(r"^(?:was|were|had|did)\b", re.I)
_COMES_OUT_OF = Pattern(r"(?: in [A-Z][\w\-]+)?,? {comes_out_of} (?:[\w'\-]+ ){0,5}", _words)
_NOT_AHEAD = Pattern(r"{not_ahead}\b", standing_words, re.I)
_TO_DISCUSS = Pattern(r"[^.;:,]{0,60}? {to_discuss} [^.;:,]{2,70}? (?:on |late on |early on )?", _words)
_CLOSES = re.compile(r"[.,;]|$")
_LENGTH = re.compile(
    r"\b(?P<n>\w{1,12})[- ]days?\b(?! (?:earlier|later|before|after|ago|ahead|behind)\b)|\b(?P<w>week)-?long\b", re.I
)


class Days(msgspec.Struct, frozen=True):
    """The times of a trigger, best first, and the one a gathering was moved from."""

    whens: tuple[TimeMention, ...] = ()
    moved_from: TimeMention | None = None


def of(
    text: str, trigger: Trigger, scope: Scope, times: Sequence[TimeMention], moved: bool, act: Span | None = None
) -> Days:
    """The times of one trigger; ``moved`` where its status is postponed, so that one day gives way to another.

    ``act`` is what was done to an agreement: a day of its clause comes before those of a clause on the agreement.
    """
    mine = [t for t in times if t.is_date and t.edtf and scope.owns(t.span) and not _is_age(t)]
    mine = [t for t in mine if not _is_offset(text, t)]
    mine = [t for t in mine if not _is_older(text, t, act) or (moved and _is_new_day(text, t)) or closes(text, t)]
    mine = [t for t in mine if not _is_of_another_verb(text, t, trigger)]
    mine.sort(key=lambda t: (t.start < trigger.span.end, abs(t.start - trigger.span.end)))  # behind it comes first
    if act:
        mine.sort(key=lambda t: trigger.span.end <= t.start < act.start)
        mine.sort(key=lambda t: bool(_OTHER_CLAUSE.search(text, *sorted((act.start, t.start)))))
    mine.sort(key=lambda t: t.grain not in ("day", "hour", "minute", None))
    if moved:
        mine = [part for t in mine for part in _both_ends(text, t)]
        old = _moved_from(text, mine)
        rest = sorted((t for t in mine if t is not old), key=lambda t: not _is_new_day(text, t))
    else:
        old, rest = None, _joined(text, mine)
    if rest and trigger.kind in LASTING:
        rest = [_lasting(text, rest[0], trigger, scope), *rest[1:]]
    return Days(tuple(rest), old)


def is_of_the_word(text: str, time: TimeMention) -> bool:
    """ "agreed on Monday to hold talks", "on Tuesday refused": the day of the word, not of what it is about."""
    beside = _WORD_BEFORE.search(before(text, time.start, 40)) or _WORD_BEHIND.match(text, time.end)
    return bool(beside) and not _is_possessive(text, time) and time.grain in ("day", "week")


def _is_possessive(text: str, time: TimeMention) -> bool:
    """ "Friday's meeting": the day of the gathering itself."""
    return text.startswith(("'s ", "’s "), time.end)


def _is_offset(text: str, time: TimeMention) -> bool:
    """ "Three weeks later than planned": how far, not when."""
    return bool(_OFFSET.match(text, time.end))


def closes(text: str, time: TimeMention) -> bool:
    """True where the day is the last one: "runs until Friday"."""
    return bool(_UNTIL.search(before(text, time.start, 30)))


def recurrence(trigger: Trigger, scope: Scope, times: Sequence[TimeMention]) -> TimeMention | None:
    """The claim about the gap in the trigger's clauses, nearest first, its own share before the rest."""
    claims = [t for t in times if t.kind == "recurrence" and scope.holds(t.span)]
    owned = [t for t in claims if scope.owns(t.span)]
    return min(owned or claims, key=lambda t: abs(t.start - trigger.span.end), default=None)


def before_it(text: str, trigger: Trigger, times: Sequence[TimeMention]) -> TimeMention | None:
    """ "the first since officials met in Tokyo in March 2018": the day of the earlier gathering inside a claim.

    "The first since March 2018, when officials met in Tokyo": or right behind it.
    """
    for claim in times:
        if claim.kind != "recurrence" or not claim.since:
            continue
        inside = claim.start < trigger.span.start and trigger.span.end <= claim.end
        since = inside and _SINCE.search(text, claim.start, trigger.span.start)
        if since or (claim.end <= trigger.span.start and _WHEN.fullmatch(text[claim.end : trigger.span.start])):
            days = edtf.parse(claim.since)
            grain = ("year", "month", "day")[claim.since.count("-")]
            return msgspec.structs.replace(
                claim,
                kind="day" if grain == "day" else "period",
                edtf=claim.since,
                first=days.first,
                last=days.last,
                grain=grain,
                rule="since then",
            )
    return None


def of_the_main_clause(text: str, scope: Scope, times: Sequence[TimeMention]) -> Days | None:
    """ "On Wednesday he will go on to Riga, where he is to meet ...": the day told last before such a clause."""
    clause = scope.clause.span
    if scope.clause.role != "relative" or not _WHERE.match(text, clause.start):
        return None
    dates = [t for t in times if t.is_date and t.edtf and t.end <= clause.start and not _is_age(t)]
    dates = [t for t in dates if not _is_older(text, t) and not _is_offset(text, t)]
    return Days((dates[-1],)) if dates else None


def right_before(text: str, trigger: Trigger, times: Sequence[TimeMention]) -> Days | None:
    """ "Said on Tuesday after talks with NAME": the day of the word is that of the talks which it comes out of."""
    if not trigger.is_noun:
        return None
    found = (t for t in times if t.is_date and t.edtf and t.grain == "day" and t.end < trigger.span.start)
    near = [t for t in found if _COMES_OUT_OF.fullmatch(text, t.end, trigger.span.start)]
    return Days((near[-1],)) if near else None


def behind_its_purpose(text: str, trigger: Trigger, status: Found | None, times: Sequence[TimeMention]) -> Days | None:
    """ "Met to discuss trade on Sunday, the ministry said": the past day that closes the purpose is of the meeting."""
    if trigger.is_noun or status is None or status.value != "held":
        return None
    days = (t for t in times if t.is_date and t.edtf and t.grain == "day" and t.direction != "future")
    found = next((t for t in days if _TO_DISCUSS.fullmatch(text, trigger.span.end, t.start)), None)
    return Days((found,)) if found and _CLOSES.match(text, found.end) else None


def turned(text: str, days: Days, status: Found | None, today: dt.date | None) -> Days:
    """The days of what lies ahead read ahead: of what is planned, asked for or put off, and of what will not be."""
    told_as = status.value if status else ""
    if status is None or told_as not in AHEAD:
        return days
    refused = told_as == "declined" and _NOT_AHEAD.match(text, status.span.start)
    old = days.moved_from

    def read(time: TimeMention, today: dt.date | None) -> TimeMention:
        of_itself = (
            told_as != "postponed" and _is_possessive(text, time) and not _PAST_CUE.search(status.span.cut(text))
        )
        of_itself |= status.rule == DENIED
        of_itself |= told_as == "cancelled" and bool(_IS.search(before(text, status.span.start, 6)))
        return ahead.ahead(time, today) if refused or of_itself else ahead.nearest(time, today)

    whens = tuple(read(t, today) for t in days.whens)
    still = bool(_HAS.search(before(text, status.span.start, 16)))
    return Days(whens, _old_day(text, old, whens, today, still) if old else None)


def _old_day(
    text: str, old: TimeMention, whens: Sequence[TimeMention], today: dt.date | None, still: bool
) -> TimeMention:
    """ "Put back from Tuesday to Friday of next week", "has put off Friday's meeting": that day is ``still`` ahead."""
    new = next((t.first for t in whens if t.first), None)
    own = _is_possessive(text, old) or _HAS_BEHIND.match(text, old.end)
    if not (_FROM.search(before(text, old.start, 6)) or (still and own)):
        return ahead.nearest(old, today)
    later = ahead.ahead(old, today)
    return later if later.last and (new is None or later.last < new) else ahead.nearest(old, today)


def _is_age(time: TimeMention) -> bool:
    return bool(time.first and time.last and (time.last - time.first).days > WIDEST)


def _is_older(text: str, time: TimeMention, act: Span | None = None) -> bool:
    """ "since Monday", "the 1953 armistice": a day of something else; "from Monday" is its own.

    "Signed in 2010" is the day of the ``act`` where that is the signing.
    """
    head = before(text, time.start, 24)
    found = _OLDER.search(head)
    own = found and act and act.overlaps(Span(time.start - len(head) + found.start(), time.start))
    older = bool(found) and not own and "from" not in head[-6:].lower()
    return older or time.modifier == "since" or bool(_NAME.match(behind(text, time.end, 60)))


def _is_of_another_verb(text: str, time: TimeMention, trigger: Trigger) -> bool:
    """ "A general captured in 2015": a month or year behind a participle that tells no gathering is of that."""
    if time.grain in ("day", "hour", "minute", "week", None) or time.start < trigger.span.end:
        return False
    found = _PARTICIPLE.search(before(text, time.start, 40, trigger.span.end))
    return found is not None and not _OF_GATHERINGS.fullmatch(found["verb"])


def _is_new_day(text: str, time: TimeMention) -> bool:
    """ "until July 14", "to Friday": the day something was moved to."""
    return bool(_MOVED_TO.search(before(text, time.start, 24)))


def _both_ends(text: str, time: TimeMention) -> tuple[TimeMention, ...]:
    """ "From November 12 to November 26": of what was moved the old day and the new one, no stretch of days."""
    split = _TO.search(time.text)
    first, last = time.first, time.last
    if not split or not first or not last or first == last or not _FROM.search(before(text, time.start, 6)):
        return (time,)
    end, start = time.start + split.start(), time.start + split.end()
    old = msgspec.structs.replace(time, end=end, text=time.text[: split.start()], edtf=first.isoformat(), last=first)
    new = msgspec.structs.replace(time, start=start, text=time.text[split.end() :], edtf=last.isoformat(), first=last)
    return old, new


def is_moved(text: str, status: Found | None, scope: Scope) -> bool:
    """ "Put off from Monday to Friday", "brought forward to June 20": one day gives way to another."""
    if status is None or status.value not in ("postponed", "planned"):
        return False
    return status.value == "postponed" or any(_FORWARD.search(text, s.start, s.end) for s in scope.spans)


def _moved_from(text: str, times: Sequence[TimeMention]) -> TimeMention | None:
    """ "from Nov. 3", "scheduled for Friday", "which was due on Monday": the day it had been set for.

    Where nothing says so, a day that is no new day is the old one.
    """
    told = (t for t in times if _SET_FOR.search(before(text, t.start, 60)))
    return next(told, None) or next((t for t in times if not _is_new_day(text, t)), None)


def _joined(text: str, times: list[TimeMention]) -> list[TimeMention]:
    """ "opened Tuesday and will last until June 30": both days make the interval."""
    ends = [t for t in times if t.last and closes(text, t)]
    starts = [t for t in times if t.first and t not in ends]
    first, last = starts[0].first if starts else None, ends[0].last if ends else None
    if not first or not last or last <= first:
        return times
    days = edtf.lasting(first, last)
    whole = msgspec.structs.replace(starts[0], edtf=days, last=last, rule="from a day until another")
    return [whole, *(t for t in times if t not in (starts[0], ends[0]))]


def _lasting(text: str, time: TimeMention, trigger: Trigger, scope: Scope) -> TimeMention:
    """A start day and "a three-day visit" make an interval."""
    if not time.first or time.first != time.last or time.grain not in ("day", None):
        return time
    days = _length(text, trigger, scope)
    if not days:
        return time
    step = dt.timedelta(days - 1)
    first, last = (time.first, time.first + step)
    if _is_last_day(text, time, trigger):
        first, last = (time.first - step, time.first)
    whole = edtf.lasting(first, last)
    return msgspec.structs.replace(time, edtf=whole, first=first, last=last, rule=f"{time.rule}+days")


def _length(text: str, trigger: Trigger, scope: Scope) -> int:
    """The days that the words beside a trigger give it; 0 where they give none."""
    for span in scope.spans:
        for found in _LENGTH.finditer(text, span.start, span.end):
            days = 7 if found["w"] else _number(found["n"].lower())
            near = abs(found.end() - trigger.span.start) < 60
            own = scope.owns(Span(*found.span())) or (trigger.kind == "visit" and text.startswith(" of ", found.end()))
            if near and 2 <= days <= LONGEST and own:
                return days
    return 0


def _number(word: str) -> int:
    return common().numbers.get(word) or (int(word) if word.isdigit() else 0)


def _is_last_day(text: str, time: TimeMention, trigger: Trigger) -> bool:
    """ "ended on Friday a three-day session"."""
    start, end = sorted((time.start, trigger.span.start))
    return bool(_ENDED.search(text[max(0, start - 60) : end]))
