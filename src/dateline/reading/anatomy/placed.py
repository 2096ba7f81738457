"""Where a story was written whose first paragraph does not say it: a line under its headline, or one behind its end.

"Oslo, 14 April 2023" on a line of its own is a dateline; "Reuters | Geneva | Updated: ..." and "Updated - April 14,
2023 05:10 pm IST - NEW DELHI" name the place only: their day is the page's clock.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec

from dateline.reading import names
from dateline.reading.anatomy import clock, dateline, shape
from dateline.reading.anatomy.dateline_parts import Prefix
from dateline.reading.words import fold

LONGEST_WORDS = 12
_LONGEST = 300
_OPENING = re.compile(r"^[\s–—-]*(?:(?:filed|written|reported|sent)\s)?(?:(?:from|in)\s)?(?=\S)", re.IGNORECASE)
_CLOSING = re.compile(r"[\s.:–—-]+$")
_GLUED = re.compile(r"(?<=[A-Z])[-–—](?=[A-Z][\w ]+$)")
_ENDS = " –—-"
_PIECES = re.compile(r"\s*[|·•,/()]\s*|\s[–—-]\s")
_LAST_BRACKET = re.compile(r"[.!?…”\"]\s*[(\[](?P<inner>[^()\[\]]{6,60})[)\]]\.?$")
_TAIL = " -- Text"


def under_headline(lines: Sequence[str]) -> Prefix | None:
    """The dateline or the place that one of the dated or signed lines between headline and story holds."""
    plain = next(
        (found for line in lines if (found := whole(line)) and (_is_plain(found) or _is_signed(line, found))), None
    )
    return plain or next((found for line in lines if (found := _piece(line))), None)


def at_end(paragraph: str, lines: Sequence[str]) -> Prefix | None:
    """The dateline behind the story: in the last paragraph's brackets, on a line, or as place and day on two."""
    bracket = _LAST_BRACKET.search(paragraph[-120:])
    for line in ([bracket["inner"]] if bracket else []) + list(lines):
        found = whole(line)
        if found and (_is_plain(found) or found.credits):
            return found
    for line, below in itertools.pairwise(lines):
        place = whole(line)
        if place and not place.stamp and whole(f"{line}, {below}"):
            return whole(f"{line}, {below}")
    return None


def parted(line: str) -> str:
    """ "ANKARA-Anadolu Agency": a name glued to its place, parted from it."""
    return _GLUED.sub(" - ", line.strip())


def whole(line: str) -> Prefix | None:
    """The dateline that ``line`` is from one end to the other; only places that the tables know."""
    if len(line) > _LONGEST:
        return None
    bare = parted(line)
    bare = bare[1:-1] if bare[:1] + bare[-1:] in ("()", "[]") else bare
    bare = _CLOSING.sub("", _OPENING.sub("", bare))
    if not bare or shape.words(bare) > LONGEST_WORDS:
        return None
    found = dateline.find(bare + _TAIL)
    if found is None or not found.place or found.end < len(bare) or fold(found.place) not in names.cities():
        return None
    return msgspec.structs.replace(found, end=0)


def _is_plain(found: Prefix) -> bool:
    """True for a day without an hour: with one the line is a clock."""
    return found.stamp is not None and found.stamp.hour is None


def _is_signed(line: str, found: Prefix) -> bool:
    """True for a place with an agency and a day behind it: "Oslo, Norway | NTB | Monday 4/18/2016 - 17:24 GMT"."""
    begins = fold(line).startswith(fold(found.place or " "))
    return begins and found.stamp is not None and not found.stamp.role and any(map(names.agency, found.credits))


def _piece(line: str) -> Prefix | None:
    """A place between the marks of a clock line or a signed one."""
    if len(line) > _LONGEST:
        return None
    bare = line
    for stamp in reversed(clock.find(line)):
        bare = bare[: stamp.start] + " | " + bare[stamp.end :]
    for piece in (piece.strip(_ENDS) for piece in _PIECES.split(bare) if piece):
        if found := names.cities().get(fold(piece)):
            place = dateline.find(piece + _TAIL)
            return Prefix(end=0, place=place.place if place else piece, country=found[1])
    return None
