"""E-mail (RFC 5322, MIME RFC 2045-2049): the message is a story; each message of a digest (RFC 2046, 5.1.5) is one.

The text is the subject on a line of its own, then the body. Of alternatives the plain text is read, unless it is a
stub beside the markup. Attachments are not read.
"""

from __future__ import annotations

import email
import email.header
import email.policy
import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from dateline.errors import SourceError, SourceUnhandled
from dateline.reading import names
from dateline.reading.decode import Decoded, decode
from dateline.reading.formats.sheet import Sheet
from dateline.reading.page import Page
from dateline.reading.told import Told
from dateline.reading.words import datelines, fold

MEDIA_TYPE = "message/rfc822"
MOST_PARTS, MOST_BOUNDARIES, DEEPEST = 500, 20_000, 20
_HEAD = re.compile(r"\ufeff?(?:From .*\r?\n)?(?:[!-9;-~]{1,60}:.*(?:\r?\n[ \t].*)*\r?\n){2,200}?\r?\n")
_SURE = re.compile(
    r"^(?:mime-version|received|return-path|message-id|dkim-signature|content-transfer-encoding):", re.I | re.M
)
_ANY = re.compile(r"^(?:from|subject|date|to):", re.I | re.M)
# The line that parts a signature off (RFC 3676, 4.3; many programs drop its blank).
_SIGNATURE = re.compile(r"^--[ ]?\r?$(?:(?!^--)[\s\S]){0,1500}\Z", re.MULTILINE)
_FORWARDED = re.compile(r"^(?:(?:fwd?|re|wg|tr|rv)\s?:\s*)+", re.IGNORECASE)
# A plain alternative with less than this share of the markup's words is a stub ("read this in your browser").
_STUB = 0.4


def reads(decoded: Decoded, uri: str) -> bool:
    """True for a file named .eml that begins with header fields, and for fields that only mail has."""
    head = _HEAD.match(decoded.text[:64_000])
    if head is None or uri.lower().endswith((".txt", ".html", ".htm")):
        return False
    return bool(_SURE.search(head[0]) or (uri.lower().endswith(".eml") and _ANY.search(head[0])))


def pages(decoded: Decoded, uri: str) -> tuple[Page, ...]:
    """One page, or one a message of a digest. Raises SourceUnhandled for what the library cannot take apart."""
    if decoded.data.count(b"\n--") > MOST_BOUNDARIES:
        raise SourceUnhandled(uri, f"more than {MOST_BOUNDARIES:,} parts", "save the text part alone")
    try:
        message = email.message_from_bytes(decoded.data.removeprefix(b"\xef\xbb\xbf"), policy=email.policy.compat32)
        messages = list(_messages(message))
    except RecursionError:
        raise SourceUnhandled(uri, "parts nested too deep", "save the text part alone") from None
    sheet = Sheet(uri)
    for index, one in enumerate(messages):
        at = "rfc5322:/" if len(messages) == 1 else f"rfc5322:/message[{index + 1}]/"
        _write(one, sheet, at, index, uri)
    return sheet.pages()


def _messages(message: Message) -> Iterator[Message]:
    """The messages of a digest, else the message itself."""
    parts = message.get_payload()
    if message.get_content_type() == "multipart/digest" and isinstance(parts, list):
        inside = [one.get_payload() for one in parts[:MOST_PARTS] if isinstance(one, Message)]
        found = [one[0] for one in inside if isinstance(one, list) and one and isinstance(one[0], Message)]
        if found:
            yield from found
            return
    yield message


def _write(message: Message, sheet: Sheet, at: str, index: int, uri: str) -> None:
    sheet.line(_subject(message), tag="h1")
    texts = list(_texts(message, uri, 0))
    plain = [text for kind, text in texts if kind == "text/plain"]
    marked = [text for kind, text in texts if kind == "text/html"]
    if plain and (not marked or _words(plain) >= _STUB * _words(marked)):
        for text in plain:
            signature = _SIGNATURE.search(text)
            sheet.plain(text[: signature.start()] if signature else text)
            sheet.plain(signature[0] if signature else None, box="metadata")
    else:
        for text in marked:
            sheet.markup(text)
    sheet.story(MEDIA_TYPE, _told(message, at).facts(), index)


def _words(texts: list[str]) -> int:
    return sum(len(re.sub(r"<[^>]{0,2000}>", " ", text).split()) for text in texts)


def _texts(part: Message, uri: str, depth: int) -> Iterator[tuple[str, str]]:
    """The text parts in order, decoded, as (media type, text)."""
    inside = part.get_payload()
    if isinstance(inside, list):
        for one in inside[:MOST_PARTS] if depth < DEEPEST else ():
            if isinstance(one, Message):
                yield from _texts(one, uri, depth + 1)
    elif part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            try:
                yield part.get_content_type(), decode(data, uri, declared=part.get_content_charset()).text
            except SourceError:
                return


def _told(message: Message, at: str) -> Told:
    told = Told()
    name, address = parseaddr(_header(message, "From"))
    told.say("headlines", _subject(message), at + "Subject")
    told.say("published", _date(_header(message, "Date")), at + "Date")
    told.say("author_bodies" if names.agency(name) else "authors", "" if _is_desk(name) else name, at + "From")
    if not name:
        told.address(f"https://{address.rpartition('@')[2]}/" if "@" in address else None)
    told.say("language", _header(message, "Content-Language"), at + "Content-Language")
    told.say("tags", _header(message, "Keywords"), at + "Keywords")
    return told


def _subject(message: Message) -> str:
    """The subject without the marks of replies and forwarded copies."""
    subject = _header(message, "Subject")
    return _FORWARDED.sub("", subject) or subject


def _is_desk(name: str) -> bool:
    """True for a sender that is a desk, a service, a list: "PAP English Service", "MFA Media Desk"."""
    words = fold(name).split()
    return not datelines().press_nouns.isdisjoint(words) or not datelines().desk_words.isdisjoint(words)


def _date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).isoformat() if text else ""
    except (ValueError, IndexError, TypeError, OverflowError):
        return text


def _header(message: Message, name: str) -> str:
    """A header with its encoded words (RFC 2047) decoded; "" where there is none."""
    raw = str(message.get(name) or "")[:4_000]
    try:
        return " ".join(str(email.header.make_header(email.header.decode_header(raw))).split())
    except (ValueError, LookupError, email.errors.HeaderParseError):
        return " ".join(raw.split())
