"""A chronology with footnotes, as Markdown, HTML or DOCX: one file a form, all of the same entries."""

from dateline.export.chronology.entries import Chronology, chronology
from dateline.export.chronology.forms import FORMS, render

__all__ = ["FORMS", "Chronology", "chronology", "render"]
