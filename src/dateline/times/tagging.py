"""TIMEX3 writes "9 a.m. Friday" and "the morning of January 31" as one tag, where we keep hour and day apart."""

from __future__ import annotations

import re

import msgspec

from dateline.times.mention import TimeMention, Timex

_BETWEEN = re.compile(r"\s*,?\s*|\s+of\s+")


def merged(text: str, mentions: list[TimeMention]) -> tuple[TimeMention, ...]:
    """The mentions, with the tags of a clock time or part of a day and the day right beside it made one.

    The first of the two keeps the tag; the other has none.
    """
    done: list[TimeMention] = []
    for one in mentions:
        whole = _whole(text, done[-1], one) if done else None
        if whole is None:
            done.append(one)
            continue
        done[-1] = msgspec.structs.replace(done[-1], tags=(whole,))
        done.append(msgspec.structs.replace(one, tags=()))
    return tuple(done)


def _whole(text: str, left: TimeMention, right: TimeMention) -> Timex | None:
    if len(left.tags) != 1 or len(right.tags) != 1 or left.first is None or left.first != right.first:
        return None
    kinds = (left.kind in ("clock", "daypart"), right.kind in ("clock", "daypart"))
    days = "day" in (left.kind, right.kind)
    if sum(kinds) != 1 or not days or not _BETWEEN.fullmatch(text, left.end, right.start):
        return None
    time = left.tags[0] if kinds[0] else right.tags[0]
    return msgspec.structs.replace(time, start=left.start, end=right.end, text=text[left.start : right.end])
