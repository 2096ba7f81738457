"""The headline's line, and the version marks that agencies hang on it."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.model.span import Span
from dateline.reading.words import any_of, fold, furniture

_ORDINAL = r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|first|second|third)"
_NUMBER = r"(?P<number>\d{1,2})"
_WORDS = {"first": "1st", "second": "2nd", "third": "3rd"}


class Marked(msgspec.Struct, frozen=True):
    """A headline with its marks taken off: the version, and where in the line the headline itself stands."""

    version: str | None
    span: Span


@functools.cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = any_of(word for version in furniture().versions for word in version.words)
    kind = rf"(?:{_ORDINAL}\s*)?(?P<kind>{words})(?!\w)(?:[\s-]?(?:writethru|writethrough))?"
    inner = rf"{kind}\s*-?\s*(?:{_NUMBER}|\(\d\))?(?:st|nd|rd|th)?"
    bracketed = re.compile(rf"^\s*[(\[]\s*{inner}\s*[)\]]\s*[:–—-]?\s*", re.IGNORECASE)
    bare = re.compile(rf"^\s*(?:[A-Z]{{2,5}}\s(?=\d))?{inner}\s*(?:[:–—]|-(?=\S|\s))\s*", re.IGNORECASE)
    tail = re.compile(rf"\s*[(\[]\s*{inner}\s*[)\]]\s*$", re.IGNORECASE)
    return bracketed, bare, tail


# "2nd LEAD Germany, Poland plan ...": no mark between, but the kind in capitals.
_SHOUTED = re.compile(
    r"^\s*(?:(?P<ordinal>\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH))\s+)?(?P<kind>LEAD|LD|URGENT|UPDATE|WRAPUP)(?P<number>)\s+(?=[A-Z])"
)
_CARET = re.compile(r"^[\s^*#]+(?=\w)")


def split_marks(line: str) -> Marked:
    """Take version marks off both ends of ``line``; the first one is the version."""
    bracketed, bare, tail = _marks()
    caret = _CARET.match(line)
    start, end, version = caret.end() if caret else 0, len(line), None
    for _ in range(3):
        m = bracketed.match(line[start:end]) or bare.match(line[start:end]) or _SHOUTED.match(line[start:end])
        if not m or m.end() >= end - start:
            break
        version = version or _version(m)
        start += m.end()
    m = tail.search(line[start:end])
    if m and m.start() > 0:
        version = version or _version(m)
        end = start + m.start()
    piece = line[start:end]
    start += len(piece) - len(piece.lstrip())
    return Marked(version, Span(start, start + len(piece.strip())))


def _version(m: re.Match[str]) -> str:
    kind = fold(m["kind"])
    shown = next((v.as_ for v in furniture().versions if kind in v.words), kind.upper())
    ordinal, number = m["ordinal"], m["number"]
    if ordinal:
        ordinal = _WORDS.get(ordinal.lower(), ordinal.lower())
        return f"{ordinal} {shown}"
    return f"{shown} {number}" if number else shown


def notice(line: str) -> str | None:
    """ "correction", "kill" or "withdrawn" where the headline says that the story is one."""
    folded = fold(line).lstrip(" *#-")
    for kind, words in furniture().notices.items():
        if any(
            re.match(rf"{re.escape(word)}(?=\s*[:(–—-]|\s*$)", folded) or (word[0] == "(" and folded.startswith(word))
            for word in words
        ):
            return kind
    return None
