"""Dateline reads newswire stories and keeps the dated, sourced record of diplomacy."""

__version__ = "0.1.0"
