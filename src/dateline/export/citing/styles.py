"""The styles by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.export.citing import bibtex, chicago, csl, ris
from dateline.export.citing.citation import Citation

STYLES: dict[str, Callable[[Iterable[Citation]], str]] = {
    "chicago": chicago.render,
    "bibtex": bibtex.render,
    "ris": ris.render,
    "csl": csl.render,
}


def render(style: str, citations: Iterable[Citation]) -> str:
    """The citations in one of ``STYLES``."""
    return STYLES[style](citations)
