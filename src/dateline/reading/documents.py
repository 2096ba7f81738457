"""PDF, DOCX and RTF -> their text, which then is read as any other text is; offsets point into it.

PDF by pypdf, DOCX by python-docx, RTF by striprtf (extra ``documents``).
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.errors import SourceEmpty, SourceTooLarge, SourceUnhandled
from dateline.reading.decode import Decoded
from dateline.sources.archives import ZIP, is_office

if TYPE_CHECKING:
    from pypdf import PageObject

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
    return data.startswith(ZIP) and is_office(io.BytesIO(data))


def _pdf(data: bytes, uri: str) -> str:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceUnhandled(uri, "locked with a password", "save it without one")
    if len(reader.pages) > MOST_PAGES:
        raise SourceTooLarge(uri, f"{len(reader.pages)} pages, and the limit is {MOST_PAGES}", "split it")
    return "\n\n".join(_HYPHEN.sub("", _page(page)) for page in reader.pages)


def _page(page: PageObject) -> str:
    """A page's paragraphs: a blank line where the space between lines is wider, full lines run on into the next."""
    lines: list[tuple[float, list[str]]] = []

    def take(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if not text.strip():
            return
        at = tm[5] * cm[3] + cm[5]
        if lines and abs(lines[-1][0] - at) < 2:
            lines[-1][1].append(text)
        else:
            lines.append((at, [text]))

    page.extract_text(visitor_text=take)
    told = [(at, " ".join("".join(parts).split())) for at, parts in lines]
    gaps = [above - below for (above, _), (below, _) in itertools.pairwise(told) if above > below]
    usual, full = min(gaps, default=0.0), 0.75 * max((len(line) for _, line in told), default=0)
    out = ""
    for number, (at, line) in enumerate(told):
        far = number > 0 and not 0 <= told[number - 1][0] - at <= 1.3 * usual
        runs_on = number > 0 and len(told[number - 1][1]) >= full
        out += ("\n\n" if far else " " if runs_on and not out.endswith("-") else "\n") + line
    return out.strip()


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
