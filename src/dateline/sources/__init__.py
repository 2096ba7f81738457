"""Where bytes come from: files, folders and standard input, without any reading of them."""

from dateline.sources.collect import STDIN, Bytes, collect

__all__ = ["STDIN", "Bytes", "collect"]
