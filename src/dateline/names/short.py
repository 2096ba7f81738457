"""Short forms inside one story: "Shin" beside "Shin Beom-chul", where nothing speaks against it."""

from __future__ import annotations

from dateline.names import marks
from dateline.names.judging import same
from dateline.names.written import read


def is_lone(name: str) -> bool:
    """True for a name of one part: a surname alone, or all the name a person has."""
    return len(read(name)[0].parts) < 2


def is_short_for(short: str, full: str, *, country: str | None = None) -> bool:
    """True where a lone name is the first or the last part of a longer one.

    Holds within one story, or among the delegates of one side; never by itself: a lone surname may be anybody's.
    """
    one, many = read(short)[0].parts, read(full)[0].parts
    if len(one) != 1 or len(many) < 2:
        return False
    return any(
        set(marks.plain(one[0].text)) & set(marks.plain(part.text))
        or same(one[0].text, part.text, country=country).same
        for part in (many[0], many[-1])
    )
