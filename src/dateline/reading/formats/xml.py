"""XML made safe: what feeds share. No entity is expanded, nothing outside the document is looked at.

A document that is not well formed is mended once (stray ampersands, characters that XML forbids) before it is refused.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from dateline.errors import SourceUnhandled

# Atomic and possessive: of many declarations in a row each is read once.
_PROLOG = re.compile(
    r"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?>)\s*+)*+<(?P<root>[\w:.-]+)", re.S
)
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_STRAY = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_NAMED = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{1,31});")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PREFIX = re.compile(r"(</?)[\w.-]+:(?=\w)|\sxmlns(?::\w+)?=\"[^\"]*\"")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
DEEPEST = 200


def root_of(text: str) -> str:
    """The name of the document's root element without its prefix, in small letters; "" where it is no XML."""
    found = _PROLOG.match(text[:20_000].lstrip("\ufeff"))
    return found["root"].rpartition(":")[2].lower() if found else ""


def parse(text: str, uri: str) -> Element:
    """The root element. Raises SourceUnhandled for what is no XML even when mended, and for entities of its own."""
    source = _DECLARATION.sub("", text)
    try:
        try:
            return _shallow(fromstring(source), uri)
        except ParseError:
            return _shallow(fromstring(_mended(source)), uri)
    except DefusedXmlException:
        raise SourceUnhandled(uri, "XML that defines entities of its own", "save it without its DOCTYPE") from None
    except (ParseError, ValueError) as error:
        raise SourceUnhandled(uri, f"broken XML ({error})", "check where it was fetched from") from None


def name(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of those names, in the order of ``names``."""
    for wanted in names:
        yield from (child for child in element if name(child) == wanted)


def told(element: Element, *names: str) -> str:
    """The text of the first child of those names that has any."""
    return next((text for child in children(element, *names) if (text := "".join(child.itertext()).strip())), "")


def all_text(element: Element) -> str:
    """Every character of an element's text, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def inner(element: Element) -> str:
    """The markup inside ``element``: that of its children (XHTML), else its text, which may be escaped markup."""
    if len(element) == 0:
        return element.text or ""
    return html.escape(element.text or "", quote=False) + "".join(_as_html(child) for child in element)


def _as_html(element: Element) -> str:
    return _PREFIX.sub(r"\1", tostring(element, encoding="unicode"))


def _mended(source: str) -> str:
    bare = _NAMED.sub(lambda m: m[0] if m[1] in _XML_OWN else html.unescape(m[0]), _FORBIDDEN.sub("", source))
    return _STRAY.sub("&amp;", bare)


def _shallow(root: Element, uri: str) -> Element:
    """``root``, where a feed's nesting can still be walked. Raises SourceUnhandled."""
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > DEEPEST:
            raise SourceUnhandled(uri, f"XML nested more than {DEEPEST} deep", "no feed is built so; check its source")
    return root
