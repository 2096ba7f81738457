"""IPTC 7901, the wires' message of the teletype days: header, text between STX and ETX, filing time.

    SOH  service letters, number, priority, category, word count
    slug or keywords, headline
    STX  text, hard-wrapped
    ETX  filing time: day, hour and minute UTC, month, year

Several messages in one file are several stories. The control characters stay: offsets are those of the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dateline.reading.anatomy import plain
from dateline.reading.decode import Decoded
from dateline.reading.formats.days import MONTHS
from dateline.reading.page import Block, Facts, Page, block

MEDIA_TYPE = "text/vnd.iptc.7901"
_MESSAGE = re.compile(
    r"\x01(?P<head>[^\x02\x03]{0,2000})\x02(?P<text>[^\x03\x01]*)(?:\x03(?P<trailer>[^\x01]{0,200}))?"
)
_FILED = re.compile(
    r"\b(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s*(?:GMT|UTC|Z)?\s*(?P<month>[A-Z]{3})[A-Z]*\s*(?P<year>\d{2}(?:\d\d)?)\b",
    re.I,
)


def reads(decoded: Decoded, uri: str) -> bool:
    """True where a message's header and text marks stand in the first lines."""
    head = decoded.text[:4000]
    return "\x01" in head and "\x02" in head


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page a message, all over the file's one text."""
    return tuple(
        Page(
            text=decoded.text,
            blocks=tuple(_blocks(decoded.text, found)),
            media_type=MEDIA_TYPE,
            facts=_facts(found),
            warnings=decoded.warnings if index == 0 else (),
            index=index,
        )
        for index, found in enumerate(_MESSAGE.finditer(decoded.text))
    )


def _blocks(text: str, found: re.Match[str]) -> Iterator[Block]:
    """The header's lines and the trailer are furniture; the text parts as wires' copy does."""
    for start, end in _lines(text, *found.span("head")):
        if piece := block(text, start, end, boxes=(("metadata", 0),)):
            yield piece
    yield from plain.split(text, *found.span("text"))
    if found["trailer"] and (piece := block(text, *found.span("trailer"), boxes=(("metadata", 0),))):
        yield piece


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _facts(found: re.Match[str]) -> Facts:
    filed = _FILED.search(found["trailer"] or "") or _FILED.search(found["head"])
    instant = _instant(filed) if filed else None
    if instant is None or filed is None:
        return Facts()
    return Facts(published=(instant,), pointers=(("published", instant, "iptc7901:/filing-time"),))


def _instant(filed: re.Match[str]) -> str | None:
    month = filed["month"].lower()
    if month not in MONTHS:
        return None
    year = int(filed["year"])
    year += 0 if year > 99 else 1900 if year > 69 else 2000
    try:
        at = dt.datetime(
            year, MONTHS.index(month) + 1, int(filed["day"]), int(filed["hour"]), int(filed["minute"]), tzinfo=dt.UTC
        )
    except ValueError:
        return None
    return at.isoformat()
