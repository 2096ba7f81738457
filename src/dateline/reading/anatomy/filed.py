"""Whom a page credits outside its running text: lines below the headline and lines behind the last paragraph."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.reading import names
from dateline.reading.anatomy import clock, shape
from dateline.reading.words import datelines, fold

HEAD_WORDS, TAIL_WORDS = 16, 26
LONGEST = 600
_UNKNOWN = re.compile(
    r"(?:[A-Z][\w’'&-]+\s){1,4}(?:(?:News|Press|Information|Telegraph|Telegraphic|Wire)\s(?:Agency|Service|Association)"
    r"|Newswires?|News\sWire|Business\sWire)(?![\w-])|(?<=[–—] )[A-Z][a-z]+\sWire(?=\s?/)"
)
_SPLIT = re.compile(
    r"\s*(?:[|·•,;/()\[\]:]|\s[-–—]+\s|^[-–—]+|\b(?:and|with|from|by|for|via|in|at|on|of)\b|\breported\b|\boriginally\b|\bcourtesy\b|’s\b|'s\b|©|&|\+)\s*",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:photos?|image|picture|pic|graphic|video|file|getty|footage|contributed|reporting|editing|writing)\b",
    re.IGNORECASE,
)
# "//Petra// AA": two letters behind an agency's name are who wrote it.
_INITIALS_GAP = re.compile(r"/{2}\s*|\s+")
# "AGERPRES (RO - author: ..., editor: ...)".
_WRITERS = re.compile(
    r"\([^()]{0,20}\b(?:authors?|editors?|reporters?|writers?|translators?)\s?:[^()]*\)", re.IGNORECASE
)
# "HMV/PA", "ab/kc": who wrote and who edited it, though one of them reads as a house.
_SIGNED = re.compile(r"[A-Za-z]{2,4}(?:/[A-Za-z]{2,4}){1,3}")
_JOINT = re.compile(r"\s*(?:/|,|&|\+|\band\b|\bwith\b)\s*")
# "Additional reporting by AFP", "With reporting from Wire A and Wire B".
_HELPED = re.compile(
    r"\W*(?i:(?:with\s|additional\s|some\s){0,2}(?:reporting|inputs?|material|information)\s(?:by|from))\s(?P<who>[^.;]{2,60}?)\W*$"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_house(name: str) -> bool:
    """True for a name that only a news agency has: "Seychelles News Agency"."""
    return _UNKNOWN.fullmatch(name) is not None


def houses(signed: str) -> list[str]:
    """The houses that an author's name is made of: "AFP", "Wire A / Wire B", "AFP and Lantern"; none for people."""
    if names.agency(signed):
        return [signed]
    pieces = [piece.strip() for piece in _JOINT.split(signed) if piece.strip()]
    known = [piece for piece in pieces if names.agency(piece)]
    whole = (
        len(pieces) > 1
        and known
        and all(piece in known or " " not in piece or names.publisher(piece) for piece in pieces)
    )
    return pieces if whole else []


def in_head(lines: Sequence[str]) -> Iterator[str]:
    """Agencies that byline and clock lines name, in order."""
    for line in lines:
        if (
            len(line) <= LONGEST
            and shape.words(line) <= HEAD_WORDS
            and not _PICTURE.search(line)
            and not shape.is_prose(line)
        ):
            yield from _named(line, strict=False)


def in_tail(lines: Sequence[str]) -> Iterator[str]:
    """Agencies that source and copyright lines name."""
    for line in lines:
        line = _WRITERS.sub(" ", line[: LONGEST + 1])
        if _SIGNED.fullmatch(line.strip()) and not all(names.agency(piece) for piece in line.strip().split("/")):
            continue
        if len(line) > LONGEST or shape.words(line) > TAIL_WORDS:
            continue
        if helped := _HELPED.match(line):
            yield from houses(helped["who"])
            continue
        if _PICTURE.search(line):
            continue
        found = list(_named(line, strict=True))
        rest = _YEAR.sub(" ", _undated(line))
        for name in found:
            rest = rest.replace(name, " ")
        words = (word for word in re.findall(r"[\w’'-]+", rest) if not word.isdigit())
        left = [word for word in words if fold(word) not in _credit_words()]
        if len(left) <= 2 or (
            len(left) <= 4 and all(word[:1].isupper() for word in left) and not shape.is_closed(line)
        ):
            yield from found


def in_terms(lines: Iterable[str]) -> Iterator[str]:
    """Agencies whose terms of use stand on the page: "Anadolu Agency website contains only a portion of ..."."""
    for line in lines:
        found = names.agency_pattern().match(line.removeprefix("The "))
        if found and shape.words(line) > TAIL_WORDS // 3 and (" " in found[0] or _believed(found[0])):
            yield found[0]


def _named(line: str, strict: bool) -> Iterator[str]:
    """The agencies of ``line``; a short name that is also a word must stand alone between marks."""
    if not names.may_name_agency(line) and not _UNKNOWN.search(line):
        return
    bare = _undated(line)
    alone = {piece.strip(" .,-–—") for piece in _SPLIT.split(bare) if piece}
    spans = [(m.start(), m[0]) for m in names.agency_pattern().finditer(bare)]
    taken = {at + i for at, name in spans for i in range(len(name))}
    spans += [(m.start(), m[0]) for m in _UNKNOWN.finditer(bare) if m.start() not in taken and m.end() - 1 not in taken]
    ordered = sorted(spans)
    for i, (at, name) in enumerate(ordered):
        row = names.agency(name)
        weak = row is not None and name != row.name and (row.weak or name in datelines().weak_names or len(name) < 3)
        if strict and fold(name) in _credit_words():
            continue
        last = ordered[i - 1][0] + len(ordered[i - 1][1]) if i else 0
        if i and len(name) <= 3 and weak and _INITIALS_GAP.fullmatch(bare, last, at):
            continue
        if name in alone or (not strict and not weak) or (strict and _believed(name)):
            yield name


def _undated(line: str) -> str:
    for stamp in reversed(clock.find(line)):
        line = line[: stamp.start] + " | " + line[stamp.end :]
    return line


def _believed(name: str) -> bool:
    row = names.agency(name)
    return row is None or not (row.weak or name in datelines().weak_names)


@functools.cache
def _credit_words() -> frozenset[str]:
    return frozenset(datelines().tail_words)
