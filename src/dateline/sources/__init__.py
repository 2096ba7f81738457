"""Where bytes come from: files, folders, archives and standard input, without any reading of them."""

from dateline.sources.collect import STDIN, collect
from dateline.sources.packet import Bytes

__all__ = ["STDIN", "Bytes", "collect"]
