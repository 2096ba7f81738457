"""Names that can only be a paper's, a broadcaster's or a wire's, known by how they are built."""

from __future__ import annotations

import re

from dateline.reading.words import datelines, fold

_LONGEST = 300
_PARTS = re.compile(r"\s+[|–—·•/>»-]+\s+|\s*[|:]\s*|\s{2,}|,\s")
_COMPANY = re.compile(
    r"[\s,]+(?:Ltd|Limited|Inc|LLC|AB|AS|ASA|A/S|GmbH|Pvt|Plc|Co|Corp|Corporation|S\.?A|Oy|B\.?V|Pty)\b\.?(?:\s.*)?$"
)
# "Republic of Norway" is no paper, though "The Harbour Republic" is one.
_STATE = re.compile(r"(?:The\s)?(?:Republic|Kingdom|State|Sultanate|Commonwealth|Principality|Government)\sof\s")
_BRACKET = re.compile(r"\s\([^()]{2,30}\)$")
EDITION = re.compile(r"\s+(?:e-?paper|online edition|english edition|home ?page|home|logo|english)$", re.IGNORECASE)


def press_name(line: str) -> str | None:
    """The name at the start of ``line`` that can only be a paper's, a broadcaster's or a wire's; None elsewhere.

    "Fjord Tribune | Norway in English" -> "Fjord Tribune"; "World news" is a section and none.
    """
    if len(line) > _LONGEST:
        return None
    head = EDITION.sub("", _COMPANY.sub("", _PARTS.split(line.strip(), maxsplit=1)[0].strip(" .,-")))
    head = _BRACKET.sub("", head)
    words = head.split()
    if _STATE.match(head):
        return None
    if not 2 <= len(words) <= 7 or len(head) > 60 or any(c in '?!;"“”@' for c in head):
        return None
    small = datelines().particles
    if not all(w[:1].isupper() or w[:1].isdigit() or w in small or w == "&" for w in words):
        return None
    folded = [fold(w).strip(".,’'") for w in words]
    press = [i for i, w in enumerate(folded) if w in datelines().press_nouns]
    if not press or set(folded) & datelines().finite:
        return None
    own = [w for w in folded if w not in datelines().section_words and w not in small and w not in ("the", "of")]
    return head if own and press[-1] >= len(words) - 3 else None
