"""Captions that look like sentences: a picture credit at the end, people told by where they stand in the picture."""

from __future__ import annotations

import functools
import re

from dateline.reading import names
from dateline.reading.anatomy import shape
from dateline.reading.words import Phrases, any_of, datelines, fold

_END_CREDIT = re.compile(r"[(\[](?P<who>[^()\[\]]{2,60})[)\]]\.?$")
# No credit reaches farther back from the end.
_TAIL = 80
_DASH_CREDIT = re.compile(r"[.?!”\"]\s*[—–-]{1,2}\s?(?P<who>[^.—–]{2,40})\.?$")
_PLACED = re.compile(
    r"[(,\[]\s?(?:L|R|C|left|right|centre|center|front|back|rear|top|bottom|far (?:left|right)"
    r"|pictured(?: left| right)?"
    r"|(?:\d(?:st|nd|rd|th)|first|second|third|fourth|\w+) (?:from )?(?:the )?(?:L|R|left|right))\s?[),\]]"
)
_PICTURED = re.compile(
    r"[(\[][^()\[\]]{0,30}\b(?:photo|image|picture|file|pic|handout)s?\b[^()\[\]]{0,20}[)\]]\.?$", re.IGNORECASE
)
_TOLD = re.compile(r"\b(?:said|told|added|says)\b")
_SOURCE = re.compile(
    r"(?:\b(?:photo|image|picture|pic|foto|photograph|illustration|screengrab|screenshot|handout|graphic)s?\s?(?:[:/|©-]|by\b|courtesy)"
    r"|©|\b(?:Getty|EPA|REUTERS|AFP|AP)\s?/|/\s?(?:Getty|EPA|REUTERS|AFP|AP|Reuters)\b)[^.]{0,60}\.?[)\]]?$",
    re.IGNORECASE,
)


@functools.cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(datelines().caption_signs)})(?!\w)", re.IGNORECASE)


@functools.lru_cache(maxsize=512)
def is_caption(text: str) -> bool:
    """True for a sentence that describes a picture."""
    if len(text) >= 900 or shape.words(text) > 70 or not _may_be(text):
        return False
    if _is_signed(text):
        return bool(_signs().search(text))
    if shape.words(text) <= 60 and _SOURCE.search(text[-80:]) and (_signs().search(text) or not _TOLD.search(text)):
        return True
    if shape.words(text) <= 50 and _PLACED.search(text) and _signs().search(text) and not _TOLD.search(text):
        return True
    return bool(_PICTURED.search(text[-80:])) or _has_credit(text)


def is_credited(text: str) -> bool:
    """True for a line that ends in a bracket with a word for pictures: "... (AA Photo)"."""
    return text[-1:] in ")]." and bool(_PICTURED.search(text[-80:]))


def _may_be(text: str) -> bool:
    """False for a text without any sign of a caption: most of any story."""
    end = text[-90:]
    return any(mark in end for mark in "([—–-©:/|") or _hints().first(text.lower()) is not None


@functools.cache
def _hints() -> Phrases:
    return Phrases((*(sign.lower() for sign in datelines().caption_signs), "photo", "image", "picture", "courtesy"))


def _is_signed(text: str) -> bool:
    """True where agencies and nothing else stand behind a dash: what a story's last sentence has too."""
    found = _DASH_CREDIT.search(text[-_TAIL:])
    return found is not None and all(names.agency(who) for who in re.split(r"\s*/\s*", found["who"]))


def _has_credit(text: str) -> bool:
    end = max(0, len(text) - _TAIL)
    found = _END_CREDIT.search(text, end) or _DASH_CREDIT.search(text, end)
    if not found:
        return False
    who = found["who"]
    if "/" not in who and _TOLD.search(text, 0, found.start()):
        # "..., the minister told the Caribbean Media Corporation (CMC)."
        return False
    first = re.split(r"\s*[/|,-]\s*|\s+via\s+", who)[0]
    known = (
        names.agency(first) is not None
        or names.publisher(first) is not None
        or fold(who).startswith(("file", "pool", "courtesy", "photo", "handout", "image"))
    )
    return known and ("/" in who or bool(_signs().search(text[: found.start()])))
