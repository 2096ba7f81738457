"""A translation that a person supplies of a story in another language: a text of its own that says what it translates.

    dateline translation
    of: 5c1f... (the story's id)
    language: ko
    by: Ana
    publisher: Chosun Ilbo
    published: 2023-04-14
    address: https://wire.example/ko/1

    S. Korea, Japan to hold talks

    SEOUL, April 14 -- ...

What is said above the text is the story's own (publisher, agencies, clock, address); what is read below it is read as
any story is, and points at the translated words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.errors import SourceUnhandled
from dateline.model import Evidence, Reading, Source, Span, Story, Translation
from dateline.model.story import TRANSLATION_TYPE
from dateline.reading.anatomy import plain
from dateline.reading.anatomy.dissect import dissect
from dateline.reading.decode import decode
from dateline.reading.page import Page, block
from dateline.sources import Bytes
from dateline.sources.collect import SIDECAR

HEAD = "dateline translation"
LONGEST = 1_000_000
"""Bytes of a sidecar that are read."""
_FIELDS = ("of", "language", "by", "publisher", "agencies", "published", "updated", "address", "supersedes")
_OF_STORY = ("publisher", "agencies", "published", "updated")
_BY = re.compile(r"\s*translated by: *(?P<who>\S[^\r\n]*)", re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{64}")
_RULE = "of the story translated"


def is_translation(source: Bytes) -> bool:
    """True where the bytes are a translation as ``written`` writes it."""
    return source.data.startswith(f"{HEAD}\n".encode())


def written(of: Story, text: str, *, by: str | None, supersedes: str | None = None) -> Bytes:
    """The source of a translation of the story ``of``; ``supersedes``: the id of an earlier one that it replaces."""
    told = {
        "of": of.id, "language": of.language, "by": by, "publisher": of.publisher, "agencies": "; ".join(of.agencies),
        "published": of.published, "updated": of.updated, "address": of.source.uri, "supersedes": supersedes,
    }  # fmt: skip
    lines = (f"{name}: {' '.join(value.split())}" for name, value in told.items() if value)
    body = text.removeprefix("\ufeff").replace("\r\n", "\n").strip("\n")
    data = "\n".join((HEAD, *lines, "", body, "")).encode()
    return Bytes(of.source.uri, data, hashlib.sha256(data).hexdigest())


def beside(of: Story) -> Bytes | None:
    """The translation that lies beside the story's file; None where there is none.

    Its first line may say who supplied it: "translated by: Ana".
    """
    path = Path(f"{of.source.uri}{SIDECAR}")
    if "://" in of.source.uri or of.source.index or not path.is_file():
        return None
    with path.open("rb") as stream:
        data = stream.read(LONGEST)
    text = decode(data, str(path)).text.removeprefix("\ufeff")
    by = _BY.match(text)
    return written(of, text[by.end() :] if by else text, by=by["who"].strip() if by else None)


def read(source: Bytes, *, date: str | None = None) -> Reading:
    """The translation as a story. Raises SourceUnhandled for a text that no ``written`` translation has."""
    decoded = decode(source.data, source.uri)
    text = decoded.text
    told, start = _header(text)
    of = told.get("of")
    if of is None or not _ID.fullmatch(_cut(text, of)):
        raise SourceUnhandled(source.uri, "a broken translation (no 'of: STORY')", "write it with: dateline translate")
    head = block(text, 0, start, boxes=(("metadata", 0),))
    blocks = tuple(b for b in (head, *plain.split(text, start)) if b is not None)
    page = Page(text=text, blocks=blocks, media_type=TRANSLATION_TYPE, warnings=decoded.warnings)
    address = _cut(text, told["address"]) if "address" in told else source.uri
    known = _cut(text, told.get("published") or told.get("updated"))[:10] or date
    reading = dissect(page, Source(uri=address, media_type=TRANSLATION_TYPE, sha256=source.sha256), date=known)
    return msgspec.structs.replace(reading, story=_owned(reading.story, text, told))


def _header(text: str) -> tuple[dict[str, Span], int]:
    """Where each field's value stands, and where the translated text begins."""
    found: dict[str, Span] = {}
    at = len(HEAD) + 1
    for line in text[at:].split("\n"):
        name, colon, value = line.partition(": ")
        if not line or not colon or name not in _FIELDS:
            break
        start = at + len(name) + 2
        found.setdefault(name, Span(start, start + len(value)))
        at += len(line) + 1
    return found, at


def _owned(read: Story, text: str, told: dict[str, Span]) -> Story:
    """The story with what it has from the one it translates."""

    def say(name: str) -> str | None:
        return _cut(text, told[name]) if name in told else None

    own = {name for name in _OF_STORY if name in told}
    clocks = {"published", "updated"} if own & {"published", "updated"} else set()
    kept = (e for e in read.evidence if e.field not in own | clocks)
    return msgspec.structs.replace(
        read,
        publisher=say("publisher") or read.publisher,
        agencies=tuple((say("agencies") or "").split("; ")) if "agencies" in told else read.agencies,
        published=say("published") if clocks else read.published,
        updated=say("updated") if clocks else read.updated,
        notice="correction" if "supersedes" in told else None,
        supersedes=say("supersedes"),
        translation=Translation(of=say("of") or "", language=say("language"), by=say("by")),
        evidence=(
            *kept,
            *_pointing(text, {name: told[name] for name in _OF_STORY if name in own | clocks & set(told)}),
        ),
    )


def _pointing(text: str, told: dict[str, Span]) -> Iterator[Evidence]:
    for name, at in told.items():
        yield Evidence(field=name, text=_cut(text, at), start=at.start, end=at.end, rule=_RULE)


def _cut(text: str, at: Span | None) -> str:
    return at.cut(text) if at else ""
