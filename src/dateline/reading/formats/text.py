"""Plain text: wire copy, or a page that somebody saved as text."""

from __future__ import annotations

import re

from dateline.reading.anatomy import plain
from dateline.reading.decode import Decoded
from dateline.reading.page import Block, Facts, Page, block

# What crawlers write before the text they took from a page: " date 2022-09-05 TEXT".
_DATE = re.compile(r"\s*date (?P<day>\d{4}-\d\d-\d\d)(?!\S)")


def reads(decoded: Decoded, uri: str) -> bool:
    """Everything that no other format takes."""
    return True


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page; its offsets are those of the decoded file, byte order mark and carriage returns included."""
    start = 1 if decoded.text.startswith("\ufeff") else 0
    blocks = plain.split(decoded.text, start)
    facts = Facts()
    stamp = _DATE.match(decoded.text, start)
    if stamp and blocks:
        facts, blocks = Facts(published=(stamp["day"],)), _behind(decoded.text, stamp, blocks)
    return (Page(text=decoded.text, blocks=blocks, media_type="text/plain", facts=facts, warnings=decoded.warnings),)


def _behind(text: str, stamp: re.Match[str], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the crawler's date cut off the first one."""
    date = block(text, stamp.start(), stamp.end(), boxes=(("metadata", 0),))
    rest = block(text, stamp.end(), blocks[0].end)
    return tuple(b for b in (date, rest, *blocks[1:]) if b is not None)
