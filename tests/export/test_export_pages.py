"""The pages about the exports say what the exports do."""

from __future__ import annotations

from pathlib import Path

from mappings_page import PAGE, page

from dateline.export import FORMATS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_the_mappings_is_what_the_tables_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python tests/export/mappings_page.py"


def test_every_format_is_in_the_page_of_the_exports() -> None:
    told = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in told] == []
