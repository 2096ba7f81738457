"""The headline's line, and the version marks that agencies hang on it."""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.model.span import Span
from dateline.reading import names
from dateline.reading.anatomy.notice import of_line
from dateline.reading.words import any_of, furniture

_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth)"
_LONGEST_SLUG = 10


class Marked(msgspec.Struct, frozen=True):
    """A headline with its marks taken off: the version as printed, and where in the line the headline itself stands."""

    version: str | None
    span: Span


@functools.cache
def _mark() -> str:
    """A version mark: "LEAD", "2nd LD", "UPDATE 2", "3rd Ld-Writethru"."""
    kind = rf"(?:{_ORDINAL}\s*)?(?:{any_of(furniture().versions)})(?![^\W\d])(?:[\s-]?(?:writethru|writethrough|all))?"
    return rf"(?P<mark>{kind}(?:\s*-?\s*(?:\d{{1,2}}|\(\d\)))?(?:st|nd|rd|th)?)"


@functools.cache
def _marks() -> tuple[re.Pattern[str], ...]:
    bracketed = re.compile(rf"^\s*[(\[<]\s*{_mark()}\s*[)\]>]\s*[:–—-]?\s*", re.IGNORECASE)
    bare = re.compile(rf"^\s*(?:[A-Z]{{2,5}}\s(?=\d))?{_mark()}[*\s■]*(?:[:–—]|-{{1,2}}(?=\S|\s))\s*", re.IGNORECASE)
    tail = re.compile(rf"\s*[(\[]\s*{_mark()}\s*[)\]]\s*$", re.IGNORECASE)
    hung = re.compile(rf"(?:\s[–—-]{{1,2}}\s|,\s|\s/){_mark()}/?\s*$", re.IGNORECASE)
    return bracketed, bare, tail, hung


# "2nd LEAD Germany, Poland plan ...": no mark between, but the kind in capitals.
_SHOUTED = re.compile(
    r"^\s*(?P<mark>(?:\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)\s+)?(?:LEAD|LD|URGENT|UPDATE|WRAPUP|NEWSALERT|LEADALL)(?:\s?ALL)?)[\s■*]+(?=[A-Z])"
)
_CARET, _RISE = re.compile(r"^[\s^*#+]+(?=[\w(\[])"), re.compile(r"[\s*#+]{2,}$")
_HUNG = re.compile(
    r"\s*(?:\d{1,2}[.)]\s(?=[A-Z])|[(\[](?P<round>[\w. -]{2,30})[)\]]\s*[:–—-]?\s*|(?P<bare>[\w. ]{2,30}?)\s?:\s)"
)
_COLUMN, _LEAST = re.compile(r"[ \t]{4,}|\t+"), 4
_PIECE = re.compile(r"\s*[,;|()\[\]]\s*|\s{2,}")


def split_marks(line: str) -> Marked:
    """Take version marks off both ends of ``line``; the first one is the version."""
    bracketed, bare, tail, hung = _marks()
    caret, rise = _CARET.match(line), _RISE.search(line)
    start, end, version = caret.end() if caret else 0, rise.start() if rise else len(line), None
    for _ in range(3):
        m = bracketed.match(line[start:end]) or bare.match(line[start:end]) or _SHOUTED.match(line[start:end])
        if not m or m.end() >= end - start:
            break
        version = _better(version, m)
        start += m.end()
    m = tail.search(line[start:end]) or hung.search(line[start:end])
    if m and m.start() > 0:
        version = _better(version, m)
        end = start + m.start()
    piece = line[start:end]
    start += len(piece) - len(piece.lstrip())
    return Marked(version, Span(start, start + len(piece.strip())))


def hung_before(line: str) -> int:
    """Where a headline begins behind what a list or a wire hangs before it: "2. ", "[ANDINA] ", "KUNA : "."""
    found = _HUNG.match(line)
    house = found["round"] or found["bare"] if found else None
    if found is None or len(line[found.end() :].split()) < _LEAST or (house and names.agency(house) is None):
        return 0
    return found.end()


def first_column(line: str) -> str:
    """A headline without what stands behind a wide gap: its section, its day."""
    head = _COLUMN.split(line, maxsplit=1)[0]
    return head if len(head.split()) >= _LEAST else line


def _better(version: str | None, m: re.Match[str]) -> str:
    """The first mark, but for one that only says that the story is a notice: "CORRECTED-UPDATE 2-"."""
    return _worded(m) if version is None or of_line(version) else version


def slug_mark(line: str) -> str | None:
    """The version mark of a line above the headline, alone or in a slug: "URGENT", "AP-AF--Talks,3rd Ld-Writethru"."""
    if len(line) > 120 or len(line.split()) > _LONGEST_SLUG:
        return None
    loud = line.split()
    if len(loud) > 1 and len(set(loud)) == 1 and (_whole().fullmatch(loud[0]) or of_line(loud[0])):
        return loud[0]
    found = (_whole().fullmatch(piece.strip(" -")) for piece in _PIECE.split(line) if piece)
    whole = next((_worded(m) for m in found if m), None)
    # "2nd LEAD Diplomacy/Estonia/Chile/": the mark before a slug of places.
    shouted = _SHOUTED.match(line) if line.rstrip().endswith("/") else None
    return whole or (_worded(shouted) if shouted else next((_worded(m) for m in _glued().finditer(line)), None))


@functools.cache
def _whole() -> re.Pattern[str]:
    return re.compile(_mark(), re.IGNORECASE)


@functools.cache
def _glued() -> re.Pattern[str]:
    """ "BC-Sudan-talks 2ndLd-Writethru 04-10 0290": a rewrite's mark amid a slug."""
    return re.compile(
        rf"(?<!\S)(?P<mark>{_ORDINAL}?\s?l(?:ea)?d[\s-]?writethr(?:u|ough))(?!\S)"
        rf"|(?<=-)(?P<advance>ADV\d{{1,2}})(?!\w)",
        re.IGNORECASE,
    )


def _worded(m: re.Match[str]) -> str:
    return " ".join((m.groupdict().get("advance") or m["mark"]).split()).strip(" -")
