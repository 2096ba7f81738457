"""Who printed the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.reading import names
from dateline.reading.anatomy import clock, credit, shape
from dateline.reading.anatomy.press import EDITION, press_name
from dateline.reading.page import Page
from dateline.reading.words import datelines, fold

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?:ed)?)[\s©]*(?:\(c\)\s*)?(?:by\s+)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?[\s,.]*)?(?P<who>[^.|;,\d]{2,60})",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s+[|–—·»:-]\s+|\s*[|»]\s*")
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
_GAP = re.compile(r"\s{2,}|\s[|»]\s|\s(?=[\u0400-\u04ff\u0590-\u06ff\u3040-\u9fff\uac00-\ud7af])")
_STATE = re.compile(r"^(?:Republic|Kingdom|State|Government) of (?:the )?")
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
    if twice := _said_twice(page, head, furniture):
        return twice
    for name in credits:
        if names.agency(name) is None and (row := names.publisher(name)) is not None:
            return _short(row.name)
    if head and head[0][1] and (top := press_name(head[0][0])):
        return top
    if len(credits) > 1 and any(names.agency(c) for c in credits):
        for name in credits:
            if names.agency(name) is None:
                return name
    for host in page.facts.hosts:
        if owner := names.host_owner(host):
            return _short(owner.name)
    return (
        _suffix(page, furniture, sure=True)
        or _masthead(page, head, furniture)
        or _suffix(page, furniture, sure=False)
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
    for i, (whole, free) in enumerate(head):
        line = _GAP.split(whole.strip(), maxsplit=1)[0] if i < 6 else whole
        if i < 6 and free and _is_body(line):
            return line
        if (known := _known(whole)) is not None:
            return known
        if i == 0 and free and _is_shouted(line, page):
            return line.title()
        below = [text for text, _free in head[i + 1 : i + 3]]
        if (
            i < 8
            and free
            and _is_name(line)
            and not names.is_land(_STATE.sub("", line))
            and _borne_out(line, page, below, furniture)
        ):
            return line
        if i < 6 and free and (name := press_name(line)):
            return name
    return None


def _is_shouted(line: str, page: Page) -> bool:
    """True for two to four words in capitals at the very top of a page whose other lines have small letters."""
    words = line.split()
    if not 2 <= len(words) <= 4 or not line.isupper() or not all(w.replace("&", "A").isalpha() for w in words):
        return False
    known = any(names.is_land(w) or fold(w) in datelines().section_words for w in (*words, line))
    return not known and not names.agency(line) and not any(b.text.isupper() for b in page.blocks[1:5])


def _is_body(line: str) -> bool:
    """True for the whole name of a ministry or its like: every word of weight capital, no verb."""
    words = line.split()
    if not 2 <= len(words) <= 14 or not is_institution(line) or not words[0][:1].isupper() or shape.is_closed(line):
        return False
    small = datelines().particles
    return all(w[:1].isupper() or w in small or w in ("for", "&") for w in words) and not clock.find(line)


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
    mail = _squashed(EDITION.sub("", name)).removeprefix("the")
    if len(mail) > 6 and any(
        mail in _squashed(line) for line in furniture if "@" in line or "www." in line or "://" in line
    ):
        return True
    return any(
        len(_MENU.findall(line.strip())) >= 2 and not shape.is_closed(line) and not _DATED.search(line)
        for line in below
    )


def _squashed(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def _suffix(page: Page, furniture: Sequence[str], *, sure: bool) -> str | None:
    """The site's name behind the headline in the page's title; ``sure`` where the tables or the page bear it out."""
    for who in _ends_of_title(page):
        if fold(who) in datelines().section_words or clock.find(who):
            continue
        owner = names.host_owner(who.lower().removeprefix("www."))
        if owner is not None and "." in who:
            return who if fold(who) in (fold(form) for form in owner.forms) else _short(owner.name)
        if names.publisher(who) or names.agency(who):
            return who
        small = datelines().particles
        if not all(w[:1].isupper() or w[:1].isdigit() or w in small or w in ("for", "in", "&") for w in who.split()):
            continue
        if is_institution(who) or _borne_out(who, page, (), furniture):
            return who
    ends = () if sure else _ends_of_title(page)[:1]
    return next((name for who in ends if (name := press_name(who))), None)


def _ends_of_title(page: Page) -> list[str]:
    """What stands behind marks in the page's title, the last piece first; glued to the headline too."""
    told = (page.facts.title or "").strip()
    heads = [b.text for b in page.blocks[:60] if b.tag in ("h1", "h2") and len(b.text) > 15]
    glued = next((told[len(h) :] for h in heads if told.startswith(h) and len(told) > len(h)), "")
    pieces = [piece.strip() for piece in _BARS.split(told)[1:]]
    if glued and not glued[0].isalnum():
        pieces.insert(0, glued.strip(" |-–—:·"))
    return [piece for piece in reversed(pieces) if 2 <= len(piece) <= 90]


def _said_twice(page: Page, head: Sequence[tuple[str, bool]], furniture: Sequence[str]) -> str | None:
    """A paper's name that both the page's title ends with and its masthead or copyright line begins with."""
    who = next((name for name in _ends_of_title(page)[:1] if press_name(name) or names.publisher(name)), None)
    if who is None:
        return None
    lines = (
        *(line for line, _free in head),
        *(found["who"] for line in furniture if (found := _COPYRIGHT.search(line))),
    )
    return who if any(fold(line).strip().startswith(fold(who)) for line in lines) else None


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
