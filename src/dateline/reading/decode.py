"""Bytes -> text: byte order mark, UTF-8, declaration, then detection. What was wrong is said."""

from __future__ import annotations

import codecs
import re

import msgspec
from charset_normalizer import from_bytes

from dateline.errors import SourceUnhandled

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,40})", re.I
)
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf]|â(?:€[\u0099\u009c\u009d“”™œ˜¦]|\u0080[\u0093-\u009d])|Â[\u00a0-\u00bf]|ï»¿")
_LEADS = ("Ã", "â", "Â", "ï")
_CONTROLS = bytes(byte for byte in range(27) if byte < 9 or byte > 13)
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"BZh",
    b"\x7fELF",
    b"MZ\x90",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
)


DOUBLED = "the source was stored with characters decoded twice (as â€™ for ’): shown repaired, offsets are the source's"
_HANDLED = "give a page, a text, a feed, a mail or JSON (.html, .txt, .xml, .eml, .json)"
_REACH = 100_000
# Less than this share of bytes above 127 is a language of the Latin alphabet with an accent here and there.
_FEW = 0.05
_HIGH = tuple(bytes([byte]) for byte in range(128, 256))


class Decoded(msgspec.Struct, frozen=True):
    """The text, what it was decoded as, warnings for users, and the bytes as they came."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    data: bytes = b""


def decode(data: bytes, uri: str, *, declared: str | None = None) -> Decoded:
    """Decode ``data``. A byte order mark stays in the text, so that offsets are those of the file.

    ``declared`` is an encoding that the surroundings tell (a mail part's header). Raises SourceUnhandled where the
    bytes are no text.
    """
    if data.startswith(_BINARY) or _is_binary(data):
        raise SourceUnhandled(uri, "not text", _HANDLED)
    text, encoding, warnings = _text(data, uri, (declared or "").lower() or _declaration(data))
    if not text.isascii() and any(lead in text for lead in _LEADS) and len(_MOJIBAKE.findall(text[:_REACH])) >= 2:
        warnings = (*warnings, DOUBLED)
    return Decoded(text, encoding, warnings, data)


def _text(data: bytes, uri: str, declared: str | None) -> tuple[str, str, tuple[str, ...]]:
    found = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)
    if found:
        return data.decode(found[1], "replace"), found[1], ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, uri, error, declared)
    wrong = declared is not None and not text.isascii() and not _is_utf8(declared)
    said = (f"declared as {declared}, decoded as utf-8: the bytes are valid UTF-8",) if wrong else ()
    return text, "utf-8", said


def _guess(data: bytes, uri: str, error: UnicodeDecodeError, declared: str | None) -> tuple[str, str, tuple[str, ...]]:
    if declared and not _is_utf8(declared):
        try:
            return data.decode(_web_name(declared)), declared, ()
        except (ValueError, LookupError):
            pass
    if error.start > len(data) - 4 or _bad_share(data) < 0.0005:
        warning = f"not valid UTF-8 at byte {error.start}: the broken characters are shown as \ufffd"
        return data.decode("utf-8", "replace"), "utf-8", (warning,)
    name = _detected(data)
    told = f"declared as {declared}" if declared else "declares no encoding"
    try:
        text = data.decode(name)
    except (ValueError, LookupError):
        name, text = "cp1252", data.decode("cp1252", "replace")
    if not text.strip():
        raise SourceUnhandled(uri, "not text", _HANDLED)
    return text, name, (f"{told} and is not valid UTF-8; decoded as {name} by detection",)


def _detected(data: bytes) -> str:
    """What the bytes look like. A few odd letters in English decide nothing: then it is what most of the web used."""
    high = sum(map(data[:_REACH].count, _HIGH))
    if high < _FEW * len(data[:_REACH]):
        return "cp1252"
    best = from_bytes(data[: 2 * _REACH]).best()
    return best.encoding if best else "cp1252"


def _bad_share(data: bytes) -> float:
    return data.decode("utf-8", "replace").count("\ufffd") / max(1, len(data))


def _declaration(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else None


def _is_utf8(name: str) -> bool:
    return name.replace("-", "").replace("_", "") in ("utf8", "unicode")


def _web_name(name: str) -> str:
    """Browsers read Latin-1 as Windows-1252, and so do pages."""
    return "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name


def _is_binary(data: bytes) -> bool:
    head = data[:4096]
    if head.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > 0.02 * len(head) and head.count(0) != len(head) // 2
