"""PDF, DOCX and RTF -> their text, which then is read as any other text is; offsets point into it.

PDF by pypdf, DOCX by python-docx, RTF by striprtf (extra ``documents``).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from dateline.errors import SourceEmpty, SourceTooLarge, SourceUnhandled
from dateline.reading.decode import Decoded

MOST_PAGES, MOST_TEXT = 500, 8_000_000
_ADVICE = "install what reads it with: pip install 'dateline[documents]'"
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def opened(data: bytes, uri: str) -> Decoded | None:
    """The text of a document; None for bytes that are none. Raises SourceUnhandled, SourceTooLarge, SourceEmpty."""
    kind = next((reader for is_one, reader in _KINDS if is_one(data)), None)
    if kind is None:
        return None
    try:
        text = kind(data, uri)
    except ImportError as error:
        raise SourceUnhandled(uri, f"a document that needs {error.name}", _ADVICE) from error
    except (SourceUnhandled, SourceTooLarge):
        raise
    except Exception as error:  # each library has a tree of its own for broken files
        raise SourceUnhandled(uri, f"a broken document ({str(error)[:80]})", "save it anew") from error
    if not text.strip():
        raise SourceEmpty(uri, "a document without text (scanned pages?)", "run a text recognition over it first")
    if len(text) > MOST_TEXT:
        raise SourceTooLarge(uri, f"{len(text):,} characters of text, and the limit is {MOST_TEXT:,}", "split it")
    return Decoded(text, "document", (), text.encode("utf-8", "replace"))


def is_docx(data: bytes) -> bool:
    """True for a Word document: a zip with its main part."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "word/document.xml" in packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def _pdf(data: bytes, uri: str) -> str:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceUnhandled(uri, "locked with a password", "save it without one")
    if len(reader.pages) > MOST_PAGES:
        raise SourceTooLarge(uri, f"{len(reader.pages)} pages, and the limit is {MOST_PAGES}", "split it")
    text = "\n\n".join(page.extract_text() or "" for page in reader.pages)
    return _HYPHEN.sub("", text.replace("\r\n", "\n"))


def _docx(data: bytes, uri: str) -> str:
    from docx import Document

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(info.file_size for info in packed.infolist()) > 20 * MOST_TEXT:
            raise SourceTooLarge(uri, "unpacks to too much", "save it as text")
    document = Document(io.BytesIO(data))
    return "\n\n".join(paragraph.text for paragraph in document.paragraphs if paragraph.text.strip())


def _rtf(data: bytes, uri: str) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(data.decode("cp1252", "replace"), errors="ignore"))  # type: ignore[no-untyped-call]


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, str], str]], ...] = (
    (lambda data: data.lstrip()[:5] == b"%PDF-", _pdf),
    (is_docx, _docx),
    (lambda data: data[:5] == b"{\\rtf", _rtf),
)
