"""Entries: what a person knows and writes down. A row -> a story whose text is the row -> one report.

So spans, history, as-of answers and judgements work for it as for any other story.
"""

from dateline.entries.columns import COLUMNS, SIDES
from dateline.entries.entry import Entry, entry_of, parse, written
from dateline.entries.reads import is_entry, read

__all__ = ["COLUMNS", "SIDES", "Entry", "entry_of", "is_entry", "parse", "read", "written"]
