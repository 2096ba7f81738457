"""Markup without the depth that makes a parser's time grow with its square."""

from __future__ import annotations

import re

DEEPEST, _STRETCH = 2_000, 8_192
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# Elements that never hold themselves: left open on old pages, they add no depth.
_FLAT = re.compile(
    r"(?:p|li|t[drh]|d[td]|option|br|hr|img|meta|link|input|wbr|col|area|base|source|track|embed|param|h[1-6]|script|style)"
)
_WRAPPER = re.compile(r"</?(?!(?:p|br|h[1-6]|title|script|style|meta)\b)[a-zA-Z][^<>]*>")


def shallow(source: str) -> tuple[str, bool]:
    """``source``, and False; where elements nest too deep, ``source`` without those that only wrap, and True."""
    if not _may_be_deep(source) or not _is_deep(source):
        return source, False
    return _WRAPPER.sub("<br>", source), True


def _may_be_deep(source: str) -> bool:
    """False where even the count of tags, stretch by stretch, leaves no room for depth."""
    tags = source.count("<")
    if tags <= DEEPEST or tags - source.count("</") <= DEEPEST:
        return False
    depth = 0
    for at in range(0, len(source), _STRETCH):
        closed = source.count("</", at, at + _STRETCH)
        opened = source.count("<", at, at + _STRETCH) - closed
        if depth + opened > DEEPEST:
            return True
        depth = max(0, depth + opened - closed)
    return False


def _is_deep(source: str) -> bool:
    """True where elements may nest deeper than is allowed."""
    depth = 0
    for m in _TAG.finditer(source):
        if not _FLAT.fullmatch(m[2].lower()):
            depth = max(0, depth - 1) if m[1] else depth + 1
            if depth > DEEPEST:
                return True
    return False
