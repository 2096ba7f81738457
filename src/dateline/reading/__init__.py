"""Bytes -> Story: one file a format, then ``anatomy``, which knows how a wire story is built."""

from dateline.reading.reader import read, whole_text

__all__ = ["read", "whole_text"]
