"""The record in the forms of others: one file a format, each a pure function from events to pieces of a file.

``write(name, events, context)`` gives the bytes in pieces, so that a file of any size needs the memory of one event.
"""

from dateline.export.context import Cited, Context, cited
from dateline.export.formats import FORMATS, Format, write

__all__ = ["FORMATS", "Cited", "Context", "Format", "cited", "write"]
