"""HTML of any age (WHATWG HTML by lexbor; schema.org JSON-LD, OpenGraph and microdata for what the head says)."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from dateline.reading import markup, metadata
from dateline.reading.decode import Decoded
from dateline.reading.formats.shallow import DEEPEST, shallow
from dateline.reading.page import Page

_SIGNS = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<article[\s>]|<div[\s>]|<p>|<table[\s>]", re.IGNORECASE
)


def reads(decoded: Decoded, uri: str) -> bool:
    """True where the first characters hold tags of a page."""
    head = decoded.text[:3000].lstrip("\ufeff \t\r\n")
    return bool(_SIGNS.search(head)) and (head.startswith("<") or uri.lower().endswith((".html", ".htm", ".xhtml")))


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page; its text is the whole page rendered, and offsets point into that."""
    source, flattened = shallow(decoded.text)
    warnings = decoded.warnings
    if flattened:
        warnings = (*warnings, f"elements nested more than {DEEPEST} deep were taken apart: boxes are not known")
    tree = LexborHTMLParser(source)
    text, blocks = markup.render(tree)
    facts = metadata.in_scripts(source, metadata.facts(tree))
    return (Page(text=text, blocks=blocks, media_type="text/html", facts=facts, warnings=warnings),)
