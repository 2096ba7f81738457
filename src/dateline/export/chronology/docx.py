"""A Word document with real footnotes, which python-docx does not write: their part of the package is made here."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn

from dateline.export.chronology.entries import Chronology

_UP = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
# Word asks for the two lines that part notes from the text, under these ids.
_PARTING = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for kind, number, mark in (("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator"))
)


def write(told: Chronology) -> bytes:
    """The whole document."""
    document = Document()
    document.core_properties.title, document.core_properties.author = told.title, "Dateline"
    document.add_heading(told.title, 0)
    document.add_paragraph(f"As known on {told.as_of}.")
    notes: list[str] = []
    for year, entries in told.years:
        document.add_heading(year, 1)
        for entry in entries:
            notes.append(entry.note)
            paragraph = document.add_paragraph()
            paragraph.add_run(entry.days).bold = True
            paragraph.add_run(f" {entry.text}")
            _refer(paragraph, len(notes))
            for detail in entry.details:
                document.add_paragraph(detail, style="List Bullet")
    _add_notes(document, notes)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _refer(paragraph: Any, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)


def _add_notes(document: Any, notes: Sequence[str]) -> None:
    body = "".join(_note(number, note) for number, note in enumerate(notes, 1))
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{_PARTING}{body}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(number: int, note: str) -> str:
    text = f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r>'
    return f'<w:footnote w:id="{number}"><w:p><w:r>{_UP}<w:footnoteRef/></w:r>{text}</w:p></w:footnote>'
