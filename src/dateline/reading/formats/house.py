"""Who stands behind a feed: its title without the name of the section."""

from __future__ import annotations

import re

from dateline.reading import names
from dateline.reading.anatomy.press import press_name
from dateline.reading.words import datelines, fold

_PARTS = re.compile(r"\s+[-–—|»>:·•]+\s+|\s*[|»:]\s+")


def house(title: str | None) -> str:
    """ "Politics - Harbour Gazette" -> "Harbour Gazette": the part that is known, or built like a paper's name.

    The whole title where no part is; "" for None.
    """
    whole = (title or "").strip()
    parts = [part for part in _PARTS.split(whole) if part]
    known = (part for part in parts if names.publisher(part) or names.agency(part))
    bodies = (part for part in parts if datelines().institutions.intersection(fold(part).split()))
    press = (name for part in parts if (name := press_name(part)))
    return next(known, None) or next(bodies, None) or next(press, None) or whole
