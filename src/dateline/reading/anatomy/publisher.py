"""Who printed the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.reading import names
from dateline.reading.anatomy import credit
from dateline.reading.page import Page

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?:ed)?)[\s©]*(?:\(c\)\s*)?(?:by\s+)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?[\s,.]*)?(?P<who>[^.|;,\d]{2,60})",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<who>[^|–—]{2,50})$|\s*\|\s*(?P<bar>[^|]{2,50})$")
_FIRST = re.compile(r"^(?P<who>[^,|–—:]{2,50}?)(?:\s*[,|–—:]|\s-\s|$)")


def publisher(page: Page, credits: Sequence[str], head: Iterable[str], furniture: Iterable[str]) -> str | None:
    """The publisher by metadata, the dateline's portal, the host, the masthead, the title's end, the copyright line."""
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
            return owner.name
    return _masthead(head) or _suffix(page.facts.title) or _copyright(furniture)


def _clean(name: str) -> str | None:
    found = _COPYRIGHT.match(name)
    bare = (found["who"] if found else name).strip(" .,")
    if owner := names.host_owner(bare.lower().removeprefix("www.")):
        return owner.name
    return bare if 1 < len(bare) <= 60 and not bare.isdigit() else None


def _masthead(head: Iterable[str]) -> str | None:
    for line in head:
        found = _FIRST.match(line)
        if not found:
            continue
        who = found["who"].strip()
        row = names.publisher(who) or names.agency(who)
        if row is not None and len(line.split()) <= 9:
            return who if names.publisher(who) else row.name
        if owner := names.host_owner(who.lower().removeprefix("www.")):
            return owner.name
    return None


def _suffix(title: str | None) -> str | None:
    found = _SUFFIX.search(title or "")
    who = (found["who"] or found["bar"]).strip() if found else ""
    row = names.publisher(who) or names.agency(who) if who else None
    return who if row else None


def _copyright(lines: Iterable[str]) -> str | None:
    for line in lines:
        for found in _COPYRIGHT.finditer(line[:300]):
            who = found["who"].strip(" .,-–")
            who = re.sub(r"\s+all rights.*$", "", who, flags=re.IGNORECASE).strip()
            row = names.publisher(who) or names.agency(who)
            if row is not None:
                return credit.canonical(who)
    return None
