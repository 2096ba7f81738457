"""What a reader could see in a source, and whether words stand in it."""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def norm(text: object) -> str:
    """Lower case, no accents, one space between words."""
    folded = unicodedata.normalize("NFKD", str(text or "")).lower().replace("’", "'")
    return re.sub(r"[\W_]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).strip()


def text_of(source: Path) -> str:
    """All that a reader could see in the source: pages, feeds (their entries hold escaped markup), ninjs and mails."""
    if source.suffix == ".eml":
        return _mail(source.read_bytes())
    text = source.read_text(encoding="utf-8", errors="replace")
    if source.suffix == ".json":
        text = " \n".join(strings(json.loads(text)))
    if source.suffix == ".xml":
        text = html.unescape(text.replace("<![CDATA[", " ").replace("]]>", " "))
    return _shown(text) if source.suffix in (".html", ".htm", ".xml", ".json") else text


def _shown(text: str) -> str:
    """Markup as read: its text, its metadata, its JSON-LD."""
    text = re.sub(r"(?is)<(script|style).*?</\1>", lambda m: m[0] if "ld+json" in m[0] else " ", text)
    return html.unescape(re.sub(r"<[^>]+>", " ", text) + " " + " ".join(re.findall(r'content="([^"]*)"', text)))


def _mail(data: bytes) -> str:
    """A mail as read: its headers decoded, then its parts."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    parts = [f"{name}: {value}" for name, value in mail.items()]
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            text = part.get_content()
            parts.append(_shown(text) if part.get_content_subtype() == "html" else text)
    return "\n".join(parts)


def strings(value: Any) -> Iterator[str]:
    """Every string of a JSON value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def all_there(words: object, flat: str) -> bool:
    """Each word of ``words`` stands in the normalised text, maybe in the plural: gold may join two places."""
    there = set(flat.split())
    return all(there & {word, f"{word}s", f"{word}es"} for word in norm(words).split())
