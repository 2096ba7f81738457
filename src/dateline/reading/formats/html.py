"""HTML of any age (WHATWG HTML by lexbor; schema.org JSON-LD, OpenGraph and microdata for what the head says)."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from dateline.reading import markup, metadata
from dateline.reading.decode import Decoded
from dateline.reading.page import Page

_SIGNS = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<article[\s>]|<div[\s>]|<p>|<table[\s>]", re.IGNORECASE
)
DEEPEST = 5_000


def reads(text: str, uri: str) -> bool:
    """True where the first characters hold tags of a page."""
    head = text[:3000].lstrip("\ufeff \t\r\n")
    return bool(_SIGNS.search(head)) and (head.startswith("<") or uri.lower().endswith((".html", ".htm", ".xhtml")))


def pages(decoded: Decoded) -> tuple[Page, ...]:
    """One page; its text is the whole page rendered, and offsets point into that."""
    tree = LexborHTMLParser(decoded.text)
    text, blocks = markup.render(tree)
    return (
        Page(text=text, blocks=blocks, media_type="text/html", facts=metadata.facts(tree), warnings=decoded.warnings),
    )
