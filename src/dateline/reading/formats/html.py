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
DEEPEST = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# Elements that never hold themselves: left open on old pages, they add no depth.
_SHALLOW = re.compile(
    r"(?:p|li|t[drh]|d[td]|option|br|hr|img|meta|link|input|wbr|col|area|base|source|track|embed|param|h[1-6]|script|style)"
)
_WRAPPER = re.compile(r"</?(?!(?:p|br|h[1-6]|title|script|style|meta)\b)[a-zA-Z][^<>]*>")


def reads(text: str, uri: str) -> bool:
    """True where the first characters hold tags of a page."""
    head = text[:3000].lstrip("\ufeff \t\r\n")
    return bool(_SIGNS.search(head)) and (head.startswith("<") or uri.lower().endswith((".html", ".htm", ".xhtml")))


def pages(decoded: Decoded) -> tuple[Page, ...]:
    """One page; its text is the whole page rendered, and offsets point into that."""
    source, warnings = decoded.text, decoded.warnings
    if _depth(source) > DEEPEST:
        source = _WRAPPER.sub("<br>", source)
        warnings = (*warnings, f"elements nested more than {DEEPEST} deep were taken apart: boxes are not known")
    tree = LexborHTMLParser(source)
    text, blocks = markup.render(tree)
    return (Page(text=text, blocks=blocks, media_type="text/html", facts=metadata.facts(tree), warnings=warnings),)


def _depth(source: str) -> int:
    """How deep elements may nest: the parser's time grows with the square of it."""
    depth = deepest = 0
    for m in _TAG.finditer(source):
        if not _SHALLOW.fullmatch(m[2].lower()):
            depth = max(0, depth - 1) if m[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest
