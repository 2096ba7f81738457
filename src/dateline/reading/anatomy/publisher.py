"""Who printed the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.reading import names
from dateline.reading.anatomy import credit, shape
from dateline.reading.anatomy.press import press_name
from dateline.reading.page import Page
from dateline.reading.words import datelines, fold

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?:ed)?)[\s©]*(?:\(c\)\s*)?(?:by\s+)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?[\s,.]*)?(?P<who>[^.|;,\d]{2,60})",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<who>(?:(?!\s-\s)[^|–—]){2,50})$|\s*\|\s*(?P<bar>[^|]{2,50})$")
_DESK = re.compile(
    r"\s+(?:news|web|online|world|international)?\s?(?:desk|bureau|staff|service)$|\s+news$", re.IGNORECASE
)
_PRINTED = re.compile(
    r"(?:first\s)?(?:published|printed|appeared)\sin\s(?:the\sprint\sedition\sof\s)?(?P<who>[A-Z][^,.|\d]{2,40}?)(?:,|\son\s|\.|$)",
    re.IGNORECASE,
)
_DESK_LINE = re.compile(
    r"(?P<who>[A-Z][\w .]{2,30}?)\s*[/|]?\s*\b(?:news|web|online|world|international|digital)\s?desk\b", re.IGNORECASE
)
# "not been edited by The Gulf Post staff and is published from a syndicated feed".
_NOT_EDITED = re.compile(
    r"\b(?:not been|not) (?:edited|modified|created|vetted)(?: or edited)? by (?:the )?(?P<who>[A-Z][\w.’' -]{1,40}?)"
    r"(?:’s|'s)? (?:staff|team|desk|editors?|editorial)\b"
)
_MENU = re.compile(r"\s*[|·•/]\s*|\s{2,}")
_TIMED = re.compile(r"\d[:.]\d\d")
_DATED = re.compile(r"[,\d]")
_FIRST = re.compile(r"^(?P<who>[^,|–—:]{2,50}?)(?:\s*[,|–—:]|\s-\s|\s{2,}|$)")


def publisher(
    page: Page, credits: Sequence[str], head: Sequence[tuple[str, bool]], furniture: Sequence[str]
) -> str | None:
    """The publisher by metadata, the dateline's portal, the host, the masthead, the title's end, the copyright line.

    ``credits`` are those of dateline and byline, ``head`` the furniture above the story with True for lines that
    nothing else explains, ``furniture`` all of it.
    """
    for name in page.facts.publishers:
        if found := _clean(name):
            return found
    for name in credits:
        if names.agency(name) is None and (row := names.publisher(name)) is not None:
            return row.name
    if len(credits) > 1 and any(names.agency(c) for c in credits):
        for name in credits:
            if names.agency(name) is None:
                return name
    for host in page.facts.hosts:
        if owner := names.host_owner(host):
            return _short(owner.name)
    return (
        _suffix(page, furniture)
        or _masthead(page, head, furniture)
        or _printed_in(furniture)
        or _copyright(furniture)
        or next((author for author in page.facts.authors if is_institution(author)), None)
    )


def is_institution(name: str) -> bool:
    """True for a ministry, an embassy and their like."""
    return not datelines().institutions.isdisjoint(fold(name).split())


def _printed_in(lines: Sequence[str]) -> str | None:
    """ "Published in The Harbour Gazette, May 10th", "Devdiscourse News Desk | Oslo"."""
    for line in lines:
        found = _PRINTED.match(line) or _DESK_LINE.match(line) or _NOT_EDITED.search(line, 0, 300)
        who = found["who"].strip() if found else ""
        if who and (row := names.publisher(who) or names.agency(who)):
            return _short(row.name)
        if who and (name := press_name(who)):
            return name
    return None


def _clean(name: str) -> str | None:
    found = _COPYRIGHT.match(name)
    bare = (found["who"] if found else name).strip(" .,")
    if owner := names.host_owner(bare.lower().removeprefix("www.")):
        return _short(owner.name)
    return bare if 1 < len(bare) <= 60 and not bare.isdigit() else None


def _masthead(page: Page, head: Sequence[tuple[str, bool]], furniture: Sequence[str]) -> str | None:
    for i, (line, free) in enumerate(head):
        if (known := _known(line)) is not None:
            return known
        below = [text for text, _free in head[i + 1 : i + 3]]
        if i < 8 and free and _is_name(line) and _borne_out(line, page, below, furniture):
            return line
        if i < 6 and free and (name := press_name(line)):
            return name
    return None


def _known(line: str) -> str | None:
    """The publisher or agency that a line of the masthead names, perhaps with a few words behind it."""
    found = _FIRST.match(line)
    if _TIMED.search(line):
        return None
    if not found or shape.words(line) > 9:
        return None
    who = found["who"].strip()
    bare = _DESK.sub("", who)
    for name in (who, bare):
        if names.publisher(name) is not None:
            return name
        if (wire := names.agency(name)) is not None and shape.words(line) <= 8:
            return wire.name if len(name) <= 4 and wire.weak else name
    owner = names.host_owner(who.lower().removeprefix("www."))
    return _short(owner.name) if owner else None


def _short(name: str) -> str:
    """A vocabulary name without the country that tells it from its namesakes."""
    return name.partition(" (")[0]


def _is_name(line: str) -> bool:
    return (
        shape.words(line) <= 8
        and len(line) <= 60
        and not shape.is_closed(line)
        and line[:1].isalpha()
        and not set(line) & set("/>|@")
    )


def _borne_out(name: str, page: Page, below: Sequence[str], furniture: Sequence[str]) -> bool:
    """True where the page says the name again, in its address or its furniture, or hangs its menu under it."""
    if datelines().institutions.intersection(fold(name).split()):
        return True
    if any(_squashed(name) in _squashed(host) for host in page.facts.hosts if len(name) > 4):
        return True
    bare = fold(_DESK.sub("", name))
    if len(bare) > 3 and sum(bare in fold(line) for line in furniture) > 1:
        return True
    mail = _squashed(name).removeprefix("the")
    if len(mail) > 6 and any(mail in _squashed(line) for line in furniture if "@" in line or "www." in line):
        return True
    return any(
        len(_MENU.findall(line.strip())) >= 2 and not shape.is_closed(line) and not _DATED.search(line)
        for line in below
    )


def _squashed(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def _suffix(page: Page, furniture: Sequence[str]) -> str | None:
    found = _SUFFIX.search(page.facts.title or "")
    who = (found["who"] or found["bar"]).strip() if found else ""
    if not who or fold(who) in datelines().section_words:
        return None
    known = names.publisher(who) or names.agency(who)
    return who if known or _borne_out(who, page, (), furniture) else press_name(who)


def _copyright(lines: Iterable[str]) -> str | None:
    for line in lines:
        for found in _COPYRIGHT.finditer(line[:300]):
            who = found["who"].strip(" .,-–")
            who = re.sub(r"\s+all rights.*$", "", who, flags=re.IGNORECASE).strip()
            row = names.publisher(who) or names.agency(who)
            if row is not None:
                return credit.canonical(who)
            if name := press_name(who):
                return name
    return None
