"""Reviewed words as data: YAML files, one loader, one type a file."""

from dateline.vocabulary.loader import digest, load, names

__all__ = ["digest", "load", "names"]
