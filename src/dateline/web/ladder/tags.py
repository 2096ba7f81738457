"""SVG elements as text; whatever a story brings in is escaped here and nowhere else."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from dateline.web.views.words import clean

_PLAIN = re.compile(r"[!#-%'-;=?-~]+(?: [!#-%'-;=?-~]+)*")
"""What needs neither cleaning nor escaping: ASCII without marks of SVG, single blanks between."""
_SHORT = 24
"""Characters below which a value is likely to come again."""
Look = tuple[tuple[str, str | None], ...]
"""Attributes that many elements have alike; None leaves out."""


def text(words: str) -> str:
    """Words as the content of an element: cleaned of control characters and of turned writing, and escaped."""
    return escape(clean(words))


def tag(name: str, attributes: Mapping[str, str | float | None], *inner: str, escaped: str = "") -> str:
    """``<name ...>inner</name>``. ``inner`` is SVG made here, ``escaped`` went through ``text``; None leaves out."""
    told, content = _told(attributes), escaped + "".join(inner)
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def path(d: str, look: Look) -> str:
    """A path that looks like many others: ``tag("path", ...)``, of which all but ``d`` (made here) is made once."""
    return f'<path d="{d}"{_looks(look)}/>'


@functools.lru_cache(maxsize=256)
def _looks(look: Look) -> str:
    return _told(dict(look))


def _told(attributes: Mapping[str, str | float | None]) -> str:
    return "".join(f" {key}={_quoted(value)}" for key, value in attributes.items() if value not in (None, ""))


def _quoted(value: str | float | None) -> str:
    if not isinstance(value, str):
        return f'"{value:g}"'
    return _in_quotes(value) if len(value) < _SHORT else _made(value)


@functools.lru_cache(maxsize=1024)
def _in_quotes(value: str) -> str:
    """Colours, classes and widths stand on every mark."""
    return _made(value)


def _made(value: str) -> str:
    return f'"{value}"' if _PLAIN.fullmatch(value) else quoteattr(clean(value))


def link(href: str, title: str, *inner: str) -> str:
    """A link around a picture, with its title for who rests on it or hears it."""
    told = text(title)
    named = f'"{told}"' if _PLAIN.fullmatch(title) else quoteattr(clean(title))
    return f'<a href={_quoted(href)} aria-label={named} class="l-link"><title>{told}</title>{"".join(inner)}</a>'
