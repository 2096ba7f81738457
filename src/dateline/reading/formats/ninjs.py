"""IPTC ninjs 1.x ("body_*", "headline", "byline") and 2.x or later ("bodies", "headlines", "by"): an item is a story.

The text is the headline, the editor's note, the description and subheadlines (teasers), the body, and the headlines
of associated items (related); of several bodies the markup is read, for it has paragraphs. Where an item says it is
written from ("located") is the dateline of a body without one.
https://iptc.org/standards/ninjs/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.reading import names
from dateline.reading.anatomy import headline
from dateline.reading.formats.sheet import Sheet
from dateline.reading.told import Told

MEDIA_TYPE = "application/json"
Item = Mapping[str, Any]
_ROLE = re.compile(r"\s*(?:\(|,\s*(?:agency|for)\b)")
# The names of 2.x and later in which a second word begins, by those of 1.x.
_CAMEL = {
    "firstcreated": "firstCreated",
    "contentcreated": "contentCreated",
    "versioncreated": "versionCreated",
    "contentmodified": "contentModified",
    "copyrightholder": "copyrightHolder",
    "pubstatus": "pubStatus",
    "infosource": "infoSource",
    "infosources": "infoSources",
}
# pubstatus of a published item that may no longer be used -> the notice of the contract.
NOTICES = {"canceled": "kill", "cancelled": "kill", "withheld": "withdrawn"}


def reads(item: object) -> bool:
    """True for an object that only ninjs has: bodies or headlines of its kind, with an address or a version."""
    if not isinstance(item, dict):
        return False
    own = any(key in ("bodies", "headlines", "headline", "byline") or key.startswith("body_") for key in item)
    return own and any(_key(item, key) in item for key in ("uri", "versioncreated", "firstcreated", "pubstatus"))


def _key(item: Item, key: str) -> str:
    """The key as the item spells it: "versioncreated" in 1.x, "versionCreated" from 2.0 on."""
    return key if key in item else _CAMEL.get(key, key)


def write(item: Item, sheet: Sheet, at: str) -> Told:
    """Put the item's text on ``sheet``; its facts come back, with pointers below ``at`` ("ninjs:/")."""
    title, where = next(_worded(item, "headlines", "headline"), ("", ""))
    told = _told(item, at)
    told.say("headlines", title, at + where)
    slug = item.get("slugline")
    if isinstance(slug, str) and headline.slug_mark(slug):
        sheet.line(slug, box="metadata")
    sheet.line(title, tag="h1")
    if isinstance(item.get("ednote"), str):
        sheet.line(item["ednote"], box="metadata")
    bodies = list(_worded(item, "bodies", "body"))
    teaser = next(_worded(item, "descriptions", "description"), ("", ""))[0]
    if teaser:
        _put(teaser, sheet, box="teaser" if bodies else "")
        told.say("descriptions", teaser, at + "description")
    for row, _where in _rows(item, "subheadlines"):
        sheet.line(row.get("value") if isinstance(row.get("value"), str) else None, box="teaser")
    if bodies:
        marked = [text for text, _where in bodies if "</" in text]
        _put(marked[0] if marked else bodies[0][0], sheet)
    for other in _others(item):
        sheet.line(other, box="related")
    return told


def _others(item: Item) -> Iterator[str]:
    """The headlines of items that this one is only associated with."""
    found = item.get("associations")
    rows = found.values() if isinstance(found, dict) else found
    for row in list(rows)[:20] if isinstance(rows, (list, type({}.values()))) else ():
        if isinstance(row, dict) and row.get("type") in (None, "text", "composite"):
            yield from (text for text, _where in _worded(row, "headlines", "headline"))


def _put(text: str, sheet: Sheet, box: str = "") -> None:
    if "</" in text or "<br" in text:
        sheet.markup(text, box)
    else:
        sheet.plain(text, box)


def _worded(item: Item, many: str, one: str) -> Iterator[tuple[str, str]]:
    """The texts of a field with their pointers: a list of objects in 2.x; "body_text", "headline_main" in 1.x."""
    rows = item.get(many)
    for i, row in enumerate(rows[:20] if isinstance(rows, list) else ()):
        if isinstance(row, dict) and isinstance(row.get("value"), str) and row["value"].strip():
            yield row["value"], f"{many}/{i}/value"
    for key, value in item.items():
        if (key == one or key.startswith(one + "_")) and isinstance(value, str) and value.strip():
            yield value, key


def _told(item: Item, at: str) -> Told:
    told = Told()
    for key in (_key(item, "firstcreated"), _key(item, "contentcreated")):
        told.say("published", item.get(key), at + key)
    for key in (_key(item, "versioncreated"), _key(item, "contentmodified")):
        told.say("modified", item.get(key), at + key)
    for key in ("by", "byline"):
        told.say("authors", _person(item.get(key)), at + key)
    for row, where in _rows(item, "bylines"):
        told.say("authors", _person(row.get("by") or row.get("name") or row.get("value")), at + where)
    for key in (_key(item, "infosource"), _key(item, "infosources")):
        for row, where in _rows(item, key):
            told.say("author_bodies", row.get("name"), at + where + "/name")
    for key in (_key(item, "copyrightholder"),):
        told.say("author_bodies", item.get(key), at + key)
    told.say("located", item.get("located"), at + "located")
    for row, where in _rows(item, "located"):
        told.say("located", row.get("name"), at + where + "/name")
    told.say("language", item.get("language"), at + "language")
    status = _key(item, "pubstatus")
    told.say("notice", NOTICES.get(str(item.get(status, "")).rpartition(":")[2]), at + status)
    for key in ("subject", "subjects"):
        for row, where in _rows(item, key):
            told.say("tags", row.get("name"), at + where + "/name")
    return told


def _person(text: object) -> str:
    """The name of a byline: "Jane Roe (text), agency NTB", "Jane Roe, dpa" -> "Jane Roe"."""
    told = _ROLE.split(text, maxsplit=1)[0].strip() if isinstance(text, str) else ""
    person, _, house = told.partition(", ")
    return person if house and names.agency(house) and not names.agency(person) else told


def _rows(item: Item, key: str) -> Iterator[tuple[dict[str, Any], str]]:
    rows = item.get(key)
    for i, row in enumerate(rows[:50] if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield row, f"{key}/{i}"
