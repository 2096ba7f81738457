"""JSON lines (one JSON value a line, UTF-8): each line an IPTC ninjs item or a schema.org article.

source.index counts lines that are not blank, so that one broken line moves no other story; the first story's warnings
name the lines that were left out.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.errors import SourceUnhandled
from dateline.reading.decode import Decoded
from dateline.reading.formats import json_story
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Page

_NAMED = 5


def reads(decoded: Decoded, uri: str) -> bool:
    """True for a file named so, and for a first line that is a whole JSON object with another object behind it."""
    if uri.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return True
    if not decoded.text[:100].lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    first, _, rest = decoded.text.lstrip("\ufeff \t\r\n").partition("\n")
    return rest.lstrip().startswith("{") and isinstance(_value(first), dict)


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page a line. Raises SourceUnhandled where no line holds a story."""
    sheet = Sheet(uri)
    bad: list[int] = []
    found = 0
    lines = (pair for pair in enumerate(decoded.text.lstrip("\ufeff").split("\n"), 1) if pair[1].strip())
    for index, (number, line) in enumerate(lines):
        item = _value(line)
        if json_story.is_story(item):
            json_story.put(item, sheet, index, {}, f"[{index}]")
            found += 1
        else:
            bad.append(number)
    if not found:
        raise SourceUnhandled(uri, "no line is an IPTC ninjs item or a schema.org article", "convert it to one of them")
    return sheet.pages((*decoded.warnings, *_warning(bad)))


def _value(line: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return None


def _warning(bad: list[int]) -> tuple[str, ...]:
    if not bad:
        return ()
    named = ", ".join(str(number) for number in bad[:_NAMED])
    more = f" and {len(bad) - _NAMED} more" if len(bad) > _NAMED else ""
    return (f"no story in line {named}{more}: left out",)
